"""What stands in a consultant's calendar; no row holds anything of a citizen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.queries import companies, placements, promises
from models.queries.desk import hers
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.before_start import AGREED
from models.rules.placement_flow import RUNNING
from models.tables.companies import Company, KeyAccount, Workplace
from models.tables.desk import NextContact
from models.tables.openings import Opening
from models.tables.placements import Placement
from models.tables.promise_clock import Absence
from models.tables.promises import Promise

MOST = 500


def promises_held(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (number, work_by, due_at, company) of her open promises, the next due first."""
    return session.execute(
        columns(Promise.id, Promise.work_by, Promise.due_at, Company.name)
        .join(Company, col(Company.id) == Promise.company_id)
        .where(
            promises.mine(viewer),
            col(Promise.owner_id) == viewer.user_id,
            col(Promise.ended_at).is_(None),
        )
        .order_by(col(Promise.due_at), col(Promise.id))
        .limit(MOST)
    ).all()


def first_and_last_days(
    session: Session, viewer: Viewer, since: date, until: date
) -> Sequence[Any]:
    """Rows (number, starts, ends, company, address) of her placements that begin or end then."""
    first, last = col(Placement.starts), col(Placement.ends)
    return session.execute(
        columns(Placement.id, first, last, Company.name, Workplace.address)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(Workplace, col(Workplace.id) == Opening.workplace_id)
        .where(
            placements.mine(viewer),
            col(Placement.consultant_id) == viewer.user_id,
            col(Placement.state).in_(AGREED | RUNNING),
            first.between(since, until) | last.between(since, until),
        )
        .order_by(first, col(Placement.id))
        .limit(MOST)
    ).all()


def contacts_promised(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (NextContact, company) of all that she has said she will do, the next first."""
    return session.execute(
        columns(NextContact, Company.name)
        .join(Company, col(Company.id) == NextContact.company_id)
        .join(KeyAccount, col(KeyAccount.company_id) == Company.id)
        .where(companies.mine(viewer), hers(viewer.user_id), col(NextContact.done_at).is_(None))
        .order_by(col(NextContact.contact_on), col(Company.id))
        .limit(MOST)
    ).all()


def absences(session: Session, viewer: Viewer, on: date) -> Sequence[Absence]:
    """Her own days away that are not over, the next first."""
    return session.exec(
        select(Absence)
        .where(
            Absence.municipality_id == viewer.municipality_id,
            Absence.user_id == viewer.user_id,
            col(Absence.until_on) >= on,
        )
        .order_by(col(Absence.from_on), col(Absence.id))
    ).all()
