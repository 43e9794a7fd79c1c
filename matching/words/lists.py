"""Many short lists of whole numbers in two arrays."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from matching.arrays import Ints


@dataclass(frozen=True, slots=True)
class Lists:
    """List i is `items[starts[i]:starts[i + 1]]`.

    Args:
        starts: (n + 1,) rising, the first 0.
        items: (starts[-1],)
    """

    starts: Ints
    items: Ints

    @classmethod
    def of(cls, lists: Iterable[Iterable[int]]) -> "Lists":
        """The lists in their order."""
        found = [list(each) for each in lists]
        starts = np.cumsum([0, *map(len, found)], dtype=np.int64)
        return cls(starts, np.array([item for each in found for item in each], dtype=np.int64))

    def of_rows(self, rows: Ints) -> tuple[Ints, Ints]:
        """The items of some lists, one after the other.

        Returns:
            the items, and for each which of the rows it belongs to: 0 to len(rows) - 1.
        """
        begins = self.starts[rows]
        lengths = self.starts[rows + 1] - begins
        of_row = np.repeat(np.arange(len(rows)), lengths)
        before = np.cumsum(lengths) - lengths
        return self.items[np.arange(len(of_row)) + (begins - before)[of_row]], of_row
