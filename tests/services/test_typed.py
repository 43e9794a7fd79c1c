"""Numbers, days and times of day as people in Denmark write them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from portal.services.typed import read_clock, read_date, read_decimal, read_whole


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("32,5", 32.5),
        ("32.5", 32.5),
        ("32.50", 32.5),
        (" 37 ", 37.0),
        ("1.234,5", 1234.5),
        ("1 234", 1234.0),
        ("1\u00a0234,50", 1234.5),
        ("-3,25", -3.25),
        ("−3", -3.0),
        ("0", 0.0),
        ("007", 7.0),
    ],
)
def test_numbers(typed, meant):
    assert read_decimal(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1.234", "unclear_number"),
        ("12.345.678", "unclear_number"),
        ("1,234,567", "not_a_number"),
        ("1.2345", "not_a_number"),
        ("37 timer", "not_a_number"),
        ("1e3", "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        ("1_000", "not_a_number"),
        ("--1", "not_a_number"),
        (",5", "not_a_number"),
    ],
)
def test_no_numbers(typed, why):
    with pytest.raises(PydanticCustomError) as refused:
        read_decimal(typed)
    assert refused.value.type == why


def test_whole_numbers():
    assert (read_whole("40"), read_whole("40,0")) == (40, 40)
    with pytest.raises(PydanticCustomError, match="refused") as refused:
        read_whole("40,5")
    assert refused.value.type == "not_a_whole_number"


@pytest.mark.parametrize(
    "typed",
    [
        "1/2-27",
        "01.02.2027",
        "1 2 2027",
        "1.2.27",
        "1-2-2027",
        "2027-02-01",
        "1. februar 2027",
        "1 feb. 2027",
        "1.  FEB  2027",
        " 1/2 2027 ",
    ],
)
def test_days(typed):
    assert read_date(typed) == date(2027, 2, 1)


def test_a_day_stays_a_day_and_a_moment_is_none():
    assert read_date(date(2027, 2, 1)) == date(2027, 2, 1)
    with pytest.raises(PydanticCustomError):
        read_date(datetime(2027, 2, 1, 12, 0))  # noqa: DTZ001  # the wrong thing, on purpose


def test_short_years_mean_the_likely_century():
    assert read_date("1/2-85") == date(1985, 2, 1)
    assert read_date("29/2-28") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31 2 2027", "no_such_day"),
        ("29/2-27", "no_such_day"),
        ("0/1-27", "no_such_day"),
        ("1/13-27", "no_such_month"),
        ("1/0-27", "no_such_month"),
        ("31 2", "date_without_year"),
        ("1. februar", "date_without_year"),
        ("1/2-1027", "year_out_of_range"),
        ("1/2-9999", "year_out_of_range"),
        ("i morgen", "not_a_date"),
        ("1/2-207", "not_a_date"),
        ("1. brumaire 2027", "not_a_date"),
        ("20270201", "not_a_date"),
    ],
)
def test_no_days(typed, why):
    with pytest.raises(PydanticCustomError) as refused:
        read_date(typed)
    assert refused.value.type == why


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13.05", time(13, 5)),
        ("13:05", time(13, 5)),
        ("1305", time(13, 5)),
        ("9", time(9)),
        ("kl. 9.30", time(9, 30)),
        ("KL 0.00", time(0)),
    ],
)
def test_times_of_day(typed, meant):
    assert read_clock(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("24.00", "no_such_time"),
        ("9.60", "no_such_time"),
        ("9.5", "not_a_time"),
        ("middag", "not_a_time"),
        ("", "not_a_time"),
    ],
)
def test_no_times_of_day(typed, why):
    with pytest.raises(PydanticCustomError) as refused:
        read_clock(typed)
    assert refused.value.type == why


@given(st.text(max_size=30))
def test_whatever_is_typed_is_understood_or_refused(typed):
    for reader in (read_decimal, read_whole, read_date, read_clock):
        try:
            reader(typed)
        except PydanticCustomError as refused:
            assert refused.type  # noqa: PT017  # either way is right; anything else would raise


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_we_write_can_be_read(day):
    assert read_date(f"{day:%d.%m.%Y}") == read_date(f"{day.day}/{day.month} {day.year}") == day
