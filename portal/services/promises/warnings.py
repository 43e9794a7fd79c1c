"""Who is to be told of which promise now; asked again when the message is sent (rule C.6)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from models.queries.promise_warnings import office_calendars, open_promises, standing_by
from models.rules.calendar import COPENHAGEN, OfficeCalendar
from models.rules.promise_warnings import StandingBy, Warning, receivers, warning_at

__all__ = ["Warning", "still_true", "to_be_told"]

_NOBODY = StandingBy(frozenset(), frozenset(), frozenset())


def to_be_told(session: Session, now: datetime) -> Sequence[Warning]:
    """Every warning that is true now, of all municipalities; five statements.

    One kind a promise: the last one reached. What was told before comes again as long as it is
    true, so whoever tells keeps which `Warning` went out; its three fields are the key.
    """
    return _true_now(session, open_promises(session), now)


def still_true(session: Session, warning: Warning, now: datetime) -> bool:
    """Whether this is still what that person should hear: asked right before it is sent.

    It no longer is when the promise ended, a later warning took its place, or others hold it.
    """
    return warning in _true_now(session, open_promises(session, warning.promise_id), now)


def _true_now(session: Session, rows: Sequence[Any], now: datetime) -> list[Warning]:
    if not rows:
        return []
    calendars = office_calendars(session)
    staff = standing_by(session, _danish_day(now))
    return [warning for row in rows for warning in _of(row, calendars, staff, now)]


def _of(
    row: Any,
    calendars: Mapping[int, OfficeCalendar],
    staff: Mapping[int, StandingBy],
    now: datetime,
) -> list[Warning]:
    promise_id, town, owner_id, deputy_id, starts_at, due_at = row
    kind = warning_at(starts_at, due_at, owner_id is not None, calendars[town], now)
    if kind is None:
        return []
    told = receivers(kind, owner_id, deputy_id, staff.get(town, _NOBODY))
    return [Warning(promise_id, kind, user_id) for user_id in sorted(told)]


def _danish_day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
