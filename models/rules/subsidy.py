"""What the law asks of a wage subsidy besides length and ratio (guard G9; rules B-12, B-15)."""

from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures, plain
from models.rules.plan import PlacementPlan

LAST_EMPLOYER_SOURCE = "Statens personaleadministrative vejledning (PAV) 18.3.2.4"


def has_prior_period(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Six months on benefits before, or one of the exceptions; the caseworker says which of both.

    Only the answer comes here: the exceptions are personal. While there is none it is asked for.
    """
    if plan.prior_period_ok:
        return None
    months = figures["wage_subsidy.prior_benefit_months"]
    is_known = plan.prior_period_ok is not None
    code = FindingCode.PRIOR_PERIOD_MISSING if is_known else FindingCode.PRIOR_PERIOD_UNKNOWN
    return Finding(code, months.source, hard=is_known, values={"months": months.text})


def is_not_last_employer(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """Not in the company where the person was employed last."""
    if not plan.last_employer_here:
        return None
    return Finding(FindingCode.LAST_EMPLOYER_HERE, LAST_EMPLOYER_SOURCE)


def has_its_numbers(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Staff last month and on average: exactly what files were found to lack (rule B-15a)."""
    staff = plan.additionality
    if staff.fte_last_month is not None and staff.fte_average is not None:
        return None
    months = figures["additionality.compare_months"]
    return Finding(FindingCode.STAFF_NUMBERS_MISSING, months.source, values={"months": months.text})


def adds_to_the_staff(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Last month's ordinary staff is no smaller than the average of the last twelve months."""
    staff = plan.additionality
    if staff.fte_last_month is None or staff.fte_average is None:
        return None
    if staff.fte_last_month >= staff.fte_average:
        return None
    return Finding(
        FindingCode.NOT_ADDITIONAL,
        figures["additionality.compare_months"].source,
        values={"last_month": plain(staff.fte_last_month), "average": plain(staff.fte_average)},
    )


def fills_no_dismissal(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """The post did not come free by dismissal in the last three months."""
    if not plan.additionality.vacancy_by_dismissal:
        return None
    months = figures["additionality.vacancy_months"]
    return Finding(FindingCode.VACANCY_BY_DISMISSAL, months.source, values={"months": months.text})


def is_additional_says_the_representative(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """The representative's written word that the post is additional (rules B-09, B-15).

    Where there is no representative the reason for that stands in, but never for a no.
    """
    source = figures["additionality.compare_months"].source
    if plan.representative_additional:
        return None
    if plan.representative_additional is False:
        return Finding(FindingCode.REPRESENTATIVE_NOT_ADDITIONAL, source)
    if plan.representative_exception.strip():
        return None
    return Finding(FindingCode.REPRESENTATIVE_ADDITIONAL_MISSING, source)
