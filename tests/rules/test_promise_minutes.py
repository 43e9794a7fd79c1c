"""The clock of both policies against a walk minute by minute, at other offices than the usual."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.kinds import ClockPolicy, PlacementState, Weekday
from models.rules.calendar import COPENHAGEN, OfficeCalendar
from models.rules.problems import first_morning, may_be_reported, next_step_by
from models.rules.promise_clock import Due, due
from tests.rules.office import OFFICE, at, slow_is_working_day

MINUTE = timedelta(minutes=1)
# Days around which it may go wrong: clock changes, Easter, Christmas and New Year, 5 June.
CORNERS = [
    *("2026-10-25", "2026-12-24", "2026-12-31", "2027-03-25", "2027-03-28", "2027-05-16"),
    *("2027-06-05", "2027-10-31"),
]

times = st.integers(0, 24 * 4 - 2).flatmap(
    lambda first: st.tuples(st.just(first), st.integers(first + 1, 24 * 4 - 1))
)
weeks = st.dictionaries(st.sampled_from(list(Weekday)[:5]), times, min_size=1).map(
    lambda week: {day: tuple(map(_quarter, hours)) for day, hours in week.items()}
)
closed = st.frozensets(
    st.sampled_from([date(2026, 12, 23), date(2027, 3, 30), date(2027, 6, 4), date(2026, 10, 26)])
)
moments = st.builds(
    lambda corner, minutes: at(f"{corner} 00:00") + minutes * MINUTE,
    st.sampled_from(CORNERS),
    st.integers(-5 * 24 * 60, 5 * 24 * 60),
)


def _quarter(number):
    return time(number // 4, number % 4 * 15)


def _is_open(moment, week, days_off):
    local = moment.astimezone(COPENHAGEN)
    # The town of `slow_is_working_day` closes on 24 and 31 December; these offices do not.
    own = (local.month, local.day) in {(12, 24), (12, 31)} and local.weekday() < 5
    works = (slow_is_working_day(local.date()) or own) and local.date() not in days_off
    hours = week.get(Weekday(local.weekday()))
    return bool(works and hours and hours[0] <= local.time() < hours[1])


def slow_due(policy, received_at, week, days_off):
    """What rule C.6 says, a minute at a time."""
    start_at = received_at
    if policy is ClockPolicy.CALENDAR_24H:
        due_at = received_at + 24 * 60 * MINUTE
    else:
        while not _is_open(start_at, week, days_off):
            start_at += MINUTE
        begun, day = start_at.astimezone(COPENHAGEN), start_at.astimezone(COPENHAGEN).date()
        while True:
            day += timedelta(days=1)
            noon = [datetime.combine(day, _quarter(n), COPENHAGEN) for n in range(24 * 4)]
            if any(_is_open(moment, week, days_off) for moment in noon):
                break
        due_at = datetime.combine(day, begun.time(), COPENHAGEN).astimezone(UTC)
    work_by = due_at
    while work_by > start_at and not _is_open(work_by - MINUTE, week, days_off):
        work_by -= MINUTE
    return Due(start_at, due_at, work_by if work_by > start_at else due_at)


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(ClockPolicy), moments, weeks, closed)
def test_the_clock_agrees_with_a_walk_in_minutes_at_any_office(policy, received_at, week, days_off):
    office = OfficeCalendar(week, days_off)
    assert due(policy, received_at, office) == slow_due(policy, received_at, week, days_off)


@settings(max_examples=100)
@given(moments, st.integers(0, 60 * 40))
def test_open_time_between_is_what_open_time_before_and_after_say(moment, minutes):
    later = moment + minutes * MINUTE
    opened = OFFICE.open_time_between(moment, later)
    assert OFFICE.open_time_between(later, moment) == timedelta(0)
    if opened:
        back = OFFICE.open_time_before(later, opened)
        assert OFFICE.open_time_between(back, later) == opened
        ahead = OFFICE.open_time_after(moment, opened)
        assert OFFICE.open_time_between(moment, ahead) == opened


S = PlacementState
NOW = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("state", "ended_on", "may"),
    [
        (S.ACTIVE, None, True),
        (S.APPROVED, None, True),
        (S.CHECKS_PENDING, None, False),
        (S.COMPLETED, date(2026, 11, 11), True),
        (S.CLOSED, date(2026, 11, 11), True),
        (S.COMPLETED, date(2026, 11, 10), False),
        (S.ENDED_AT_ONCE, NOW, True),
        (S.WITHDRAWN, NOW, False),
        (S.DECLINED, NOW, False),
    ],
)
def test_until_when_a_problem_may_be_reported(state, ended_on, may):
    assert may_be_reported(state, ended_on, NOW, days=14) is may


def test_an_acute_problem_is_met_when_the_office_opens():
    assert first_morning(at("2026-11-28 11:00"), OFFICE) == at("2026-11-30 08:00")
    assert first_morning(at("2026-11-24 10:00"), OFFICE) is None


def test_the_next_step_is_within_five_working_days():
    assert next_step_by(date(2026, 11, 24), OFFICE) == date(2026, 12, 1)
    assert next_step_by(date(2026, 12, 22), OFFICE) == date(2027, 1, 4), "over the holidays"
