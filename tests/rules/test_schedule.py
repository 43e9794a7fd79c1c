"""Hours and clashes of a week."""

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import Weekday
from models.rules.schedule import Slot, hours, merged, overlaps
from tests.rules.facts import LESSONS, WORK, slot

MONDAY, TUESDAY = Weekday.MONDAY, Weekday.TUESDAY


@st.composite
def slots(draw):
    """A quarter-hour slot on one of three days."""
    starts = draw(st.integers(0, 94))
    ends = draw(st.integers(starts + 1, 95))
    clock = [time(quarter // 4, quarter % 4 * 15) for quarter in (starts, ends)]
    return Slot(draw(st.sampled_from(list(Weekday)[:3])), *clock)


WEEKS = st.lists(slots(), max_size=6)


def quarters(week):
    """The same week counted the slow way: the set of its quarter-hours."""
    return {
        (one.weekday, quarter)
        for one in week
        for quarter in range(
            one.starts.hour * 4 + one.starts.minute // 15, one.ends.hour * 4 + one.ends.minute // 15
        )
    }


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        ((), "0"),
        (WORK, "21"),
        (LESSONS, "10"),
        ((slot(MONDAY, "08:00", "15:24"),) * 2, "7.4"),
        ((slot(MONDAY, "08:00", "12:00"), slot(MONDAY, "11:00", "13:00")), "5"),
    ],
    ids=["nothing", "three days", "two school days", "the same twice", "overlapping"],
)
def test_hours_of_a_week(week, expected):
    assert hours(week) == Decimal(expected)


def test_what_ends_when_the_other_begins_does_not_clash():
    morning, afternoon = slot(MONDAY, "08:00", "12:00"), slot(MONDAY, "12:00", "15:00")
    assert overlaps([morning], [afternoon]) == ()
    assert merged([afternoon, morning]) == (slot(MONDAY, "08:00", "15:00"),)


def test_a_clash_is_told_as_its_own_stretch():
    assert overlaps([slot(MONDAY, "08:00", "12:00")], [slot(MONDAY, "11:00", "15:00")]) == (
        slot(MONDAY, "11:00", "12:00"),
    )
    assert overlaps([slot(MONDAY, "08:00", "12:00")], [slot(TUESDAY, "08:00", "12:00")]) == ()


@pytest.mark.parametrize("ends", ["08:00", "07:59"], ids=["empty", "backwards"])
def test_a_slot_ends_after_it_starts(ends):
    with pytest.raises(ValueError, match="ends after it starts"):
        slot(MONDAY, "08:00", ends)


@given(WEEKS)
def test_hours_are_the_quarters_counted_one_by_one(week):
    assert hours(week) == Decimal(len(quarters(week))) / 4


@given(WEEKS, WEEKS)
def test_clashes_are_the_quarters_in_both(a, b):
    assert quarters(overlaps(a, b)) == quarters(a) & quarters(b)
    assert overlaps(a, b) == overlaps(b, a)
