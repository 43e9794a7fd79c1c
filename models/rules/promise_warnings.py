"""When staff are warned about a promise, and who (rule C.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.kinds import WarningKind
from models.rules.calendar import OfficeCalendar

# Open hours: so long a promise may lie in the queue, and so long before due staff are warned.
QUEUE_TIME = timedelta(hours=1)
BEFORE_DUE = {
    WarningKind.FOUR_HOURS: timedelta(hours=4),
    WarningKind.ONE_HOUR: timedelta(hours=1),
}


@dataclass(frozen=True)
class Warning:
    """One thing to tell one person: unique by its three fields, so it is told once."""

    promise_id: int
    kind: WarningKind
    user_id: int


@dataclass(frozen=True)
class StandingBy:
    """Who can be told of a municipality's promises. All ids are of people with a log-in.

    Args:
        consultants, leaders: who are at work that day.
        away: who are not, by the absence calendar, or whose log-in is closed.
    """

    consultants: frozenset[int]
    leaders: frozenset[int]
    away: frozenset[int]


def warning_times(
    start_at: datetime, due_at: datetime, calendar: OfficeCalendar
) -> Mapping[WarningKind, datetime]:
    """From when each warning is true, earliest first; none is before the promise starts.

    Half time, and one and four hours before due, are counted in open hours. Where the office is
    closed from start to due people are on duty, so there it is the clock's own hours.
    """
    opened = calendar.open_time_between(start_at, due_at)
    times = {
        WarningKind.HALF_TIME: _before(due_at, opened / 2, calendar)
        if opened
        else start_at + (due_at - start_at) / 2
    }
    for kind, length in BEFORE_DUE.items():
        moment = _before(due_at, length, calendar) if opened else due_at - length
        times[kind] = max(moment, start_at)
    times[WarningKind.BREACH] = due_at
    return times


def warning_at(
    start_at: datetime, due_at: datetime, owned: bool, calendar: OfficeCalendar, now: datetime
) -> WarningKind | None:
    """The warning that is true of an open promise now: the last one reached, or none yet.

    A promise that nobody has taken has no half time: after an open hour in the queue that is
    what people are told.
    """
    if now > due_at:
        return WarningKind.BREACH
    times = warning_times(start_at, due_at, calendar)
    for kind in reversed(BEFORE_DUE):
        if now >= times[kind]:
            return kind
    if owned:
        return WarningKind.HALF_TIME if now >= times[WarningKind.HALF_TIME] else None
    waited = calendar.open_time_between(start_at, now)
    return WarningKind.NOBODY_HAS_IT if waited > QUEUE_TIME else None


def receivers(
    kind: WarningKind, owner_id: int | None, deputy_id: int | None, staff: StandingBy
) -> frozenset[int]:
    """Whom a warning is for.

    The owner; while she is away her deputy; while nobody holds it all consultants at work, and
    when nobody of these is there the leaders. At breach owner, deputy and leaders, away or not.

    Args:
        deputy_id: who steps in for the company's fixed consultant.
    """
    named = [person for person in (owner_id, deputy_id) if person is not None]
    if kind is WarningKind.BREACH:
        return frozenset(named) | staff.leaders
    if owner_id is None:
        return staff.consultants or staff.leaders
    there = [person for person in named if person not in staff.away]
    return frozenset(there[:1]) or staff.leaders


def _before(due_at: datetime, length: timedelta, calendar: OfficeCalendar) -> datetime:
    return calendar.open_time_before(due_at, length)
