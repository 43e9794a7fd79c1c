"""When the 24-hour promises to companies are due, and how they stand (rule C.6)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from models.kinds import ClockPolicy, PromiseEnd, Standing
from models.rules.calendar import COPENHAGEN, OfficeCalendar

ONE_DAY = timedelta(hours=24)
WARN_BEFORE = timedelta(hours=4)  # rule C.6: warn four open hours before due
_SHORTEST = timedelta(microseconds=1)

_STANDING_OF_END = {
    PromiseEnd.WAIVED_BY_COMPANY: Standing.WAIVED,
    PromiseEnd.CANCELLED: Standing.CANCELLED,
    PromiseEnd.MERGED: Standing.MERGED,
}


@dataclass(frozen=True)
class Due:
    """The moments of one promise, all in UTC; worked out once, when it is given.

    `work_by` is what staff see: the last office moment at or before `due_at`.
    """

    start_at: datetime
    due_at: datetime
    work_by: datetime


def due(policy: ClockPolicy, received_at: datetime, calendar: OfficeCalendar) -> Due:
    """When a promise received at that moment is due under the municipality's policy.

    Raises:
        ValueError: `received_at` has no time zone.
    """
    if received_at.tzinfo is None:
        raise ValueError("received_at must know its time zone")
    received_at = received_at.astimezone(UTC)
    if policy is ClockPolicy.CALENDAR_24H:
        start_at, due_at = received_at, received_at + ONE_DAY
    else:
        start_at = calendar.next_open_moment(received_at)
        due_at = _same_clock_next_working_day(start_at, calendar)
    work_by = calendar.last_open_moment_at_or_before(due_at)
    # Under 24 hours on all days the office may be closed from start to due. Whoever has chosen
    # that has people on duty, and they work until the promise is due.
    return Due(start_at, due_at, work_by if work_by > start_at else due_at)


def _same_clock_next_working_day(start_at: datetime, calendar: OfficeCalendar) -> datetime:
    # Local clock time, not 24 hours: when summer time comes or goes, 10 o'clock stays 10 o'clock.
    local = start_at.astimezone(COPENHAGEN)
    day = calendar.next_working_day(local.date())
    return datetime.combine(day, local.time(), COPENHAGEN).astimezone(UTC)


def standing(
    due_at: datetime,
    ended_at: datetime | None,
    end: PromiseEnd | None,
    now: datetime,
    warn_before: timedelta = WARN_BEFORE,
) -> Standing:
    """How the promise stands at `now`; ending it exactly when due keeps it.

    A promise fulfilled too late stays late for good.

    Args:
        warn_before: how long before due it is SOON; see `warning_time` for open hours.

    Raises:
        ValueError: only one of `ended_at` and `end` is given.
    """
    _check_end(ended_at, end)
    if end is PromiseEnd.FULFILLED:
        return Standing.LATE if breached(due_at, ended_at, end, now) else Standing.KEPT
    if end is not None:
        return _STANDING_OF_END[end]
    if breached(due_at, ended_at, end, now):
        return Standing.OVERDUE
    return Standing.SOON if now >= due_at - warn_before else Standing.RUNNING


def breached(
    due_at: datetime, ended_at: datetime | None, end: PromiseEnd | None, now: datetime
) -> bool:
    """Whether the promise was still open after it was due; however it ended later, it stays so.

    Raises:
        ValueError: only one of `ended_at` and `end` is given.
    """
    _check_end(ended_at, end)
    return (now if ended_at is None else ended_at) > due_at


def time_left(due_at: datetime, now: datetime) -> timedelta:
    """The time until due; below zero when it is overdue."""
    return due_at - now


def warning_time(
    due_at: datetime, calendar: OfficeCalendar, open_time: timedelta = WARN_BEFORE
) -> timedelta:
    """How long before due to warn, so that `open_time` of office hours is left.

    Four hours before nine in the morning nobody is at work; this tells the afternoon before.
    """
    return due_at - calendar.open_time_before(due_at, open_time)


def soon_until(
    now: datetime, calendar: OfficeCalendar, open_time: timedelta = WARN_BEFORE
) -> datetime:
    """The latest time a promise may be due and be SOON at `now`, to the microsecond.

    Found by halving, so that it says exactly what `warning_time` says.
    """
    soon, later = now, now + open_time
    while calendar.open_time_before(later, open_time) <= now:
        soon, later = later, later + (later - now)
    while later - soon > _SHORTEST:
        middle = soon + (later - soon) / 2
        if calendar.open_time_before(middle, open_time) <= now:
            soon = middle
        else:
            later = middle
    return soon


def _check_end(ended_at: datetime | None, end: PromiseEnd | None) -> None:
    if (ended_at is None) != (end is None):
        raise ValueError("a promise that ended has a moment and a way it ended")
