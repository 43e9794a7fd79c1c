"""What was told of a case, and what the citizen complained over and said no to."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.tables.case import Complaint, RecordDisclosure, Refusal
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placements import Disclosure, Placement


def told_of(session: Session, citizen_id: int) -> Sequence[Any]:
    """Rows (RecordDisclosure, who told it), the newest first."""
    return _written(session, RecordDisclosure, citizen_id, col(RecordDisclosure.told_on))


def told_to_companies(session: Session, citizen_id: int) -> Sequence[Any]:
    """Rows (Disclosure, Company, Opening, who told it): cards and names, the newest first."""
    return session.execute(
        columns(Disclosure, Company, Opening, User.name)
        .join(Company, col(Company.id) == Disclosure.company_id)
        .join(Placement, col(Placement.id) == Disclosure.placement_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(User, col(User.id) == Disclosure.by_id)
        .where(col(Disclosure.citizen_id) == citizen_id)
        .order_by(col(Disclosure.at).desc(), col(Disclosure.id).desc())
    ).all()


def disclosure_for(
    session: Session, citizen_id: int, disclosure_id: int
) -> RecordDisclosure | None:
    """One of a citizen's disclosures."""
    return session.exec(
        select(RecordDisclosure).where(
            RecordDisclosure.id == disclosure_id, RecordDisclosure.citizen_id == citizen_id
        )
    ).first()


def complaints(session: Session, citizen_id: int) -> Sequence[Any]:
    """Rows (Complaint, who wrote it down), the newest first."""
    return _written(session, Complaint, citizen_id, col(Complaint.received_on))


def complaint_for(session: Session, citizen_id: int, complaint_id: int) -> Complaint | None:
    """One of a citizen's complaints."""
    return session.exec(
        select(Complaint).where(Complaint.id == complaint_id, Complaint.citizen_id == citizen_id)
    ).first()


def complaints_open(session: Session, whose: Any) -> Mapping[int, date]:
    """The day the oldest complaint came that is neither answered nor passed on, by citizen."""
    rows = session.execute(
        columns(Citizen.id, func.min(Complaint.received_on))
        .join(Complaint, col(Complaint.citizen_id) == Citizen.id)
        .where(whose, col(Complaint.answered_on).is_(None), col(Complaint.sent_on).is_(None))
        .group_by(col(Citizen.id))
    )
    return dict(map(tuple, rows))


def refusals(session: Session, citizen_id: int) -> Sequence[Any]:
    """Rows (Refusal, who wrote it down), the newest first."""
    return _written(session, Refusal, citizen_id, col(Refusal.happened_on))


def _written(session: Session, table: Any, citizen_id: int, on: Any) -> Sequence[Any]:
    return session.execute(
        columns(table, User.name)
        .join(User, col(User.id) == table.by_id)
        .where(table.citizen_id == citizen_id)
        .order_by(on.desc(), table.id.desc())
    ).all()
