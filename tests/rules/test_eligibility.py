"""Everything the law has against an internship or a wage subsidy, one change at a time."""

from datetime import date
from decimal import Decimal

import pytest

from models.kinds import LegalPurpose, Regime, Weekday
from models.rules.eligibility import (
    Additionality,
    findings,
)
from models.rules.plan import Series
from models.rules.ratio import Place, Workforce
from tests.rules.facts import (
    MIDDELFART,
    STARTS,
    citizen,
    figures,
    igu_plan,
    internship,
    slot,
    wage_subsidy,
)

FULL_HOUSE = Workforce(Decimal(9), (Place(date(2026, 12, 15), date(2027, 1, 31), Decimal(37)),))


def codes(plan):
    return [finding.code for finding in findings(plan, figures(plan.starts))]


@pytest.mark.parametrize("lawful", [internship, wage_subsidy, igu_plan])
def test_nothing_stands_against_a_lawful_placement(lawful):
    assert codes(lawful()) == []


# Changes to a lawful internship.
INTERNSHIPS = [
    ("regime not known", {"citizen": citizen(regime=None)}, ["regime_unknown"]),
    (
        "class not known under the employment act",
        {"citizen": citizen(regime=Regime.LAB, readiness=None)},
        ["readiness_unknown"],
    ),
    ("a day longer than thirteen weeks", {"ends": date(2027, 3, 2)}, ["needs_extension"]),
    ("longer, and assessed", {"ends": date(2027, 5, 31), "extensions": 1}, []),
    ("longer than any assessment", {"ends": date(2027, 6, 1), "extensions": 1}, ["too_long"]),
    ("a full house for part of it", {"workforce": FULL_HOUSE}, ["ratio_exceeded"]),
    ("room in the house", {"workforce": Workforce(Decimal(10), FULL_HOUSE.places)}, []),
    ("no word of the representative", {"representative_agrees": None}, ["representative_missing"]),
    (
        "spaces are no exception",
        {"representative_agrees": None, "representative_exception": "  "},
        ["representative_missing"],
    ),
    (
        "no representative, and a reason why",
        {
            "representative_agrees": None,
            "representative_exception": "Kun én ansat",
            "colleagues_heard": False,
        },
        [],
    ),
    ("the representative says no", {"representative_agrees": False}, ["representative_against"]),
    (
        "a yes without a day",
        {"representative_stated_on": None},
        ["representative_undated"],
    ),
    (
        "a yes from after the start",
        {"representative_stated_on": date(2026, 12, 2)},
        ["representative_undated"],
    ),
    ("a yes on the first day", {"representative_stated_on": STARTS}, []),
    ("the colleagues were not heard", {"colleagues_heard": False}, ["colleagues_not_heard"]),
    ("the staff is not counted", {"workforce": None}, ["staff_not_counted"]),
    (
        "counted four months before the start",
        {"workforce": Workforce(Decimal(25), counted_on=date(2026, 8, 1))},
        [],
    ),
    (
        "counted a day more before the start",
        {"workforce": Workforce(Decimal(25), counted_on=date(2026, 7, 31))},
        ["staff_counted_long_ago"],
    ),
    (
        "another legal purpose",
        {"legal_purpose": LegalPurpose.CLARIFY_GOAL},
        ["legal_purpose_reason_missing"],
    ),
    (
        "another legal purpose, and a reason",
        {
            "legal_purpose": LegalPurpose.CLARIFY_GOAL,
            "legal_purpose_reason": "Skal prøve faget af",
        },
        [],
    ),
    ("its own legal purpose", {"legal_purpose": LegalPurpose.TRAIN_COMPETENCES}, []),
    ("considerations", {"has_considerations": True}, ["considerations_not_confirmed"]),
    (
        "considerations, and the caseworker's word",
        {"has_considerations": True, "tasks_fit_considerations": True},
        [],
    ),
    ("no mentor", {"mentor_name": " "}, ["mentor_missing"]),
    ("the mentor knows nothing", {"mentor_briefed_on": None}, ["mentor_not_briefed"]),
    (
        "the mentor knows it too late",
        {"mentor_briefed_on": date(2026, 12, 2)},
        ["mentor_not_briefed"],
    ),
    ("no licence", {"missing_permits": ("kørekort B",)}, ["task_needs_permit"]),
    (
        "no licence, and a way",
        {"missing_permits": ("kørekort B",), "permit_reason": "En kollega kører"},
        [],
    ),
    ("the second one here", {"series": Series(earlier_here=1)}, ["series_of_internships"]),
    (
        "the second one here, and a reason",
        {"series": Series(earlier_here=1), "series_reason": "Andet værksted"},
        [],
    ),
    ("five interns, none hired", {"series": Series(interns=5)}, ["interns_and_no_hires"]),
    ("five interns, one hired", {"series": Series(interns=5, hired=1)}, []),
    ("four interns, none hired", {"series": Series(interns=4)}, []),
    (
        "a no is a no, whatever the reason",
        {"representative_agrees": False, "representative_exception": "Kun én ansat"},
        ["representative_against"],
    ),
    ("approved on the day it starts", {"approval_day": STARTS}, []),
    ("approved a day too late", {"approval_day": date(2026, 12, 2)}, ["starts_before_approval"]),
    ("not approved", {"approval_day": None}, ["approval_missing"]),
    (
        "another municipality approves",
        {"approving_municipality_id": MIDDELFART},
        ["other_municipality"],
    ),
    ("no purpose", {"purpose": None}, ["purpose_missing"]),
    ("the employer is not aligned", {"employer_aligned_on": None}, ["employer_not_aligned"]),
    ("the citizen is not aligned", {"citizen_aligned_on": None}, ["citizen_not_aligned"]),
    ("aligned on the first day", {"citizen_aligned_on": STARTS}, []),
    (
        "aligned a day after the start",
        {"employer_aligned_on": date(2026, 12, 2), "citizen_aligned_on": date(2026, 12, 2)},
        ["employer_not_aligned", "citizen_not_aligned"],
    ),
    ("37 hours with the lessons", {"hours_a_week": Decimal(27)}, []),
    ("more than 37 with the lessons", {"hours_a_week": Decimal(28)}, ["week_hours_over_max"]),
    (
        "more than 37 with the lessons, and a reason",
        {"hours_a_week": Decimal(28), "hours_over_37_reason": "Dansk om aftenen"},
        [],
    ),
    ("paid hours count", {"paid_hours_a_week": Decimal("6.5")}, ["week_hours_over_max"]),
    (
        "38 hours by itself, and no reason helps",
        {"hours_a_week": Decimal(38), "hours_over_37_reason": "Travlt"},
        ["placement_hours_over_max"],
    ),
    ("37 hours by itself", {"hours_a_week": Decimal(37), "lessons": ()}, []),
    (
        "work in a lesson",
        {"schedule": (slot(Weekday.MONDAY, "13:00", "16:00"),)},
        ["overlaps_lessons"],
    ),
    ("work after the lesson", {"schedule": (slot(Weekday.MONDAY, "14:00", "16:00"),)}, []),
    (
        "work in a lesson, and a reason",
        {
            "schedule": (slot(Weekday.MONDAY, "13:00", "16:00"),),
            "overlap_reason": "Aftalt med sprogskolen",
        },
        [],
    ),
    (
        "another placement on the last day",
        {"other_placements": ((date(2027, 3, 1), date(2027, 5, 1)),)},
        ["overlaps_placement"],
    ),
    (
        "other placements before and after",
        {
            "other_placements": (
                (date(2026, 9, 1), date(2026, 11, 30)),
                (date(2027, 3, 2), date(2027, 5, 1)),
            )
        },
        [],
    ),
    ("no condition", {"condition_reason": " "}, ["condition_reason_missing"]),
]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [pytest.param(changed, expected, id=name) for name, changed, expected in INTERNSHIPS],
)
def test_an_internship(changed, expected):
    assert codes(internship(**changed)) == expected


