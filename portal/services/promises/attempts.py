"""Trying to reach a company, and why a promise is late: noted, and no promise is kept by it."""

from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import AttemptWay, LateReason, PromiseStep
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.promise_clock import PromiseAttempt, PromiseLateReason
from models.tables.promises import Promise
from portal.services.inputs import ClockTime, DanishDate, Input, LongText
from portal.services.promises.told import check, tell

# People read clocks to the minute, and the promise carries seconds.
_A_MINUTE = timedelta(minutes=1)


class Attempt(Input):
    """When somebody tried, how, and what came of it."""

    way: AttemptWay
    tried_on: DanishDate
    tried_at: ClockTime
    text: Annotated[LongText, Field(max_length=1000)]


class WhyLate(Input):
    """Why a promise is still open after it was due; the leader reads it."""

    reason: LateReason
    text: Annotated[LongText, Field(min_length=0, max_length=1000)] = ""


def note(session: Session, promise: Promise, tried: Attempt, *, by: Viewer, now: datetime) -> None:
    """Note a call, mail or visit that reached nobody; the clock runs on.

    Raises:
        FasterColleague: the promise has ended meanwhile.
        NotNow: the attempt lies before the request, or ahead of now.
    """
    check(session, promise, PromiseStep.NOTE_ATTEMPT, by=by)
    tried_at = datetime.combine(tried.tried_on, tried.tried_at, COPENHAGEN)
    if not promise.received_at - _A_MINUTE <= tried_at <= now:
        raise NotNow("attempt_unlikely")
    session.add(
        PromiseAttempt(
            promise_id=promise.id,
            way=tried.way,
            tried_at=tried_at,
            text=tried.text,
            by_id=by.user_id,
            at=now,
        )
    )
    session.flush()
    tell(session, promise, "attempt_noted", by=by, now=now, reason_code=tried.way.value)


def say_why_late(
    session: Session, promise: Promise, why: WhyLate, *, by: Viewer, now: datetime
) -> None:
    """Say why an open promise is late; saying more later keeps what was said before.

    Raises:
        FasterColleague: the promise has ended meanwhile.
        NotNow: it is not late yet.
    """
    check(session, promise, PromiseStep.SAY_WHY_LATE, by=by)
    if now <= promise.due_at:
        raise NotNow("not_late_yet")
    session.add(
        PromiseLateReason(
            promise_id=promise.id, reason=why.reason, text=why.text, by_id=by.user_id, at=now
        )
    )
    session.flush()
    tell(session, promise, "late_because", by=by, now=now, reason_code=why.reason.value)
