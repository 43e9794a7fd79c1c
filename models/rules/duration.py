"""How long a placement may last (guard G1; rules B-05, B-06, B-11)."""

from dataclasses import dataclass
from datetime import date

from models.kinds import PlacementType, ReadinessClass, Regime, Sector
from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures
from models.rules.plan import CitizenFacts
from models.rules.spans import last_day_of_months, last_day_of_weeks

REGIME_SOURCE = "Integrationsloven; lov om en aktiv beskæftigelsesindsats"

# From the normal length up; each step upwards takes one written assessment by the municipality.
# The class alone does not tell a public employer's 4 months (unemployment benefit) from 6 (cash
# assistance), and benefits are not ours to know: job-ready people begin at the shorter one.
_SUBSIDY_STEPS = {
    (Sector.PRIVATE, ReadinessClass.JOB_READY): ("private", "other_groups"),
    (Sector.PRIVATE, ReadinessClass.ACTIVITY_READY): ("private", "other_groups"),
    (Sector.PUBLIC, ReadinessClass.JOB_READY): (
        "public.unemployment_benefit",
        "public.cash_assistance",
        "other_groups",
    ),
    (Sector.PUBLIC, ReadinessClass.ACTIVITY_READY): ("public.cash_assistance", "other_groups"),
}


@dataclass(frozen=True)
class Longest:
    """The longest a placement may last: so many weeks or months, by this source."""

    length: int
    unit: str  # "weeks" or "months"
    source: str

    def last_day(self, starts: date) -> date:
        """The last day it may have when it starts on that day."""
        if self.unit == "weeks":
            return last_day_of_weeks(starts, self.length)
        return last_day_of_months(starts, self.length)


@dataclass(frozen=True)
class Terms:
    """What the length depends on besides the person."""

    placement_type: PlacementType
    sector: Sector
    extensions: int = 0


def longest(citizen: CitizenFacts, terms: Terms, figures: Figures) -> Longest:
    """The longest internship or wage subsidy the person may have on these terms.

    Raises:
        ValueError: it is an IGU, or the basis is not known.
    """
    if terms.placement_type is PlacementType.IGU:
        raise ValueError("an IGU has one length and no longest")
    if basis_is_known(citizen, terms.placement_type) is not None:
        raise ValueError("nobody knows how long without the regime and the class")
    if terms.placement_type is PlacementType.INTERNSHIP:
        return _longest_internship(citizen, terms.extensions, figures)
    return _longest_subsidy(citizen, terms, figures)


def basis_is_known(citizen: CitizenFacts, placement_type: PlacementType) -> Finding | None:
    """Every placement needs the law it is made under; in LAB the length needs the class too."""
    if citizen.regime is None:
        return Finding(FindingCode.REGIME_UNKNOWN, REGIME_SOURCE)
    depends_on_class = citizen.regime is Regime.LAB and placement_type is not PlacementType.IGU
    if depends_on_class and citizen.readiness is None:
        return Finding(FindingCode.READINESS_UNKNOWN, REGIME_SOURCE)
    return None


def too_long(
    citizen: CitizenFacts, terms: Terms, period: tuple[date, date], figures: Figures
) -> Finding | None:
    """What the law has against the length; a longer one that an assessment would allow says so.

    Nothing for an IGU, which has one length and no longest, nor while the basis is not known.
    """
    if terms.placement_type is PlacementType.IGU:
        return None
    if basis_is_known(citizen, terms.placement_type) is not None:
        return None
    starts, ends = period
    limit = longest(citizen, terms, figures)
    if ends <= limit.last_day(starts):
        return None
    once_more = Terms(terms.placement_type, terms.sector, terms.extensions + 1)
    may_be_extended = ends <= longest(citizen, once_more, figures).last_day(starts)
    return Finding(
        FindingCode.NEEDS_EXTENSION if may_be_extended else FindingCode.TOO_LONG,
        limit.source,
        values={
            "latest_end": limit.last_day(starts).isoformat(),
            "length": str(limit.length),
            "unit": limit.unit,
        },
    )


def _longest_internship(citizen: CitizenFacts, extensions: int, figures: Figures) -> Longest:
    if citizen.regime is Regime.INL:
        weeks = figures.whole("internship.max_weeks.inl")
        if extensions:
            weeks += figures.whole("internship.extension_weeks.inl")
        return Longest(weeks, "weeks", figures["internship.max_weeks.inl"].source)
    if citizen.readiness is ReadinessClass.JOB_READY:
        if extensions == 0:
            key = "internship.max_weeks.lab.job_ready"
            return Longest(figures.whole(key), "weeks", figures[key].source)
        # Job-ready without work experience or long unemployed: assessed once, they are as others.
        extensions -= 1
    return _longest_for_others(extensions, figures)


def _longest_for_others(extensions: int, figures: Figures) -> Longest:
    if extensions == 0:
        key = "internship.max_weeks.lab.other"
        return Longest(figures.whole(key), "weeks", figures[key].source)
    key = "internship.extended_weeks.lab.other"
    further = figures.whole("internship.further_weeks.lab.other")
    weeks = figures.whole(key) + further * (extensions - 1)
    return Longest(weeks, "weeks", figures[key].source)


def _longest_subsidy(citizen: CitizenFacts, terms: Terms, figures: Figures) -> Longest:
    key = "wage_subsidy.max_months.inl"
    if citizen.regime is Regime.LAB and citizen.readiness is not None:
        steps = _SUBSIDY_STEPS[terms.sector, citizen.readiness]
        step = steps[min(terms.extensions, len(steps) - 1)]
        key = f"wage_subsidy.max_months.lab.{step}"
    return Longest(figures.whole(key), "months", figures[key].source)
