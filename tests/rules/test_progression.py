"""When points ask for pay or for another place, and what to remind helpers of."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import HelperHint, HirePotential, PlacementType, ProgressAct, Scorer
from models.rules.helpers import Helped, hints
from models.rules.progression import (
    Marks,
    Progress,
    hours_on,
    prompt,
    rise,
    same_hours_since,
    teacher_due,
)
from tests.rules.facts import figures

STARTS = date(2026, 3, 2)  # a Monday
WEEK = timedelta(weeks=1)
PAY, MOVE = ProgressAct.ASK_FOR_PAY, ProgressAct.FIND_NEW_PLACE
NO, UNKNOWN = HirePotential.NO, HirePotential.UNKNOWN


@dataclass(frozen=True)
class Paid:
    from_on: date
    until_on: date | None
    hours_a_week: float


def marks(week: int, *points: int, by: Scorer = Scorer.CONSULTANT, form: int = 1) -> Marks:
    """What one said in that week, on as many lines as there are points."""
    named = {f"linje {number}": given for number, given in enumerate(points)}
    return Marks(form, by, STARTS + week * WEEK, named)


def paid(first: int, hours: float, last: int | None = None) -> Paid:
    until = None if last is None else STARTS + last * WEEK - timedelta(days=1)
    return Paid(STARTS + first * WEEK, until, hours)


RISING = (marks(1, 2, 2), marks(8, 3, 2))
GOOD = (marks(1, 4, 4),)
CITIZEN = Scorer.CITIZEN

# Marks, paid hours, whether the place can hire, the week it is, and what to do.
CASES = [
    ("thirteen weeks without pay", RISING, (), UNKNOWN, 13, PAY),
    ("a day less", RISING, (), UNKNOWN, 13 - 1 / 7, None),
    ("points that fall", (marks(1, 3), marks(8, 2)), (), UNKNOWN, 20, None),
    ("points that stay", (marks(1, 3), marks(8, 3)), (), UNKNOWN, 20, None),
    ("nobody scored twice", (marks(1, 2), marks(8, 4, by=CITIZEN)), (), UNKNOWN, 20, None),
    ("scored by two forms", (marks(1, 2), marks(8, 3, form=2)), (), UNKNOWN, 20, None),
    ("nobody scored", (), (), UNKNOWN, 20, None),
    ("pay from week 4", RISING, (paid(4, 5),), UNKNOWN, 16, None),
    ("the rise was before the pay", RISING, (paid(4, 5),), UNKNOWN, 17, None),
    ("it goes on rising", (*RISING, marks(15, 4, 4)), (paid(4, 5),), UNKNOWN, 17, PAY),
    ("pay that stopped", (*RISING, marks(9, 4, 4)), (paid(4, 5, 7),), UNKNOWN, 20, PAY),
    ("the same pay on a new row", RISING, (paid(0, 5, 6), paid(6, 5)), UNKNOWN, 13, PAY),
    ("points of tomorrow", (marks(1, 2), marks(20, 4)), (), UNKNOWN, 14, None),
    ("good, and cannot hire", GOOD, (), NO, 2, MOVE),
    ("good, cannot hire, and paid", GOOD, (paid(0, 20),), NO, 20, MOVE),
    ("good, and may hire", GOOD, (), HirePotential.YES, 2, None),
    ("not good yet", (marks(1, 4, 3),), (), NO, 2, None),
    ("the citizen doubts", (*GOOD, marks(2, 3, 3, by=CITIZEN)), (), NO, 3, None),
    ("only the newest word counts", (marks(1, 1, 1), marks(5, 4, 5)), (), NO, 6, MOVE),
    ("rises at a place that cannot hire", RISING, (), NO, 13, PAY),
]


@pytest.mark.parametrize(
    ("given_marks", "pay", "potential", "week", "act"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_what_follows_from_the_points(given_marks, pay, potential, week, act):
    progress = Progress(PlacementType.INTERNSHIP, potential, STARTS, given_marks, pay)
    on = STARTS + timedelta(days=round(week * 7))
    found = prompt(progress, figures(STARTS), on)
    assert (found.act if found else None) is act
    if found:
        assert found.weeks == (on - found.since).days // 7
        assert 1 <= found.mean <= 5


@pytest.mark.parametrize("kind", [PlacementType.IGU, PlacementType.WAGE_SUBSIDY])
def test_who_is_paid_for_all_hours_is_not_asked_about_pay(kind):
    progress = Progress(kind, UNKNOWN, STARTS, RISING, ())
    assert prompt(progress, figures(STARTS), STARTS + 30 * WEEK) is None


SPANS = st.lists(
    st.builds(paid, st.integers(0, 20), st.sampled_from([3.0, 5.0]), st.integers(21, 30)),
    max_size=3,
)


@given(SPANS, st.integers(0, 40))
def test_the_hours_were_the_same_on_every_day_since(spans, week):
    on = STARTS + week * WEEK
    since = same_hours_since(STARTS, spans, on)
    days = [since + timedelta(days=number) for number in range((on - since).days + 1)]
    assert len({hours_on(spans, day) for day in days}) == 1
    if since > STARTS:
        before = since - timedelta(days=1)
        assert hours_on(spans, before) != hours_on(spans, since)


def test_a_line_that_is_new_or_gone_does_not_count_as_a_rise():
    first = Marks(1, CITIZEN, STARTS, {"dansk": 2, "væk": 1})
    last = Marks(1, CITIZEN, STARTS + WEEK, {"dansk": 3, "ny": 5})
    assert rise([first, last]) == 1
    assert rise([first, replace(last, points={"ny": 5})]) == 0


HELPED = Helped("Mads", STARTS, STARTS, "Ida", STARTS, [STARTS], STARTS, STARTS + 13 * WEEK)


@pytest.mark.parametrize(
    ("changes", "on", "told"),
    [
        ({}, STARTS + WEEK, []),
        ({"mentor_name": ""}, STARTS, [HelperHint.MENTOR_MISSING]),
        ({"mentor_briefed_on": None}, STARTS, [HelperHint.MENTOR_NOT_BRIEFED]),
        ({"mentor_trained_on": None}, STARTS, [HelperHint.MENTOR_NOT_TRAINED]),
        ({"buddy_trained_on": None}, STARTS, [HelperHint.BUDDY_NOT_TRAINED]),
        ({"buddy_name": "", "buddy_trained_on": None}, STARTS + 5 * WEEK, []),
        ({}, STARTS + 2 * WEEK, [HelperHint.BUDDY_WEEK_UNTOLD]),
        ({"mondays": []}, STARTS + timedelta(days=6), []),
        ({"mentor_name": "", "mondays": []}, STARTS + 14 * WEEK, []),
    ],
)
def test_what_helpers_are_reminded_of(changes, on, told):
    assert list(hints(replace(HELPED, **changes), on)) == told


def test_the_teacher_is_asked_so_many_weeks_after_the_last_time():
    assert teacher_due([], STARTS, 4) == STARTS + 4 * WEEK
    assert teacher_due([STARTS + 3 * WEEK, STARTS + WEEK], STARTS, 4) == STARTS + 7 * WEEK
    with pytest.raises(ValueError, match="at least a week"):
        teacher_due([], STARTS, 0)
