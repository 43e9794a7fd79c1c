"""The legal figures as rows, and what they are asked about."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, or_, select

from models.kinds import OpeningState, PlacementState
from models.queries.paging import columns
from models.tables.companies import Company, Workplace
from models.tables.law import FigureRow
from models.tables.openings import Opening
from models.tables.people import User
from models.tables.placements import Placement

# The law was asked about these, or soon will be.
_ASKED = (PlacementState.CHECKS_PENDING, PlacementState.APPROVED, PlacementState.ACTIVE)
_OFFERED = (
    OpeningState.SUBMITTED,
    OpeningState.RETURNED,
    OpeningState.PUBLISHED,
    OpeningState.PARTLY_FILLED,
    OpeningState.ON_HOLD,
)


def figures_from(session: Session, municipality_id: int, on: date) -> Sequence[FigureRow]:
    """The figures in force on a day or later, the municipality's own beside those for all."""
    return session.exec(
        select(FigureRow)
        .where(
            _holds_in(municipality_id),
            col(FigureRow.valid_to).is_(None) | (col(FigureRow.valid_to) >= on),
        )
        .order_by(col(FigureRow.key), col(FigureRow.valid_from))
    ).all()


def editions_of(session: Session, municipality_id: int, key: str) -> Sequence[Any]:
    """Rows (FigureRow, who wrote it or None) of one figure, the newest first."""
    return session.execute(
        columns(FigureRow, User.name)
        .outerjoin(User, col(User.id) == FigureRow.by_id)
        .where(_holds_in(municipality_id), FigureRow.key == key)
        .order_by(col(FigureRow.valid_from).desc(), col(FigureRow.id).desc())
    ).all()


def own_figure(session: Session, municipality_id: int, figure_id: int) -> FigureRow | None:
    """A figure the municipality itself has set."""
    return session.exec(
        select(FigureRow).where(
            FigureRow.id == figure_id, FigureRow.municipality_id == municipality_id
        )
    ).first()


def placements_under_law(session: Session, municipality_id: int) -> Sequence[Placement]:
    """Those at their checks, approved or running."""
    return session.exec(
        select(Placement)
        .where(Placement.municipality_id == municipality_id, col(Placement.state).in_(_ASKED))
        .order_by(col(Placement.id))
    ).all()


def openings_under_law(session: Session, municipality_id: int) -> Sequence[Any]:
    """Rows (Opening, Company, Workplace) of everything that is offered or about to be."""
    return session.execute(
        columns(Opening, Company, Workplace)
        .join(Company, col(Company.id) == Opening.company_id)
        .join(Workplace, col(Workplace.id) == Opening.workplace_id)
        .where(Opening.municipality_id == municipality_id, col(Opening.state).in_(_OFFERED))
        .order_by(col(Opening.id))
    ).all()


def _holds_in(municipality_id: int) -> Any:
    return or_(
        col(FigureRow.municipality_id).is_(None), col(FigureRow.municipality_id) == municipality_id
    )
