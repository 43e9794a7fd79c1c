"""Sønderborg's office for the tests, and the same days counted by hand, without the library."""

from datetime import UTC, date, datetime, time, timedelta

from models.kinds import Weekday
from models.rules.calendar import COPENHAGEN, OfficeCalendar

HALF_HOUR = timedelta(minutes=30)
_SHORT, _LONG = (time(8), time(15)), (time(8), time(17))
# Seed S0-13: Monday to Wednesday 8–15, Thursday 8–17, Friday 8–15.
OFFICE = OfficeCalendar(
    hours={
        Weekday.MONDAY: _SHORT,
        Weekday.TUESDAY: _SHORT,
        Weekday.WEDNESDAY: _SHORT,
        Weekday.THURSDAY: _LONG,
        Weekday.FRIDAY: _SHORT,
    },
    closing_days=frozenset(
        {date(2026, 6, 5)} | {date(year, 12, day) for year in range(2023, 2041) for day in (24, 31)}
    ),
)


def at(local: str) -> datetime:
    """A moment in UTC from Danish time on the wall: "2026-11-24 10:00"."""
    return datetime.fromisoformat(local).replace(tzinfo=COPENHAGEN).astimezone(UTC)


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian reckoning."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    l_ = (32 + 2 * (b % 4) + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, day = divmod(h + l_ - 7 * m + 114, 31)
    return date(year, month, day + 1)


def slow_is_working_day(day: date) -> bool:
    """A working day since 2024 by the rule book's own list (rule C.6)."""
    from_easter = (day - easter(day.year)).days
    off = (
        day.weekday() > 4
        or (day.month, day.day) in {(1, 1), (12, 24), (12, 25), (12, 26), (12, 31)}
        # Maundy Thursday, Good Friday, Easter, Ascension, Whitsun.
        or from_easter in {-3, -2, 0, 1, 39, 49, 50}
        or day == date(2026, 6, 5)
    )
    return not off


def slow_is_open(moment: datetime) -> bool:
    """Whether the office is open, from the clock on the wall."""
    local = moment.astimezone(COPENHAGEN)
    closes = 17 if local.weekday() == 3 else 15
    return slow_is_working_day(local.date()) and 8 <= local.hour < closes
