"""The best of many citizens for an opening, proven to be the best without judging everybody.

Everything but the occupation line is exact for everybody from the start. Of that line everybody
has a least and a most it can be; only who may still reach the list is judged exactly, so the list
is the one that judging everybody would give.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.occupation_line import FLOOR
from matching.fit.skills import DECIMALS, SkillFit
from matching.profiles import OpeningProfile
from matching.ranker import POINT_DECIMALS, TIE_DECIMALS, Ranker
from matching.scale.circumstances import CLOSED, Circumstances
from matching.scale.citizens import CitizenRows
from matching.scale.columns import once
from matching.scale.expected import Asked
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.occupations import OccupationRows
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


class Placed(NamedTuple):
    """One of the best, as `Listed` tells it."""

    id: str
    rank: int
    tie: bool
    points: float
    shares: tuple[float, ...]


class Shelf:
    """Rows of citizens, ready to be asked for the best of them."""

    def __init__(self, rows: CitizenRows, ranker: Ranker, neighbours: ArrayNeighbours) -> None:
        self.rows = rows
        self.weights = ranker.weights
        self.neighbours = neighbours
        self.requirements = RequirementRows(rows, neighbours)
        self.occupations = OccupationRows(rows, neighbours)
        self.circumstances = Circumstances(rows, ranker.weights)

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self.rows.nbytes + self.requirements.nbytes + self.occupations.nbytes

    def best(self, opening: OpeningProfile, k: int, allowed: Ints | None = None) -> Found:
        """Whoever may be among the best k whom no gate stops.

        Args:
            allowed: the rows that may be on the list, rising; None = everybody.
        """
        fit = SkillFit(self.neighbours, opening, weight=self.weights.skills)
        met = self.requirements.met(fit)
        given = self.requirements.given(met, 100 * self.weights.skills)
        asked = self.occupations.asked(fit)
        if asked is None:
            everybody = np.arange(len(self.rows)) if allowed is None else allowed
            points = self.circumstances.points(opening, everybody) + given[everybody]
            rows = everybody[points >= _kth(points, k)]
            first = np.zeros(len(rows))
        else:
            rows = self._may_be_among(fit, asked, given, allowed, k)
            first = fit.line_weights[0] * self.occupations.exact(fit, asked, rows)
        skills = self.requirements.added_to(first, met, rows).round(DECIMALS)
        if not fit.line_weights:
            skills[:] = 1.0
        shares = np.column_stack([skills, self.circumstances.shares(opening, rows)])
        return Found(self.rows.ids, rows, self._points(shares), shares)

    def _may_be_among(
        self, fit: SkillFit, asked: Asked, given: Floats, allowed: Ints | None, k: int
    ) -> Ints:
        """The rows that may be among the best k: with the most of their line they reach the
        least of the kth.

        Whom the opening touches is asked first. Mostly the kth of them has so many points that
        few others need to be looked at.

        Args:
            given: (n,), points from the requirements.
        """
        worth = 100 * self.weights.skills * fit.line_weights[0]
        reach = self.occupations.reach(fit, asked)
        may = np.ones(len(self.rows), dtype=bool)
        if allowed is not None:
            may[:] = False
            may[allowed] = True
        here = may[reach.rows]
        touched = reach.rows[here]
        may[touched] = False
        points = self.circumstances.points(fit.opening, touched) + given[touched]
        least, most = points + worth * reach.least[here], points + worth * reach.most[here]
        room = given + worth * (FLOOR + self.occupations.room(asked))
        may &= room + self.circumstances.most(fit.opening) >= _kth(least, k)
        others = np.flatnonzero(may)
        points = self.circumstances.points(fit.opening, others)
        kth = _kth(np.concatenate([least, points + given[others] + worth * FLOOR]), k)
        near = others[points + room[others] >= kth]
        return once(np.concatenate([near, touched[most >= kth]]))

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


def _id_at(found: Sequence[Found], place: int) -> str:
    """The id of a place, when what was found is counted through."""
    for part in found:
        if place < len(part.rows):
            return part.ids[int(part.rows[place])]
        place -= len(part.rows)
    raise IndexError(place)


def in_order(found: Sequence[Found], k: int, seed: str) -> tuple[Placed, ...]:
    """The best k of what the shelves found; equals by a hash that nobody can choose."""
    points = np.concatenate([each.points for each in found])
    shares = np.concatenate([each.shares for each in found])
    rounded = points.round(TIE_DECIMALS)
    last = np.partition(rounded, len(rounded) - k)[len(rounded) - k] if len(rounded) > k else 0.0
    kept = np.flatnonzero(rounded >= last).tolist()
    ids = {row: _id_at(found, row) for row in kept}
    holders = Counter(rounded[kept].tolist())

    def place(row: int) -> tuple[float, str]:
        value = float(rounded[row])
        return -value, _draw(seed, ids[row]) if holders[value] > 1 else ""

    return tuple(
        Placed(
            id=ids[row],
            rank=rank,
            tie=holders[float(rounded[row])] > 1,
            points=float(points[row]),
            shares=tuple(shares[row].tolist()),
        )
        for rank, row in enumerate(sorted(kept, key=place)[:k], start=1)
    )
