"""A placement as a line in time: what happened when, what is agreed on, and where today is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from models.kinds import ExtensionState
from models.queries.placement_life import PlacementLife
from models.rules.calendar import COPENHAGEN
from models.tables.placements import Placement
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

WIDTH = 480.0
# From the edge to the first and the last number, and from one number to the next at least.
_EDGE, _APART = 16.0, 24.0

Kind = Literal["agreed", "extended", "paid"]


@dataclass(frozen=True)
class Mark:
    """One thing on the line. `x` is where its number stands, `at` where its day is."""

    number: int
    on: date
    words: LazyString
    is_ahead: bool
    x: float
    at: float


@dataclass(frozen=True)
class Stretch:
    """Days in a row: what was agreed on first, what was added, what is paid."""

    kind: Kind
    x: float
    width: float


@dataclass(frozen=True)
class Line:
    marks: Sequence[Mark]
    stretches: Sequence[Stretch]
    today: float | None  # where today is; None before the first and after the last day


def line_of(placement: Placement, life: PlacementLife, today: date) -> Line:
    """The line of one placement, from the day it was proposed to the last day that is known."""
    happened = sorted(_happened(placement, life), key=lambda pair: pair[0])
    scale = _Scale(happened[0][0], max(happened[-1][0], *_last_days(placement)))
    places = _spread([scale.x(day) for day, _words in happened])
    marks = [
        Mark(number, day, words, day > today, x, scale.x(day))
        for number, ((day, words), x) in enumerate(zip(happened, places, strict=True), 1)
    ]
    return Line(
        marks=marks,
        stretches=list(_stretches(placement, life, scale)),
        today=scale.x(today) if scale.first <= today <= scale.last else None,
    )


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        share = (min(max(day, self.first), self.last) - self.first).days / whole
        return round(_EDGE + share * (WIDTH - 2 * _EDGE), 1)


def _happened(placement: Placement, life: PlacementLife) -> Iterator[tuple[date, LazyString]]:
    told: tuple[tuple[date | datetime | None, LazyString], ...] = (
        (placement.created_at, _("Foreslået")),
        (placement.talked_on, _("Samtale med borgeren")),
        (placement.presented_at, _("Vist for virksomheden")),
        (placement.answered_at, _("Virksomheden svarede")),
        (placement.approved_at, _("Godkendt af kommunen")),
        (placement.starts if not _never_began(placement) else None, _("Første dag")),
        *((row.from_on, _("Lønnede timer")) for row in life.paid),
        *(
            (row.decided_at, _("Forlænget"))
            for row, _name in life.extensions
            if row.state is ExtensionState.APPROVED
        ),
        *((row.held_on, _("Opfølgning")) for row in life.follow_ups),
        (placement.ended_on or placement.ends, _("Sidste dag")),
        (placement.aftercare_until, _("Efterværn til")),
    )
    for moment, words in told:
        if moment is not None:
            yield _day(moment), words


def _stretches(placement: Placement, life: PlacementLife, scale: _Scale) -> Iterator[Stretch]:
    last = placement.ended_on or placement.ends
    if placement.starts is None or last is None or last < placement.starts:
        return
    longer = [r for r, _name in life.extensions if r.state is ExtensionState.APPROVED]
    agreed = min(longer[0].former_end, last) if longer else last
    yield _stretch("agreed", placement.starts, agreed, scale)
    if last > agreed:
        yield _stretch("extended", agreed, last, scale)
    for row in life.paid:
        yield _stretch("paid", row.from_on, min(row.until_on or last, last), scale)


def _stretch(kind: Kind, first: date, last: date, scale: _Scale) -> Stretch:
    x = scale.x(first)
    return Stretch(kind, x, max(round(scale.x(last) - x, 1), 2.0))


def _spread(places: Sequence[float]) -> list[float]:
    """Numbers that stand apart: each at its day or to the right of the one before it, and none
    beyond the edge."""
    spread: list[float] = []
    for x in places:
        spread.append(max(x, spread[-1] + _APART) if spread else x)
    edge = WIDTH - _EDGE
    for number in reversed(range(len(spread))):
        spread[number] = round(min(spread[number], edge), 1)
        edge = spread[number] - _APART
    return spread


def _last_days(placement: Placement) -> list[date]:
    return [day for day in (placement.ends, placement.ended_on) if day is not None] or [date.min]


def _never_began(placement: Placement) -> bool:
    return placement.ended_on is not None and placement.ended_on < (placement.starts or date.max)


def _day(moment: date | datetime) -> date:
    return moment.astimezone(COPENHAGEN).date() if isinstance(moment, datetime) else moment
