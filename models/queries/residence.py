"""The status at permanent residence: its editions, and what it is made from."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import true
from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import User
from models.tables.placements import Placement
from models.tables.residence import ResidenceReport


def editions(session: Session, citizen_id: int) -> Sequence[Any]:
    """Rows (ResidenceReport, name of who wrote it), the newest edition first."""
    return session.execute(
        columns(ResidenceReport, User.name)
        .join(User, col(User.id) == ResidenceReport.by_id)
        .where(ResidenceReport.citizen_id == citizen_id)
        .order_by(col(ResidenceReport.number).desc())
    ).all()


def newest(session: Session, citizen_id: int) -> ResidenceReport | None:
    """The edition that counts."""
    return session.exec(
        select(ResidenceReport)
        .where(ResidenceReport.citizen_id == citizen_id)
        .order_by(col(ResidenceReport.number).desc())
        .limit(1)
    ).first()


def placements_approved(
    session: Session, citizen_id: int, *, municipality_id: int | None = None
) -> Sequence[Any]:
    """Rows (Placement, title of the opening, name of the company), the first first.

    Args:
        municipality_id: only those it has made; None takes those of earlier ones along.
    """
    own = true() if municipality_id is None else col(Placement.municipality_id) == municipality_id
    return session.execute(
        columns(Placement, Opening.title, Company.name)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .where(
            Placement.citizen_id == citizen_id,
            own,
            col(Placement.approved_at).is_not(None),
            col(Placement.starts).is_not(None),
        )
        .order_by(col(Placement.starts), col(Placement.id))
    ).all()
