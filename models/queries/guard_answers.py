"""What the guards answered when decisions about a placement were made."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.tables.placement_life import GuardAnswer


def answers_of(session: Session, placement_id: int) -> Sequence[GuardAnswer]:
    """Every answer that was kept, the first decision first and in the order of the guards."""
    return session.exec(
        select(GuardAnswer)
        .where(GuardAnswer.placement_id == placement_id)
        .order_by(col(GuardAnswer.asked_at), col(GuardAnswer.id))
    ).all()
