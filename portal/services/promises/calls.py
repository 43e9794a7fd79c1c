"""A call with a company, written down in seconds: a wish, an answer, or only for the diary."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import AnswerKind, AttemptWay, CallMatter, Channel, CompanyEntryKind
from models.queries import promises as queries
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.desk import CompanyEntry
from models.tables.promises import Promise
from portal.services.companies.diary import NewEntry, write_entry
from portal.services.inputs import ClockTime, DanishDate, Input, LongText, RowNumber, wrong
from portal.services.promises import attempts, promises
from portal.services.promises.attempts import Attempt
from portal.services.promises.promises import Answer, LoggedRequest


class Call(Input):
    """What was said, with whom and when.

    `what` is either what the call was, or which answer the company got by it.
    """

    what: CallMatter | AnswerKind
    text: Annotated[LongText, Field(min_length=3)]
    promise_id: RowNumber | None = None
    channel: Channel = Channel.PHONE
    received_on: DanishDate
    received_at: ClockTime

    @model_validator(mode="after")
    def _came_from_outside(self) -> Self:
        if self.channel not in {Channel.PHONE, Channel.MAIL}:
            raise wrong("channel_not_logged", field="channel")
        return self


def log_call(
    session: Session, company: Company, call: Call, *, by: Viewer, now: datetime
) -> Promise | CompanyEntry:
    """Write the call down where it belongs.

    A wish starts a promise from the moment they called. An answer keeps an open one; that they
    could not be reached keeps none. Everything else is a line in the company's diary.

    Raises:
        NotNow: the time cannot be right, or it answers nothing that is open.
        FasterColleague: somebody answered first.
    """
    if call.what is CallMatter.REQUEST:
        said = {"request": call.text, **call.model_dump(exclude={"what", "text", "promise_id"})}
        logged = LoggedRequest.model_validate(said)
        return promises.log_request(session, company, logged, by=by, now=now)
    if call.what is CallMatter.NOTE:
        entry = NewEntry(kind=CompanyEntryKind.CALL, happened_on=call.received_on, text=call.text)
        return write_entry(session, company, entry, by=by, now=now)
    promise = _answered(session, company, call, by)
    if isinstance(call.what, AnswerKind):
        promises.answer(session, promise, Answer(kind=call.what, text=call.text), by=by, now=now)
    else:
        attempts.note(session, promise, _attempt(call), by=by, now=now)
    return promise


def _attempt(call: Call) -> Attempt:
    way = AttemptWay.PHONE if call.channel is Channel.PHONE else AttemptWay.MAIL
    return Attempt(
        way=way, tried_on=call.received_on, tried_at=call.received_at, text=call.text[:1000]
    )


def _answered(session: Session, company: Company, call: Call, by: Viewer) -> Promise:
    """The open wish it is about; the one due first where none is named."""
    waiting = queries.open_replies(session, by, company.id)
    named = [row for row in waiting if call.promise_id in {None, row.id}]
    if not named:
        raise NotNow("nothing_to_answer")
    return named[0]
