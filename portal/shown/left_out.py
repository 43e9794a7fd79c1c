"""Those kept off a match list, counted and shown by what keeps them off."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.queries import match_pages
from models.queries.paging import Page, Wanted
from models.tables.matches import MatchRun
from models.tables.people import Citizen
from portal.context import db
from portal.shown.explained import GateShown, gates_shown
from portal.translate import LazyString
from portal.words.matching import gate_heading


@dataclass(frozen=True)
class Group:
    """Everyone one gate keeps off; a person whom two gates keep off is in two groups."""

    gate: str
    heading: LazyString
    number: int


@dataclass(frozen=True)
class LeftOut:
    """The groups, the biggest first, and one page of people (line id, citizen, gates)."""

    groups: Sequence[Group]
    chosen: Group | None
    people: Page[tuple[int, Citizen, Sequence[GateShown]]]


def left_out_of(run: MatchRun, wanted: Wanted, gate: str) -> LeftOut:
    """Those kept off the list; of one gate, or of all when no such gate closed."""
    by_line = [(item_id, _gates_in(text)) for item_id, text in match_pages.gates_by_line(db(), run)]
    counts = Counter(code for _item_id, codes in by_line for code in codes)
    groups = [Group(code, gate_heading(code), counts[code]) for code in _in_order(counts)]
    chosen = next((group for group in groups if group.gate == gate), None)
    ids = [item_id for item_id, codes in by_line if chosen is None or chosen.gate in codes]
    rows = match_pages.lines_in_order(db(), ids[wanted.offset : wanted.offset + wanted.size])
    people = [(item.id, citizen, gates_shown(item.gates)) for item, citizen, _review in rows]
    return LeftOut(groups, chosen, Page(people, len(ids), wanted))


def _in_order(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda code: (-counts[code], code))


@lru_cache(maxsize=2048)  # thousands are kept off by the same few gates
def _gates_in(text: str) -> frozenset[str]:
    return frozenset(hit["gate"] for hit in json.loads(text))