SHRUNK = Additionality(
    fte_last_month=Decimal("11.9"), fte_average=Decimal(12), vacancy_by_dismissal=True
)
UNCOUNTED = Additionality(fte_last_month=Decimal(12))
SUBSIDIES = [
    ("twelve months and a day", {"ends": date(2027, 12, 1)}, ["too_long"]),
    ("six months before, not there", {"prior_period_ok": False}, ["prior_period_missing"]),
    ("six months before, nobody said", {"prior_period_ok": None}, ["prior_period_unknown"]),
    ("the last employer", {"last_employer_here": True}, ["last_employer_here"]),
    ("half of the numbers", {"additionality": UNCOUNTED}, ["staff_numbers_missing"]),
    (
        "the representative says it is no more than before",
        {"representative_additional": False},
        ["representative_not_additional"],
    ),
    (
        "the representative has not said whether it is more",
        {"representative_additional": None},
        ["representative_additional_missing"],
    ),
    (
        "no representative, and a reason why",
        {
            "representative_agrees": None,
            "representative_additional": None,
            "representative_exception": "Kun én ansat",
        },
        [],
    ),
    ("no series is asked", {"series": Series(interns=9)}, []),
    (
        "fewer staff, after a dismissal",
        {"additionality": SHRUNK},
        ["not_additional", "vacancy_by_dismissal"],
    ),
    ("no condition is asked", {"condition_reason": ""}, []),
    ("approved too late", {"approval_day": date(2026, 12, 2)}, ["starts_before_approval"]),
    ("no word of the representative", {"representative_agrees": None}, ["representative_missing"]),
    ("a full house", {"workforce": FULL_HOUSE}, ["ratio_exceeded"]),
    (
        "more than 37 hours asks why",
        {"hours_a_week": Decimal(40), "lessons": ()},
        ["week_hours_over_max"],
    ),
    (
        "more than 37 hours, and a reason",
        {"hours_a_week": Decimal(40), "lessons": (), "hours_over_37_reason": "Overenskomst"},
        [],
    ),
]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [pytest.param(changed, expected, id=name) for name, changed, expected in SUBSIDIES],
)
def test_a_wage_subsidy(changed, expected):
    assert codes(wage_subsidy(**changed)) == expected


