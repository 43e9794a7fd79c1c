"""The parts of a citizen's record that lie beside the CV."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, or_, select

from models.tables.records import Consideration


def considerations_on(session: Session, citizen_id: int, on: date) -> Sequence[Consideration]:
    """The functional limits that hold that day, the oldest first."""
    return session.exec(
        select(Consideration)
        .where(
            Consideration.citizen_id == citizen_id,
            Consideration.from_on <= on,
            or_(col(Consideration.until_on).is_(None), col(Consideration.until_on) >= on),
        )
        .order_by(col(Consideration.from_on), col(Consideration.id))
    ).all()


def considerations_text(session: Session, citizen_id: int, on: date) -> str:
    """The same as one text, empty when there are none."""
    return " ".join(row.text for row in considerations_on(session, citizen_id, on))
