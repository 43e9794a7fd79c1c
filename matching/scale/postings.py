"""For each kind of value the rows that have it: a list asks a few kinds instead of all rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Ints
from matching.scale.columns import Numbers, Ragged, places_in


@dataclass(frozen=True)
class Postings:
    """Rows by kind.

    Args:
        starts: (n_kinds + 1,), where each kind's stretch begins.
        rows: (m,), the rows of one kind after the other, rising inside each.
    """

    starts: Ints
    rows: NDArray[np.int32]

    @classmethod
    def of(cls, numbers: Numbers, rows: Ints, kinds: int) -> "Postings":
        """Turned around: m values with their rows, rising, become rows by value."""
        order = np.argsort(numbers, kind="stable")
        starts = np.searchsorted(numbers[order], np.arange(kinds + 1))
        return cls(starts, rows[order].astype(np.int32))

    def places(self, kinds: Ints) -> Ints:
        """Places in `rows` of all the kinds, one kind after the other."""
        starts = self.starts[kinds]
        return places_in(starts, self.starts[kinds + 1] - starts)

    def counts(self, kinds: Ints) -> Ints:
        """How many rows each of the kinds has."""
        return np.asarray(self.starts[kinds + 1] - self.starts[kinds])

    def of_kinds(self, kinds: Ints) -> Ints:
        """The rows that have one of the kinds, one kind after the other."""
        return self.rows[self.places(kinds)].astype(np.int64)

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self.starts.nbytes + self.rows.nbytes


def after_each_other(parts: Sequence[Postings]) -> Postings:
    """One numbering of all kinds, those of the first part first."""
    shifts = np.cumsum([0, *(len(part.rows) for part in parts)])
    starts = [part.starts[:-1] + shift for part, shift in zip(parts, shifts[:-1], strict=True)]
    return Postings(
        np.concatenate([*starts, shifts[-1:]]), np.concatenate([part.rows for part in parts])
    )


def postings_of(part: Ragged[Any]) -> Postings:
    """The rows of each kind."""
    rows = np.repeat(np.arange(len(part)), part.lengths)
    return Postings.of(part.values.numbers, rows, len(part.values.kinds))
