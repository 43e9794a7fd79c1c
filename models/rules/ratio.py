"""How many subsidised places a workplace may have, in full-time persons (rule B-08)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.figures import Figures


@dataclass(frozen=True)
class Place:
    """One subsidised placement at the workplace; first and last day included."""

    starts: date
    ends: date
    hours_a_week: Decimal


@dataclass(frozen=True)
class Workforce:
    """Who works at one workplace (P-number) while the new placement runs.

    `ordinary_fte` is the average of the last four months in full-time persons, without those on
    public subsidy and those under 18. `places` are the approved and active internships and wage
    subsidies, the new one not among them. `elsewhere_fte` are those other municipalities have
    there, in the employer's words.
    """

    ordinary_fte: Decimal
    places: tuple[Place, ...] = ()
    elsewhere_fte: Decimal = Decimal(0)


@dataclass(frozen=True)
class Excess:
    """The first day with too many; `used` counts the new placement in."""

    day: date
    allowed: int
    used: Decimal  # full-time persons


def allowed(ordinary_fte: Decimal, figures: Figures) -> int:
    """How many full-time persons may be there on subsidy.

    One for each five ordinary employees up to fifty, one more for each ten above, always at
    least one. Parts of a place do not count; the order is silent on that, rounding down is ours.
    """
    limit = figures.number("ratio.small_limit")
    small = min(ordinary_fte, limit) // figures.number("ratio.small_divisor")
    large = max(ordinary_fte - limit, Decimal(0)) // figures.number("ratio.large_divisor")
    return max(figures.whole("ratio.minimum"), int(small + large))


def first_excess(workforce: Workforce, new: Place, figures: Figures) -> Excess | None:
    """The first day of the new placement with more subsidised persons than allowed, if any.

    Every day is covered by asking only the first day and those on which another place starts:
    between them the number can only fall.
    """
    full_time = figures.number("hours.max_week")
    most = allowed(workforce.ordinary_fte, figures)
    starts = {place.starts for place in workforce.places if new.starts < place.starts <= new.ends}
    for day in sorted({new.starts} | starts):
        # Counted in hours: sums of thirty-sevenths would round, and a full house look overfull.
        hours = workforce.elsewhere_fte * full_time + sum(
            min(place.hours_a_week, full_time)
            for place in (*workforce.places, new)
            if place.starts <= day <= place.ends
        )
        if hours > most * full_time:
            return Excess(day, most, hours / full_time)
    return None
