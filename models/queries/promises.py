"""Promises as the viewer may see them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import case, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.kinds import PromiseKind, Role
from models.queries.paging import Page, Wanted, columns, page_of
from models.queries.served import promises_served
from models.rules.access import Viewer
from models.tables.companies import Company, CompanyContact
from models.tables.openings import Opening
from models.tables.people import User
from models.tables.placements import Placement, ProblemReport
from models.tables.promises import Promise, PromiseAnswer, SiteVisit


@dataclass(frozen=True)
class Tally:
    """How many promises are open, and how many of them must be hurried or are late already."""

    open: int
    soon: int
    overdue: int


def mine(viewer: Viewer) -> Any:
    """The condition that keeps promises to the viewer's own."""
    if viewer.role is Role.EMPLOYER:
        return (col(Promise.company_id) == viewer.company_id) & promises_served(viewer)
    return col(Promise.municipality_id) == viewer.municipality_id


def promise_for(session: Session, viewer: Viewer, promise_id: int) -> Promise | None:
    """The promise, or None when it does not exist or is not the viewer's to see."""
    return session.exec(select(Promise).where(Promise.id == promise_id, mine(viewer))).first()


@cache  # putting it together costs more than asking it
def _with_names() -> Any:
    owner = aliased(User)
    return (
        columns(Promise, Company, owner.name, Opening, ProblemReport)
        .join(Company, col(Company.id) == Promise.company_id)
        .outerjoin(owner, col(owner.id) == Promise.owner_id)
        .outerjoin(Opening, col(Opening.id) == Promise.opening_id)
        .outerjoin(ProblemReport, col(ProblemReport.id) == Promise.problem_report_id)
    )


def board(
    session: Session,
    viewer: Viewer,
    wanted: Wanted,
    *,
    kind: PromiseKind | None = None,
    owner_id: int | None = None,
) -> Page[Any]:
    """Open promises by time left: rows (Promise, Company, owner's name, Opening, ProblemReport).

    Args:
        owner_id: only hers and those that nobody has taken yet.
    """
    conditions = [mine(viewer), col(Promise.ended_at).is_(None)]
    if kind is not None:
        conditions.append(col(Promise.kind) == kind)
    if owner_id is not None:
        conditions.append((col(Promise.owner_id) == owner_id) | col(Promise.owner_id).is_(None))
    statement = _with_names().where(*conditions)
    ordered = statement.order_by(col(Promise.due_at), col(Promise.id))
    return page_of(session, ordered, wanted, counted=columns(Promise.id).where(*conditions))


def tally(
    session: Session, viewer: Viewer, now: datetime, soon_until: datetime
) -> tuple[Tally, Tally]:
    """The viewer's municipality's open promises, and those of them that are hers or nobody's.

    Args:
        soon_until: what is due until then is due soon; see `promise_clock.soon_until`.
    """
    hers = (col(Promise.owner_id) == viewer.user_id) | col(Promise.owner_id).is_(None)
    late, urgent = col(Promise.due_at) < now, col(Promise.due_at) <= soon_until
    kinds = (hers, urgent, late, hers & urgent, hers & late)
    counted = session.execute(
        columns(func.count(), *(func.count(case((kind, 1))) for kind in kinds)).where(
            mine(viewer), col(Promise.ended_at).is_(None)
        )
    ).one()
    everyone, own, urgent_of_all, late_of_all, own_urgent, own_late = counted
    return (
        Tally(everyone, urgent_of_all - late_of_all, late_of_all),
        Tally(own, own_urgent - own_late, own_late),
    )


def ended(session: Session, viewer: Viewer, wanted: Wanted) -> Page[Any]:
    """Ended promises, the newest first; the same rows as `board`."""
    conditions = [mine(viewer), col(Promise.ended_at).is_not(None)]
    statement = _with_names().where(*conditions)
    ordered = statement.order_by(col(Promise.ended_at).desc(), col(Promise.id).desc())
    return page_of(session, ordered, wanted, counted=columns(Promise.id).where(*conditions))


