"""What can be a CPR number. Every number here is a replacement number or impossible."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.rules.cpr import digits_of, fits_birthday, is_possible, masked, written


@pytest.mark.parametrize(
    ("typed", "possible"),
    [
        ("610190-0001", True),  # the first of a month, raised by 60
        (" 91 01 90 00 01 ", True),  # the last
        ("890200 4001", True),  # 29 February 2000
        ("890200 0001", False),  # 1900 had none
        ("900290-0001", False),  # 30 February
        ("920190-0001", False),  # the 32nd
        ("600190-0001", False),  # day 0
        ("611390-0001", False),
        ("61019-0001", False),
        ("610190-00011", False),
        ("61019O-0001", False),
        ("٦١٠١٩٠٠٠٠١", False),  # digits, but not ours
        ("", False),
    ],
)
def test_a_number_is_a_day_and_four_digits(typed, possible):
    assert is_possible(digits_of(typed)) is possible


@pytest.mark.parametrize(
    ("digits", "born_on", "fits"),
    [
        ("6101900001", date(1990, 1, 1), True),  # raised by 60
        ("6101900001", date(1990, 1, 2), False),
        ("6101904001", date(2090, 1, 1), True),  # of a replacement number no hundred years
        ("8902004001", date(2000, 2, 29), True),
    ],
)
def test_the_day_of_a_number_is_compared_with_the_birthday(digits, born_on, fits):
    assert fits_birthday(digits, born_on) is fits


@given(some.text(max_size=14))
def test_nothing_that_is_typed_is_a_mistake_of_ours(typed):
    if is_possible(digits_of(typed)):
        assert len(digits_of(typed)) == 10


def test_masked_it_tells_the_birthday_and_no_more():
    assert masked("6101900001") == "610190-••••"
    assert written("6101900001") == "610190-0001"
