"""What the law says of a week: 37 hours, and lessons that are never dropped (guard G7)."""

from datetime import date
from decimal import Decimal

from models.kinds import PlacementType
from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures, plain
from models.rules.plan import PlacementPlan
from models.rules.schedule import hours, overlaps
from models.rules.spans import share_a_day

LESSONS_SOURCE = "Dansk Flygtningehjælps inspirationshæfte: danskundervisning er ret og pligt"

# Wage subsidy is employment on the terms of the workplace: more than 37 hours only asks why.
_MAX_HOURS = {
    PlacementType.INTERNSHIP: "hours.max_week",
    PlacementType.IGU: "igu.max_total_hours_week",
}


def own_hours(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """An internship or IGU by itself is at most 37 hours a week, and no reason makes it more."""
    key = _MAX_HOURS.get(plan.placement_type)
    if key is None or plan.hours_a_week <= figures.number(key):
        return None
    return _over(FindingCode.PLACEMENT_HOURS_OVER_MAX, plan.hours_a_week, key, figures)


def whole_week(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """Placement, lessons and paid hours together are at most 37, or there is a reason."""
    if own_hours(plan, figures) is not None:
        return None  # it is said already, and no reason helps
    key = "hours.max_week"
    together = plan.hours_a_week + hours(plan.lessons) + plan.paid_hours_a_week
    if plan.placement_type is PlacementType.IGU:
        # Danish lessons may be the school part of an IGU, which its hours hold already.
        together = plan.hours_a_week + plan.paid_hours_a_week
    if together <= figures.number(key) or plan.hours_over_37_reason.strip():
        return None
    return _over(FindingCode.WEEK_HOURS_OVER_MAX, together, key, figures, hard=False)


def leaves_room_for_lessons(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """No work while there is Danish teaching."""
    clashes = overlaps(plan.schedule, plan.lessons)
    if not clashes or plan.overlap_reason.strip():
        return None
    first = clashes[0]
    return Finding(
        FindingCode.OVERLAPS_LESSONS,
        LESSONS_SOURCE,
        hard=False,
        values={
            "weekday": str(int(first.weekday)),
            "starts": f"{first.starts:%H:%M}",
            "ends": f"{first.ends:%H:%M}",
        },
    )


def stands_alone(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """No other placement of the same person in the same days; together they must fit the week."""
    clash = _first_clash((plan.starts, plan.ends), plan.other_placements)
    if clash is None or plan.overlap_reason.strip():
        return None
    return Finding(
        FindingCode.OVERLAPS_PLACEMENT,
        figures["hours.max_week"].source,
        hard=False,
        values={"starts": clash[0].isoformat(), "ends": clash[1].isoformat()},
    )


def _first_clash(
    period: tuple[date, date], others: tuple[tuple[date, date], ...]
) -> tuple[date, date] | None:
    return next((other for other in sorted(others) if share_a_day(period, other)), None)


def _over(
    code: FindingCode, found: Decimal, key: str, figures: Figures, *, hard: bool = True
) -> Finding:
    values = {"hours": plain(found), "max": figures[key].text}
    return Finding(code, figures[key].source, hard, values)
