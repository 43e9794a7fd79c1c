"""Who of the staff is away when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.rules.access import Viewer
from models.tables.people import User
from models.tables.promise_clock import Absence


def coming(session: Session, viewer: Viewer, on: date) -> Sequence[Any]:
    """Absences of the viewer's municipality that are not over on that day, the next first.

    Rows (Absence, the person's name).
    """
    return session.execute(
        columns(Absence, User.name)
        .join(User, col(User.id) == Absence.user_id)
        .where(col(Absence.municipality_id) == viewer.municipality_id, col(Absence.until_on) >= on)
        .order_by(col(Absence.from_on), col(User.name), col(Absence.id))
    ).all()


def absence_for(session: Session, viewer: Viewer, absence_id: int) -> Absence | None:
    """An absence in the viewer's municipality."""
    return session.exec(
        select(Absence).where(
            Absence.id == absence_id, Absence.municipality_id == viewer.municipality_id
        )
    ).first()


def away_on(session: Session, municipality_id: int, on: date) -> frozenset[int]:
    """Who is away on that day, by number."""
    return frozenset(
        session.exec(
            select(Absence.user_id).where(
                Absence.municipality_id == municipality_id,
                col(Absence.from_on) <= on,
                col(Absence.until_on) >= on,
            )
        )
    )
