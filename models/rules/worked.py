"""The numbers behind an answer of the law, so that others can work it out again.

Each gives text by name: numbers with a point, days as ISO dates; nothing where nothing is known.
"""

from collections.abc import Mapping
from dataclasses import replace

from models.kinds import PlacementType
from models.rules import duration
from models.rules.figures import Figures, plain
from models.rules.plan import PlacementPlan
from models.rules.ratio import Place, spans
from models.rules.schedule import hours


def latest_end(plan: PlacementPlan, figures: Figures) -> Mapping[str, str]:
    """G1: how long it may last, and until when."""
    unknown = duration.basis_is_known(plan.citizen, plan.placement_type) is not None
    if unknown or plan.placement_type is PlacementType.IGU:
        return {}
    terms = duration.Terms(plan.placement_type, plan.sector, plan.extensions)
    longest = duration.longest(plan.citizen, terms, figures)
    return {
        "length": str(longest.length),
        "unit": longest.unit,
        "latest_end": longest.last_day(plan.starts).isoformat(),
    }


def ratio_at_its_fullest(plan: PlacementPlan, figures: Figures) -> Mapping[str, str]:
    """G2: the fullest day of the placement, itself counted in; full-time persons."""
    if plan.workforce is None:
        return {}
    new = Place(plan.starts, plan.ends, plan.hours_a_week)
    people = replace(plan.workforce, places=(*plan.workforce.places, new))
    fullest = max(
        spans(people, plan.starts, plan.ends, figures),
        key=lambda span: (span.used, -span.first.toordinal()),
    )
    full_time = figures.number("hours.max_week")
    return {
        "ordinary": plain(people.ordinary_fte),
        "elsewhere": plain(people.elsewhere_fte),
        "new": plain(min(plan.hours_a_week, full_time) / full_time),
        "used": plain(fullest.used),
        "allowed": str(fullest.allowed),
        "day": fullest.first.isoformat(),
    }


def hours_of_the_week(plan: PlacementPlan, figures: Figures) -> Mapping[str, str]:
    """G7: the hours a week the placement takes, and what else fills it."""
    return {
        "hours": plain(plan.hours_a_week),
        "lessons": plain(hours(plan.lessons)),
        "paid": plain(plan.paid_hours_a_week),
        "max": figures["hours.max_week"].text,
    }


def compared_staff(plan: PlacementPlan, _figures: Figures) -> Mapping[str, str]:
    """G9: ordinary staff last month beside the average, in full-time persons."""
    staff = plan.additionality
    if staff.fte_last_month is None or staff.fte_average is None:
        return {}
    return {"last_month": plain(staff.fte_last_month), "average": plain(staff.fte_average)}


def school(plan: PlacementPlan, _figures: Figures) -> Mapping[str, str]:
    """G10: the weeks of the school plan, and the hours a week."""
    told = {"hours": plain(plan.hours_a_week)}
    if plan.practice_hours_a_week is not None:
        told["practice"] = plain(plan.practice_hours_a_week)
    if plan.school_plan is not None:
        told["weeks"] = plain(plan.school_plan.weeks)
        told["amu"] = plain(plan.school_plan.amu_weeks)
    return told


def what_came_before(plan: PlacementPlan, figures: Figures) -> Mapping[str, str]:
    """G14: the internships before this one, the person's own and the company's."""
    return {
        "earlier": str(plan.series.earlier_here),
        "interns": str(plan.series.interns),
        "hired": str(plan.series.hired),
        "months": figures["series.months"].text,
    }
