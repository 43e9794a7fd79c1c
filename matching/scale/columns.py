"""Columns of small numbers instead of objects: each different value is kept once.

A nation has 100,000 citizens but some hundred timetables, a thousand postcodes and some thousand
skills. What depends on such a value is worked out once per value and looked up per citizen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Ints

T = TypeVar("T")
Numbers = NDArray[Any]  # unsigned, as narrow as the count of kinds allows


@dataclass(frozen=True)
class Column(Generic[T]):
    """One value per row.

    Args:
        kinds: the different values; in a finished column each is used and they stand in the
            order of `repr`, so equal rows give equal bytes whatever they came from.
        numbers: (n,), place of each row's value in `kinds`.
    """

    kinds: tuple[T, ...]
    numbers: Numbers

    @classmethod
    def of(cls, values: Iterable[T]) -> "Column[T]":
        """A finished column of hashable values."""
        number_of: dict[T, int] = {}
        numbers = [number_of.setdefault(value, len(number_of)) for value in values]
        return cls(tuple(number_of), np.array(numbers, dtype=np.int64)).finished()

    def finished(self) -> "Column[T]":
        """The same rows with unused kinds dropped, kinds in order and narrow numbers."""
        used = np.unique(self.numbers)
        in_order = sorted(used.tolist(), key=lambda number: repr(self.kinds[number]))
        new = np.zeros(len(self.kinds), dtype=narrowest(len(in_order)))
        new[in_order] = np.arange(len(in_order))
        return Column(tuple(self.kinds[number] for number in in_order), new[self.numbers])

    def take(self, rows: Ints) -> "Column[T]":
        """Some rows, with the same kinds."""
        return Column(self.kinds, self.numbers[rows])

    def at(self, row: int) -> T:
        """The value of one row."""
        return self.kinds[int(self.numbers[row])]

    def values(self) -> list[T]:
        """(n,), the values again."""
        return [self.kinds[number] for number in self.numbers.tolist()]

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True)
class Ragged(Generic[T]):
    """A row of values per citizen, of any length.

    Args:
        starts: (n + 1,), where each row begins in `values`; the last is their count.
    """

    starts: NDArray[np.int32]
    values: Column[T]

    @classmethod
    def of(cls, rows: Sequence[Sequence[T]]) -> "Ragged[T]":
        """A finished one."""
        values = Column.of(value for row in rows for value in row)
        return cls(starts_of(np.array([len(row) for row in rows], dtype=np.int64)), values)

    @property
    def lengths(self) -> Ints:
        """(n,)."""
        return np.subtract(self.starts[1:], self.starts[:-1], dtype=np.int64)

    def take(self, rows: Ints) -> "Ragged[T]":
        """Some rows, with the same kinds."""
        lengths = self.lengths[rows]
        return Ragged(starts_of(lengths), self.values.take(places_in(self.starts[rows], lengths)))

    def at(self, row: int) -> tuple[T, ...]:
        """The values of one row."""
        numbers = self.values.numbers[self.starts[row] : self.starts[row + 1]].tolist()
        return tuple(self.values.kinds[number] for number in numbers)

    def finished(self) -> "Ragged[T]":
        """As for a column."""
        return Ragged(self.starts, self.values.finished())

    def __len__(self) -> int:
        return len(self.starts) - 1


def narrowest(count: int) -> np.dtype[Any]:
    """The narrowest unsigned kind that numbers so many things."""
    return np.dtype(np.min_scalar_type(max(0, count - 1)))


def starts_of(lengths: Ints) -> NDArray[np.int32]:
    """(n + 1,), where stretches of these lengths begin when they follow each other."""
    starts = np.zeros(len(lengths) + 1, dtype=np.int32)
    np.cumsum(lengths, out=starts[1:])
    return starts


def places_in(starts: Numbers, lengths: Ints) -> Ints:
    """All places of stretches that begin at `starts`, one stretch after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(starts - (ends - lengths), lengths))


def stacked_columns(parts: Sequence[Column[T]]) -> Column[T]:
    """The columns one after the other, not finished."""
    shifts = np.cumsum([0, *(len(part.kinds) for part in parts)])
    kinds: dict[T, int] = {}
    for part in parts:
        for kind in part.kinds:
            kinds.setdefault(kind, len(kinds))
    new = np.array([kinds[kind] for part in parts for kind in part.kinds], dtype=np.int64)
    numbers = [part.numbers + shift for part, shift in zip(parts, shifts[:-1], strict=True)]
    return Column(tuple(kinds), new[np.concatenate(numbers).astype(np.int64)])


def stacked(parts: Sequence[Ragged[T]]) -> Ragged[T]:
    """The rows of all parts one after the other, not finished."""
    lengths = np.concatenate([part.lengths for part in parts])
    return Ragged(starts_of(lengths), stacked_columns([part.values for part in parts]))


def once(numbers: Ints) -> Ints:
    """Each number once, rising."""
    in_order = np.sort(numbers)
    new = np.ones(len(in_order), dtype=bool)
    np.not_equal(in_order[1:], in_order[:-1], out=new[1:])
    return np.asarray(in_order[new], dtype=np.int64)
