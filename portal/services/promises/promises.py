"""The two 24-hour promises: given at once, ended only by what counts (rule C.6)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlalchemy import update
from sqlmodel import Session, col

from models.kinds import (
    AnswerKind,
    Channel,
    LetterKind,
    ObjectType,
    PromiseEnd,
    PromiseKind,
    Role,
)
from models.queries import people
from models.queries.companies import key_account_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.promise_clock import breached, due
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import User
from models.tables.placements import ProblemReport
from models.tables.promises import Promise, PromiseAnswer, SiteVisit
from portal.services.inputs import ClockTime, DanishDate, Input, LongText, ShortText, wrong
from portal.services.letters.outbox import Wanted, want, want_at_company
from portal.services.trail import Happened, faster_colleague, record

# A call that was not logged within a month is no promise any more; it is a mistyped year.
OLDEST_LOGGED_CALL = timedelta(days=31)


class Answer(Input):
    """The substantive reply to a company."""

    kind: AnswerKind
    text: LongText


class Visit(Input):
    """The arrival at the workplace, and what came of it."""

    arrived_on: DanishDate
    arrived_at: ClockTime
    met: ShortText
    citizen_view: LongText
    agreed_actions: LongText
    solved: bool


class Waiver(Input):
    """The company's own word that no visit is needed any more."""

    said_by: ShortText
    handled: LongText


class LoggedRequest(Input):
    """A company's request that came by phone or mail."""

    channel: Channel
    received_on: DanishDate
    received_at: ClockTime
    request: Annotated[LongText, Field(min_length=3)]

    @model_validator(mode="after")
    def _came_from_outside(self) -> Self:
        if self.channel not in {Channel.PHONE, Channel.MAIL}:
            raise wrong("channel_not_logged", field="channel")
        return self


@dataclass(frozen=True)
class Asked:
    """What a company asked for and when it reached us."""

    kind: PromiseKind
    received_at: datetime
    channel: Channel = Channel.WEB
    request: str = ""
    opening_id: int | None = None
    problem_report_id: int | None = None


def give(session: Session, company: Company, asked: Asked, *, by: Viewer, now: datetime) -> Promise:
    """Start the clock: the due time is worked out once and told to the company."""
    municipality = people.municipality(session, company.municipality_id)
    policy = (
        municipality.reply_policy
        if asked.kind is PromiseKind.RECRUITMENT_REPLY
        else municipality.visit_policy
    )
    moments = due(policy, asked.received_at, people.office_calendar(session, municipality.id))
    promise = Promise(
        municipality_id=company.municipality_id,
        company_id=company.id,
        opening_id=asked.opening_id,
        problem_report_id=asked.problem_report_id,
        kind=asked.kind,
        owner_id=_owner(session, company.id),
        channel=asked.channel,
        request=asked.request,
        received_at=asked.received_at,
        logged_at=now,
        starts_at=moments.start_at,
        due_at=moments.due_at,
        work_by=moments.work_by,
        policy=policy,
        policy_version=municipality.policy_version,
    )
    session.add(promise)
    session.flush()
    _tell(session, promise, "given", by=by, now=now)
    if by.role is Role.EMPLOYER:
        want(session, Wanted(LetterKind.PROMISE_RECEIPT, by.user_id, promise.id), now=now)
    else:
        want_at_company(session, LetterKind.PROMISE_RECEIPT, company, promise.id, now=now)
    return promise


def log_request(
    session: Session, company: Company, logged: LoggedRequest, *, by: Viewer, now: datetime
) -> Promise:
    """Start the clock for a call or a mail; it runs from when it came, not from the logging.

    Raises:
        NotNow: the time lies ahead of now, or more than a month back.
    """
    received_at = datetime.combine(logged.received_on, logged.received_at, COPENHAGEN)
    if not now - OLDEST_LOGGED_CALL <= received_at <= now:
        raise NotNow("received_time_unlikely")
    asked = Asked(
        PromiseKind.RECRUITMENT_REPLY, received_at, logged.channel, request=logged.request
    )
    return give(session, company, asked, by=by, now=now)


