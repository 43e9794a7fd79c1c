"""Named people and lawful placements for the tests of the rules, and the figures they stand on."""

import csv
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from models.kinds import (
    PlacementType,
    Purpose,
    ReadinessClass,
    Regime,
    ResidenceCategory,
    Sector,
    Weekday,
)
from models.rules.eligibility import (
    Additionality,
    CitizenFacts,
    OpeningFacts,
    PlacementPlan,
    SchoolPlan,
)
from models.rules.figures import Figure, Figures, figure_from_row, in_force
from models.rules.ratio import Workforce
from models.rules.schedule import Slot

SEED = Path(__file__).parents[2] / "seed" / "figures.csv"
SONDERBORG, MIDDELFART = 540, 410
TODAY = date(2026, 11, 24)
STARTS = date(2026, 12, 1)


@cache
def all_figures() -> tuple[Figure, ...]:
    with SEED.open(encoding="utf-8", newline="") as lines:
        return tuple(figure_from_row(row) for row in csv.DictReader(lines))


def figures(on: date = STARTS, **numbers: object) -> Figures:
    """The seed's edition of that day; a keyword `a__b=1` sets the figure a.b to 1."""
    edition = in_force(all_figures(), on, SONDERBORG)
    changed = dict(edition)
    for name, value in numbers.items():
        key = name.replace("__", ".")
        number = value if isinstance(value, date) else Decimal(str(value))
        changed[key] = replace(edition[key], value=number)
    return Figures(changed, on)


AMAL = CitizenFacts(
    municipality_id=SONDERBORG,
    regime=Regime.INL,
    readiness=ReadinessClass.ACTIVITY_READY,
    born_on=date(1994, 5, 17),
    residence_from=date(2022, 3, 1),
    residence_category=ResidenceCategory.REFUGEE,
)


def citizen(**changed: Any) -> CitizenFacts:
    return replace(AMAL, **changed)


def slot(weekday: Weekday, starts: str, ends: str) -> Slot:
    return Slot(weekday, time.fromisoformat(starts), time.fromisoformat(ends))


# Two days of school and three of work, the typical week (rule S4-33).
LESSONS = (
    slot(Weekday.MONDAY, "09:00", "14:00"),
    slot(Weekday.TUESDAY, "09:00", "14:00"),
)
WORK = tuple(
    slot(day, "08:00", "15:00") for day in (Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)
)


def school(weeks: float, amu: float, *, danish_test_passed: bool) -> SchoolPlan:
    """A school plan of so many weeks, so many of them AMU."""
    return SchoolPlan(
        weeks=Decimal(str(weeks)),
        amu_weeks=Decimal(str(amu)),
        danish_test_passed=danish_test_passed,
    )


_INTERNSHIP = PlacementPlan(
    citizen=AMAL,
    placement_type=PlacementType.INTERNSHIP,
    sector=Sector.PRIVATE,
    approving_municipality_id=SONDERBORG,
    starts=STARTS,
    ends=date(2027, 3, 1),  # thirteen weeks to the day
    hours_a_week=Decimal(21),
    approval_day=TODAY,
    papers_complete=True,
    purpose=Purpose.LANGUAGE_UPSKILLING,
    employer_aligned_on=TODAY,
    citizen_aligned_on=TODAY,
    condition_reason="Har endnu ikke haft arbejde i Danmark",
    schedule=WORK,
    lessons=LESSONS,
    workforce=Workforce(Decimal(25), counted_on=TODAY),
    representative_agrees=True,
    representative_stated_on=TODAY,
    colleagues_heard=True,
    mentor_name="Mette Mentor",
    mentor_briefed_on=TODAY,
)
_IGU = replace(
    _INTERNSHIP,
    placement_type=PlacementType.IGU,
    ends=date(2028, 11, 30),  # two years to the day
    hours_a_week=Decimal(37),
    approval_day=None,
    workforce=None,
    representative_agrees=None,
    representative_stated_on=None,
    colleagues_heard=False,
    condition_reason="",
    school_plan=school(23, 8, danish_test_passed=True),
    practice_hours_a_week=Decimal("28.5"),
)


def internship(**changed: Any) -> PlacementPlan:
    """A lawful internship of Amal's, changed."""
    return replace(_INTERNSHIP, **changed)


def wage_subsidy(**changed: Any) -> PlacementPlan:
    """A lawful wage subsidy of Amal's, changed."""
    lawful = {
        "placement_type": PlacementType.WAGE_SUBSIDY,
        "ends": date(2027, 11, 30),
        "condition_reason": "",
        "prior_period_ok": True,
        "additionality": Additionality(fte_last_month=Decimal(25), fte_average=Decimal(25)),
        "representative_additional": True,
    }
    return replace(_INTERNSHIP, **{**lawful, **changed})


def igu_plan(**changed: Any) -> PlacementPlan:
    """A lawful IGU of Amal's, changed."""
    return replace(_IGU, **changed)


def opening(**changed: Any) -> OpeningFacts:
    """A laundry's opening for a thirteen-week internship, changed."""
    lawful = {
        "municipality_id": SONDERBORG,
        "placement_type": PlacementType.INTERNSHIP,
        "sector": Sector.PRIVATE,
        "starts": STARTS,
        "ends": date(2027, 3, 1),
    }
    return OpeningFacts(**{**lawful, **changed})
