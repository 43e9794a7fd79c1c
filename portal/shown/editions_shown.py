"""Two editions side by side: which lines are new, gone or different."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.tables.records import RecordEdition
from portal.services.matches.editions import Content
from portal.translate import LazyString
from portal.translate import gettext as _
from portal.words import word
from portal.words.editions import MEMBERS, section_in_words, value_in_words
from portal.words.formats import day, number

Row = Mapping[str, object]
What = Literal["added", "removed", "changed"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Told:
    """One value of a line in words; `before` counts when it `differs`."""

    name: LazyString | str
    value: str
    before: str = ""
    differs: bool = False


@dataclass(frozen=True)
class LineSeen:
    """A line that is new, gone or different, with the values that tell so."""

    what: What
    name: str
    values: Sequence[Told]


@dataclass(frozen=True)
class SectionSeen:
    name: LazyString | str
    lines: Sequence[LineSeen]


def changes(edition: RecordEdition, before: RecordEdition | None) -> Sequence[SectionSeen]:
    """What an edition changed; without an earlier one everything in it is new."""
    old: Content = before.content if before else {}
    seen = [
        SectionSeen(section_in_words(name), list(_lines(name, edition.content, old)))
        for name in dict.fromkeys([*edition.content, *old])
    ]
    return [section for section in seen if section.lines]


def as_it_stands(section: str, row: Row) -> LineSeen:
    """One line with all it holds."""
    return LineSeen("changed", _name(section, row), _all(section, row))


def _lines(section: str, new: Content, old: Content) -> Iterator[LineSeen]:
    there, gone = _by_place(new.get(section, ())), _by_place(old.get(section, ()))
    for place, row in there.items():
        if place not in gone:
            yield LineSeen("added", _name(section, row), _all(section, row))
        elif row != gone[place]:
            differs = list(_differing(section, row, gone[place]))
            yield LineSeen("changed", _name(section, row), differs)
    for place, row in gone.items():
        if place not in there:
            yield LineSeen("removed", _name(section, row), _all(section, row))


def _by_place(rows: Sequence[Row]) -> dict[object, Row]:
    return {row.get("id", f"place {place}"): row for place, row in enumerate(rows)}


def _name(section: str, row: Row) -> str:
    """A line is called by its first value."""
    key = next((key for key in row if key != "id"), "")
    return _said(section, key, row.get(key))


def _all(section: str, row: Row) -> list[Told]:
    told = [key for key, value in row.items() if key != "id" and value not in (None, "", False)]
    return [Told(value_in_words(section, key), _said(section, key, row[key])) for key in told[1:]]


def _differing(section: str, new: Row, old: Row) -> Iterator[Told]:
    for key in dict.fromkeys([*new, *old]):
        if new.get(key) != old.get(key):
            now, before = (_said(section, key, row.get(key)) for row in (new, old))
            yield Told(value_in_words(section, key), now, before, differs=True)


def _said(section: str, key: str, value: object) -> str:
    """A plain value as people read it."""
    if value is None or value == "":
        return _("intet")
    if f"{section}.{key}" in MEMBERS:
        return str(word(MEMBERS[f"{section}.{key}"](value)))
    if isinstance(value, bool):
        return _("Ja") if value else _("Nej")
    if isinstance(value, float):
        return number(value)
    text = str(value)
    return day(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
