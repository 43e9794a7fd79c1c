"""A few people of one kept list side by side, requirement by requirement.

Only what was kept with the list is read, so the comparison is the list's own and not today's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

from models.tables.matches import MatchItem
from models.tables.people import Citizen
from portal.shown.explained import Explained, Line, ListWords, PartShown

FEWEST, MOST = 2, 4  # more do not fit side by side, on paper or in a head


class Side(NamedTuple):
    """One of those compared."""

    item: MatchItem
    citizen: Citizen
    why: Explained


class Row(NamedTuple):
    """One thing that was asked; a cell for each person, None where it was not looked at."""

    asked: str
    must: bool | None
    task: str
    cells: Sequence[Line | None]


@dataclass(frozen=True)
class PartRows:
    """One of the four parts: what it gave each, and its rows."""

    name: str
    most: str
    points: Sequence[str]
    nothing_asked: str
    rows: Sequence[Row]


def sides_of(lines: Iterable[Sequence[Any]], words: ListWords) -> Sequence[Side]:
    """The rows (MatchItem, Citizen, …) of one list with their reasons in words."""
    return [Side(item, citizen, words.explained(item)) for item, citizen, *_rest in lines]


def rows_by_part(sides: Sequence[Side]) -> Sequence[PartRows]:
    """The reasons of all, those about the same thing in one row.

    Args:
        sides: at least one; all of one list, so they have the same parts in the same order.
    """
    return [
        PartRows(
            name=parts[0].name,
            most=parts[0].most,
            points=[part.points for part in parts],
            nothing_asked=parts[0].nothing_asked,
            rows=_rows(parts),
        )
        for parts in zip(*(side.why.parts for side in sides), strict=True)
    ]


def _rows(parts: Sequence[PartShown]) -> Sequence[Row]:
    """In the order in which they first come up; what is asked twice has two rows."""
    cells: dict[tuple[str, str, bool | None, int], list[Line | None]] = {}
    for place, part in enumerate(parts):
        for line in part.lines:
            key = next(
                key
                for number in count()
                for key in [(line.asked, line.task, line.must, number)]
                if cells.setdefault(key, [None] * len(parts))[place] is None
            )
            cells[key][place] = line
    return [Row(asked, must, task, row) for (asked, task, must, _), row in cells.items()]
