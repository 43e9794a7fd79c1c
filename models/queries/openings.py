"""Openings as the viewer may see them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from models.kinds import OpeningState, PlacementState, PlacementType, RequirementKind, Role
from models.queries.paging import Page, Wanted, columns, page_of
from models.queries.served import openings_served
from models.rules.access import Viewer
from models.rules.opening_flow import ON_OFFER
from models.tables.columns import folded
from models.tables.companies import Company, Workplace
from models.tables.openings import (
    Opening,
    OpeningDanishNeed,
    OpeningRequirement,
    OpeningSlot,
)
from models.tables.placements import Placement
from models.tables.vocabulary import Concept, Place


@dataclass(frozen=True)
class OpeningDetails:
    """An opening with everything its page shows."""

    opening: Opening
    company: Company
    workplace: Workplace
    place: Place
    occupation: Concept | None
    requirements: Sequence[Any]  # rows (OpeningRequirement, Concept or None)
    danish: Sequence[OpeningDanishNeed]
    slots: Sequence[OpeningSlot]
    seats_taken: int


@dataclass(frozen=True)
class OpeningsSought:
    """What a person filtered the openings by."""

    search: str = ""
    states: Collection[OpeningState] = ()
    placement_type: PlacementType | None = None
    company_id: int | None = None
    lapses_by: date | None = None  # on offer, and its last day to apply is that day or before
    beginners: bool = False  # only at companies that take people on who are new to work


def mine(viewer: Viewer) -> Any:
    """The condition that keeps openings to the viewer's own."""
    if viewer.role is Role.EMPLOYER:
        return (col(Opening.company_id) == viewer.company_id) & openings_served(viewer)
    fence = col(Opening.municipality_id) == viewer.municipality_id
    # What the company has not sent yet is the company's own.
    return fence & col(Opening.state).not_in([OpeningState.DRAFT, OpeningState.DISCARDED])


def opening_for(session: Session, viewer: Viewer, opening_id: int) -> Opening | None:
    """The opening, or None when it does not exist or is not the viewer's to see."""
    return session.exec(select(Opening).where(Opening.id == opening_id, mine(viewer))).first()


def requirement_for(
    session: Session, opening_id: int, requirement_id: int
) -> OpeningRequirement | None:
    """One of the opening's requirements in words; a licence is a code and means only itself."""
    return session.exec(
        select(OpeningRequirement).where(
            OpeningRequirement.id == requirement_id,
            OpeningRequirement.opening_id == opening_id,
            OpeningRequirement.kind != RequirementKind.LICENCE,
        )
    ).first()


