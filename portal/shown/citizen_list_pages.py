"""The list of citizens: the page, and the same rows as plain cells for what is fetched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import g

from models.kinds import DanishLevel, PlacementState, Role, Situation
from models.queries import cpr, match_pages, people, saved_views
from models.queries.citizen_lists import CitizensSought
from models.queries.paging import Wanted
from models.tables.vocabulary import Industry
from portal.context import db, today, viewer
from portal.services.citizens import citizen_lists as service
from portal.services.law.figures import figures_on
from portal.shown.citizen_filter import filter_asked, label, tags
from portal.words import word
from portal.words.formats import day
from portal.words.lists import ORDERS, without_offer_for
from portal.words.matching import UNKNOWNS

NONE = "–"


@dataclass(frozen=True)
class Cells:
    """What stands in the columns of one citizen that people read as text."""

    danish: str
    wish: str
    no_offer_since: str


def cells(row: Any, on: date) -> Cells:
    """Args: row: of `models.queries.citizen_lists`."""
    waits = row.programme_ended_on is None and row.offered_until < on
    return Cells(
        danish=str(word(row.danish_speak)) if row.danish_speak else NONE,
        wish=label(row) if row.label_da else NONE,
        no_offer_since=day(row.offered_until) if waits else NONE,
    )


def as_text(
    rows: Iterable[Any], in_play: Mapping[int, Sequence[tuple[PlacementState, str]]], on: date
) -> Iterable[Sequence[str]]:
    """The rows of the list as their columns, in the order of `portal.words.lists.COLUMNS`."""
    for row in rows:
        seen = cells(row, on)
        now_on = "; ".join(f"{word(state)}: {name}" for state, name in in_play.get(row.id, ()))
        yield (
            *(row.name, row.case_number, row.caseworker),
            *(seen.danish, seen.wish, seen.no_offer_since),
            now_on or NONE,
        )


def page_values(wanted: Wanted) -> dict[str, Any]:
    """What the page of the list shows."""
    form = filter_asked()
    sought = form.data.sought() if form.data else CitizensSought()
    found = service.find(db(), viewer(), sought, wanted)
    rows = found.page.rows
    return {
        "status": 422 if form.errors else 200,
        "form": form,
        "citizens": found.page,
        "cpr_kept": cpr.are_kept(db(), viewer()),
        "seen": {row.id: cells(row, today()) for row in rows},
        "only_like": found.only_like,
        "in_play": match_pages.in_play_of(db(), viewer(), [row.id for row in rows]),
        **views_of_list(),
        **_choices(),
    }


def views_of_list() -> dict[str, Any]:
    """The filter of the address in words, and the views the person has kept."""
    asked = filter_asked().data
    return {
        "tags": tags(asked.words(_caseworkers(), _industries())) if asked else [],
        "address": asked.address() if asked else "",
        "views": saved_views.of_page(db(), viewer(), "citizens.listed"),
    }


def _choices() -> dict[str, Any]:
    """What may be chosen in the filter, as pairs of value and words."""
    figures = figures_on(db(), today(), viewer().municipality_id)
    gaps = [figures.whole(f"offer.gap_{which}_days") for which in ("first", "latest")]
    return {
        "names": [(str(number), name) for number, name in _caseworkers().items()],
        "situations": Situation,
        "gaps": [(str(days), without_offer_for(days)) for days in gaps],
        "unknowns": list(UNKNOWNS.items()),
        "industries": [(code, label(row)) for code, row in _industries().items()],
        "levels": DanishLevel,
        "orders": list(ORDERS.items()),
    }


def _caseworkers() -> Mapping[int, str]:
    if "caseworkers" not in g:
        found = people.colleagues(db(), viewer().municipality_id, Role.CASEWORKER)
        g.caseworkers = {user.id: user.name for user in found}
    names: Mapping[int, str] = g.caseworkers
    return names


def _industries() -> Mapping[str, Industry]:
    if "industries" not in g:
        g.industries = {row.code: row for row in match_pages.industries(db())}
    rows: Mapping[str, Industry] = g.industries
    return rows
