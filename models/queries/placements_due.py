"""Placements whose first or last day has come, in every municipality."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from models.kinds import PlacementState
from models.queries.placements import asked_for_longer
from models.tables.placements import Placement


def due_to_start(session: Session, on: date) -> Sequence[Placement]:
    """Approved placements whose first day has come."""
    return session.exec(
        select(Placement)
        .where(Placement.state == PlacementState.APPROVED, col(Placement.starts) <= on)
        .order_by(col(Placement.id))
    ).all()


def due_to_complete(session: Session, on: date) -> Sequence[Placement]:
    """Running placements whose last day is over.

    One with an extension that nobody has decided waits for that (C.3); the front page says so.
    """
    return session.exec(
        select(Placement)
        .where(
            Placement.state == PlacementState.ACTIVE, col(Placement.ends) < on, ~asked_for_longer()
        )
        .order_by(col(Placement.id))
    ).all()