def locked(session: Session, opening_id: int) -> Opening:
    """The opening as it is this moment; whoever else takes or frees a seat waits for us.

    What the session read of it before is read anew, so nobody is refused because the seats moved
    while her page was made.
    """
    return session.exec(
        select(Opening)
        .where(Opening.id == opening_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def seats_taken(session: Session, opening_id: int) -> int:
    """Approved and running placements (rule C.5)."""
    return session.exec(
        select(func.count(col(Placement.id))).where(
            Placement.opening_id == opening_id,
            col(Placement.state).in_([PlacementState.APPROVED, PlacementState.ACTIVE]),
        )
    ).one()


def seats_taken_now() -> Any:
    """The same as a column beside an opening."""
    return (
        select(func.count(col(Placement.id)))
        .where(
            col(Placement.opening_id) == Opening.id,
            col(Placement.state).in_([PlacementState.APPROVED, PlacementState.ACTIVE]),
        )
        .correlate(Opening)
        .scalar_subquery()
    )


def seats_taken_of(session: Session, opening_ids: Collection[int]) -> Mapping[int, int]:
    """Approved and running placements by opening; an opening without any is left out."""
    rows = session.execute(
        columns(Placement.opening_id, func.count(col(Placement.id)))
        .where(
            col(Placement.opening_id).in_(opening_ids),
            col(Placement.state).in_([PlacementState.APPROVED, PlacementState.ACTIVE]),
        )
        .group_by(col(Placement.opening_id))
    ).all()
    return dict(map(tuple, rows))


def slots_of(session: Session, opening_id: int) -> Sequence[OpeningSlot]:
    """The opening's weekly hours, Monday first."""
    return session.exec(
        select(OpeningSlot)
        .where(OpeningSlot.opening_id == opening_id)
        .order_by(col(OpeningSlot.weekday), col(OpeningSlot.starts))
    ).all()


def details(session: Session, opening: Opening) -> OpeningDetails:
    """Everything about one opening in six statements."""
    company, workplace, place = session.execute(
        columns(Company, Workplace, Place)
        .join(Workplace, col(Workplace.company_id) == Company.id)
        .join(Place, col(Place.postcode) == Workplace.postcode)
        .where(Workplace.id == opening.workplace_id)
    ).one()
    requirements = session.execute(
        columns(OpeningRequirement, Concept)
        .outerjoin(Concept, col(Concept.id) == OpeningRequirement.concept_id)
        .where(OpeningRequirement.opening_id == opening.id)
        .order_by(col(OpeningRequirement.position), col(OpeningRequirement.id))
    ).all()
    danish = session.exec(
        select(OpeningDanishNeed)
        .where(OpeningDanishNeed.opening_id == opening.id)
        .order_by(col(OpeningDanishNeed.id))
    ).all()
    return OpeningDetails(
        opening=opening,
        company=company,
        workplace=workplace,
        place=place,
        occupation=session.get(Concept, opening.occupation_id) if opening.occupation_id else None,
        requirements=requirements,
        danish=danish,
        slots=slots_of(session, opening.id),
        seats_taken=seats_taken(session, opening.id),
    )


def openings_page(
    session: Session,
    viewer: Viewer,
    wanted: Wanted,
    sought: OpeningsSought,
) -> Page[Any]:
    """Rows (Opening, Company, Workplace), those waiting for review first, then the newest."""
    waiting = col(Opening.state) == OpeningState.SUBMITTED
    conditions = (mine(viewer), *_conditions(sought))
    statement = (
        columns(Opening, Company, Workplace)
        .join(Company, col(Company.id) == Opening.company_id)
        .join(Workplace, col(Workplace.id) == Opening.workplace_id)
        .where(*conditions)
        # Who has waited longest comes first; the rest by age, the newest first.
        .order_by(
            waiting.desc(),
            case((waiting, col(Opening.submitted_at))),
            col(Opening.created_at).desc(),
            col(Opening.id).desc(),
        )
    )
    counted = columns(Opening.id).where(*conditions)
    if sought.search or sought.beginners:
        counted = counted.join(Company, col(Company.id) == Opening.company_id)
    return page_of(session, statement, wanted, counted=counted)


def _conditions(sought: OpeningsSought) -> Iterator[Any]:
    if sought.states:
        yield col(Opening.state).in_(sought.states)
    if sought.placement_type is not None:
        yield col(Opening.placement_type) == sought.placement_type
    if sought.company_id is not None:
        yield col(Opening.company_id) == sought.company_id
    if sought.lapses_by is not None:
        yield col(Opening.state).in_(ON_OFFER)
        yield col(Opening.apply_by) <= sought.lapses_by
    if sought.beginners:
        yield col(Company.accepts_beginners)
    if sought.search:
        key = folded(sought.search)
        yield col(Company.search_key).contains(key, autoescape=True) | col(
            Opening.search_key
        ).contains(key, autoescape=True)


def past_apply_by(session: Session, on: date) -> Sequence[Opening]:
    """Openings on offer whose last day for answers is over, in every municipality."""
    return session.exec(
        select(Opening)
        .where(
            col(Opening.state).in_([OpeningState.PUBLISHED, OpeningState.PARTLY_FILLED]),
            col(Opening.apply_by) < on,
        )
        .order_by(col(Opening.id))
    ).all()


def counts_by_state(session: Session, viewer: Viewer) -> Mapping[OpeningState, int]:
    rows = session.execute(
        columns(Opening.state, func.count(col(Opening.id)))
        .where(mine(viewer))
        .group_by(col(Opening.state))
    ).all()
    return dict(map(tuple, rows))
