"""The best of many citizens for an opening, proven to be the best without judging everybody.

Everything but the occupation line is exact for everybody from the start. Of that line everybody
has a least and a most it can be; only who may still reach the list is judged exactly, so the list
is the one that judging everybody would give.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.nearness import Nearness, Neighbours
from matching.fit.occupations import OccupationModel
from matching.fit.skills import DECIMALS, SkillFit
from matching.profiles import OpeningProfile
from matching.ranker import POINT_DECIMALS, TIE_DECIMALS, Ranker
from matching.scale.circumstances import CLOSED, Circumstances
from matching.scale.citizens import CitizenRows
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


class RememberedNeighbours(Neighbours):
    """Finds the near occupations once for all openings of an occupation."""

    def __init__(self, model: OccupationModel) -> None:
        super().__init__(model)
        self._known: dict[str, Nearness | None] = {}

    def near(self, opening: OpeningProfile) -> Nearness | None:
        """As for any neighbours; what the opening requires only counts without a profile."""
        occupation = opening.occupation or ""
        if not self.vocabulary.skills_of(occupation):
            return super().near(opening)
        if occupation not in self._known:
            self._known[occupation] = super().near(opening)
        return self._known[occupation]


class Shelf:
    """Rows of citizens, ready to be asked for the best of them."""

    def __init__(self, rows: CitizenRows, ranker: Ranker, neighbours: Neighbours) -> None:
        self.rows = rows
        self.weights = ranker.weights
        self.neighbours = neighbours
        self.requirements = RequirementRows(rows, ranker.vocabulary)
        self.occupations = OccupationRows(rows, neighbours)
        self.circumstances = Circumstances(rows, ranker.weights)

    def best(self, opening: OpeningProfile, k: int, allowed: Any = None) -> Found:
        """Whoever may be among the best k whom no gate stops.

        Args:
            allowed: (n,) true or false, None = everybody.
        """
        fit = SkillFit(self.neighbours, opening, weight=self.weights.skills)
        points = self.circumstances.points(opening)
        if allowed is not None:
            points[~allowed] = CLOSED
        met, asked = self.requirements.met(fit), self.occupations.asked(fit)
        worth = 100 * self.weights.skills
        points += worth * self.requirements.added(met)
        if asked is None:
            rows = _may_be_among(points, 0.0, k)
            first = np.zeros(len(rows))
        else:
            weight = fit.line_weights[0]
            least, most = self.occupations.bounds(fit, asked)
            points += worth * weight * least
            rows = _may_be_among(points, worth * weight * (most - least), k)
            first = weight * self.occupations.exact(fit, asked, rows)
        skills = self.requirements.added_to(first, met, rows).round(DECIMALS)
        if not fit.line_weights:
            skills[:] = 1.0
        shares = np.column_stack([skills, self.circumstances.shares(opening, rows)])
        return Found(self.rows.ids, rows, self._points(shares), shares)

    def _points(self, shares: Floats) -> Floats:
        """(m,), added part by part as the ranker does."""
        points = np.zeros(len(shares))
        for column, code in enumerate(PART_CODES):
            points += 100 * self.weights.of(code) * shares[:, column]
        return points.round(POINT_DECIMALS)


def _may_be_among(least: Floats, room: Floats | float, k: int) -> Ints:
    """The rows that may be among the best k, ties included: their most reaches the kth least."""
    past = np.flatnonzero(least > CLOSED)
    if len(past) <= k:
        return past
    reached = np.partition(least[past], len(past) - k)[len(past) - k]
    # As much as rounding can move two of them towards each other.
    return np.flatnonzero(least + room >= reached - 2 * 10.0**-TIE_DECIMALS)
