"""Citizens as columns: what the ranking looks at, in 50 to 300 bytes each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np

from matching.arrays import Ints
from matching.profiles import CitizenProfile, Entry, Permit, SkillClaim, Slot
from matching.scale.columns import Column, Ragged, stacked, stacked_columns
from models.kinds import DanishSkill, Transport

Levels = tuple[Any, ...]  # one DanishLevel or None per DanishSkill, in the order of the kinds
# hours a week, lessons, free time
Week = tuple[float | None, tuple[Slot, ...], tuple[Slot, ...]]
Place = tuple[float, float] | None
Travel = tuple[float | None, Transport | None]  # max_km, transport


@dataclass(frozen=True)
class CitizenRows:
    """n citizens by (area, id); the same citizens give the same bytes however they came in.

    Args:
        ids: (n,).
        areas: of what may be asked for apart, for instance a municipality; "" = none.
        claims: what each can in his own words, and `permits` what he holds.
        entries: the lines of the CV.
    """

    ids: tuple[str, ...]
    areas: Column[str]
    wishes: Column[tuple[str, ...]]
    danish: Column[Levels]
    weeks: Column[Week]
    places: Column[Place]
    travels: Column[Travel]
    frees: Column[date | None]
    claims: Ragged[SkillClaim]
    permits: Ragged[Permit]
    entries: Ragged[Entry]

    @classmethod
    def of(
        cls, citizens: Sequence[CitizenProfile], areas: Mapping[str, str] | None = None
    ) -> "CitizenRows":
        """The rows of profiles.

        Args:
            citizens: each id once.
            areas: area by citizen id; who is not in it has "".
        """
        area_of = areas or {}
        people = sorted(citizens, key=lambda each: (area_of.get(each.id, ""), each.id))
        return cls(
            ids=tuple(each.id for each in people),
            areas=Column.of(area_of.get(each.id, "") for each in people),
            wishes=Column.of(each.industries for each in people),
            danish=Column.of(tuple(map(each.danish.get, DanishSkill)) for each in people),
            weeks=Column.of((each.hours_a_week, each.lessons, each.free) for each in people),
            places=Column.of(each.place for each in people),
            travels=Column.of((each.max_km, each.transport) for each in people),
            frees=Column.of(each.available_from for each in people),
            claims=Ragged.of([each.skills for each in people]),
            permits=Ragged.of([each.permits for each in people]),
            entries=Ragged.of([each.entries for each in people]),
        )

    def take(self, rows: Ints) -> "CitizenRows":
        """Some rows in the order given, with the same kinds."""
        columns = {name: getattr(self, name).take(rows) for name in _COLUMNS}
        return CitizenRows(ids=tuple(self.ids[row] for row in rows.tolist()), **columns)

    def profile(self, row: int) -> CitizenProfile:
        """The citizen of a row as he came in; a level that is None is left out."""
        hours, lessons, free = self.weeks.at(row)
        most, transport = self.travels.at(row)
        levels = zip(DanishSkill, self.danish.at(row), strict=True)
        return CitizenProfile(
            id=self.ids[row],
            entries=self.entries.at(row),
            skills=self.claims.at(row),
            permits=self.permits.at(row),
            danish={skill: level for skill, level in levels if level is not None},
            industries=self.wishes.at(row),
            hours_a_week=hours,
            lessons=lessons,
            place=self.places.at(row),
            max_km=most,
            transport=transport,
            available_from=self.frees.at(row),
            free=free,
        )

    def bytes(self) -> Iterator[bytes]:
        """All there is, as bytes; equal rows give equal ones."""
        yield repr(self.ids).encode()
        for name in _COLUMNS:
            column = getattr(self, name)
            yield repr(column.values.kinds if isinstance(column, Ragged) else column.kinds).encode()
        for array in self.arrays().values():
            yield f"{array.dtype.str}{array.shape}".encode()
            yield array.tobytes()

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays; the kinds and the ids, which are Python values, come on top."""
        return sum(array.nbytes for array in self.arrays().values())

    def arrays(self) -> dict[str, Any]:
        """Every array by name."""
        found = {}
        for name in _COLUMNS:
            column = getattr(self, name)
            if isinstance(column, Ragged):
                found[f"{name}_starts"] = column.starts
                column = column.values
            found[name] = column.numbers
        return found

    def __len__(self) -> int:
        return len(self.ids)


_COLUMNS = tuple(field.name for field in fields(CitizenRows) if field.name != "ids")


def joined(parts: Sequence[CitizenRows]) -> CitizenRows:
    """All rows of the parts in one, byte for byte as if they had been laid out together.

    Args:
        parts: one or more, no id in two of them.
    """
    columns: dict[str, Any] = {}
    for name in _COLUMNS:
        each = [getattr(part, name) for part in parts]
        columns[name] = stacked(each) if isinstance(each[0], Ragged) else stacked_columns(each)
    whole = CitizenRows(ids=tuple(each for part in parts for each in part.ids), **columns)
    areas = [whole.areas.kinds[number] for number in whole.areas.numbers.tolist()]
    order = sorted(range(len(whole)), key=lambda row: (areas[row], whole.ids[row]))
    in_order = whole.take(np.array(order, dtype=np.int64))
    finished = {name: getattr(in_order, name).finished() for name in _COLUMNS}
    return CitizenRows(ids=in_order.ids, **finished)