def take(session: Session, promise: Promise, *, by: Viewer, now: datetime) -> None:
    """The consultant takes the promise over; nobody can be given one without taking it.

    Raises:
        FasterColleague: it has ended meanwhile.
    """
    taken = session.execute(
        update(Promise)
        .where(col(Promise.id) == promise.id, col(Promise.ended_at).is_(None))
        .values(owner_id=by.user_id)
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE's result counts rows
        raise faster_colleague(session, ObjectType.PROMISE, promise.id)
    _tell(session, promise, "taken", by=by, now=now)


def answer(session: Session, promise: Promise, given: Answer, *, by: Viewer, now: datetime) -> None:
    """Keep the promise to reply: late or in time stays on record.

    Raises:
        NotNow: a visit is promised, and a reply is no visit.
        FasterColleague: a colleague answered first.
    """
    if promise.kind is not PromiseKind.RECRUITMENT_REPLY:
        raise NotNow("reply_is_no_visit")
    _end(session, promise, PromiseEnd.FULFILLED, at=now, by=by, now=now)
    session.add(
        PromiseAnswer(
            promise_id=promise.id, kind=given.kind, text=given.text, by_id=by.user_id, at=now
        )
    )
    session.flush()
    if promise.opening_id is not None:
        # What was asked by phone is answered there, and no page of the company's shows it.
        opening = session.get_one(Opening, promise.opening_id)
        company = session.get_one(Company, promise.company_id)
        told, place = LetterKind.PROMISE_ANSWERED, opening.workplace_id
        want_at_company(session, told, company, promise.id, workplace_id=place, now=now)


def record_visit(
    session: Session, promise: Promise, visit: Visit, *, by: Viewer, now: datetime
) -> None:
    """Keep the promise to come: what counts is the arrival, not when it was written down.

    Raises:
        NotNow: no visit is promised, or the arrival lies before the report or ahead of now.
        FasterColleague: a colleague recorded a visit first.
    """
    if promise.kind is not PromiseKind.ON_SITE_VISIT or promise.problem_report_id is None:
        raise NotNow("no_visit_promised")
    arrived_at = datetime.combine(visit.arrived_on, visit.arrived_at, COPENHAGEN)
    # People read clocks to the minute, and the report carries seconds.
    if arrived_at < promise.received_at - timedelta(minutes=1) or arrived_at > now:
        raise NotNow("arrival_unlikely")
    _end(session, promise, PromiseEnd.FULFILLED, at=arrived_at, by=by, now=now)
    session.add(
        SiteVisit(
            promise_id=promise.id, arrived_at=arrived_at, met=visit.met, by_id=by.user_id, at=now
        )
    )
    problem = session.get_one(ProblemReport, promise.problem_report_id)
    problem.solved = visit.solved
    problem.citizen_view = visit.citizen_view
    problem.agreed_actions = visit.agreed_actions
    record(
        session,
        Happened(
            ObjectType.PROBLEM_REPORT,
            problem.id,
            "visited",
            reason_code="solved" if visit.solved else "not_solved",
            company_id=promise.company_id,
        ),
        by=by,
        now=now,
    )
    session.flush()


def waive(session: Session, promise: Promise, waiver: Waiver, *, by: Viewer, now: datetime) -> None:
    """End a promised visit on the company's word; it is counted apart from kept ones.

    Raises:
        NotNow: it is not a visit that was promised.
    """
    if promise.kind is not PromiseKind.ON_SITE_VISIT or promise.problem_report_id is None:
        raise NotNow("no_visit_promised")
    _end(session, promise, PromiseEnd.WAIVED_BY_COMPANY, at=now, by=by, now=now)
    problem = session.get_one(ProblemReport, promise.problem_report_id)
    problem.agreed_actions = f"{waiver.handled}\n({waiver.said_by})"
    session.flush()


def _owner(session: Session, company_id: int) -> int | None:
    """The key account consultant, else the deputy, else nobody: the queue (rule C.6)."""
    account = key_account_of(session, company_id)
    if account is None:
        return None
    for user_id in (account.consultant_id, account.deputy_id):
        user = session.get(User, user_id) if user_id else None
        if user is not None and user.active:
            return user.id
    return None


def _end(
    session: Session,
    promise: Promise,
    end: PromiseEnd,
    *,
    at: datetime,
    by: Viewer,
    now: datetime,
) -> None:
    # That it is still open is part of the question, so of two people only one ends it.
    ended = session.execute(
        update(Promise)
        .where(col(Promise.id) == promise.id, col(Promise.ended_at).is_(None))
        .values(ended_at=at, end=end)
    )
    if ended.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE's result counts rows
        raise faster_colleague(session, ObjectType.PROMISE, promise.id)
    session.refresh(promise)
    late = breached(promise.due_at, promise.ended_at, promise.end, now)
    _tell(session, promise, end.value, by=by, now=now, reason_code="late" if late else "in_time")


def _tell(
    session: Session,
    promise: Promise,
    action: str,
    *,
    by: Viewer,
    now: datetime,
    reason_code: str = "",
) -> None:
    happened = Happened(
        ObjectType.PROMISE,
        promise.id,
        action,
        reason_code=reason_code,
        details={"kind": promise.kind.value, "due_at": promise.due_at.isoformat()},
        company_id=promise.company_id,
        channel=promise.channel if action == "given" else Channel.WEB,
    )
    record(session, happened, by=by, now=now)
