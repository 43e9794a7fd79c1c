"""Counting in weeks, months and years as the law does."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS_A_YEAR = 12


def anniversary(day: date, years: int) -> date:
    """The day that many years later; for 29 February in a common year it is 1 March.

    Who is born on a leap day is thus a year older on 1 March, when the whole year has passed.
    """
    year = day.year + years
    if (day.month, day.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return day.replace(year=year)


def last_day_of_weeks(starts: date, weeks: int) -> date:
    """The last day of that many weeks, the first day counted in."""
    return starts + timedelta(weeks=weeks, days=-1)


def last_day_of_months(starts: date, months: int) -> date:
    """The last day of that many months, the first day counted in.

    A month from the 15th ends on the 14th. Where the last month is too short for the day, it
    ends with the month: six months from 31 August end on the last day of February.
    """
    year, month_index = divmod(starts.year * MONTHS_A_YEAR + starts.month - 1 + months, 12)
    month = month_index + 1
    length = monthrange(year, month)[1]
    if starts.day > length:
        return date(year, month, length)
    return date(year, month, starts.day) - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The last day on which something can be done within so many months after a day.

    A month after the 15th is the 15th. Where the last month is too short for the day, it ends
    with the month: a month after 31 January is the last day of February.
    """
    year, month_index = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, 12)
    month = month_index + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def whole_months(since: date, on: date) -> int:
    """The months that have passed; none before the first day."""
    months = (on.year - since.year) * MONTHS_A_YEAR + on.month - since.month
    return max(0, months - (months_after(since, months) > on if months > 0 else 0))


def share_a_day(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """Whether the two periods have a day in common; first and last days are included."""
    return a[0] <= b[1] and b[0] <= a[1]
