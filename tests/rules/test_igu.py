"""G10: who may start an IGU, to the day, and what the course must hold."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import ResidenceCategory
from models.rules import igu
from models.rules.codes import FindingCode
from models.rules.eligibility import findings
from models.rules.spans import last_day_of_months
from tests.rules.facts import citizen, figures, igu_plan, school

START = date(2026, 12, 1)


def reasons(starts=START, **changed):
    found = igu.reasons_for_caseworker(citizen(**changed), starts, figures())
    return [finding.code for finding in found]


@pytest.mark.parametrize(
    ("born_on", "starts", "codes"),
    [
        pytest.param(date(2008, 12, 1), START, [], id="eighteen today"),
        pytest.param(date(2008, 12, 2), START, ["igu_too_young"], id="eighteen tomorrow"),
        pytest.param(date(1976, 12, 2), START, [], id="fifty tomorrow"),
        pytest.param(date(1976, 12, 1), START, ["igu_too_old"], id="fifty today"),
        pytest.param(
            date(2008, 2, 29), date(2026, 2, 28), ["igu_too_young"], id="a leap day, 28 February"
        ),
        pytest.param(date(2008, 2, 29), date(2026, 3, 1), [], id="a leap day, 1 March"),
        pytest.param(date(1976, 2, 29), date(2026, 2, 28), [], id="a leap day, not yet fifty"),
        pytest.param(date(1976, 2, 29), date(2026, 3, 1), ["igu_too_old"], id="a leap day, fifty"),
    ],
)
def test_age_is_counted_to_the_birthday(born_on, starts, codes):
    assert reasons(starts, born_on=born_on) == codes


@pytest.mark.parametrize(
    ("residence_from", "codes"),
    [
        pytest.param(date(2026, 12, 1), [], id="arrived today"),
        pytest.param(date(2006, 12, 1), [], id="twenty years today"),
        pytest.param(date(2006, 11, 30), ["igu_resident_too_long"], id="twenty years and a day"),
    ],
)
def test_residence_is_counted_to_the_day(residence_from, codes):
    assert reasons(residence_from=residence_from) == codes


@pytest.mark.parametrize("category", ResidenceCategory)
def test_refugees_all_reunified_family_and_ukrainians_are_in_the_group(category):
    outside = ["igu_residence_category"] if category is ResidenceCategory.OTHER else []
    assert reasons(residence_category=category) == outside


def test_one_igu_is_all():
    assert reasons(igu_completed=True) == ["igu_already_completed"]


@pytest.mark.parametrize("fact", ["born_on", "residence_from", "residence_category"])
def test_what_is_not_known_is_not_guessed(fact):
    assert reasons(**{fact: None}) == ["igu_facts_missing"]


def test_every_reason_is_told_at_once():
    assert reasons(
        born_on=date(1970, 1, 1),
        residence_from=date(1999, 1, 1),
        residence_category=ResidenceCategory.OTHER,
        igu_completed=True,
    ) == [
        "igu_too_old",
        "igu_resident_too_long",
        "igu_residence_category",
        "igu_already_completed",
    ]


PERSONAL = {
    "igu_facts_missing",
    "igu_too_young",
    "igu_too_old",
    "igu_resident_too_long",
    "igu_residence_category",
    "igu_already_completed",
}


@pytest.mark.parametrize(
    "changed",
    [
        {"born_on": date(2010, 1, 1)},
        {"born_on": date(1970, 1, 1)},
        {"residence_from": date(1999, 1, 1)},
        {"residence_category": ResidenceCategory.OTHER},
        {"igu_completed": True},
        {"born_on": None},
    ],
    ids=["too young", "too old", "here too long", "outside the group", "had one", "unknown"],
)
def test_whatever_the_reason_a_consultant_reads_the_same(changed):
    told = igu.is_possible(citizen(**changed), START, figures())
    other = igu.is_possible(citizen(igu_completed=True), START, figures())
    assert told == other
    assert told is not None
    assert told.code == FindingCode.IGU_NOT_POSSIBLE
    assert told.values == {}


@given(
    st.dates(date(1960, 1, 1), date(2015, 12, 31)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_from_eighteen_and_until_the_day_before_fifty(born_on, starts):
    # By the birthday alone: (month, day) has come this year or it has not.
    age = starts.year - born_on.year - ((starts.month, starts.day) < (born_on.month, born_on.day))
    expected = ["igu_too_young"] if age < 18 else ["igu_too_old"] if age >= 50 else []
    assert reasons(starts, born_on=born_on) == expected


def codes(**changed):
    plan = igu_plan(**changed)
    return [finding.code for finding in findings(plan, figures(plan.starts))]


@pytest.mark.parametrize(
    ("starts", "expected"),
    [(date(2027, 12, 31), []), (date(2028, 1, 1), ["igu_after_last_start"])],
    ids=["the last day of the scheme", "the day after"],
)
def test_the_scheme_takes_new_courses_until_its_last_day(starts, expected):
    assert codes(starts=starts, ends=last_day_of_months(starts, 24)) == expected


def test_a_national_stop_stops_everyone():
    stopped = figures(igu__stopped=1)
    assert [finding.code for finding in findings(igu_plan(), stopped)] == ["igu_stopped"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"ends": date(2028, 11, 30)}, [], id="two years to the day"),
        pytest.param({"ends": date(2028, 11, 29)}, ["igu_wrong_length"], id="a day short"),
        pytest.param({"ends": date(2028, 12, 1)}, ["igu_wrong_length"], id="a day over"),
        pytest.param({"ends": date(2029, 2, 1), "extensions": 1}, [], id="prolonged by illness"),
        pytest.param(
            {"ends": date(2028, 6, 1), "extensions": 1}, ["igu_wrong_length"], id="never shorter"
        ),
        pytest.param({"practice_hours_a_week": Decimal(25)}, [], id="25 hours of practice"),
        pytest.param(
            {"practice_hours_a_week": Decimal("24.9")},
            ["igu_too_little_practice"],
            id="less than 25 hours of practice",
        ),
        pytest.param(
            {"practice_hours_a_week": None, "hours_a_week": Decimal(24)},
            ["igu_too_little_practice", "igu_too_few_hours"],
            id="the whole week is less than the practice must be",
        ),
        pytest.param({"practice_hours_a_week": None}, [], id="practice not known yet"),
        pytest.param({"hours_a_week": Decimal(32)}, [], id="32 hours in all"),
        pytest.param({"hours_a_week": Decimal(31)}, ["igu_too_few_hours"], id="31 hours in all"),
        pytest.param(
            {"hours_a_week": Decimal(38)}, ["placement_hours_over_max"], id="38 hours in all"
        ),
        pytest.param(
            {"hours_a_week": Decimal(38), "hours_over_37_reason": "Travlt"},
            ["placement_hours_over_max"],
            id="no reason makes 38 lawful",
        ),
        pytest.param(
            {"paid_hours_a_week": Decimal(1)}, ["week_hours_over_max"], id="paid hours on top"
        ),
        pytest.param({"school_plan": None}, ["igu_school_plan_unknown"], id="no school plan yet"),
        pytest.param(
            {"school_plan": school(22, 8, danish_test_passed=True)},
            ["igu_school_weeks"],
            id="22 weeks of school",
        ),
        pytest.param(
            {"school_plan": school(24, 8, danish_test_passed=True)},
            ["igu_school_weeks"],
            id="24 weeks of school",
        ),
        pytest.param(
            {"school_plan": school(23, 7, danish_test_passed=True)},
            ["igu_amu_weeks"],
            id="a test passed and seven weeks of AMU",
        ),
        pytest.param(
            {"school_plan": school(23, 1, danish_test_passed=False)},
            [],
            id="no test and a week of AMU",
        ),
        pytest.param(
            {"school_plan": school(23, 0, danish_test_passed=False)},
            ["igu_amu_weeks"],
            id="no AMU at all",
        ),
        pytest.param(
            {"ordinary_job_here_until": date(2026, 8, 31)}, [], id="left three months before"
        ),
        pytest.param(
            {"ordinary_job_here_until": date(2026, 9, 1)},
            ["igu_employed_here"],
            id="left a day too late",
        ),
        pytest.param(
            {"ordinary_job_here_until": date(2026, 12, 31)},
            ["igu_employed_here"],
            id="is still employed",
        ),
        pytest.param({"approval_day": None}, [], id="needs no approval"),
        pytest.param({"representative_agrees": None}, [], id="needs no representative"),
        pytest.param({"condition_reason": ""}, [], id="needs no condition"),
    ],
)
def test_what_the_course_must_hold(changed, expected):
    assert codes(**changed) == expected


def test_only_what_nobody_can_know_yet_is_soft():
    plan = igu_plan(hours_a_week=Decimal(31), school_plan=None)
    assert {finding.code: finding.hard for finding in findings(plan, figures())} == {
        "igu_too_few_hours": False,
        "igu_school_plan_unknown": False,
    }


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_two_years_end_the_day_before_the_second_anniversary(starts):
    plan = igu_plan(starts=starts, ends=starts + timedelta(days=1))
    found = igu.has_its_length(plan, figures())
    assert found is not None
    ends = date.fromisoformat(found.values["ends_needed"])
    following = ends + timedelta(days=1)
    assert following.year == starts.year + 2
    # Only from 29 February is there no such day two years on.
    leap = (starts.month, starts.day) == (2, 29)
    assert (following.month, following.day) == ((3, 1) if leap else (starts.month, starts.day))
