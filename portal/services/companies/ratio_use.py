"""How much of a workplace's room for people on subsidy is used, day by day (rule B-08)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import Session

from models.queries.subsidised import Counted, Subsidised, counted, subsidised
from models.rules import ratio
from models.rules.figures import Figures
from models.rules.ratio import Month, Place, Span, Workforce
from models.tables.companies import Workplace
from portal.services.law.figures import figures_by_day


@dataclass(frozen=True)
class RatioUse:
    """The worked numbers of one workplace and period.

    Args:
        workplace: whose staff is counted; `ordinary_fte` is None while nobody counted it, and
            then there are no spans: nobody can say how many there is room for.
        figures: the edition of the law it is counted by.
        spans: days in a row with the same people, which together are the whole period.
        new: the extra place that was asked about, counted in; None without one.
    """

    workplace: Workplace
    figures: Figures
    spans: tuple[Span, ...]
    new: Place | None

    @property
    def is_counted(self) -> bool:
        """Whether anybody has counted the staff."""
        return self.workplace.ordinary_fte is not None

    @property
    def allowed(self) -> int | None:
        """Full-time persons there may be on subsidy; None while the staff is not counted."""
        return self.spans[0].allowed if self.spans else None

    @property
    def days(self) -> list[Span]:
        """The same, one span a day."""
        return [
            Span(day, day, span.allowed, span.used)
            for span in self.spans
            for number in range((span.last - span.first).days + 1)
            for day in [span.first + timedelta(days=number)]
        ]

    @property
    def months(self) -> tuple[Month, ...]:
        """Each calendar month as full as its fullest day."""
        return ratio.by_month(self.spans)

    @property
    def first_over(self) -> Span | None:
        """The first days with more than allowed; None when there are none."""
        return next((span for span in self.spans if span.is_over), None)


def use_of(
    session: Session, workplace_id: int, from_on: date, until_on: date, *, extra: Place | None
) -> RatioUse:
    """What is used and free at a workplace from one day until another, both included.

    Args:
        extra: a place that is only thought of; it is counted in.

    Raises:
        KeyError: there is no such workplace, or a figure is missing on the first day.
    """
    return uses_of(session, [workplace_id], from_on, until_on, extra=extra)[workplace_id]


def uses_of(
    session: Session,
    workplace_ids: Collection[int],
    from_on: date,
    until_on: date,
    *,
    extra: Place | None = None,
) -> Mapping[int, RatioUse]:
    """The same for many workplaces at once, in as many statements as for one.

    The law that counts is the edition in force on the first day: of the place that is thought of
    when there is one, else of the period.
    """
    there = subsidised(session, workplace_ids, from_on, until_on)
    rows = counted(session, workplace_ids)
    editions = {
        municipality_id: figures_by_day(session, municipality_id)
        for municipality_id in {row.municipality_id for row in rows}
    }
    on = extra.starts if extra else from_on
    return {
        row.workplace.id: _use(
            row,
            there.get(row.workplace.id, ()),
            editions[row.municipality_id](on),
            (from_on, until_on),
            extra,
        )
        for row in rows
    }


def workforce(
    workplace: Workplace, there: Sequence[Subsidised], *, but: int | None = None
) -> Workforce | None:
    """Who works at the workplace; None while its ordinary staff is not counted.

    Args:
        but: the number of a placement that is not counted, because it is the one asked about.
    """
    if workplace.ordinary_fte is None:
        return None
    return Workforce(
        ordinary_fte=Decimal(str(workplace.ordinary_fte)),
        places=tuple(
            Place(one.starts, one.ends, Decimal(str(one.hours_a_week)))
            for one in there
            if one.placement_id != but
        ),
        elsewhere_fte=Decimal(str(workplace.elsewhere_fte)),
        counted_on=workplace.counted_on,
    )


def _use(
    row: Counted,
    there: Sequence[Subsidised],
    figures: Figures,
    period: tuple[date, date],
    extra: Place | None,
) -> RatioUse:
    people = workforce(row.workplace, there)
    if people is None:
        return RatioUse(row.workplace, figures, (), extra)
    if extra is not None:
        people = replace(people, places=(*people.places, extra))
    return RatioUse(row.workplace, figures, ratio.spans(people, *period, figures), extra)
