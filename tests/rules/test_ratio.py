"""G2: how many subsidised places a workplace may have, on every day."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.ratio import Excess, Place, Workforce, allowed, first_excess
from tests.rules.facts import figures

FIGURES = figures()
START, END = date(2026, 12, 1), date(2027, 2, 28)
FULL = Decimal(37)


def staff(fte, *places, elsewhere="0"):
    return Workforce(Decimal(str(fte)), places, Decimal(elsewhere))


@pytest.mark.parametrize(
    ("ordinary", "places"),
    [
        ("0", 1),
        ("4.9", 1),
        ("5", 1),
        ("9.9", 1),
        ("10", 2),
        ("49.9", 9),
        ("50", 10),
        ("59.9", 10),
        ("60", 11),
        ("239", 28),
        ("240", 29),
        ("249", 29),
        ("250", 30),
        ("129", 17),
        ("130", 18),
    ],
    ids=lambda value: str(value),
)
def test_places_for_so_many_ordinary_employees(ordinary, places):
    assert allowed(Decimal(ordinary), FIGURES) == places


@pytest.mark.parametrize(
    ("interns", "hours", "enough"),
    [(29, "37", 240), (30, "37", 250), (29, "22.2", 130)],
    ids=["29 full-time", "30 full-time", "29 on three days are 17.4"],
)
def test_an_intake_fits_exactly_from_the_worked_number_on(interns, hours, enough):
    one = Place(START, END, Decimal(hours))
    others = (one,) * (interns - 1)
    assert first_excess(staff(enough, *others), one, FIGURES) is None
    excess = first_excess(staff(enough - 1, *others), one, FIGURES)
    assert excess == Excess(
        START, allowed(Decimal(enough - 1), FIGURES), interns * Decimal(hours) / 37
    )


def test_three_who_share_one_place_to_the_hour_fit_in_it():
    # Twelve, twelve and thirteen thirty-sevenths are one; rounded they would be more.
    twelve = Place(START, END, Decimal(12))
    assert first_excess(staff(0, twelve, twelve), Place(START, END, Decimal(13)), FIGURES) is None
    assert first_excess(staff(0, twelve, twelve), Place(START, END, Decimal("13.1")), FIGURES)


def test_more_than_full_time_is_one_person():
    assert first_excess(staff(4), Place(START, END, Decimal(45)), FIGURES) is None


def test_those_of_other_municipalities_count():
    new = Place(START, END, Decimal("18.5"))
    assert first_excess(staff(5, elsewhere="0.5"), new, FIGURES) is None
    assert first_excess(staff(5, elsewhere="0.6"), new, FIGURES) == Excess(START, 1, Decimal("1.1"))


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ((date(2026, 11, 1), date(2026, 11, 30)), None),
        ((date(2026, 11, 1), date(2026, 12, 1)), START),
        ((date(2027, 1, 10), date(2027, 6, 30)), date(2027, 1, 10)),
        ((date(2027, 2, 28), date(2027, 6, 30)), END),
        ((date(2027, 3, 1), date(2027, 6, 30)), None),
    ],
    ids=[
        "gone the day before",
        "leaves on the first day",
        "comes in the middle",
        "comes on the last day",
        "comes the day after",
    ],
)
def test_every_day_of_the_new_placement_counts(other, day):
    excess = first_excess(staff(5, Place(*other, FULL)), Place(START, END, FULL), FIGURES)
    assert (excess and excess.day) == day


@given(st.decimals(0, 1000, places=2))
def test_one_more_employee_never_takes_a_place_away(ordinary):
    assert 1 <= allowed(ordinary, FIGURES) <= allowed(ordinary + 1, FIGURES)


@given(st.decimals(0, 1000, places=2))
def test_places_are_those_of_the_two_steps(ordinary):
    exact = Fraction(ordinary)
    steps = min(exact, 50) // 5 + max(exact - 50, 0) // 10
    assert allowed(ordinary, FIGURES) == max(1, steps)


PLACES = st.builds(
    lambda first, length, hours: Place(
        START + timedelta(days=first), START + timedelta(days=first + length), hours
    ),
    st.integers(-20, 40),
    st.integers(0, 30),
    st.decimals("0.5", 45, places=1),
)


@given(st.integers(0, 25), st.lists(PLACES, max_size=6), PLACES)
def test_it_is_the_first_day_that_a_day_by_day_count_finds(ordinary, places, new):
    most = max(1, ordinary // 5)
    days = [new.starts + timedelta(days=n) for n in range((new.ends - new.starts).days + 1)]
    over = [
        day
        for day in days
        if sum(
            min(Fraction(place.hours_a_week) / 37, 1)
            for place in [*places, new]
            if place.starts <= day <= place.ends
        )
        > most
    ]
    excess = first_excess(staff(ordinary, *places), new, FIGURES)
    assert (excess and excess.day) == (over[0] if over else None)
