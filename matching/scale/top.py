"""The best of many citizens for an opening, proven to be the best without judging everybody.

Everything but the occupation line is exact for everybody from the start. Of that line everybody
has a least and a most it can be; only who may still reach the list is judged exactly, so the list
is the one that judging everybody would give.
"""

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
from matching.scale.neighbours import RememberedNeighbours
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


class Shelf:
    """Rows of citizens, ready to be asked for the best of them."""

    def __init__(self, rows: CitizenRows, ranker: Ranker, neighbours: RememberedNeighbours) -> None:
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
        points = self.circumstances.points(opening, allowed)
        met = self.requirements.met(fit)
        self.requirements.add(points, met, 100 * self.weights.skills)
        asked = self.occupations.asked(fit)
        if asked is None:
            rows = _reaching(points, allowed, np.zeros(1), _kth(points, allowed, k))
            first = np.zeros(len(rows))
        else:
            rows = self._may_be_among(fit, asked, points, allowed, k)
            first = fit.line_weights[0] * self.occupations.exact(fit, asked, rows)
        skills = self.requirements.added_to(first, met, rows).round(DECIMALS)
        if not fit.line_weights:
            skills[:] = 1.0
        shares = np.column_stack([skills, self.circumstances.shares(opening, rows)])
        return Found(self.rows.ids, rows, self._points(shares), shares)

    def _may_be_among(
        self, fit: SkillFit, asked: Asked, points: Floats, allowed: Ints | None, k: int
    ) -> Ints:
        """The rows that may be among the best k: with the most of their line they reach the
        least of the kth."""
        worth = 100 * self.weights.skills * fit.line_weights[0]
        reach = self.occupations.reach(fit, asked)
        points[reach.rows] += worth * (reach.least - FLOOR)
        kth = _kth(points, allowed, k)
        near = _reaching(points, allowed, worth * self.occupations.room(asked), kth)
        near = near[points[near] + worth * self.occupations.room(asked, near) >= kth]
        touched = points[reach.rows] + worth * (reach.most - reach.least) >= kth
        return once(np.concatenate([near, reach.rows[touched & (points[reach.rows] > CLOSED)]]))

    def _points(self, shares: Floats) -> Floats:
        """(m,), added part by part as the ranker does."""
        points = np.zeros(len(shares))
        for column, code in enumerate(PART_CODES):
            points += 100 * self.weights.of(code) * shares[:, column]
        return points.round(POINT_DECIMALS)


def _kth(points: Floats, allowed: Ints | None, k: int) -> float:
    """The points of the kth, less what rounding can move two towards each other.

    Those of the last when there are fewer, so that whom a gate stops is never reached.
    """
    some = points if allowed is None else points[allowed]
    some = some[some > CLOSED]
    if not len(some):
        return np.inf
    place = max(0, len(some) - k)
    return float(np.partition(some, place)[place]) - 2 * 10.0**-TIE_DECIMALS


def _reaching(points: Floats, allowed: Ints | None, room: Floats, kth: float) -> Ints:
    """The rows whose points and room reach the kth."""
    if allowed is None:
        return np.flatnonzero(points + room >= kth)
    return allowed[points[allowed] + room >= kth]
