"""Invented lines of CVs and job ads with the concepts that a careful reader finds in them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.kinds import ConceptKind

FILE = Path(__file__).with_name("lines.csv")
# Code of the starter vocabulary -> ESCO's codes for the same; chosen by hand.
ESCO_FILE = Path(__file__).with_name("line_esco.csv")
# Settings are chosen on the first and reported on the second.
CHOOSE, REPORT = "choose", "report"


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what it names.

    Args:
        wanted: one set for each thing named, of the codes that are all right for it.
    """

    language: str
    text: str
    wanted: tuple[frozenset[str], ...]


def lines(half: str, kind: ConceptKind) -> Iterator[Line]:
    """The lines of a half with the codes of one kind; those that name nothing too."""
    column = "occupations" if kind is ConceptKind.OCCUPATION else "skills"
    with FILE.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["half"] == half:
                wanted = tuple(frozenset(each.split("/")) for each in row[column].split())
                yield Line(row["language"], row["text"], wanted)


def recall_precision(ranked: list[str], wanted: tuple[frozenset[str], ...], count: int) -> float:
    """The share of the wanted, at most `count`, that is among the first `count` codes."""
    first = set(ranked[:count])
    return sum(bool(each & first) for each in wanted) / min(count, len(wanted))


def in_esco(wanted: tuple[frozenset[str], ...]) -> tuple[frozenset[str], ...]:
    """The same with ESCO's codes; what ESCO has no concept for is left out."""
    told = _esco_codes()
    found = (frozenset(code for each in one for code in told.get(each, ())) for one in wanted)
    return tuple(one for one in found if one)


@cache
def _esco_codes() -> dict[str, tuple[str, ...]]:
    with ESCO_FILE.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: tuple(row["esco"].split()) for row in csv.DictReader(rows)}
