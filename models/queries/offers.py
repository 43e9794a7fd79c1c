"""All openings on offer in a municipality at once, with what each asks."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col

from models.kinds import AgreementState
from models.queries.openings import OpeningDetails, seats_taken_of
from models.queries.paging import columns
from models.rules.opening_flow import ON_OFFER
from models.tables.companies import Company, PartnershipAgreement, Workplace
from models.tables.openings import (
    Opening,
    OpeningDanishNeed,
    OpeningRequirement,
    OpeningSlot,
)
from models.tables.vocabulary import Concept, Place


def on_offer(session: Session, municipality_id: int) -> Sequence[OpeningDetails]:
    """The openings a match list may be made for now, by number; five statements in all."""
    here = _on_offer(municipality_id)
    rows = session.execute(
        columns(Opening, Company, Workplace, Place, Concept)
        .join(Company, col(Company.id) == Opening.company_id)
        .join(PartnershipAgreement, col(PartnershipAgreement.company_id) == Company.id)
        .join(Workplace, col(Workplace.id) == Opening.workplace_id)
        .join(Place, col(Place.postcode) == Workplace.postcode)
        .outerjoin(Concept, col(Concept.id) == Opening.occupation_id)
        .where(here, col(PartnershipAgreement.state) != AgreementState.PAUSED)
        .order_by(col(Opening.id))
    ).all()
    needs = _by_opening(session, here, OpeningDanishNeed, order=(OpeningDanishNeed.id,))
    slots = _by_opening(session, here, OpeningSlot, order=(OpeningSlot.weekday, OpeningSlot.starts))
    requirements = _requirements(session, here)
    taken = seats_taken_of(session, [opening.id for opening, *_rest in rows])
    return [
        OpeningDetails(
            opening=opening,
            company=company,
            workplace=workplace,
            place=place,
            occupation=occupation,
            requirements=requirements.get(opening.id, []),
            danish=needs.get(opening.id, []),
            slots=slots.get(opening.id, []),
            seats_taken=taken.get(opening.id, 0),
        )
        for opening, company, workplace, place, occupation in rows
    ]


def _on_offer(municipality_id: int) -> Any:
    return (col(Opening.municipality_id) == municipality_id) & col(Opening.state).in_(ON_OFFER)


def _by_opening(
    session: Session, here: Any, table: Any, *, order: Sequence[Any]
) -> Mapping[int, list[Any]]:
    rows = session.execute(
        columns(table)
        .join(Opening, col(Opening.id) == table.opening_id)
        .where(here)
        .order_by(table.opening_id, *order)
    )
    found: dict[int, list[Any]] = {}
    for row in rows.scalars():
        found.setdefault(row.opening_id, []).append(row)
    return found


def _requirements(session: Session, here: Any) -> Mapping[int, list[Any]]:
    """Rows (OpeningRequirement, Concept or None) by opening, in the order they are asked."""
    rows = session.execute(
        columns(OpeningRequirement, Concept)
        .join(Opening, col(Opening.id) == OpeningRequirement.opening_id)
        .outerjoin(Concept, col(Concept.id) == OpeningRequirement.concept_id)
        .where(here)
        .order_by(
            col(OpeningRequirement.opening_id),
            col(OpeningRequirement.position),
            col(OpeningRequirement.id),
        )
    )
    found: dict[int, list[Any]] = {}
    for requirement, concept in rows:
        found.setdefault(requirement.opening_id, []).append((requirement, concept))
    return found
