"""Promises to be counted: for the leader, and for the company they were given to."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import LateReason
from models.queries.paging import columns
from models.queries.promises import mine
from models.rules.access import Viewer
from models.tables.companies import Company, KeyAccount
from models.tables.placements import ProblemReport
from models.tables.promise_clock import PromiseLateReason
from models.tables.promises import Promise


def received(
    session: Session, viewer: Viewer, since: datetime, company_id: int | None = None
) -> Sequence[Any]:
    """Rows (kind, channel, received_at, due_at, ended_at, end, opening_id, owner_id, company_id,
    company, consultant_id, category) of what was received since then, by company; one statement.

    Args:
        company_id: only those to that company.
    """
    statement = (
        columns(Promise.kind, Promise.channel, Promise.received_at, Promise.due_at)
        .add_columns(Promise.ended_at, Promise.end, Promise.opening_id, Promise.owner_id)
        .add_columns(Promise.company_id, col(Company.name).label("company"))
        .add_columns(KeyAccount.consultant_id, ProblemReport.category)
        .join(Company, col(Company.id) == Promise.company_id)
        .outerjoin(KeyAccount, col(KeyAccount.company_id) == Promise.company_id)
        .outerjoin(ProblemReport, col(ProblemReport.id) == Promise.problem_report_id)
        .where(mine(viewer), col(Promise.received_at) >= since)
        .order_by(col(Company.sort_key), col(Promise.id))
    )
    if company_id is not None:
        statement = statement.where(col(Promise.company_id) == company_id)
    return session.execute(statement).all()


def late_reasons(
    session: Session, promise_ids: Collection[int]
) -> Mapping[int, tuple[LateReason, str]]:
    """Why each of the promises is late, as was said last; one statement."""
    rows = session.exec(
        select(PromiseLateReason)
        .where(col(PromiseLateReason.promise_id).in_(promise_ids))
        .order_by(col(PromiseLateReason.id))
    )
    return {row.promise_id: (row.reason, row.text) for row in rows}
