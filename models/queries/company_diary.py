"""What was written of a company, and how its places have used interns."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from models.kinds import CompanyEntryKind, PlacementState, PlacementType, Role
from models.queries.paging import Page, Wanted, columns, page_of
from models.rules.access import Viewer
from models.rules.overuse import HIRED, UseOfInterns
from models.rules.placement_flow import ENDED, RUNNING
from models.tables.desk import CompanyEntry
from models.tables.openings import Opening
from models.tables.people import User
from models.tables.placement_life import PaidHours
from models.tables.placements import Placement

BEGUN = RUNNING | ENDED | {PlacementState.CLOSED}


def entries_page(
    session: Session,
    viewer: Viewer,
    company_id: int,
    wanted: Wanted,
    kind: CompanyEntryKind | None = None,
) -> Page[Any]:
    """Rows (CompanyEntry, who wrote it), the newest day first; nobody at a company reads them."""
    if viewer.role in {Role.EMPLOYER, Role.ADMINISTRATOR}:
        return Page([], 0, wanted)
    statement = (
        columns(CompanyEntry, User.name)
        .join(User, col(User.id) == CompanyEntry.by_id)
        .where(
            col(CompanyEntry.company_id) == company_id,
            col(CompanyEntry.municipality_id) == viewer.municipality_id,
        )
        .order_by(col(CompanyEntry.happened_on).desc(), col(CompanyEntry.id).desc())
    )
    if kind is not None:
        statement = statement.where(col(CompanyEntry.kind) == kind)
    return page_of(session, statement, wanted)


def interns_at(
    session: Session, workplace_ids: Collection[int], since: date, until: date
) -> Mapping[int, UseOfInterns]:
    """The internships that began at each place in the period, both days included; one statement."""
    paid = select(PaidHours.id).where(col(PaidHours.placement_id) == Placement.id).exists()
    hired = case((col(Placement.outcome).in_(HIRED) | paid, 1))
    rows: Sequence[Any] = session.execute(
        columns(Opening.workplace_id, func.count(col(Placement.id)), func.count(hired))
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(
            col(Opening.workplace_id).in_(workplace_ids),
            col(Placement.placement_type) == PlacementType.INTERNSHIP,
            col(Placement.state).in_(BEGUN),
            col(Placement.starts).between(since, until),
        )
        .group_by(col(Opening.workplace_id))
    ).all()
    return {place: UseOfInterns(interns, hires) for place, interns, hires in rows}
