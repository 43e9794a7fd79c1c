"""What the law asks of an IGU (guard G10; rules B-16 to B-17a)."""

from datetime import date, timedelta
from decimal import Decimal

from models.kinds import ResidenceCategory
from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures, plain
from models.rules.plan import CitizenFacts, PlacementPlan
from models.rules.spans import MONTHS_A_YEAR, anniversary, last_day_of_months

GROUP_SOURCE = "Lovforslag L 82 2023-24 om integrationsgrunduddannelse (vedtaget)"
_PLAN_SOURCE = "Bekendtgørelse om integrationsgrunduddannelse (nr. 1825 af 28. december 2023)"

_TARGET_GROUP = frozenset(
    {
        ResidenceCategory.REFUGEE,
        ResidenceCategory.QUOTA_REFUGEE,
        ResidenceCategory.FAMILY_REUNIFIED_TO_REFUGEE,
        ResidenceCategory.FAMILY_REUNIFIED_OTHER,
        ResidenceCategory.UKRAINE_ACT,
    }
)


def is_possible(citizen: CitizenFacts, starts: date, figures: Figures) -> Finding | None:
    """Whether the person may start an IGU that day, told without telling why not.

    Age, residence and permit are never shown to consultants, and a reason would show them
    (rule book B.9). The caseworker reads the reasons from `reasons_for_caseworker`.
    """
    if reasons_for_caseworker(citizen, starts, figures):
        return Finding(FindingCode.IGU_NOT_POSSIBLE, GROUP_SOURCE)
    return None


def reasons_for_caseworker(citizen: CitizenFacts, starts: date, figures: Figures) -> list[Finding]:
    """Why the person may not start an IGU that day; for the caseworker's eyes only."""
    rules = (
        _is_old_enough,
        _is_young_enough,
        _has_not_lived_here_too_long,
        _is_in_the_target_group,
    )
    found = [finding for rule in rules if (finding := rule(citizen, starts, figures))]
    if citizen.igu_completed:
        found.append(Finding(FindingCode.IGU_ALREADY_COMPLETED, GROUP_SOURCE))
    if None in (citizen.born_on, citizen.residence_from, citizen.residence_category):
        found.append(Finding(FindingCode.IGU_FACTS_MISSING, GROUP_SOURCE))
    return found


def starts_in_time(starts: date, figures: Figures) -> Finding | None:
    """The scheme takes new courses up to a last day."""
    last = figures.day("igu.last_start")
    if starts <= last:
        return None
    return Finding(
        FindingCode.IGU_AFTER_LAST_START,
        figures["igu.last_start"].source,
        values={"last_start": last.isoformat()},
    )


def is_not_stopped(figures: Figures) -> Finding | None:
    """The minister may stop new courses when the year's number is used up."""
    if figures.number("igu.stopped") == 0:
        return None
    return Finding(FindingCode.IGU_STOPPED, figures["igu.stopped"].source)


def last_day_of(starts: date, figures: Figures) -> date:
    """The last day of an IGU that begins on that day (rule B-16a)."""
    return last_day_of_months(starts, figures.whole("igu.years") * MONTHS_A_YEAR)


