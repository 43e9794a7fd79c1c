"""The legal figures as rows."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from models.tables.law import FigureRow


def figures_from(session: Session, municipality_id: int, on: date) -> Sequence[FigureRow]:
    """The figures in force on a day or later, the municipality's own beside those for all."""
    return session.exec(
        select(FigureRow)
        .where(
            col(FigureRow.municipality_id).is_(None)
            | (col(FigureRow.municipality_id) == municipality_id),
            col(FigureRow.valid_to).is_(None) | (col(FigureRow.valid_to) >= on),
        )
        .order_by(col(FigureRow.key), col(FigureRow.valid_from))
    ).all()
