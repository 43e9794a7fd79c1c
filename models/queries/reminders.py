"""What people are to be reminded of in a municipality, as far as the store tells by itself."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.kinds import AgreementState, LetterKind, LetterState, PlacementState
from models.queries.paging import columns
from models.rules.before_start import AGREED
from models.rules.opening_flow import ON_OFFER
from models.tables.companies import Company, PartnershipAgreement
from models.tables.letters import Letter
from models.tables.openings import Opening
from models.tables.placement_life import ExpectationAlignment
from models.tables.placements import FirstDay, Placement


def proposals_waiting(session: Session, municipality_id: int, until: datetime) -> Sequence[Any]:
    """Rows (Placement id, company, workplace, when shown) shown until then and not answered, where
    the company has not paused."""
    return session.execute(
        columns(Placement.id, Placement.company_id, Opening.workplace_id, Placement.presented_at)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(PartnershipAgreement, col(PartnershipAgreement.company_id) == Placement.company_id)
        .where(
            col(Placement.municipality_id) == municipality_id,
            Placement.state == PlacementState.PRESENTED,
            col(Placement.presented_at) <= until,
            PartnershipAgreement.state == AgreementState.ACTIVE,
        )
        .order_by(col(Placement.id))
    ).all()


def openings_lapsing(session: Session, municipality_id: int, until: date) -> Sequence[Opening]:
    """Openings on offer whose last day to apply is that day or before."""
    return session.exec(
        select(Opening)
        .where(
            Opening.municipality_id == municipality_id,
            col(Opening.state).in_(ON_OFFER),
            col(Opening.apply_by) <= until,
        )
        .order_by(col(Opening.id))
    ).all()


def pauses_ending(
    session: Session, municipality_id: int, first: date, last: date
) -> Sequence[PartnershipAgreement]:
    """The agreements whose pause has its last day in that time, both days included."""
    return session.exec(
        select(PartnershipAgreement)
        .join(Company, col(Company.id) == PartnershipAgreement.company_id)
        .where(
            Company.municipality_id == municipality_id,
            PartnershipAgreement.state == AgreementState.PAUSED,
            col(PartnershipAgreement.paused_until).between(first, last),
        )
        .order_by(col(PartnershipAgreement.company_id))
    ).all()


def starting(session: Session, municipality_id: int, first: date, last: date) -> Sequence[Any]:
    """Rows (Placement, FirstDay's number or None, the day the mentor was briefed or None) that are
    agreed on and begin in that time, both days included."""
    return session.execute(
        _prepared()
        .where(
            col(Placement.municipality_id) == municipality_id,
            col(Placement.state).in_(AGREED),
            col(Placement.starts).between(first, last),
        )
        .order_by(col(Placement.id))
    ).all()


def prepared(session: Session, placement_id: int) -> Any:
    """The same row of one placement, whatever has become of it."""
    return session.execute(_prepared().where(col(Placement.id) == placement_id)).one()


def _prepared() -> Any:
    return (
        columns(Placement, FirstDay.placement_id, ExpectationAlignment.mentor_briefed_on)
        .outerjoin(FirstDay, col(FirstDay.placement_id) == Placement.id)
        .outerjoin(ExpectationAlignment, col(ExpectationAlignment.placement_id) == Placement.id)
    )


def collecting(session: Session, municipality_id: int) -> Sequence[int]:
    """The people for whom something waits for the mail of the day."""
    rows = session.execute(
        columns(Letter.user_id)
        .where(
            col(Letter.municipality_id) == municipality_id,
            col(Letter.state) == LetterState.COLLECTED,
            col(Letter.digest_id).is_(None),
        )
        .distinct()
        .order_by(col(Letter.user_id))
    )
    return list(rows.scalars())


def put_into_digests(session: Session, municipality_id: int, day: date) -> None:
    """Let each one's mail of that day tell all that waits for her."""
    digest = aliased(Letter)
    its = (
        select(digest.id)
        .where(
            digest.kind == LetterKind.DIGEST,
            digest.detail == day.isoformat(),
            digest.user_id == Letter.user_id,
        )
        .scalar_subquery()
    )
    session.execute(
        update(Letter)
        .where(
            col(Letter.municipality_id) == municipality_id,
            col(Letter.state) == LetterState.COLLECTED,
            col(Letter.digest_id).is_(None),
        )
        .values(digest_id=its)
        .execution_options(synchronize_session=False)
    )
