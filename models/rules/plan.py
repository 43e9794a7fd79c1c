"""The facts the law asks about: the person, the opening, the placement as planned."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.kinds import (
    PlacementType,
    Purpose,
    ReadinessClass,
    Regime,
    ResidenceCategory,
    Sector,
)
from models.rules.ratio import Workforce
from models.rules.schedule import Slot


@dataclass(frozen=True, kw_only=True)
class CitizenFacts:
    """What only the law may ask about a person; None where it is not known.

    Nothing of this may reach a list, a score or a consultant's page: only findings leave.
    """

    municipality_id: int
    regime: Regime | None
    readiness: ReadinessClass | None
    born_on: date | None = None
    residence_from: date | None = None
    residence_category: ResidenceCategory | None = None
    igu_completed: bool = False


@dataclass(frozen=True, kw_only=True)
class OpeningFacts:
    """What the law asks about an opening before anyone is put on its list."""

    municipality_id: int
    placement_type: PlacementType
    sector: Sector
    starts: date
    ends: date | None = None  # the last day, included


@dataclass(frozen=True, kw_only=True)
class Additionality:
    """The staff numbers of a wage subsidy, in full-time persons (rule B-15)."""

    fte_last_month: Decimal
    fte_average: Decimal  # of the last twelve months
    vacancy_by_dismissal: bool  # the post came free that way in the last three months


@dataclass(frozen=True, kw_only=True)
class SchoolPlan:
    """The school part of an IGU, in whole weeks (rule B-16a)."""

    weeks: int
    amu_weeks: int
    danish_test_passed: bool  # Prøve i Dansk 1, 2 or 3


@dataclass(frozen=True, kw_only=True)
class PlacementPlan:
    """A placement as it stands before approval.

    `approval_day` is the local day of the approval that is asked for; an IGU needs none.
    `extensions` is how many times the municipality has assessed in writing that the person
    needs longer than normal. Facts that are None where None is allowed are not known yet.
    """

    citizen: CitizenFacts
    placement_type: PlacementType
    sector: Sector
    approving_municipality_id: int
    starts: date
    ends: date  # the last day, included
    hours_a_week: Decimal  # for an IGU practice and school together
    approval_day: date | None = None
    extensions: int = 0
    papers_complete: bool = False
    # Purpose and condition
    purpose: Purpose | None = None
    employer_aligned_on: date | None = None
    citizen_aligned_on: date | None = None
    condition_reason: str = ""
    # The week
    schedule: tuple[Slot, ...] = ()
    lessons: tuple[Slot, ...] = ()
    paid_hours_a_week: Decimal = Decimal(0)
    hours_over_37_reason: str = ""
    other_placements: tuple[tuple[date, date], ...] = ()  # first and last day of each
    overlap_reason: str = ""
    # The workplace
    workforce: Workforce | None = None
    representative_agrees: bool | None = None
    representative_exception: str = ""
    # Wage subsidy
    prior_period_ok: bool | None = None
    last_employer_here: bool = False
    additionality: Additionality | None = None
    # IGU
    practice_hours_a_week: Decimal | None = None
    school_plan: SchoolPlan | None = None
    ordinary_job_here_until: date | None = None

    def __post_init__(self) -> None:
        if self.ends < self.starts:
            raise ValueError("a placement ends after it starts")
        if self.extensions < 0:
            raise ValueError("there are no negative extensions")
