"""The promise to come: kept by an arrival at the workplace, or waived by the company (C.6)."""

from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType, PromiseEnd, PromiseKind, PromiseStep
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.placements import ProblemReport
from models.tables.promises import Promise, SiteVisit
from portal.services.inputs import ClockTime, DanishDate, Input, LongText, ShortText
from portal.services.promises.told import check, end
from portal.services.trail import Happened, record

# People read clocks to the minute, and the report carries seconds.
_A_MINUTE = timedelta(minutes=1)


class Arrival(Input):
    """Who was met. By video only where the company said beforehand that this is enough."""

    met: ShortText
    by_video: bool = False


class Visit(Input):
    """The arrival at the workplace, and what came of it, written down afterwards."""

    arrived_on: DanishDate
    arrived_at: ClockTime
    met: ShortText
    by_video: bool = False
    citizen_view: LongText
    agreed_actions: LongText
    solved: bool


class Waiver(Input):
    """The company's own word that no visit is needed any more."""

    said_by: ShortText
    handled: Annotated[LongText, Field(max_length=1800)]


def arrive(
    session: Session,
    promise: Promise,
    arrival: Arrival,
    *,
    at: datetime,
    by: Viewer,
    now: datetime,
) -> ProblemReport:
    """Keep the promise to come: what counts is the arrival, not when it was written down.

    Args:
        at: when somebody arrived; `now` when she presses the button there.

    Returns:
        the problem, which is neither solved nor closed by this.

    Raises:
        FasterColleague: a colleague recorded a visit first.
        NotNow: no visit is promised, the arrival lies before the report or ahead of now, or the
            company has not said that video is enough.
    """
    problem = _problem(session, promise)
    check(session, promise, PromiseStep.VISIT, by=by)
    if not promise.received_at - _A_MINUTE <= at <= now:
        raise NotNow("arrival_unlikely")
    if arrival.by_video and not problem.video_enough:
        raise NotNow("video_not_agreed")
    end(session, promise, PromiseEnd.FULFILLED, at=at, by=by, now=now)
    session.add(
        SiteVisit(
            promise_id=promise.id, arrived_at=at, by_id=by.user_id, at=now, **arrival.model_dump()
        )
    )
    session.flush()
    return problem


def record_visit(
    session: Session, promise: Promise, visit: Visit, *, by: Viewer, now: datetime
) -> None:
    """Record a visit afterwards: the arrival, the citizen's side, and what was agreed.

    Raises:
        FasterColleague, NotNow: as in `arrive`.
    """
    arrived_at = datetime.combine(visit.arrived_on, visit.arrived_at, COPENHAGEN)
    arrival = Arrival(met=visit.met, by_video=visit.by_video)
    problem = arrive(session, promise, arrival, at=arrived_at, by=by, now=now)
    problem.solved = visit.solved
    problem.citizen_view = visit.citizen_view
    problem.citizen_talk_at = arrived_at
    problem.agreed_actions = visit.agreed_actions
    session.add(problem)
    happened = Happened(
        ObjectType.PROBLEM_REPORT,
        problem.id,
        "visited",
        reason_code="solved" if visit.solved else "not_solved",
        company_id=promise.company_id,
    )
    record(session, happened, by=by, now=now)
    session.flush()


def waive(session: Session, promise: Promise, waiver: Waiver, *, by: Viewer, now: datetime) -> None:
    """End a promised visit on the company's word; it is counted apart from kept ones.

    Raises:
        FasterColleague: a colleague ended it first.
        NotNow: it is not a visit that was promised.
    """
    problem = _problem(session, promise)
    check(session, promise, PromiseStep.WAIVE, by=by)
    end(session, promise, PromiseEnd.WAIVED_BY_COMPANY, at=now, by=by, now=now)
    problem.agreed_actions = f"{waiver.handled}\n({waiver.said_by})"
    session.add(problem)
    session.flush()


def _problem(session: Session, promise: Promise) -> ProblemReport:
    if promise.kind is not PromiseKind.ON_SITE_VISIT or promise.problem_report_id is None:
        raise NotNow("no_visit_promised")
    return session.get_one(ProblemReport, promise.problem_report_id)
