"""The 37-hour week: what counts, what counts once, and what the law asks for."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import ActivityKind, DutyReason, ResidenceCategory, Situation, Weekday
from models.rules.programme_facts import ProgrammeFacts
from models.rules.schedule import Slot
from models.rules.work_duty import Activity, Lowered, WorkHours, duty_hours, duty_week
from tests.rules.facts import figures

MONDAY = date(2026, 11, 23)
FIGURES = figures(MONDAY)
FACTS = ProgrammeFacts(responsibility_from=date(2025, 11, 1))
LAUNDRY = WorkHours("Vaskeri", date(2026, 11, 1), date(2027, 1, 31), Decimal(25))
MORNINGS = tuple(Slot(Weekday(day), time(8), time(13)) for day in range(5))
LESSONS = (Slot(Weekday.TUESDAY, time(12), time(15)), Slot(Weekday.THURSDAY, time(16), time(19)))
COURSE = Activity(ActivityKind.COURSE, "Truck", date(2026, 11, 1), None, Decimal(5))


def week(placements=(), lessons=(), activities=(), duty=37, monday=MONDAY):
    return duty_week(monday, Decimal(duty), placements, lessons, activities)


def test_a_week_is_summed_and_the_gap_is_shown():
    found = week([LAUNDRY], LESSONS, [COURSE])
    assert (found.total, found.gap) == (36, 1)


def test_more_than_the_duty_leaves_no_gap():
    more = Activity(ActivityKind.PAID_HOURS, "Butik", date(2026, 1, 1), None, Decimal(10))
    assert week([LAUNDRY], LESSONS, [more]).gap == 0


def test_lessons_at_the_workplace_count_once():
    there = WorkHours("Vaskeri", LAUNDRY.starts, LAUNDRY.ends, Decimal(25), MORNINGS)
    found = week([there], LESSONS)
    assert found.lessons == 5  # Tuesday 12 to 13 is in the placement's hours
    assert found.total == 30


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        ("2026-11-25", "2027-01-31", 15),  # from Wednesday
        ("2026-11-01", "2026-11-24", 10),  # to Tuesday
        ("2026-11-24", "2026-11-24", 5),
        ("2026-11-01", "2026-11-22", 0),
        ("2026-11-28", "2027-01-31", 0),  # from Saturday
        ("2026-11-30", "2027-01-31", 0),
    ],
)
@pytest.mark.parametrize("slots", [(), MORNINGS], ids=["only a sum", "with hours"])
def test_a_part_of_the_week_counts_in_part(starts, ends, hours, slots):
    part = WorkHours("V", date.fromisoformat(starts), date.fromisoformat(ends), Decimal(25), slots)
    assert week([part]).total == hours


def test_the_hours_outside_the_period_are_not_drawn():
    part = WorkHours("V", date(2026, 11, 25), date(2027, 1, 31), Decimal(25), MORNINGS)
    assert [slot.weekday for slot in week([part]).work] == [2, 3, 4]


def test_a_week_begins_on_monday():
    with pytest.raises(ValueError, match="Monday"):
        week(monday=date(2026, 11, 24))


@pytest.mark.parametrize(
    ("changes", "reason", "hours", "expected"),
    [
        ({}, None, None, 37),
        ({}, DutyReason.ASSESSED_BY_CASEWORKER, 20, 20),
        ({}, DutyReason.ASSESSED_BY_CASEWORKER, 40, 37),
        ({}, DutyReason.PARENTAL_LEAVE, None, 0),
        ({}, DutyReason.NOT_UNDER_DUTY, 20, 0),
        ({"situation": Situation.PARENTAL_LEAVE}, None, None, 37),  # only a code lowers it
        ({"on_benefit": False}, None, None, 0),
        ({"situation": Situation.IN_JOB_OR_EDUCATION}, None, None, 0),
        ({"situation": Situation.AFTER_PROGRAMME}, None, None, 0),
    ],
)
def test_the_duty_is_whole_or_lowered_by_a_code(changes, reason, hours, expected):
    facts = ProgrammeFacts(responsibility_from=FACTS.responsibility_from, **changes)
    lowered = reason and Lowered(reason, None if hours is None else Decimal(hours))
    assert duty_hours(facts, ResidenceCategory.REFUGEE, lowered, FIGURES) == expected


@pytest.mark.parametrize(
    ("changes", "decided", "expected"),
    [
        ({"situation": Situation.AFTER_PROGRAMME}, True, 37),
        ({"situation": Situation.AFTER_PROGRAMME}, False, 0),
        ({"situation": Situation.AFTER_PROGRAMME, "on_benefit": False}, True, 0),
        ({}, True, 0),  # in the programme the act for people from Ukraine knows no duty
    ],
)
def test_after_the_programme_the_benefit_office_decides(changes, decided, expected):
    facts = ProgrammeFacts(responsibility_from=FACTS.responsibility_from, **changes)
    residence = ResidenceCategory.UKRAINE_ACT
    assert duty_hours(facts, residence, None, FIGURES, decided=decided) == expected


def test_before_the_law_there_was_no_duty():
    before = figures(date(2024, 12, 30))
    assert duty_hours(FACTS, ResidenceCategory.REFUGEE, None, before) == 0


def test_the_act_for_people_from_ukraine_knows_no_duty():
    assert duty_hours(FACTS, ResidenceCategory.UKRAINE_ACT, None, FIGURES) == 0


@given(st.integers(-800, 800), st.integers(0, 400), st.integers(1, 37))
def test_no_week_holds_more_than_was_agreed_and_all_weeks_hold_all(begins, days, hours):
    starts = MONDAY + timedelta(days=begins)
    ends = starts + timedelta(days=days)
    work = WorkHours("V", starts, ends, Decimal(hours))
    first = starts - timedelta(days=starts.weekday())
    weeks = [first + timedelta(weeks=n) for n in range((ends - first).days // 7 + 1)]
    totals = [week([work], monday=monday).total for monday in weeks]
    assert max(totals) <= hours
    workdays = sum((starts + timedelta(days=n)).weekday() < 5 for n in range(days + 1))
    assert sum(totals) == Decimal(hours) * workdays / 5
