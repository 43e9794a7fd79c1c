"""What a municipality has changed of the list of words that openings may not ask with."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.tables.partners import ForbiddenDemand


def own_demands(session: Session, municipality_id: int) -> Sequence[ForbiddenDemand]:
    """The municipality's own lines, the words in order."""
    return session.exec(
        select(ForbiddenDemand)
        .where(ForbiddenDemand.municipality_id == municipality_id)
        .order_by(col(ForbiddenDemand.words), col(ForbiddenDemand.id))
    ).all()
