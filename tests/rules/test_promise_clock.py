"""The two 24-hour promises: every value of rule C.6, and what must hold for all others."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import ClockPolicy, PromiseEnd, Standing
from models.rules.calendar import COPENHAGEN
from models.rules.promise_clock import (
    WARN_BEFORE,
    Due,
    breached,
    due,
    soon_until,
    standing,
    time_left,
    warning_time,
)
from tests.rules.office import HALF_HOUR, OFFICE, at, slow_is_open, slow_is_working_day

CALENDAR, WORKING_DAY = ClockPolicy.CALENDAR_24H, ClockPolicy.WORKING_DAY_24H

# Rule C.6: received | due by A | start by B | due by B | work by.
TABLE = [
    pytest.param(
        "2026-11-24 10:00",
        "2026-11-25 10:00",
        "2026-11-24 10:00",
        "2026-11-25 10:00",
        "2026-11-25 10:00",
        id="Tuesday at ten",
    ),
    pytest.param(
        "2026-11-24 06:30",
        "2026-11-25 06:30",
        "2026-11-24 08:00",
        "2026-11-25 08:00",
        "2026-11-24 15:00",
        id="Tuesday before opening",
    ),
    pytest.param(
        "2026-11-26 16:30",
        "2026-11-27 16:30",
        "2026-11-26 16:30",
        "2026-11-27 16:30",
        "2026-11-27 15:00",
        id="late on long Thursday",
    ),
    pytest.param(
        "2026-11-27 14:00",
        "2026-11-28 14:00",
        "2026-11-27 14:00",
        "2026-11-30 14:00",
        "2026-11-30 14:00",
        id="Friday afternoon",
    ),
    pytest.param(
        "2026-11-27 15:00",
        "2026-11-28 15:00",
        "2026-11-30 08:00",
        "2026-12-01 08:00",
        "2026-11-30 15:00",
        id="Friday at closing time",
    ),
    pytest.param(
        "2026-11-28 11:00",
        "2026-11-29 11:00",
        "2026-11-30 08:00",
        "2026-12-01 08:00",
        "2026-11-30 15:00",
        id="Saturday",
    ),
    pytest.param(
        "2026-12-23 12:00",
        "2026-12-24 12:00",
        "2026-12-23 12:00",
        "2026-12-28 12:00",
        "2026-12-28 12:00",
        id="the day before Christmas Eve",
    ),
    pytest.param(
        "2027-03-24 13:00",
        "2027-03-25 13:00",
        "2027-03-24 13:00",
        "2027-03-30 13:00",
        "2027-03-30 13:00",
        id="before Easter, into summer time",
    ),
    pytest.param(
        "2027-03-27 13:00",
        "2027-03-28 14:00",
        "2027-03-30 08:00",
        "2027-03-31 08:00",
        "2027-03-30 15:00",
        id="the night the clock changes",
    ),
]
COLUMNS = ("received", "due_a", "start_b", "due_b", "work_by")


@pytest.mark.parametrize(COLUMNS, TABLE)
def test_twenty_four_hours_on_all_days(received, due_a, start_b, due_b, work_by):
    found = due(CALENDAR, at(received), OFFICE)
    assert (found.start_at, found.due_at) == (at(received), at(due_a))
    assert found.due_at - found.start_at == timedelta(hours=24)


@pytest.mark.parametrize(COLUMNS, TABLE)
def test_the_same_time_on_the_next_working_day(received, due_a, start_b, due_b, work_by):
    assert due(WORKING_DAY, at(received), OFFICE) == Due(at(start_b), at(due_b), at(work_by))


@pytest.mark.parametrize(
    ("received", "work_by"),
    [
        pytest.param("2026-11-24 10:00", "2026-11-25 10:00", id="due while open: then"),
        pytest.param("2026-11-27 14:00", "2026-11-27 15:00", id="due on Saturday: Friday's close"),
        pytest.param("2026-11-27 15:00", "2026-11-28 15:00", id="closed from start to due: due"),
        pytest.param("2026-11-28 11:00", "2026-11-29 11:00", id="a whole weekend day: due"),
    ],
)
def test_on_all_days_too_staff_see_the_last_office_moment_if_there_is_one(received, work_by):
    assert due(CALENDAR, at(received), OFFICE).work_by == at(work_by)


def test_summer_time_into_winter_time():
    # 25 October 2026: Friday to Monday is an hour longer than it looks.
    found = due(WORKING_DAY, at("2026-10-23 10:00"), OFFICE)
    assert found.due_at == at("2026-10-26 10:00") == datetime(2026, 10, 26, 9, tzinfo=UTC)
    assert found.due_at - found.start_at == timedelta(days=3, hours=1)


@pytest.mark.parametrize("policy", ClockPolicy)
def test_all_moments_are_in_utc(policy):
    found = due(policy, at("2026-11-24 10:00").astimezone(COPENHAGEN), OFFICE)
    moments = (found.start_at, found.due_at, found.work_by)
    assert [moment.tzinfo for moment in moments] == [UTC, UTC, UTC]


@pytest.mark.parametrize("policy", ClockPolicy)
def test_a_moment_without_a_zone_is_a_mistake(policy):
    with pytest.raises(ValueError, match="time zone"):
        due(policy, at("2026-11-24 10:00").replace(tzinfo=None), OFFICE)


DUE = at("2026-11-25 10:00")
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(DUE - WARN_BEFORE - SECOND, Standing.RUNNING, id="long before"),
        pytest.param(DUE - WARN_BEFORE, Standing.SOON, id="four hours before"),
        pytest.param(DUE, Standing.SOON, id="exactly when due"),
        pytest.param(DUE + SECOND, Standing.OVERDUE, id="a second after"),
    ],
)
def test_an_open_promise(now, expected):
    assert standing(DUE, None, None, now) is expected
    assert breached(DUE, None, None, now) is (expected is Standing.OVERDUE)


@pytest.mark.parametrize(
    ("ended_at", "end", "expected", "late"),
    [
        pytest.param(DUE - SECOND, PromiseEnd.FULFILLED, Standing.KEPT, False, id="in time"),
        pytest.param(DUE, PromiseEnd.FULFILLED, Standing.KEPT, False, id="exactly when due"),
        pytest.param(DUE + SECOND, PromiseEnd.FULFILLED, Standing.LATE, True, id="too late"),
        pytest.param(
            DUE, PromiseEnd.WAIVED_BY_COMPANY, Standing.WAIVED, False, id="no visit needed"
        ),
        pytest.param(
            DUE + SECOND, PromiseEnd.WAIVED_BY_COMPANY, Standing.WAIVED, True, id="waived late"
        ),
        pytest.param(DUE, PromiseEnd.CANCELLED, Standing.CANCELLED, False, id="cancelled"),
        pytest.param(DUE + SECOND, PromiseEnd.CANCELLED, Standing.CANCELLED, True, id="too late"),
        pytest.param(DUE, PromiseEnd.MERGED, Standing.MERGED, False, id="merged"),
        pytest.param(DUE + SECOND, PromiseEnd.MERGED, Standing.MERGED, True, id="merged late"),
    ],
)
def test_a_promise_that_ended_stands_the_same_ever_after(ended_at, end, expected, late):
    for later in (timedelta(0), timedelta(days=400)):
        assert standing(DUE, ended_at, end, ended_at + later) is expected
        assert breached(DUE, ended_at, end, ended_at + later) is late


@pytest.mark.parametrize(
    ("ended_at", "end"), [(DUE, None), (None, PromiseEnd.FULFILLED)], ids=["no way", "no moment"]
)
def test_half_an_end_is_a_mistake(ended_at, end):
    with pytest.raises(ValueError, match="a moment and a way"):
        standing(DUE, ended_at, end, DUE)
    with pytest.raises(ValueError, match="a moment and a way"):
        breached(DUE, ended_at, end, DUE)


def test_time_left_goes_below_zero():
    assert time_left(DUE, DUE - timedelta(hours=3)) == timedelta(hours=3)
    assert time_left(DUE, DUE + timedelta(hours=3)) == timedelta(hours=-3)


def test_the_warning_comes_while_someone_is_at_work():
    # Due at eight in the morning: four open hours before is eleven the day before.
    eight = at("2026-11-25 08:00")
    before = warning_time(eight, OFFICE)
    assert eight - before == at("2026-11-24 11:00")
    assert standing(eight, None, None, at("2026-11-24 11:00"), before) is Standing.SOON
    assert standing(eight, None, None, at("2026-11-24 10:59"), before) is Standing.RUNNING
    assert standing(eight, None, None, at("2026-11-24 11:00")) is Standing.RUNNING


MOMENTS = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001 (the strategy wants naive bounds and adds the zone)
    datetime(2035, 12, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
HALF_HOURS = st.integers(0, 2 * 24 * 365 * 10).map(
    lambda n: datetime(2025, 1, 1, tzinfo=UTC) + n * HALF_HOUR
)
# Around each night the clock changes, where an hour is missing or comes twice.
CLOCK_CHANGES = st.builds(
    lambda change, n: at(change) + n * HALF_HOUR,
    st.sampled_from(["2026-10-25 00:00", "2027-03-28 00:00", "2027-10-31 00:00"]),
    st.integers(-300, 300),
)


def slow_due(received_at):
    """The working-day promise by walking in half-hours, with no shortcut."""
    start_at = received_at
    while not slow_is_open(start_at):
        start_at += HALF_HOUR
    begun = start_at.astimezone(COPENHAGEN)
    due_at = start_at
    while True:
        due_at += HALF_HOUR
        local = due_at.astimezone(COPENHAGEN)
        another_day = local.date() > begun.date() and slow_is_working_day(local.date())
        if another_day and local.time() == begun.time():
            break
    work_by = due_at
    while not slow_is_open(work_by - HALF_HOUR):
        work_by -= HALF_HOUR
    return Due(start_at, due_at, work_by)


@given(st.one_of(HALF_HOURS, CLOCK_CHANGES))
def test_the_clock_agrees_with_a_walk_in_half_hours(received_at):
    assert due(WORKING_DAY, received_at, OFFICE) == slow_due(received_at)


@given(st.sampled_from(ClockPolicy), MOMENTS)
def test_nothing_is_due_before_it_starts_nor_starts_before_it_came(policy, received_at):
    found = due(policy, received_at, OFFICE)
    assert received_at <= found.start_at < found.work_by <= found.due_at


@given(MOMENTS)
def test_it_is_due_at_the_same_time_on_the_very_next_working_day(received_at):
    found = due(WORKING_DAY, received_at, OFFICE)
    start, end = (moment.astimezone(COPENHAGEN) for moment in (found.start_at, found.due_at))
    assert start.time() == end.time()
    days = [
        start.date() + timedelta(days=n) for n in range(1, (end.date() - start.date()).days + 1)
    ]
    assert [slow_is_working_day(day) for day in days] == [False] * (len(days) - 1) + [True]


@given(st.sampled_from(ClockPolicy), MOMENTS, st.timedeltas(timedelta(0), timedelta(days=9)))
def test_who_asks_later_is_never_answered_earlier(policy, received_at, later):
    first, second = (due(policy, moment, OFFICE) for moment in (received_at, received_at + later))
    assert first.due_at <= second.due_at


@given(MOMENTS, st.timedeltas(timedelta(days=-9), timedelta(days=9)))
def test_a_promise_is_never_both_open_and_late(due_at, offset):
    now = due_at + offset
    assert (standing(due_at, None, None, now) is Standing.OVERDUE) is (
        time_left(due_at, now) < timedelta(0)
    )
    assert breached(due_at, None, None, now) is breached(due_at, now, PromiseEnd.FULFILLED, now)


@given(MOMENTS, st.timedeltas(timedelta(days=-1), timedelta(days=9)))
def test_soon_until_says_what_the_warning_of_each_promise_says(now, ahead):
    due_at = now + ahead
    stands = standing(due_at, None, None, now, warning_time(due_at, OFFICE))
    assert (stands is not Standing.RUNNING) is (due_at <= soon_until(now, OFFICE))
