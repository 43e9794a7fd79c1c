"""The best of many citizens for an opening, proven to be the best without judging everybody.

Everything but the occupation line is exact for everybody from the start. Of that line everybody
has a least and a most it can be; only who may still reach the list is judged exactly, so the list
is the one that judging everybody would give.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints
from matching.fit.occupation_line import FLOOR
from matching.fit.skills import DECIMALS, SkillFit
from matching.profiles import OpeningProfile
from matching.ranker import POINT_DECIMALS, TIE_DECIMALS, Ranker
from matching.scale.circumstances import CLOSED, Asks, Circumstances
from matching.scale.citizens import CitizenRows
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.occupations import OccupationRows, Sought
from matching.scale.requirements import RequirementRows
from matching.scoring import PART_CODES


class Found(NamedTuple):
    """Citizens who may be among the best k, and at least these.

    Args:
        ids: of all rows of the shelf.
        rows: (m,), their places in `ids`.
        points: (m,), 0 to 100, as `Ranker.match` gives them.
        shares: (m, 4), of the parts in the order of PART_CODES.
    """

    ids: Sequence[str]
    rows: Ints
    points: Floats
    shares: Floats


# One of the best: id, rank, tie, points and shares, as `Listed` tells them.
Placed = tuple[str, int, bool, float, tuple[float, ...]]


class Shelf:
    """Rows of citizens, ready to be asked for the best of them."""

    def __init__(self, rows: CitizenRows, ranker: Ranker, neighbours: ArrayNeighbours) -> None:
        self.rows = rows
        self.weights = ranker.weights
        self.neighbours = neighbours
        self.requirements = RequirementRows(rows, neighbours)
        self.occupations = OccupationRows(rows, neighbours)
        self.circumstances = Circumstances(rows, ranker.weights)
        areas = rows.areas
        self._ends = np.searchsorted(areas.numbers, np.arange(len(areas.kinds) + 1)).tolist()

    def who_is_in(self, areas: Collection[str]) -> NDArray[np.bool_]:
        """(n,)."""
        there = np.zeros(len(self.rows), dtype=bool)
        for area, (first, end) in zip(self.rows.areas.kinds, pairwise(self._ends), strict=True):
            if area in areas:
                there[first:end] = True
        return there

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self.rows.nbytes + self.requirements.nbytes + self.occupations.nbytes

    def best(self, opening: OpeningProfile, k: int, allowed: NDArray[np.bool_]) -> Found:
        """Whoever may be among the best k whom no gate stops.

        Args:
            allowed: (n,), who may be on the list.
        """
        asks = self.circumstances.asks(opening)
        fit = SkillFit(self.neighbours, opening, weight=self.weights.skills)
        met = self.requirements.met(fit)
        given = self.requirements.given(met, 100 * self.weights.skills)
        sought = self.occupations.sought(fit)
        if sought is None:
            everybody = np.flatnonzero(allowed)
            points = self.circumstances.points(asks, everybody) + given[everybody]
            rows = everybody[points >= _kth(points, k)]
            first = np.zeros(len(rows))
        else:
            rows = self._may_be_among(asks, sought, given, allowed, k)
            first = fit.line_weights[0] * self.occupations.exact(sought, rows)
        skills = self.requirements.added_to(first, met, rows).round(DECIMALS)
        if not fit.line_weights:
            skills[:] = 1.0
        shares = np.column_stack([skills, self.circumstances.shares(opening, rows)])
        return Found(self.rows.ids, rows, self._points(shares), shares)

    def _may_be_among(
        self, asks: Asks, sought: Sought, given: Floats, allowed: NDArray[np.bool_], k: int
    ) -> Ints:
        """The rows that may be among the best k: with the most of their line they reach the
        least of the kth.

        Whom the opening touches is asked first. Mostly the kth of them has so many points that
        few others need to be looked at.

        Args:
            given: (n,), points from the requirements.
        """
        worth = 100 * self.weights.skills * sought.fit.line_weights[0]
        reach = self.occupations.reach(sought, allowed)
        points = self.circumstances.points(asks, reach.rows) + given[reach.rows]
        least = points + worth * reach.least
        need = _kth(least, k) - worth * self.occupations.most_room(sought)
        others = self.circumstances.who_may_have(asks, given, need, allowed & ~reach.touched)
        theirs = self.circumstances.points(asks, others) + given[others]
        kth = _kth(np.concatenate([least, theirs + worth * FLOOR]), k)
        others = others[theirs + worth * self.occupations.room(sought, others) >= kth]
        near = np.flatnonzero(points + worth * self.occupations.ceiling(sought, reach) >= kth)
        reach, points = reach.at(near), points[near]
        rows = reach.rows[points + worth * self.occupations.most(sought, reach) >= kth]
        return np.sort(np.concatenate([others, rows]))

    def _points(self, shares: Floats) -> Floats:
        """(m,), added part by part as the ranker does."""
        points = np.zeros(len(shares))
        for column, code in enumerate(PART_CODES):
            points += 100 * self.weights.of(code) * shares[:, column]
        return points.round(POINT_DECIMALS)


def _kth(points: Floats, k: int) -> float:
    """The points of the kth, less what rounding can move two towards each other.

    When there are fewer everybody reaches it whom no gate stops.
    """
    some = points[points > CLOSED]
    if len(some) < k:
        return float(np.finfo(np.float64).min)
    place = len(some) - k
    return float(np.partition(some, place)[place]) - 2 * 10.0**-TIE_DECIMALS


def _draw(seed: str, citizen_id: str) -> str:
    return hashlib.sha256(f"{seed}{citizen_id}".encode()).hexdigest()


def in_order(found: Sequence[Found], k: int, seed: str) -> tuple[Placed, ...]:
    """The best k of what the shelves found; equals by a hash that nobody can choose."""
    points = np.concatenate([each.points for each in found])
    rounded = points.round(TIE_DECIMALS)
    last = np.partition(rounded, len(rounded) - k)[len(rounded) - k] if len(rounded) > k else 0.0
    kept = np.flatnonzero(rounded >= last)
    shares = np.concatenate([each.shares for each in found])[kept].tolist()
    told = zip(_ids_at(found, kept.tolist()), points[kept].tolist(), shares, strict=True)
    standing = rounded[kept].tolist()
    holders = Counter(standing)
    lines = sorted(
        (-value, _draw(seed, each) if holders[value] > 1 else "", each, own, parts)
        for value, (each, own, parts) in zip(standing, told, strict=True)
    )
    return tuple(
        (each, rank, holders[-value] > 1, own, tuple(parts))
        for rank, (value, _, each, own, parts) in enumerate(lines[:k], start=1)
    )


def _ids_at(found: Sequence[Found], places: Sequence[int]) -> list[str]:
    """The ids of some places, when what was found is counted through."""
    parts = [(each.ids, row) for each in found for row in each.rows.tolist()]
    return [ids[row] for ids, row in map(parts.__getitem__, places)]