def open_to_company(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Open promises to the viewer's company by time left, at most 50.

    Rows (Promise, its owner or None, Opening or None, ProblemReport or None).
    """
    owner = aliased(User)
    return session.execute(
        columns(Promise, owner, Opening, ProblemReport)
        .outerjoin(owner, col(owner.id) == Promise.owner_id)
        .outerjoin(Opening, col(Opening.id) == Promise.opening_id)
        .outerjoin(ProblemReport, col(ProblemReport.id) == Promise.problem_report_id)
        .where(mine(viewer), col(Promise.ended_at).is_(None))
        .order_by(col(Promise.due_at), col(Promise.id))
        .limit(50)
    ).all()


def owner_of(session: Session, promise: Promise) -> User | None:
    """Who keeps the promise; None while it waits in the queue."""
    return session.get(User, promise.owner_id) if promise.owner_id else None


def open_for_opening(session: Session, opening_id: int) -> Promise | None:
    return session.exec(
        select(Promise).where(Promise.opening_id == opening_id, col(Promise.ended_at).is_(None))
    ).first()


def open_for_openings(session: Session, opening_ids: Collection[int]) -> Mapping[int, Promise]:
    """The open promise of each opening that has one, in one statement."""
    rows = session.exec(
        select(Promise)
        .where(col(Promise.opening_id).in_(opening_ids), col(Promise.ended_at).is_(None))
        .order_by(col(Promise.due_at).desc())
    ).all()
    return {row.opening_id: row for row in rows if row.opening_id is not None}


def latest_for_opening(session: Session, opening_id: int) -> Promise | None:
    return session.exec(
        select(Promise).where(Promise.opening_id == opening_id).order_by(col(Promise.id).desc())
    ).first()


def of_company(session: Session, viewer: Viewer, company_id: int) -> Sequence[Promise]:
    """All promises to one company, the newest first, at most 50."""
    return session.exec(
        select(Promise)
        .where(Promise.company_id == company_id, mine(viewer))
        .order_by(col(Promise.received_at).desc(), col(Promise.id).desc())
        .limit(50)
    ).all()


def open_replies(session: Session, viewer: Viewer, company_id: int) -> Sequence[Promise]:
    """Open wishes of the company that an answer would keep, the one due first on top."""
    return session.exec(
        select(Promise)
        .where(
            Promise.company_id == company_id,
            Promise.kind == PromiseKind.RECRUITMENT_REPLY,
            col(Promise.ended_at).is_(None),
            mine(viewer),
        )
        .order_by(col(Promise.due_at), col(Promise.id))
    ).all()


def answer_of(session: Session, promise_id: int) -> PromiseAnswer | None:
    return session.get(PromiseAnswer, promise_id)


def visit_of(session: Session, promise_id: int) -> SiteVisit | None:
    return session.get(SiteVisit, promise_id)


@dataclass(frozen=True)
class WholePromise:
    """A promise with everything its page tells."""

    company: Company
    contacts: Sequence[CompanyContact]
    owner: str  # empty while it waits in the queue
    opening: Opening | None
    problem: ProblemReport | None
    citizen_id: int | None  # whom the problem is about
    answer: PromiseAnswer | None
    visit: SiteVisit | None
    ended_by: str  # who answered or came; empty while it is open


def whole(session: Session, promise: Promise) -> WholePromise:
    """What belongs to one promise, in two statements."""
    owner, answerer, visitor = aliased(User), aliased(User), aliased(User)
    found = session.execute(
        columns(Company, Opening, ProblemReport, PromiseAnswer, SiteVisit)
        .add_columns(Placement.citizen_id, owner.name, answerer.name, visitor.name)
        .select_from(Promise)
        .join(Company, col(Company.id) == Promise.company_id)
        .outerjoin(owner, col(owner.id) == Promise.owner_id)
        .outerjoin(Opening, col(Opening.id) == Promise.opening_id)
        .outerjoin(ProblemReport, col(ProblemReport.id) == Promise.problem_report_id)
        .outerjoin(Placement, col(Placement.id) == ProblemReport.placement_id)
        .outerjoin(PromiseAnswer, col(PromiseAnswer.promise_id) == Promise.id)
        .outerjoin(answerer, col(answerer.id) == PromiseAnswer.by_id)
        .outerjoin(SiteVisit, col(SiteVisit.promise_id) == Promise.id)
        .outerjoin(visitor, col(visitor.id) == SiteVisit.by_id)
        .where(col(Promise.id) == promise.id)
    ).one()
    company, opening, problem, answer, visit, citizen_id, owner_name, answered, came = found
    contacts = session.exec(
        select(CompanyContact)
        .where(CompanyContact.company_id == company.id)
        .order_by(col(CompanyContact.kind).desc())
    ).all()
    return WholePromise(
        company=company,
        contacts=contacts,
        owner=owner_name or "",
        opening=opening,
        problem=problem,
        citizen_id=citizen_id,
        answer=answer,
        visit=visit,
        ended_by=answered or came or "",
    )


def problem_of(session: Session, promise: Promise) -> tuple[ProblemReport, Placement] | None:
    """The problem behind an on-site promise, with its placement."""
    if promise.problem_report_id is None:
        return None
    row = session.execute(
        columns(ProblemReport, Placement)
        .join(Placement, col(Placement.id) == ProblemReport.placement_id)
        .where(col(ProblemReport.id) == promise.problem_report_id)
    ).one()
    return row[0], row[1]


def promised_for(problem_id: Any) -> Any:
    """The condition that finds the visit promised for a problem; the corrected one if it was."""
    return (col(Promise.problem_report_id) == problem_id) & col(Promise.replaced_by_id).is_(None)


def promise_of_problem(session: Session, problem_id: int) -> Promise | None:
    """The visit that was promised for a problem."""
    return session.exec(select(Promise).where(promised_for(problem_id))).first()


def problem_for(
    session: Session, viewer: Viewer, problem_id: int
) -> tuple[ProblemReport, Placement] | None:
    """A problem in the viewer's municipality, with its placement."""
    row = session.execute(
        columns(ProblemReport, Placement)
        .join(Placement, col(Placement.id) == ProblemReport.placement_id)
        .where(
            col(ProblemReport.id) == problem_id,
            col(Placement.municipality_id) == viewer.municipality_id,
        )
    ).first()
    return (row[0], row[1]) if row else None


def received_since(session: Session, viewer: Viewer, since: datetime) -> Sequence[Promise]:
    """Every promise received since that moment, for counting."""
    return session.exec(
        select(Promise)
        .where(mine(viewer), Promise.received_at >= since)
        .order_by(col(Promise.received_at), col(Promise.id))
    ).all()
