"""What the law asks of a wage subsidy besides length and ratio (guard G9; rules B-12, B-15)."""

from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures, plain
from models.rules.plan import PlacementPlan

_LAST_EMPLOYER_SOURCE = "Statens personaleadministrative vejledning (PAV) 18.3.2.4"


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
    return Finding(FindingCode.LAST_EMPLOYER_HERE, _LAST_EMPLOYER_SOURCE)


def adds_to_the_staff(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Last month's ordinary staff is no smaller than the average of the last twelve months.

    Asked when the numbers are known; the representative's word covers it in any case (G3).
    """
    staff = plan.additionality
    if staff is None or staff.fte_last_month >= staff.fte_average:
        return None
    return Finding(
        FindingCode.NOT_ADDITIONAL,
        figures["additionality.compare_months"].source,
        values={"last_month": plain(staff.fte_last_month), "average": plain(staff.fte_average)},
    )


def fills_no_dismissal(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """The post did not come free by dismissal in the last three months."""
    staff = plan.additionality
    if staff is None or not staff.vacancy_by_dismissal:
        return None
    months = figures["additionality.vacancy_months"]
    return Finding(FindingCode.VACANCY_BY_DISMISSAL, months.source, values={"months": months.text})
