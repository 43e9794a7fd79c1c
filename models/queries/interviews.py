"""When citizen and company meet before a yes, and courses that go with a placement."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.tables.placements import Interview
from models.tables.programme import ContractActivity


def interview_of(session: Session, placement_id: int) -> Interview | None:
    """The appointment; None before anybody made one."""
    return session.get(Interview, placement_id)


def courses_of(session: Session, placement_id: int) -> Sequence[ContractActivity]:
    """The courses that belong to the placement, the first first (S4-10)."""
    return session.exec(
        select(ContractActivity)
        .where(ContractActivity.placement_id == placement_id)
        .order_by(col(ContractActivity.from_on), col(ContractActivity.id))
    ).all()
