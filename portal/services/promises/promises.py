"""The two 24-hour promises: given at once, and the reply that keeps one of them (rule C.6)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import AnswerKind, Channel, LetterKind, PromiseEnd, PromiseKind, PromiseStep, Role
from models.queries import people
from models.queries.clock_policies import in_force
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.promise_clock import due
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.promises import Promise, PromiseAnswer
from portal.services.inputs import ClockTime, DanishDate, Input, LongText, wrong
from portal.services.letters.outbox import Wanted, want, want_at_company
from portal.services.promises.owners import owner_for
from portal.services.promises.told import check, end, tell

# A call that was not logged within a month is no promise any more; it is a mistyped year.
OLDEST_LOGGED_CALL = timedelta(days=31)


class Answer(Input):
    """The substantive reply to a company."""

    kind: AnswerKind
    text: LongText


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
    """Start the clock: the due time is worked out once and told to the company at once."""
    own = company.municipality_id
    promise = Promise(
        municipality_id=own,
        company_id=company.id,
        opening_id=asked.opening_id,
        problem_report_id=asked.problem_report_id,
        kind=asked.kind,
        owner_id=owner_for(session, company.id, own, now.astimezone(COPENHAGEN).date()),
        channel=asked.channel,
        request=asked.request,
        received_at=asked.received_at,
        logged_at=now,
        **moments_of(session, own, asked.kind, asked.received_at),
    )
    session.add(promise)
    session.flush()
    tell(session, promise, "given", by=by, now=now)
    if by.role is Role.EMPLOYER:
        want(session, Wanted(LetterKind.PROMISE_RECEIPT, by.user_id, promise.id), now=now)
    else:
        want_at_company(session, LetterKind.PROMISE_RECEIPT, company, promise.id, now=now)
    return promise


def moments_of(
    session: Session, municipality_id: int, kind: PromiseKind, received_at: datetime
) -> dict[str, Any]:
    """What a promise is born with: its moments, and the policy that was in force, with edition."""
    own = people.municipality(session, municipality_id)
    counted = in_force(session, own, kind, received_at)
    moments = due(counted.policy, received_at, people.office_calendar(session, municipality_id))
    return {
        "starts_at": moments.start_at,
        "due_at": moments.due_at,
        "work_by": moments.work_by,
        "policy": counted.policy,
        "policy_version": counted.edition,
    }


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


def answer(session: Session, promise: Promise, given: Answer, *, by: Viewer, now: datetime) -> None:
    """Keep the promise to reply: late or in time stays on record.

    Raises:
        NotNow: a visit is promised, and a reply is no visit.
        FasterColleague: a colleague answered first.
    """
    if promise.kind is not PromiseKind.RECRUITMENT_REPLY:
        raise NotNow("reply_is_no_visit")
    check(session, promise, PromiseStep.ANSWER, by=by)
    end(session, promise, PromiseEnd.FULFILLED, at=now, by=by, now=now)
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