def has_its_length(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Two years to the day; longer only when illness or leave was assessed (rule B-16b)."""
    months = figures.whole("igu.years") * MONTHS_A_YEAR
    last = last_day_of(plan.starts, figures)
    if plan.ends == last or (plan.extensions and plan.ends > last):
        return None
    return Finding(
        FindingCode.IGU_WRONG_LENGTH,
        figures["igu.years"].source,
        values={"ends_needed": last.isoformat(), "months": str(months)},
    )


def has_practice_enough(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """On average 25 hours of practice a week.

    Until the practice is known by itself the whole week stands in: it is never less.
    """
    practice = plan.practice_hours_a_week
    return _fewer_hours(
        plan.hours_a_week if practice is None else practice,
        "igu.min_practice_hours",
        Finding(FindingCode.IGU_TOO_LITTLE_PRACTICE, figures["igu.min_practice_hours"].source),
        figures,
    )


def has_hours_enough(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Practice and school 32 hours a week on average.

    Soft, because it is an average over two years that a single week cannot show.
    """
    key = "igu.min_total_hours_week"
    found = Finding(FindingCode.IGU_TOO_FEW_HOURS, figures[key].source, hard=False)
    return _fewer_hours(plan.hours_a_week, key, found, figures)


def was_not_employed_here(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """No ordinary job at the company in the last three months; internship or subsidy is fine."""
    until = plan.ordinary_job_here_until
    if until is None:
        return None
    months = figures.whole("igu.same_employer_months")
    if plan.starts > last_day_of_months(until + timedelta(days=1), months):
        return None
    return Finding(
        FindingCode.IGU_EMPLOYED_HERE,
        figures["igu.same_employer_months"].source,
        values={"months": str(months)},
    )


def is_the_only_one(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """One IGU a person: none completed, and no other agreed on or running."""
    if not plan.has_another_igu:
        return None
    return Finding(FindingCode.IGU_BEGUN_BEFORE, GROUP_SOURCE)


def has_its_school_weeks(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """The school plan makes 23 weeks; a plan nobody has seen yet is only asked for."""
    if plan.school_plan is None:
        return Finding(FindingCode.IGU_SCHOOL_PLAN_UNKNOWN, _PLAN_SOURCE, hard=False)
    needed = figures.whole("igu.school_weeks")
    if plan.school_plan.weeks == needed:
        return None
    return Finding(
        FindingCode.IGU_SCHOOL_WEEKS,
        figures["igu.school_weeks"].source,
        values={"weeks": plain(plan.school_plan.weeks), "min": str(needed)},
    )


def has_its_amu_weeks(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """AMU courses are part of the school; with a Danish test passed they are 8 weeks or more."""
    school = plan.school_plan
    if school is None:
        return None
    needed = figures.whole("igu.min_amu_weeks_after_test") if school.danish_test_passed else 1
    if school.amu_weeks >= needed:
        return None
    return Finding(
        FindingCode.IGU_AMU_WEEKS,
        figures["igu.min_amu_weeks_after_test"].source,
        values={"weeks": plain(school.amu_weeks), "min": str(needed)},
    )


def _is_old_enough(citizen: CitizenFacts, starts: date, figures: Figures) -> Finding | None:
    youngest = figures["igu.min_age"]
    if citizen.born_on is None:
        return None
    if anniversary(citizen.born_on, figures.whole(youngest.key)) <= starts:
        return None
    return Finding(FindingCode.IGU_TOO_YOUNG, youngest.source)


def _is_young_enough(citizen: CitizenFacts, starts: date, figures: Figures) -> Finding | None:
    oldest = figures["igu.max_age_exclusive"]
    if citizen.born_on is None:
        return None
    if starts < anniversary(citizen.born_on, figures.whole(oldest.key)):
        return None
    return Finding(FindingCode.IGU_TOO_OLD, oldest.source)


def _has_not_lived_here_too_long(
    citizen: CitizenFacts, starts: date, figures: Figures
) -> Finding | None:
    years = figures["igu.max_residence_years"]
    if citizen.residence_from is None:
        return None
    if starts <= anniversary(citizen.residence_from, figures.whole(years.key)):
        return None
    return Finding(FindingCode.IGU_RESIDENT_TOO_LONG, years.source)


def _is_in_the_target_group(
    citizen: CitizenFacts, _starts: date, _figures: Figures
) -> Finding | None:
    if citizen.residence_category is None or citizen.residence_category in _TARGET_GROUP:
        return None
    return Finding(FindingCode.IGU_RESIDENCE_CATEGORY, GROUP_SOURCE)


def _fewer_hours(hours: Decimal, key: str, finding: Finding, figures: Figures) -> Finding | None:
    if hours >= figures.number(key):
        return None
    return Finding(
        finding.code,
        finding.source,
        finding.hard,
        {"hours": plain(hours), "min": figures[key].text},
    )
