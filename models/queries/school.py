"""The stretches of school of an IGU."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.tables.placement_life import IguSchoolPeriod


def school_of(session: Session, placement_id: int) -> Sequence[IguSchoolPeriod]:
    """All of them, the first first."""
    return session.exec(
        select(IguSchoolPeriod)
        .where(IguSchoolPeriod.placement_id == placement_id)
        .order_by(col(IguSchoolPeriod.from_on), col(IguSchoolPeriod.id))
    ).all()


def school_row(session: Session, placement_id: int, row_id: int) -> IguSchoolPeriod | None:
    """One stretch of a placement, or None."""
    return session.exec(
        select(IguSchoolPeriod).where(
            IguSchoolPeriod.id == row_id, IguSchoolPeriod.placement_id == placement_id
        )
    ).first()
