"""Working days and office hours of a municipality, in Danish time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from models.kinds import Weekday

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

_ONE_DAY = timedelta(days=1)
# An office that is never open again is a mistake in its settings, not a long wait.
_LONGEST_CLOSING = 366


@dataclass(frozen=True)
class OfficeCalendar:
    """When a municipality's office is open.

    Working days are Monday to Friday with office hours, without public holidays and without
    the municipality's own closing days (24 and 31 December, 5 June …) (rule C.6).
    """

    hours: Mapping[Weekday, tuple[time, time]]
    closing_days: frozenset[date] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if not any(weekday <= Weekday.FRIDAY for weekday in self.hours):
            raise ValueError("the office must be open on one weekday at least")
        if any(opens >= closes for opens, closes in self.hours.values()):
            raise ValueError("the office closes after it opens, on the same day")

    def is_working_day(self, day: date) -> bool:
        """Whether the office is open at all that day."""
        weekday = Weekday(day.weekday())
        return (
            weekday <= Weekday.FRIDAY
            and weekday in self.hours
            and day not in self.closing_days
            and day not in _public_holidays(day.year)
        )

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`, never `day` itself.

        Raises:
            ValueError: the office is closed for a year on end.
        """
        return self._working_day_from(day, _ONE_DAY)

    def opening(self, day: date) -> tuple[datetime, datetime]:
        """When the office opens and closes on a working day, in UTC.

        Raises:
            ValueError: `day` is no working day.
        """
        if not self.is_working_day(day):
            raise ValueError(f"the office is closed on {day.isoformat()}")
        opens, closes = self.hours[Weekday(day.weekday())]
        return _in_utc(day, opens), _in_utc(day, closes)

    def is_open(self, moment: datetime) -> bool:
        """Whether someone is at the office; at closing time nobody is any more."""
        day = moment.astimezone(COPENHAGEN).date()
        if not self.is_working_day(day):
            return False
        opens, closes = self.opening(day)
        return opens <= moment < closes

    def next_open_moment(self, moment: datetime) -> datetime:
        """`moment` when the office is open, else the next time it opens; in UTC."""
        if self.is_open(moment):
            return moment.astimezone(UTC)
        day = moment.astimezone(COPENHAGEN).date()
        if self.is_working_day(day):
            opens, _ = self.opening(day)
            if moment < opens:
                return opens
        opens, _ = self.opening(self.next_working_day(day))
        return opens

    def last_open_moment_at_or_before(self, moment: datetime) -> datetime:
        """The latest moment up to `moment` by which office work can be done; in UTC.

        The moment of opening is not one: no work fits between opening and it. A thing due when
        the office opens must be done before it closed the working day before.
        """
        day = moment.astimezone(COPENHAGEN).date()
        if self.is_working_day(day):
            opens, closes = self.opening(day)
            if moment > opens:
                return min(moment.astimezone(UTC), closes)
        _, closes = self.opening(self._working_day_from(day, -_ONE_DAY))
        return closes

    def open_time_before(self, moment: datetime, length: timedelta) -> datetime:
        """The moment from which only `length` of office time is left before `moment`; in UTC."""
        until = self.last_open_moment_at_or_before(moment)
        while True:
            opens, _ = self.opening(until.astimezone(COPENHAGEN).date())
            if until - opens >= length:
                return until - length
            length -= until - opens
            until = self.last_open_moment_at_or_before(opens)

    def open_time_after(self, moment: datetime, length: timedelta) -> datetime:
        """The moment by which the office has been open for `length` since `moment`; in UTC."""
        since = self.next_open_moment(moment)
        while True:
            _, closes = self.opening(since.astimezone(COPENHAGEN).date())
            if closes - since >= length:
                return since + length
            length -= closes - since
            since = self.next_open_moment(closes)

    def open_time_between(self, start: datetime, end: datetime) -> timedelta:
        """How long the office is open from `start` to `end`; nothing when `end` comes first."""
        opened, since = timedelta(0), self.next_open_moment(start)
        while since < end:
            _, closes = self.opening(since.astimezone(COPENHAGEN).date())
            opened += min(closes, end) - since
            since = self.next_open_moment(closes)
        return opened

    def _working_day_from(self, day: date, step: timedelta) -> date:
        for _ in range(_LONGEST_CLOSING):
            day += step
            if self.is_working_day(day):
                return day
        raise ValueError("the office is closed for a year on end")


def _in_utc(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, COPENHAGEN).astimezone(UTC)


@lru_cache(maxsize=64)
def _public_holidays(year: int) -> frozenset[date]:
    # The law's own days off only. Great Prayer Day is none since 2024; the library knows.
    return frozenset(holidays.country_holidays("DK", years=year))
