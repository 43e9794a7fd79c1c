"""When a consultant is at a company by appointment (rule S3-32)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.rules.calendar import COPENHAGEN


@dataclass(frozen=True)
class Hours:
    """The same hours every week.

    Args:
        weekday: Monday is 0.
        until_on: the last day, included; None is open-ended.
    """

    weekday: int
    starts: time
    ends: time
    from_on: date
    until_on: date | None


def covers(hours: Hours, moment: datetime) -> bool:
    """Whether somebody is there at that moment; at the end nobody is any more."""
    local = moment.astimezone(COPENHAGEN)
    return _on(hours, local.date()) and hours.starts <= local.time() < hours.ends


def times_between(hours: Hours, since: date, until: date) -> Iterator[tuple[datetime, datetime]]:
    """From when to when somebody is there, day by day; both days are included."""
    day = since + timedelta(days=(hours.weekday - since.weekday()) % 7)
    while day <= until:
        if _on(hours, day):
            starts, ends = hours.starts, hours.ends
            yield (
                datetime.combine(day, starts, COPENHAGEN),
                datetime.combine(day, ends, COPENHAGEN),
            )
        day += timedelta(weeks=1)


def _on(hours: Hours, day: date) -> bool:
    begun = hours.from_on <= day
    over = hours.until_on is not None and day > hours.until_on
    return day.weekday() == hours.weekday and begun and not over
