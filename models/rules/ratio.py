"""How many subsidised places a workplace may have, in full-time persons (rule B-08)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from models.rules.figures import Figures
from models.rules.spans import last_day_of_months

_ONE_DAY = timedelta(days=1)


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
    there, in the employer's words. `counted_on` is when the staff was counted, if that is known.
    """

    ordinary_fte: Decimal
    places: tuple[Place, ...] = ()
    elsewhere_fte: Decimal = Decimal(0)
    counted_on: date | None = None


@dataclass(frozen=True)
class Excess:
    """The first day with too many; `used` counts the new placement in."""

    day: date
    allowed: int
    used: Decimal  # full-time persons


@dataclass(frozen=True)
class Span:
    """Days in a row on which the same people are there; first and last day included."""

    first: date
    last: date
    allowed: int  # full-time persons
    used: Decimal  # full-time persons, not rounded

    @property
    def free(self) -> Decimal:
        """Full-time persons there is room for yet; never below none."""
        return max(Decimal(0), self.allowed - self.used)

    @property
    def is_over(self) -> bool:
        """Whether there are more than allowed."""
        return self.used > self.allowed


@dataclass(frozen=True)
class Month:
    """The fullest day of a calendar month, or of the part of it that was asked about."""

    first: date  # the first day asked about
    last: date
    allowed: int
    used: Decimal
    free: Decimal


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
    """The first day of the new placement with more subsidised persons than allowed, if any."""
    whole = replace(workforce, places=(*workforce.places, new))
    over = (span for span in spans(whole, new.starts, new.ends, figures) if span.is_over)
    return next((Excess(span.first, span.allowed, span.used) for span in over), None)


def spans(workforce: Workforce, first: date, last: date, figures: Figures) -> tuple[Span, ...]:
    """The period cut where somebody comes or has gone: together they cover each of its days.

    Raises:
        ValueError: the period ends before it begins.
    """
    if last < first:
        raise ValueError("a period ends after it begins")
    comes = {place.starts for place in workforce.places}
    gone = {place.ends + _ONE_DAY for place in workforce.places}
    cuts = sorted({first} | {day for day in comes | gone if first < day <= last})
    ends = [day - _ONE_DAY for day in cuts[1:]] + [last]
    most = allowed(workforce.ordinary_fte, figures)
    return tuple(
        Span(begins, until, most, _used(workforce, begins, figures))
        for begins, until in zip(cuts, ends, strict=True)
    )


def by_month(days: Iterable[Span]) -> tuple[Month, ...]:
    """The spans gathered by calendar month, each month as full as its fullest day."""
    parts: dict[tuple[int, int], list[Span]] = {}
    for span in days:
        for part in _cut_by_month(span):
            parts.setdefault((part.first.year, part.first.month), []).append(part)
    return tuple(_month(parts[key]) for key in sorted(parts))


def _month(parts: list[Span]) -> Month:
    fullest = min(parts, key=lambda span: span.allowed - span.used)
    return Month(parts[0].first, parts[-1].last, fullest.allowed, fullest.used, fullest.free)


def _cut_by_month(span: Span) -> Iterator[Span]:
    first = span.first
    while first <= span.last:
        last = min(span.last, last_day_of_months(first.replace(day=1), 1))
        yield replace(span, first=first, last=last)
        first = last + _ONE_DAY


def _used(workforce: Workforce, day: date, figures: Figures) -> Decimal:
    """Full-time persons on subsidy that day.

    Counted in hours and divided once: sums of thirty-sevenths would round, and a full house look
    overfull.
    """
    full_time = figures.number("hours.max_week")
    hours = sum(
        min(place.hours_a_week, full_time)
        for place in workforce.places
        if place.starts <= day <= place.ends
    )
    return workforce.elsewhere_fte + hours / full_time
