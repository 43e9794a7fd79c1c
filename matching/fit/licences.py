"""Driving licences: which category a text or code names, and which others it gives."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from matching.profiles import Permit, Requirement
from matching.words.spelling import fold
from models.kinds import RequirementKind

_SOURCE = "Directive 2006/126/EC art. 6(1) and 6(2), kørekortbekendtgørelsen"
_SINCE = date(2013, 1, 19)
_NEWEST = date.max


class Gives(NamedTuple):
    """From a day on, whoever holds a category may also drive others.

    Args:
        until: the last day, included; None = still so.
    """

    category: str
    others: tuple[str, ...]
    since: date = _SINCE
    until: date | None = None
    source: str = _SOURCE


# C1, C, D1 and D are only given to holders of B, and every E to holders of what it extends.
GIVES = (
    Gives("A1", ("AM",)),
    Gives("A2", ("AM", "A1")),
    Gives("A", ("AM", "A1", "A2")),
    Gives("B", ("AM",)),
    Gives("BE", ("AM", "B")),
    Gives("C1", ("AM", "B")),
    Gives("C1E", ("AM", "B", "BE", "C1")),
    Gives("C", ("AM", "B", "C1")),
    Gives("CE", ("AM", "B", "BE", "C1", "C1E", "C")),
    Gives("D1", ("AM", "B")),
    Gives("D1E", ("AM", "B", "BE", "D1")),
    Gives("D", ("AM", "B", "D1")),
    Gives("DE", ("AM", "B", "BE", "D1", "D1E", "D")),
)
# All there are: kørekortbekendtgørelsen, annex 1, as of November 2026. AM and TM give no other.
CATEGORIES = frozenset(("AM", "TM", *(row.category for row in GIVES)))

_CODE = re.compile(r"licen[cs]e[_:](\w+)", re.IGNORECASE)
_AROUND = frozenset(
    ("koerekort", "kategori", "driving", "licence", "license", "category", "driver", "drivers", "s")
)


@lru_cache(maxsize=4096)  # few kinds of licences, many people
def gives(held: Permit, wanted: Requirement, on: date = _NEWEST) -> bool:
    """Whether the law lets the held driving licence count as another, wanted one.

    Args:
        on: the day that counts; without it the newest law we know.
    """
    if not held.kind == wanted.kind == RequirementKind.LICENCE:
        return False
    has, needs = _category(held.concept, held.text), _category(wanted.concept, wanted.text)
    return any(has == row.category and needs in row.others for row in _in_force(on))


def category_of(text: str) -> str | None:
    """The category that a text names and nothing else: "BE" of "Kørekort, kategori B/E"."""
    words = fold(text).split()
    for last in (1, 2):
        category = "".join(words[-last:]).upper()
        if category in CATEGORIES and _AROUND.issuperset(words[:-last]):
            return category
    return None


def licence_text(category: str) -> str:
    """How a licence of the category is called in Danish."""
    return f"kørekort {category}"


def _in_force(on: date) -> Iterator[Gives]:
    return (row for row in GIVES if row.since <= on and (row.until is None or on <= row.until))


def _category(concept: str | None, text: str) -> str | None:
    """By the code if it tells a category ("licence_b_e"), else by the words."""
    match = _CODE.search(concept or "")
    category = match[1].replace("_", "").upper() if match else None
    return category if category in CATEGORIES else category_of(text)
