"""How the promises were kept, as the leader and the company see it; groups, never single people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from models.kinds import PromiseKind
from models.queries import promise_figures as queries
from models.rules.calendar import COPENHAGEN
from models.rules.promise_share import Kept, Stood, by_group, counted, stood
from portal.context import db, now, today, viewer
from portal.translate import gettext as _
from portal.words import word

# Companies on the leader's page: those that waited longest in vain.
MOST_COMPANIES = 10
# So far back a company sees how we kept our word to it.
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Week:
    """The promises of one week, counted from its Monday."""

    monday: date
    kept: Kept


@dataclass(frozen=True)
class PromiseFigures:
    """What the leader sees of the last weeks.

    Args:
        kinds: of each kind of promise its weeks, the oldest first, and all of them together.
        groups: pairs (words, Kept) by who kept them; `matters` by what was asked for.
        companies: triples (id, name, Kept) of those with a promise that was not kept.
    """

    kinds: Sequence[tuple[PromiseKind, Sequence[Week], Kept]]
    groups: Sequence[tuple[str, Kept]]
    matters: Sequence[tuple[str, Kept]]
    companies: Sequence[tuple[int, str, Kept]]


def figures_of_weeks(weeks: int) -> PromiseFigures:
    """The last weeks, this one included; one statement."""
    first = today() - timedelta(days=today().weekday(), weeks=weeks - 1)
    since = datetime.combine(first, time(), COPENHAGEN)
    rows = stood(queries.received(db(), viewer(), since), now())
    mondays = [first + timedelta(weeks=number) for number in range(weeks)]
    return PromiseFigures(
        kinds=[
            (kind, *_weeks([row for row in rows if row.promise.kind is kind], mondays))
            for kind in PromiseKind
        ],
        groups=sorted(by_group(rows, _who).items()),
        matters=sorted(by_group(rows, _what).items()),
        companies=_companies(rows),
    )


def figures_of_company(company_id: int) -> Kept:
    """How we kept our promises to one company in the last year; one statement."""
    rows = queries.received(db(), viewer(), now() - A_YEAR, company_id)
    return counted(stood(rows, now()))


def _weeks(rows: Sequence[Stood[Any]], mondays: Sequence[date]) -> tuple[Sequence[Week], Kept]:
    by_monday = by_group(rows, lambda row: _monday(row.received_at))
    none = counted(())
    return [Week(day, by_monday.get(day, none)) for day in mondays], counted(rows)


def _monday(moment: datetime) -> date:
    day = moment.astimezone(COPENHAGEN).date()
    return day - timedelta(days=day.weekday())


def _who(row: Any) -> str:
    if row.owner_id is None:
        return _("Ingen har taget det")
    if row.owner_id == row.consultant_id:
        return _("Den faste konsulent")
    return _("En stedfortræder eller kollega")


def _what(row: Any) -> str:
    if row.category is not None:
        return _("Problem: %(slags)s", slags=word(row.category))
    if row.opening_id is not None:
        return _("En åbning, der er sendt ind")
    return _("Ønske ad anden vej: %(vej)s", vej=word(row.channel))


def _companies(rows: Sequence[Stood[Any]]) -> list[tuple[int, str, Kept]]:
    found = by_group(rows, lambda row: (row.company_id, row.company))
    late = [(number, name, kept) for (number, name), kept in found.items() if kept.late]
    return sorted(late, key=lambda row: -row[2].late)[:MOST_COMPANIES]
