"""What the law asks of the workplace and its people (guards G2, G3, G11 to G14)."""

from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures, plain
from models.rules.plan import PlacementPlan
from models.rules.ratio import Place, first_excess
from models.rules.spans import months_after

RATIO_SOURCE = (
    "Bekendtgørelse om en aktiv beskæftigelsesindsats § 65 (nr. 2636 af 28. december 2021)"
)
CONSIDERATIONS_SOURCE = "SIRI's integrationskit (2018): skånehensyn"
MENTOR_SOURCE = "SIRI's integrationskit (2018): mentor på arbejdspladsen"
PERMIT_SOURCE = "Åbningens krav; arbejdsmiljøloven (Københavns Kommune, Om virksomhedspraktik)"
SERIES_SOURCE = (
    "Lov om en aktiv beskæftigelsesindsats § 57; vejledning nr. 9641 af 17. juni 2022: praktik må "
    "ikke dække virksomhedens behov for arbejdskraft"
)


def leaves_the_ratio_whole(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Not too many on subsidy on any day of it (rule B-08)."""
    if plan.workforce is None:
        return None
    new = Place(plan.starts, plan.ends, plan.hours_a_week)
    excess = first_excess(plan.workforce, new, figures)
    if excess is None:
        return None
    return Finding(
        FindingCode.RATIO_EXCEEDED,
        figures["ratio.small_divisor"].source,
        values={
            "day": excess.day.isoformat(),
            "allowed": str(excess.allowed),
            "used": plain(excess.used),
        },
    )


def has_its_staff_counted(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Without the ordinary staff nobody knows how many there is room for (rule B-08)."""
    if plan.workforce is not None:
        return None
    return Finding(FindingCode.STAFF_NOT_COUNTED, figures["ratio.average_months"].source)


def has_its_staff_counted_lately(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """The average is of the last months before the start; one from long before is not it."""
    counted_on = plan.workforce.counted_on if plan.workforce else None
    months = figures.whole("ratio.average_months")
    if counted_on is None or plan.starts <= months_after(counted_on, months):
        return None
    return Finding(
        FindingCode.STAFF_COUNTED_LONG_AGO,
        figures["ratio.average_months"].source,
        hard=False,
        values={"counted": counted_on.isoformat(), "months": str(months)},
    )


def has_the_representative(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """A written yes from before the start; without a representative why there is none (B-09).

    The exception stands in for a missing word, never for a no.
    """
    if plan.representative_agrees is False:
        return Finding(FindingCode.REPRESENTATIVE_AGAINST, RATIO_SOURCE)
    if plan.representative_agrees is None:
        if plan.representative_exception.strip():
            return None
        return Finding(FindingCode.REPRESENTATIVE_MISSING, RATIO_SOURCE)
    stated_on = plan.representative_stated_on
    if stated_on is not None and stated_on <= plan.starts:
        return None
    return Finding(
        FindingCode.REPRESENTATIVE_UNDATED,
        RATIO_SOURCE,
        values={"starts": plan.starts.isoformat()},
    )


def has_heard_the_colleagues(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """The representative confirms that the colleagues were heard (rule B-09)."""
    if plan.colleagues_heard or plan.representative_exception.strip():
        return None
    return Finding(FindingCode.COLLEAGUES_NOT_HEARD, RATIO_SOURCE, hard=False)


def fits_the_considerations(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """Where limits are written down, the caseworker has said that the tasks fit them."""
    if not plan.has_considerations or plan.tasks_fit_considerations:
        return None
    return Finding(FindingCode.CONSIDERATIONS_NOT_CONFIRMED, CONSIDERATIONS_SOURCE, hard=False)


def has_a_mentor(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """Somebody at the workplace is named."""
    if plan.mentor_name.strip():
        return None
    return Finding(FindingCode.MENTOR_MISSING, MENTOR_SOURCE, hard=False)


def has_briefed_the_mentor(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """And knows of it before the first day."""
    briefed_on = plan.mentor_briefed_on
    if not plan.mentor_name.strip() or (briefed_on is not None and briefed_on <= plan.starts):
        return None
    return Finding(FindingCode.MENTOR_NOT_BRIEFED, MENTOR_SOURCE, hard=False)


def has_its_permits(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """What the tasks demand of licences and certificates is there and valid all the days."""
    if not plan.missing_permits or plan.permit_reason.strip():
        return None
    values = {"permits": ", ".join(plan.missing_permits)}
    return Finding(FindingCode.TASK_NEEDS_PERMIT, PERMIT_SOURCE, hard=False, values=values)


def is_no_series(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """The same person again and again without paid hours: somebody writes why (rule B-07)."""
    number = plan.series.earlier_here + 1
    if number < figures.number("series.own_internships") or plan.series_reason.strip():
        return None
    return Finding(
        FindingCode.SERIES_OF_INTERNSHIPS,
        SERIES_SOURCE,
        hard=False,
        values={"number": str(number)},
    )


def does_not_live_on_interns(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Many interns and nobody hired: somebody writes why there should be one more."""
    series = plan.series
    is_fine = series.hired or series.interns < figures.number("series.company_internships")
    if is_fine or plan.series_reason.strip():
        return None
    return Finding(
        FindingCode.INTERNS_AND_NO_HIRES,
        SERIES_SOURCE,
        hard=False,
        values={"interns": str(series.interns), "months": figures["series.months"].text},
    )
