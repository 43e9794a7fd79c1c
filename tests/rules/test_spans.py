"""Weeks, months and years, also where the calendar is uneven."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.spans import (
    anniversary,
    last_day_of_months,
    last_day_of_weeks,
    share_a_day,
    whole_months,
)

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("starts", "months", "last"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 14)),
        (date(2026, 1, 1), 6, date(2026, 6, 30)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 29), 6, date(2027, 2, 28)),
        (date(2026, 8, 28), 6, date(2027, 2, 27)),
        (date(2026, 12, 1), 24, date(2028, 11, 30)),
        (date(2028, 2, 29), 24, date(2030, 2, 28)),
        (date(2028, 3, 1), 24, date(2030, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 30)),
    ],
    ids=str,
)
def test_the_last_day_of_months(starts, months, last):
    assert last_day_of_months(starts, months) == last


def test_a_week_from_monday_ends_on_sunday():
    assert last_day_of_weeks(date(2026, 11, 23), 1) == date(2026, 11, 29)


@given(DAYS, st.integers(1, 60))
def test_a_later_start_never_ends_earlier(starts, months):
    next_day = starts + timedelta(days=1)
    assert last_day_of_months(starts, months) <= last_day_of_months(next_day, months)
    assert last_day_of_months(starts, months) < last_day_of_months(starts, months + 1)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 3, 1), 18, date(2026, 3, 1)),
    ],
    ids=["leap day in a common year", "leap day in a leap year", "the day before", "the day after"],
)
def test_anniversaries(day, years, expected):
    assert anniversary(day, years) == expected


NEAR_DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@given(NEAR_DAYS, NEAR_DAYS, NEAR_DAYS, NEAR_DAYS)
def test_periods_share_a_day_or_one_is_over_first(a, b, c, d):
    one, other = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    days = {one[0] + timedelta(days=n) for n in range((one[1] - one[0]).days + 1)}
    shared = any(
        other[0] + timedelta(days=n) in days for n in range((other[1] - other[0]).days + 1)
    )
    assert share_a_day(one, other) is shared


@pytest.mark.parametrize(
    ("since", "on", "months"),
    [
        ("2026-11-15", "2026-12-14", 0),
        ("2026-11-15", "2026-12-15", 1),
        ("2026-01-31", "2026-02-28", 1),
        ("2024-02-29", "2025-02-28", 12),
        ("2026-12-01", "2026-11-24", 0),
    ],
)
def test_whole_months_that_have_passed(since, on, months):
    assert whole_months(date.fromisoformat(since), date.fromisoformat(on)) == months
