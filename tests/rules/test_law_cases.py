"""The rule book's numbers, case by case: a day that is right, and the day that is not.

`law_cases.csv` says what is changed of a lawful placement (`tests/rules/facts.py`), and what the
law then has against it. The ends of its periods were worked out apart from the code.
"""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.kinds import PlacementType, ReadinessClass, Regime, ResidenceCategory, Sector
from models.rules.eligibility import findings
from models.rules.plan import Additionality, PlacementPlan, Series
from models.rules.ratio import Place, Workforce
from tests.rules.facts import citizen, figures, igu_plan, internship, school, wage_subsidy

TABLE = Path(__file__).parent / "law_cases.csv"
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
LAWFUL: dict[PlacementType, Callable[..., PlacementPlan]] = {
    PlacementType.INTERNSHIP: internship,
    PlacementType.WAGE_SUBSIDY: wage_subsidy,
    PlacementType.IGU: igu_plan,
}
NONE = "none"


def maybe(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: None if text == NONE else read(text)


def yes(text: str) -> bool:
    return text == "1"


def words(text: str) -> str:
    return "" if text == NONE else text


# What a word of the table changes of the plan itself.
OF_PLAN: dict[str, tuple[str, Callable[[str], Any]]] = {
    "sector": ("sector", Sector),
    "extensions": ("extensions", int),
    "hours": ("hours_a_week", Decimal),
    "agrees": ("representative_agrees", maybe(yes)),
    "stated": ("representative_stated_on", date.fromisoformat),
    "heard": ("colleagues_heard", yes),
    "exception": ("representative_exception", words),
    "additional": ("representative_additional", maybe(yes)),
    "prior": ("prior_period_ok", maybe(yes)),
    "last_employer": ("last_employer_here", yes),
    "condition": ("condition_reason", words),
    "series": ("series_reason", words),
    "over_37": ("hours_over_37_reason", words),
    "paid": ("paid_hours_a_week", Decimal),
    "approved": ("approval_day", date.fromisoformat),
    "approved_by": ("approving_municipality_id", int),
    "purpose": ("purpose", maybe(str)),
    "employer": ("employer_aligned_on", maybe(date.fromisoformat)),
    "citizen": ("citizen_aligned_on", maybe(date.fromisoformat)),
    "mentor": ("mentor_name", words),
    "briefed": ("mentor_briefed_on", maybe(date.fromisoformat)),
    "considerations": ("has_considerations", yes),
    "fit": ("tasks_fit_considerations", yes),
    "permits": ("missing_permits", lambda text: (text.replace("_", " "),)),
    "way": ("permit_reason", words),
    "practice": ("practice_hours_a_week", Decimal),
    "job_until": ("ordinary_job_here_until", date.fromisoformat),
    "another": ("has_another_igu", yes),
    "lessons": ("lessons", lambda _none: ()),
}
OF_CITIZEN: dict[str, tuple[str, Callable[[str], Any]]] = {
    "regime": ("regime", Regime),
    "class": ("readiness", ReadinessClass),
    "born": ("born_on", date.fromisoformat),
    "residence": ("residence_from", date.fromisoformat),
    "category": ("residence_category", ResidenceCategory),
    "completed": ("igu_completed", yes),
}
OF_STAFF: dict[str, tuple[str, Callable[[str], Any]]] = {
    "last_month": ("fte_last_month", maybe(Decimal)),
    "average": ("fte_average", maybe(Decimal)),
    "dismissal": ("vacancy_by_dismissal", yes),
}
OF_SERIES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "earlier": ("earlier_here", int),
    "interns": ("interns", int),
    "hired": ("hired", int),
}
ELSE = {"fte", "others", "elsewhere", "school", "amu", "test"}


def chosen(told: dict[str, str], table: dict[str, tuple[str, Callable[[str], Any]]]) -> dict:
    return {name: read(told[word]) for word, (name, read) in table.items() if word in told}


def workforce(told: dict[str, str], starts: date, ends: date) -> Workforce | None:
    if told["fte"] == NONE:
        return None
    return Workforce(
        Decimal(told["fte"]),
        tuple(place(one, starts, ends) for one in told.get("others", "").split(";") if one),
        Decimal(told.get("elsewhere", "0")),
    )


def place(text: str, starts: date, ends: date) -> Place:
    """Somebody's hours, all the time or `hours@first..last`."""
    hours, _at, days = text.partition("@")
    if days:
        starts, ends = (date.fromisoformat(day) for day in days.split(".."))
    return Place(starts, ends, Decimal(hours))


def plan_of(case: dict[str, str]) -> PlacementPlan:
    told = dict(fact.split("=", 1) for fact in case["facts"].split())
    known = OF_PLAN.keys() | OF_CITIZEN.keys() | OF_STAFF.keys() | OF_SERIES.keys() | ELSE
    assert told.keys() <= known, told.keys() - known
    starts, ends = date.fromisoformat(case["starts"]), date.fromisoformat(case["ends"])
    # Everybody agreed in good time, whenever it begins.
    changed: dict[str, Any] = {"starts": starts, "ends": ends}
    for agreed_on in ("employer_aligned_on", "citizen_aligned_on", "representative_stated_on"):
        changed[agreed_on] = starts
    changed |= {"mentor_briefed_on": starts, "workforce": Workforce(Decimal(25))}
    changed |= {"approval_day": min(starts, date(2026, 11, 24))}
    changed |= chosen(told, OF_PLAN)
    changed["citizen"] = citizen(**chosen(told, OF_CITIZEN))
    changed["series"] = Series(**chosen(told, OF_SERIES))
    if staff := chosen(told, OF_STAFF):
        counted = {"fte_last_month": Decimal(25), "fte_average": Decimal(25)}
        changed["additionality"] = Additionality(**{**counted, **staff})
    if "fte" in told:
        changed["workforce"] = workforce(told, starts, ends)
    if "school" in told:
        changed["school_plan"] = maybe(float)(told["school"]) and school(
            float(told["school"]), float(told["amu"]), danish_test_passed=yes(told["test"])
        )
    return LAWFUL[PlacementType(case["kind"])](**changed)


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['rule']} {case['what']} {case['starts']}"
)
def test_a_case_of_the_rule_book(case):
    plan = plan_of(case)
    edition = figures(max(plan.starts, plan.approval_day or plan.starts))
    assert [finding.code for finding in findings(plan, edition)] == case["expected"].split()


def test_there_are_cases_enough_of_what_holds_and_of_what_does_not():
    assert len(CASES) >= 150
    assert sum(not case["expected"] for case in CASES) >= 70
    assert len({tuple(case.values()) for case in CASES}) == len(CASES)
