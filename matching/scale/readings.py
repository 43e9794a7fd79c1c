"""Many readings of CVs in few bytes, and which of them point to an occupation."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints
from matching.fit.fixed import ONE_BITS, UNITS, weights
from matching.fit.occupations import OccupationModel, Readings
from matching.scale.columns import Numbers, narrowest, places_in, starts_of
from matching.scale.compiled import compiled
from matching.scale.postings import Postings

LEAST = 0.01  # an occupation less likely than this is kept in `rest` only
AT_ONCE = 4096


@dataclass(frozen=True)
class ReadingRows:
    """n readings.

    Args:
        starts: (n + 1,), where the features of each begin.
        features: what they tell, as `OccupationModel` numbers it, rising in each.
        counts, highest, whole: (n,), as in `Readings`.
        likely: readings by occupation, those to which it is likely.
        chances: how likely, LEAST to 1, in the order of `likely.rows`.
        rest: (n,), at least the chance of all other occupations together.
        each: (n,), at least the chance of each other occupation.
    """

    starts: NDArray[np.int32]
    features: Numbers
    counts: Numbers
    highest: NDArray[np.int32]
    whole: Floats
    likely: Postings
    chances: NDArray[np.float32]
    rest: NDArray[np.float32]
    each: NDArray[np.float32]

    @classmethod
    def of(cls, model: OccupationModel, starts: Ints, features: Ints) -> "ReadingRows":
        """Laid out from features, every one once in a reading, rising."""
        told = np.split(features, starts[1:-1]) if len(starts) > 1 else []
        read = model.read([tuple(each.tolist()) for each in told])
        rows, occupations, chances = _likely(model, read)
        order = np.lexsort((rows, occupations))
        likely = Postings.of(occupations[order], rows[order], len(model.column_of))
        return cls(
            starts=starts_of(np.diff(starts)),
            features=features.astype(narrowest(len(model.skills) + len(model.column_of))),
            counts=read.counts.astype(np.uint16),
            highest=read.highest.astype(np.int32),
            whole=read.whole,
            likely=likely,
            chances=chances[order],
            rest=_rounded_up(1.0 - np.bincount(rows, chances, minlength=len(read.counts))),
            each=_rounded_up(np.maximum(LEAST, _unexplained(model, read))),
        )

    def most(self, units: Ints, among: int, rows: Ints) -> Floats:
        """(m,), at least the chance of some occupations together, whatever is lifted.

        Args:
            units: (n_features,), the most that each feature adds to the level of one of them.
            among: how many they are.
            rows: m readings, none of them empty.
        """
        above = self._added_up(units, rows) - self.highest[rows]
        # Rounded up, since the weights are whole numbers.
        chance = 1.001 * among * np.exp2(ONE_BITS + np.minimum(above, 0) / UNITS) / self.whole[rows]
        chance[above > 0] = 1.0
        return np.asarray(np.minimum(1.0, chance), dtype=np.float64)

    def _added_up(self, units: Ints, rows: Ints) -> Ints:
        if fast := compiled():
            return np.asarray(fast.sum_up(self.starts, self.features, units, rows))
        lengths = self.starts[rows + 1] - self.starts[rows]
        added = np.cumsum(units[self.features[places_in(self.starts[rows], lengths)]])
        ends = np.cumsum(lengths) - 1
        return np.asarray(np.diff(added[ends], prepend=0), dtype=np.int64)

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        own = (self.starts, self.features, self.counts, self.highest, self.whole)
        likely = self.likely.nbytes + self.chances.nbytes + self.rest.nbytes + self.each.nbytes
        return sum(array.nbytes for array in own) + likely

    def __len__(self) -> int:
        return len(self.counts)


def _likely(model: OccupationModel, read: Readings) -> tuple[Ints, Ints, NDArray[np.float32]]:
    """Reading, occupation and chance wherever an occupation is likely."""
    found = [
        _likely_in(model, read, slice(first, first + AT_ONCE))
        for first in range(0, max(1, len(read.counts)), AT_ONCE)
    ]
    rows, occupations, chances = (np.concatenate(each) for each in zip(*found, strict=True))
    return rows, occupations, chances


def _likely_in(model: OccupationModel, read: Readings, part: slice) -> tuple[Any, Any, Any]:
    told = read.features[part] @ model.speaks
    row = np.repeat(np.arange(told.shape[0]), np.diff(told.indptr))
    counts, highest, whole = read.counts[part], read.highest[part], read.whole[part]
    below = highest[row] - (told.data - counts[row] * model.size[told.indices])
    kept = np.flatnonzero(below < _units_below(LEAST, whole[row]))
    row, column = row[kept], told.indices[kept]
    chance = (weights(below[kept]) / whole[row]).astype(np.float32)
    kept = np.flatnonzero(chance >= LEAST)
    return part.start + row[kept], column[kept].astype(np.int64), chance[kept]


def _unexplained(model: OccupationModel, read: Readings) -> Floats:
    """(n,), the chance of the likeliest occupation that explains nothing of a reading."""
    below = read.highest + read.counts * model.smallest
    return np.asarray(weights(below) / read.whole, dtype=np.float64)


def _rounded_up(chance: Any) -> NDArray[np.float32]:
    """A little more than it is, so that the narrow numbers hide nobody."""
    return np.asarray(np.clip(chance, 0.0, 1.0) + 1e-5, dtype=np.float32)


def _units_below(least: float, whole: Floats) -> Floats:
    """How many units below the likeliest a chance of `least` lies at most."""
    return np.asarray(UNITS * (ONE_BITS - np.log2(whole * least)) + 1, dtype=np.float64)
