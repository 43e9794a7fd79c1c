"""Consultants who are at a company every week (rule S3-32)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.queries.promises import mine
from models.rules.access import Viewer
from models.rules.presence import Hours, covers
from models.tables.companies import Company, Workplace
from models.tables.desk import Presence
from models.tables.openings import Opening
from models.tables.people import User
from models.tables.placements import Placement, ProblemReport
from models.tables.promises import Promise


def hours_of(row: Presence) -> Hours:
    """The row as the rules want it."""
    return Hours(row.weekday, row.starts, row.ends, row.from_on, row.until_on)


def at_company(session: Session, company_id: int, on: date) -> Sequence[Any]:
    """Rows (Presence, workplace's name, consultant's name) that are not over, in the order of the
    week; whoever comes to the company may read it."""
    return session.execute(
        columns(Presence, Workplace.name, User.name)
        .join(Workplace, col(Workplace.id) == Presence.workplace_id)
        .join(User, col(User.id) == Presence.consultant_id)
        .where(col(Workplace.company_id) == company_id, _not_over(on))
        .order_by(col(Presence.weekday), col(Presence.starts), col(Presence.id))
    ).all()


def presence_for(
    session: Session, viewer: Viewer, company_id: int, presence_id: int
) -> Presence | None:
    """One of the company's rows, where the company is of the viewer's municipality."""
    return session.exec(
        select(Presence)
        .join(Workplace, col(Workplace.id) == Presence.workplace_id)
        .where(
            Presence.id == presence_id,
            Presence.municipality_id == viewer.municipality_id,
            Workplace.company_id == company_id,
        )
    ).first()


def of_consultant(session: Session, viewer: Viewer, on: date) -> Sequence[Any]:
    """Rows (Presence, company's name, workplace's address) of the viewer's own."""
    return session.execute(
        columns(Presence, Company.name, Workplace.address)
        .join(Workplace, col(Workplace.id) == Presence.workplace_id)
        .join(Company, col(Company.id) == Workplace.company_id)
        .where(
            Presence.municipality_id == viewer.municipality_id,
            Presence.consultant_id == viewer.user_id,
            _not_over(on),
        )
        .order_by(col(Presence.weekday), col(Presence.starts), col(Presence.id))
    ).all()


def workplaces_now(session: Session, viewer: Viewer, now: datetime, on: date) -> frozenset[int]:
    """Where the viewer is at this moment, by appointment."""
    rows = of_consultant(session, viewer, on)
    return frozenset(row.workplace_id for row, *_names in rows if covers(hours_of(row), now))


def visits_promised_at(
    session: Session, viewer: Viewer, workplace_ids: Collection[int]
) -> frozenset[int]:
    """The numbers of open promises to come to those workplaces."""
    rows = session.execute(
        columns(Promise.id)
        .join(ProblemReport, col(ProblemReport.id) == Promise.problem_report_id)
        .join(Placement, col(Placement.id) == ProblemReport.placement_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(
            mine(viewer),
            col(Promise.ended_at).is_(None),
            col(Opening.workplace_id).in_(workplace_ids),
        )
    )
    return frozenset(number for (number,) in rows)


def _not_over(on: date) -> Any:
    return col(Presence.until_on).is_(None) | (col(Presence.until_on) >= on)
