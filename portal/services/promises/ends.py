"""Ends of a promise beside keeping it: the company needs nothing more, or it was counted twice."""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import PromiseEnd, PromiseStep
from models.queries.promises import answer_of, visit_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.promise_clock import PromiseCorrection
from models.tables.promises import Promise, PromiseAnswer, SiteVisit
from portal.services.inputs import ClockTime, DanishDate, Input, LongText, RowNumber, ShortText
from portal.services.promises import told
from portal.services.promises.promises import OLDEST_LOGGED_CALL, moments_of

_Reason = Annotated[LongText, Field(min_length=3, max_length=800)]


class Cancelled(Input):
    """The company's own word that it needs no answer any more."""

    said_by: ShortText
    why: _Reason


class Duplicate(Input):
    """The other promise that is about the same."""

    other_id: RowNumber


class Correction(Input):
    """When the request really came, and how one knows."""

    received_on: DanishDate
    received_at: ClockTime
    reason: _Reason


def cancel(
    session: Session, promise: Promise, said: Cancelled, *, by: Viewer, now: datetime
) -> None:
    """End a promised reply because the company takes its request back.

    Raises:
        FasterColleague: a colleague ended it first.
        WrongState: a visit is promised; that one the company waives.
    """
    told.check(session, promise, PromiseStep.CANCEL, by=by)
    told.end(session, promise, PromiseEnd.CANCELLED, at=now, by=by, now=now)
    promise.end_note = f"{said.why}\n({said.said_by})"
    session.add(promise)
    session.flush()


def merge(
    session: Session, promise: Promise, other: Promise, *, by: Viewer, now: datetime
) -> Promise:
    """Make one of two promises about the same: the earliest start is kept.

    Returns:
        the promise that goes on.

    Raises:
        FasterColleague: a colleague ended one of them first.
        NotNow: they are to different companies, of different kinds, or about two openings.
    """
    first, second = sorted((promise, other), key=lambda row: (row.received_at, row.id))
    if (first.company_id, first.kind) != (second.company_id, second.kind) or first is second:
        raise NotNow("not_the_same")
    if first.opening_id and second.opening_id:
        raise NotNow("two_openings")
    for one in (first, second):
        told.check(session, one, PromiseStep.MERGE, by=by)
    told.end(session, second, PromiseEnd.MERGED, at=now, by=by, now=now)
    second.replaced_by_id = first.id
    first.opening_id = first.opening_id or second.opening_id
    first.owner_id = first.owner_id or second.owner_id
    session.add_all((first, second))
    session.flush()
    told.tell(session, first, "merged_into", by=by, now=now)
    return first


def correct(
    session: Session, promise: Promise, right: Correction, *, by: Viewer, now: datetime
) -> Promise:
    """A leader says when the request really came: a new promise with its own clock.

    The old one is kept as it was and shown; it no longer counts. How it ended, the new one
    has too.

    Returns:
        the new promise.

    Raises:
        NotYours: it is no leader.
        NotNow: the time lies ahead, too long ago, or after the promise ended; or it is the same.
    """
    told.check(session, promise, PromiseStep.CORRECT, by=by)
    received_at = datetime.combine(right.received_on, right.received_at, COPENHAGEN)
    latest = min(promise.ended_at or now, now)
    if not promise.logged_at - OLDEST_LOGGED_CALL <= received_at <= latest:
        raise NotNow("corrected_time_unlikely")
    if received_at == promise.received_at.replace(second=0, microsecond=0):
        raise NotNow("same_time")
    new = _again(session, promise, received_at, now=now)
    if promise.ended_at is None:
        told.end(session, promise, PromiseEnd.MERGED, at=now, by=by, now=now)
    promise.end, promise.replaced_by_id = PromiseEnd.MERGED, new.id
    session.add(promise)
    session.add(
        PromiseCorrection(
            promise_id=new.id, corrects_id=promise.id, reason=right.reason, by_id=by.user_id, at=now
        )
    )
    session.flush()
    told.tell(session, new, "given", by=by, now=now)
    for row in (promise, new):
        told.tell(session, row, "corrected", by=by, now=now)
    return new


def _again(session: Session, promise: Promise, received_at: datetime, *, now: datetime) -> Promise:
    """The same promise with another clock, and with the answer or visit that ended it."""
    kept = promise.model_dump(
        include={
            *("municipality_id", "company_id", "opening_id", "problem_report_id", "kind"),
            *("owner_id", "channel", "request", "ended_at", "end", "end_note"),
        }
    )
    clock = moments_of(session, promise.municipality_id, promise.kind, received_at)
    new = Promise(**kept, **clock, received_at=received_at, logged_at=now)
    session.add(new)
    session.flush()
    if given := answer_of(session, promise.id):
        session.add(PromiseAnswer(**{**given.model_dump(), "promise_id": new.id}))
    if made := visit_of(session, promise.id):
        session.add(SiteVisit(**{**made.model_dump(), "promise_id": new.id}))
    session.flush()
    return new
