"""The facts the law asks about: the person, the opening, the placement as planned."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.kinds import (
    LegalPurpose,
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
    """The staff numbers of a wage subsidy, in full-time persons (rule B-15); None is not known."""

    fte_last_month: Decimal | None = None
    fte_average: Decimal | None = None  # of the last twelve months
    vacancy_by_dismissal: bool = False  # the post came free that way in the last three months


@dataclass(frozen=True, kw_only=True)
class Series:
    """What came before at the company (rule B-07); it must not live on unpaid work.

    `earlier_here` are the person's own earlier internships at the company that gave no paid hours.
    `interns` and `hired` are counted over the months that the figure `series.months` says: everyone
    whose internship there began, and those of them who were hired or came to paid hours.
    """

    earlier_here: int = 0
    interns: int = 0
    hired: int = 0


@dataclass(frozen=True, kw_only=True)
class SchoolPlan:
    """The school part of an IGU, in weeks of 37 hours (rule B-16a)."""

    weeks: Decimal
    amu_weeks: Decimal
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
    extension_reason: str = ""
    papers_complete: bool = False
    # Purpose and condition
    purpose: Purpose | None = None
    legal_purpose: LegalPurpose | None = None  # when it is another than the purpose stands for
    legal_purpose_reason: str = ""
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
    representative_stated_on: date | None = None
    colleagues_heard: bool = False
    representative_exception: str = ""
    mentor_name: str = ""
    mentor_briefed_on: date | None = None
    series: Series = Series()
    series_reason: str = ""
    # The tasks
    has_considerations: bool = False
    tasks_fit_considerations: bool = False  # the caseworker's word
    missing_permits: tuple[str, ...] = ()  # demanded, and not valid all the days
    permit_reason: str = ""
    # Wage subsidy
    prior_period_ok: bool | None = None
    last_employer_here: bool = False
    additionality: Additionality = Additionality()
    representative_additional: bool | None = None  # the representative says it is
    # IGU
    practice_hours_a_week: Decimal | None = None
    school_plan: SchoolPlan | None = None
    ordinary_job_here_until: date | None = None
    has_another_igu: bool = False  # approved, running or completed

    def __post_init__(self) -> None:
        if self.ends < self.starts:
            raise ValueError("a placement ends after it starts")
        if self.extensions < 0:
            raise ValueError("there are no negative extensions")
