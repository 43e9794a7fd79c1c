"""Problems on a placement: reported, heard, decided, learnt from (rules S3-23, S3-24, S3-43)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import Channel, ObjectType, ProblemCategory, ProblemDecision, PromiseKind
from models.queries.people import municipality
from models.queries.promises import promise_of_problem
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.problems import may_be_reported
from models.tables.companies import Company
from models.tables.placements import Placement, ProblemReport
from models.tables.promises import Promise
from portal.services.inputs import ClockTime, DanishDate, Input, LongText, wrong
from portal.services.promises import promises
from portal.services.promises.promises import OLDEST_LOGGED_CALL
from portal.services.trail import Happened, record, refuse_if_changed


class NewProblem(Input):
    """What a company tells of a placement."""

    category: ProblemCategory
    description: Annotated[LongText, Field(min_length=3)]
    acute: bool = False
    video_enough: bool = False


class LoggedProblem(NewProblem):
    """A problem that a company told by phone or mail."""

    channel: Channel
    received_on: DanishDate
    received_at: ClockTime

    @model_validator(mode="after")
    def _came_from_outside(self) -> Self:
        if self.channel not in {Channel.PHONE, Channel.MAIL}:
            raise wrong("channel_not_logged", field="channel")
        return self


class CitizenTalk(Input):
    """When the citizen was heard, and what she says; only of the work."""

    talked_on: DanishDate
    talked_at: ClockTime
    citizen_view: LongText


class Outcome(Input):
    """Whether it is solved, what was agreed, and what is done when it is not."""

    solved: bool
    agreed_actions: LongText
    decision: ProblemDecision | None = None

    @model_validator(mode="after")
    def _decided_when_not_solved(self) -> Self:
        if not self.solved and self.decision is None:
            raise wrong("decision_missing", field="decision")
        return self


class Learning(Input):
    """What all learnt of it: the last word about a problem."""

    learning: LongText


@dataclass(frozen=True)
class Came:
    """How and when a problem reached us."""

    channel: Channel
    at: datetime


def report(
    session: Session,
    placement: Placement,
    new: NewProblem,
    *,
    by: Viewer,
    now: datetime,
    came: Came | None = None,
) -> Promise:
    """Report a problem: the clock of the promise to come starts at once.

    Args:
        came: when it came by phone or mail; else it came now.

    Raises:
        NotNow: the placement neither is approved nor runs nor ended lately.
    """
    came = came or Came(Channel.WEB, now)
    own = municipality(session, placement.municipality_id)
    on = came.at.astimezone(COPENHAGEN).date()
    over_since = placement.ended_on or placement.ends
    if not may_be_reported(placement.state, over_since, on, own.problem_days):
        raise NotNow("placement_not_running")
    told = new.model_dump(include=set(NewProblem.model_fields))
    problem = ProblemReport(
        placement_id=placement.id, reported_by_id=by.user_id, reported_at=came.at, **told
    )
    session.add(problem)
    session.flush()
    _tell(session, problem, placement, "reported", by=by, now=now, reason=new.category.value)
    company = session.get_one(Company, placement.company_id)
    asked = promises.Asked(
        PromiseKind.ON_SITE_VISIT,
        came.at,
        came.channel,
        request=new.description,
        problem_report_id=problem.id,
    )
    return promises.give(session, company, asked, by=by, now=now)


def log(
    session: Session, placement: Placement, logged: LoggedProblem, *, by: Viewer, now: datetime
) -> Promise:
    """Write down a problem that came by phone or mail; the clock runs from when it came.

    Raises:
        NotNow: as in `report`, or the time lies ahead of now or more than a month back.
    """
    at = datetime.combine(logged.received_on, logged.received_at, COPENHAGEN)
    if not now - OLDEST_LOGGED_CALL <= at <= now:
        raise NotNow("received_time_unlikely")
    return report(session, placement, logged, by=by, now=now, came=Came(logged.channel, at))


def hear_citizen(
    session: Session,
    problem: ProblemReport,
    talk: CitizenTalk,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """The citizen's own side of the problem (rule S3-24).

    Raises:
        FasterColleague: a colleague wrote since the form was opened.
        NotNow: the problem is closed, or the talk lies ahead.
    """
    placement = _open(session, problem, seen=seen)
    talked_at = datetime.combine(talk.talked_on, talk.talked_at, COPENHAGEN)
    if talked_at > now:
        raise NotNow("talk_in_the_future")
    problem.citizen_talk_at, problem.citizen_view = talked_at, talk.citizen_view
    session.add(problem)
    session.flush()
    _tell(session, problem, placement, "citizen_heard", by=by, now=now)


def decide(
    session: Session,
    problem: ProblemReport,
    outcome: Outcome,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write whether it is solved, and what is done.

    Raises:
        FasterColleague: a colleague wrote since the form was opened.
        NotNow: the problem is closed.
    """
    placement = _open(session, problem, seen=seen)
    problem.solved, problem.agreed_actions = outcome.solved, outcome.agreed_actions
    problem.decision = None if outcome.solved else outcome.decision
    session.add(problem)
    session.flush()
    reason = "solved" if outcome.solved else "not_solved"
    _tell(session, problem, placement, "problem_decided", by=by, now=now, reason=reason)


def close(
    session: Session,
    problem: ProblemReport,
    learnt: Learning,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Close a problem with what was learnt of it.

    Raises:
        FasterColleague: a colleague wrote since the form was opened.
        NotNow: it is closed; the company still waits for its visit; the citizen was not heard;
            or nobody has said whether it is solved.
    """
    placement = _open(session, problem, seen=seen)
    promise = promise_of_problem(session, problem.id)
    if promise is not None and promise.ended_at is None:
        raise NotNow("visit_still_promised")
    if not problem.citizen_view:
        raise NotNow("citizen_not_heard")
    if problem.solved is None:
        raise NotNow("not_decided")
    problem.learning, problem.closed_at = learnt.learning, now
    session.add(problem)
    session.flush()
    _tell(session, problem, placement, "problem_closed", by=by, now=now)


def _open(session: Session, problem: ProblemReport, *, seen: int) -> Placement:
    refuse_if_changed(
        session, ObjectType.PROBLEM_REPORT, problem.id, seen=seen, version=problem.version
    )
    if problem.closed_at is not None:
        raise NotNow("problem_is_closed")
    return session.get_one(Placement, problem.placement_id)


def _tell(
    session: Session,
    problem: ProblemReport,
    placement: Placement,
    action: str,
    *,
    by: Viewer,
    now: datetime,
    reason: str = "",
) -> None:
    happened = Happened(
        ObjectType.PROBLEM_REPORT,
        problem.id,
        action,
        reason_code=reason,
        details={"placement": placement.id, "acute": problem.acute},
        company_id=placement.company_id,
    )
    record(session, happened, by=by, now=now)
