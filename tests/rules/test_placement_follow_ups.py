"""When a placement is followed up: dated cases, and what holds whatever the dates are."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PlacementFollowUpKind, PlacementType
from models.rules.placement_follow_ups import FollowedPlacement, matched, planned, waiting

K = PlacementFollowUpKind
T = PlacementType
MONDAY = date(2026, 11, 2)


@dataclass(frozen=True)
class Held:
    held_on: date
    due_on: date | None = None


def followed(length: int = 91, kind: PlacementType = T.INTERNSHIP, **changes) -> FollowedPlacement:
    """A placement from Monday 2 November 2026 of so many days."""
    ends = MONDAY + timedelta(days=length - 1)
    return replace(FollowedPlacement(kind, MONDAY, ends, weeks=4), **changes)


def day(number: int) -> date:
    """The day of the placement with that number; the first is 1."""
    return MONDAY + timedelta(days=number - 1)


# What, then kind and last day of each follow-up by its number from the first day.
CASES = [
    ("thirteen weeks", followed(91), "F7 R35 R63 L91"),
    ("every two weeks", followed(42, weeks=2), "F7 R21 R35 L42"),
    ("every second week, the last one takes the place", followed(35, weeks=2), "F7 R21 L35"),
    ("four weeks", followed(28), "F7 L28"),
    ("two weeks", followed(14), "F7 L14"),
    ("ten days", followed(10), "F7 L10"),
    ("a week", followed(7), "L7"),
    ("a day", followed(1), "L1"),
    ("wage subsidy as an internship", followed(91, T.WAGE_SUBSIDY), "F7 R35 R63 L91"),
    ("a short IGU", followed(119, T.IGU), "F7 N14 N42 N84 R112 L119"),
    ("ended after five weeks", followed(91, ended_on=day(35)), "F7 R35"),
    ("ended in the first week", followed(91, ended_on=day(3)), ""),
    ("aftercare", followed(14, ended_on=day(14), aftercare_until=day(14 + 56)), "F7 L14 A42 A70"),
    ("a job", followed(14, ended_on=day(14), led_to_a_job=True), "F7 L14 N28 N56 N98"),
    (
        "a job and aftercare",
        followed(14, ended_on=day(14), led_to_a_job=True, aftercare_until=day(14 + 84)),
        "F7 L14 N28 A42 N56 A70 N98",
    ),
]
LETTERS = {
    K.FIRST_WEEK: "F",
    K.REGULAR: "R",
    K.LAST_WEEK: "L",
    K.RETENTION: "N",
    K.AFTERCARE: "A",
}


@pytest.mark.parametrize(("what", "placement", "told"), CASES, ids=[case[0] for case in CASES])
def test_the_plan_of_a_placement(what, placement, told):
    found = [f"{LETTERS[row.kind]}{(row.due_on - MONDAY).days + 1}" for row in planned(placement)]
    assert " ".join(found) == told


def test_less_than_a_week_between_two_is_no_plan():
    with pytest.raises(ValueError, match="at least a week"):
        planned(followed(weeks=0))


# On which day, what was held (day, planned for), and what waits.
WAITS = [
    ("before it begins", day(0), [], ""),
    ("on the first day", day(1), [], "7"),
    ("late", day(20), [], "7"),
    ("held in time", day(20), [(5, 7)], ""),
    ("held late, and written for its day", day(20), [(12, 7)], ""),
    ("nobody called: two wait", day(30), [], "7 35"),
    ("the second was held, so the first is missed", day(40), [(33, 35)], ""),
    ("a talk that nobody planned counts in its days", day(40), [(33, None)], ""),
    ("a talk between two counts for none", day(40), [(5, 7), (20, None)], "35"),
    ("the day it was planned for has moved", day(40), [(5, 7), (38, 40)], ""),
    ("it has moved too far", day(60), [(5, 7), (48, 50)], "35 63"),
]


@pytest.mark.parametrize(("what", "on", "held", "told"), WAITS, ids=[case[0] for case in WAITS])
def test_what_waits(what, on, held, told):
    rows = [Held(day(was), day(due) if due else None) for was, due in held]
    found = waiting(planned(followed()), rows, on)
    assert " ".join(str((row.due_on - MONDAY).days + 1) for row in found) == told


placements = st.builds(
    followed,
    st.integers(1, 800),
    st.sampled_from(PlacementType),
    weeks=st.integers(1, 26),
)
talks = st.lists(st.builds(Held, st.integers(1, 800).map(day)), max_size=20)


@given(placements)
def test_the_days_of_two_follow_ups_never_overlap_and_none_lies_outside(placement):
    plan = planned(placement)
    assert plan
    assert placement.starts <= plan[0].from_on
    assert plan[-1].due_on == placement.ends
    assert plan[-1].kind is K.LAST_WEEK
    assert all(row.from_on <= row.due_on for row in plan)
    assert all(a.due_on < b.from_on for a, b in zip(plan, plan[1:], strict=False))


@given(placements, st.integers(1, 400))
def test_a_longer_placement_keeps_every_follow_up_but_the_last(placement, more):
    longer = replace(placement, ends=placement.ends + timedelta(days=more))
    kept = [row for row in planned(placement) if row.kind is not K.LAST_WEEK]
    assert set(kept) <= set(planned(longer))


@given(placements, talks)
def test_a_talk_counts_once_and_what_was_held_never_waits(placement, held):
    plan = planned(placement)
    done = matched(plan, held)
    assert len(done) <= len(held)
    assert len({id(one) for one in done.values()}) == len(done)
    assert not set(done) & set(waiting(plan, held, placement.ends))


@given(placements, st.integers(1, 800))
def test_whoever_holds_what_waits_has_nothing_waiting(placement, number):
    plan, on = planned(placement), day(number)
    waits = waiting(plan, [], on)
    if waits:
        assert not waiting(plan, [Held(on, waits[-1].due_on)], on)