def test_everything_is_told_at_once():
    plan = internship(
        ends=date(2028, 1, 1),
        approval_day=None,
        purpose=None,
        representative_agrees=False,
        condition_reason="",
        approving_municipality_id=MIDDELFART,
    )
    assert codes(plan) == [
        "too_long",
        "representative_against",
        "approval_missing",
        "other_municipality",
        "purpose_missing",
        "condition_reason_missing",
    ]


SOFT = {
    "colleagues_not_heard",
    "staff_counted_long_ago",
    "legal_purpose_reason_missing",
    "considerations_not_confirmed",
    "mentor_missing",
    "mentor_not_briefed",
    "task_needs_permit",
    "series_of_internships",
    "interns_and_no_hires",
    "week_hours_over_max",
    "overlaps_lessons",
    "overlaps_placement",
    "condition_reason_missing",
    "prior_period_unknown",
}


@pytest.mark.parametrize(
    "plan",
    [internship(**changed) for _, changed, expected in INTERNSHIPS if expected]
    + [wage_subsidy(**changed) for _, changed, expected in SUBSIDIES if expected],
    ids=lambda plan: "-".join(codes(plan)),
)
def test_every_finding_has_a_source_and_plain_values_and_is_as_hard_as_it_should(plan):
    for finding in findings(plan, figures()):
        assert finding.source.strip()
        assert finding.hard is (finding.code not in SOFT)
        assert all(isinstance(value, str) and value for value in finding.values.values())


@pytest.mark.parametrize(
    ("plan", "values"),
    [
        (
            internship(ends=date(2027, 3, 2)),
            {"latest_end": "2027-03-01", "length": "13", "unit": "weeks"},
        ),
        (
            internship(workforce=FULL_HOUSE, hours_a_week=Decimal("18.5"), lessons=()),
            {"day": "2026-12-15", "allowed": "1", "used": "1.5"},
        ),
        (
            internship(approval_day=date(2026, 12, 2)),
            {"starts": "2026-12-01", "approved": "2026-12-02"},
        ),
        (internship(employer_aligned_on=None), {"starts": "2026-12-01"}),
        (internship(hours_a_week=Decimal("27.50")), {"hours": "37.5", "max": "37"}),
        (
            internship(schedule=(slot(Weekday.MONDAY, "13:00", "16:00"),)),
            {"weekday": "0", "starts": "13:00", "ends": "14:00"},
        ),
        (
            internship(other_placements=((date(2027, 3, 1), date(2027, 5, 1)),)),
            {"starts": "2027-03-01", "ends": "2027-05-01"},
        ),
        (wage_subsidy(prior_period_ok=False), {"months": "6"}),
    ],
    ids=lambda value: "" if isinstance(value, dict) else codes(value)[0],
)
def test_the_values_of_a_finding(plan, values):
    (finding,) = findings(plan, figures())
    assert finding.values == values
