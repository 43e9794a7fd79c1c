"""Working days and office hours as Sønderborg keeps them (seed S0-13)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import Weekday
from models.rules.calendar import COPENHAGEN, OfficeCalendar
from tests.rules.office import OFFICE, at, slow_is_open, slow_is_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2026, 11, 24), True, id="an ordinary Tuesday"),
        pytest.param(date(2026, 11, 28), False, id="a Saturday"),
        pytest.param(date(2026, 11, 29), False, id="a Sunday"),
        pytest.param(date(2026, 12, 23), True, id="23 December"),
        pytest.param(date(2026, 12, 24), False, id="24 December, a closing day"),
        pytest.param(date(2026, 12, 25), False, id="Christmas Day"),
        pytest.param(date(2026, 12, 30), True, id="30 December"),
        pytest.param(date(2026, 12, 31), False, id="31 December, a closing day"),
        pytest.param(date(2027, 1, 1), False, id="New Year's Day"),
        pytest.param(date(2027, 3, 24), True, id="the Wednesday before Easter"),
        pytest.param(date(2027, 3, 25), False, id="Maundy Thursday"),
        pytest.param(date(2027, 3, 26), False, id="Good Friday"),
        pytest.param(date(2027, 3, 29), False, id="Easter Monday"),
        pytest.param(date(2027, 5, 6), False, id="Ascension Day"),
        pytest.param(date(2027, 5, 7), True, id="the day after Ascension"),
        pytest.param(date(2027, 5, 17), False, id="Whit Monday"),
        pytest.param(date(2023, 5, 5), False, id="Great Prayer Day, the last one"),
        pytest.param(date(2024, 4, 26), True, id="Great Prayer Day, gone since 2024"),
        pytest.param(date(2026, 6, 5), False, id="Constitution Day, a closing day"),
        pytest.param(date(2025, 6, 5), True, id="Constitution Day where nobody closed"),
        pytest.param(date(2026, 5, 1), True, id="1 May"),
    ],
)
def test_working_days(day, works):
    assert OFFICE.is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 11, 24), date(2026, 11, 25), id="Tuesday to Wednesday"),
        pytest.param(date(2026, 11, 27), date(2026, 11, 30), id="over a weekend"),
        pytest.param(date(2026, 12, 23), date(2026, 12, 28), id="over Christmas"),
        pytest.param(date(2026, 12, 30), date(2027, 1, 4), id="over New Year"),
        pytest.param(date(2027, 3, 24), date(2027, 3, 30), id="over Easter"),
    ],
)
def test_the_next_working_day(day, expected):
    assert OFFICE.next_working_day(day) == expected


def test_office_hours_follow_the_clock_on_the_wall():
    assert OFFICE.opening(date(2026, 11, 26)) == (
        datetime(2026, 11, 26, 7, tzinfo=UTC),
        datetime(2026, 11, 26, 16, tzinfo=UTC),
    )
    summer, _ = OFFICE.opening(date(2027, 3, 30))
    assert summer == datetime(2027, 3, 30, 6, tzinfo=UTC)


def test_a_closed_day_has_no_hours():
    with pytest.raises(ValueError, match="closed on 2026-12-24"):
        OFFICE.opening(date(2026, 12, 24))


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        ("2026-11-24 07:59", False),
        ("2026-11-24 08:00", True),
        ("2026-11-24 14:59", True),
        ("2026-11-24 15:00", False),
        ("2026-11-26 16:59", True),
        ("2026-11-26 17:00", False),
        ("2026-11-28 10:00", False),
        ("2026-12-24 10:00", False),
    ],
)
def test_the_office_is_open_until_it_closes(moment, open_):
    assert OFFICE.is_open(at(moment)) is open_


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-11-24 10:00", "2026-11-24 10:00", id="open: at once"),
        pytest.param("2026-11-24 06:30", "2026-11-24 08:00", id="before opening: the same day"),
        pytest.param("2026-11-24 15:00", "2026-11-25 08:00", id="at closing: the next day"),
        pytest.param("2026-12-23 15:00", "2026-12-28 08:00", id="before Christmas: after it"),
    ],
)
def test_the_next_open_moment(moment, expected):
    assert OFFICE.next_open_moment(at(moment)) == at(expected)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-11-25 10:00", "2026-11-25 10:00", id="open: that moment"),
        pytest.param("2026-11-25 15:00", "2026-11-25 15:00", id="closing time still counts"),
        pytest.param("2026-11-25 19:00", "2026-11-25 15:00", id="in the evening: closing time"),
        pytest.param("2026-11-25 08:00", "2026-11-24 15:00", id="at opening: the day before"),
        pytest.param("2026-11-25 08:01", "2026-11-25 08:01", id="a minute later: that minute"),
        pytest.param("2026-11-30 05:00", "2026-11-27 15:00", id="Monday morning: Friday"),
        pytest.param("2027-03-29 12:00", "2027-03-24 15:00", id="Easter Monday: Wednesday"),
    ],
)
def test_the_last_open_moment(moment, expected):
    assert OFFICE.last_open_moment_at_or_before(at(moment)) == at(expected)


@pytest.mark.parametrize(
    ("moment", "hours", "expected"),
    [
        pytest.param("2026-11-25 14:00", 4, "2026-11-25 10:00", id="within a day"),
        pytest.param("2026-11-25 10:00", 4, "2026-11-24 13:00", id="over a night"),
        pytest.param("2026-11-30 08:00", 4, "2026-11-27 11:00", id="over a weekend"),
        pytest.param("2026-11-30 08:00", 8, "2026-11-26 16:00", id="over two days"),
        pytest.param("2026-11-25 12:00", 4, "2026-11-25 08:00", id="exactly from opening"),
        pytest.param("2026-11-25 20:00", 0, "2026-11-25 15:00", id="nothing left is closing time"),
    ],
)
def test_open_time_before(moment, hours, expected):
    assert OFFICE.open_time_before(at(moment), timedelta(hours=hours)) == at(expected)


def test_an_office_that_never_opens_is_a_mistake():
    with pytest.raises(ValueError, match="one weekday at least"):
        OfficeCalendar(hours={Weekday.SATURDAY: (time(8), time(12))})
    for closes in (time(8), time(15)):
        with pytest.raises(ValueError, match="closes after it opens"):
            OfficeCalendar(hours={Weekday.MONDAY: (time(15), closes)})
    closed = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(800))
    with pytest.raises(ValueError, match="closed for a year on end"):
        OfficeCalendar(OFFICE.hours, closed).next_working_day(date(2026, 1, 1))


def test_an_office_open_on_fridays_only_is_an_office():
    fridays = OfficeCalendar(hours={Weekday.FRIDAY: (time(9), time(12))})
    assert fridays.next_working_day(date(2026, 11, 24)) == date(2026, 11, 27)
    assert fridays.next_working_day(date(2026, 11, 27)) == date(2026, 12, 4)


def test_office_hours_on_a_saturday_make_no_working_day():
    saturdays = OfficeCalendar({**OFFICE.hours, Weekday.SATURDAY: (time(9), time(12))})
    assert not saturdays.is_open(at("2026-11-28 10:00"))


@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_working_days_are_those_counted_by_hand(day):
    assert OFFICE.is_working_day(day) is slow_is_working_day(day)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_open_moments_lie_around_every_moment(moment):
    before = OFFICE.last_open_moment_at_or_before(moment)
    after = OFFICE.next_open_moment(moment)
    assert before <= moment <= after
    assert OFFICE.is_open(after)
    assert OFFICE.is_open(moment) is slow_is_open(moment)
    assert OFFICE.is_open(before - timedelta(microseconds=1))
    assert before.astimezone(COPENHAGEN).date() <= moment.astimezone(COPENHAGEN).date()
