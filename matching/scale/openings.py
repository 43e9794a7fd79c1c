"""Openings in rows: one citizen against all openings of a nation in some milliseconds.

When a CV changes, everybody's kept lists need not be made anew: `points` tells where the citizen
stands now on each list.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats
from matching.fit.danish import DanishFit
from matching.fit.gates import gates, permits_for
from matching.fit.occupations import OccupationModel
from matching.fit.practical import AT_THE_LIMIT, INSIDE, KM_BY, UNKNOWN
from matching.fit.wishes import WishFit
from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import POINT_DECIMALS, Ranker
from matching.scale.circumstances import CLOSED, kilometres, line_of
from matching.scale.columns import Column
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.opening_skills import OpeningSkills
from matching.scale.top import Found, in_order
from matching.scoring import PART_CODES
from models.kinds import RequirementKind

KEPT_TABLES = 1024  # timetables, levels and days of citizens remembered


class ListedOpening(NamedTuple):
    """One line of a citizen's list, without reasons; `Ranker.match` has them.

    Attributes:
        rank, tie, points: as in `Match`.
        shares: of the parts in the order of PART_CODES.
    """

    opening_id: str
    rank: int
    tie: bool
    points: float
    shares: tuple[float, ...]


class OpeningStore:
    """n openings laid out once, each id once, in the order of their ids.

    Asking is safe from several threads.
    """

    def __init__(self, ranker: Ranker, openings: Iterable[OpeningProfile]) -> None:
        self.weights = ranker.weights
        self.openings = sorted(openings, key=lambda each: each.id)
        self.ids = tuple(each.id for each in self.openings)
        neighbours = ArrayNeighbours(OccupationModel(ranker.vocabulary))
        self._skills = OpeningSkills(neighbours, self.openings)
        self._industries = Column.of(each.industry for each in self.openings)
        self._needs = Column.of(tuple(sorted({(str(need.skill), str(need.level), need.gate)
                                              for need in each.danish}))
                                for each in self.openings)  # fmt: skip
        self._weeks = Column.of((each.hours_a_week, each.weekly) for each in self.openings)
        self._starts = Column.of(each.starts for each in self.openings)
        self._places = Column.of(each.place for each in self.openings)
        known = [place or (np.nan, np.nan) for place in self._places.kinds]
        self._radians = np.radians(known)
        musts = [
            (row, (wanted, each.starts))
            for row, each in enumerate(self.openings)
            for wanted in each.requires
            if wanted.must and wanted.kind is not RequirementKind.SKILL
        ]
        self._asking = np.array([row for row, _ in musts], dtype=np.int64)
        self._musts = Column.of(must for _, must in musts)
        self._kept: dict[Hashable, Floats] = {}

    def top(self, citizen: CitizenProfile, k: int, *, seed: str) -> tuple[ListedOpening, ...]:
        """The best k that no gate closes, as `Ranker.rank_openings` has them.

        Args:
            k: at least 1.
            seed: draws the order of equals.

        Raises:
            ValueError: `k` is below 1.
        """
        if k < 1:
            raise ValueError(f"a list has at least one place, not {k}")
        points, parts = self._judged(citizen)
        rows = np.flatnonzero(points > CLOSED)
        shares = np.column_stack([part[rows] for part in parts])
        found = Found(self.ids, rows, points[rows], shares)
        return tuple(ListedOpening(*each) for each in in_order([found], k, seed))

    def points(self, citizen: CitizenProfile) -> Floats:
        """(n,), as `Ranker.match` gives them; minus infinity where a gate is closed."""
        return self._judged(citizen)[0]

    def _judged(self, citizen: CitizenProfile) -> tuple[Floats, tuple[Floats, ...]]:
        """(n,) points, and the (n,) shares of the parts in the order of PART_CODES."""
        danish, hours, free = self._danish(citizen), self._hours(citizen), self._free(citizen)
        columns = (self._needs.numbers, self._weeks.numbers, self._starts.numbers)
        closed = self._closed_by_permit(citizen)
        for table, column in zip((danish, hours, free), columns, strict=True):
            closed |= (table == CLOSED)[column]
        least = [np.maximum(table, 0.0) for table in (danish, hours, free)]
        told = [table[column] for table, column in zip(least, columns, strict=True)]
        parts = (
            self._skills.shares(citizen),
            self._wished(citizen)[self._industries.numbers],
            told[0],
            told[1] + told[2] + self._ways(citizen)[self._places.numbers],
        )
        points = np.zeros(len(closed))
        for part, code in zip(parts, PART_CODES, strict=True):
            points += 100 * self.weights.of(code) * part
        points = points.round(POINT_DECIMALS)
        points[closed] = CLOSED
        return points, parts

    def _wished(self, citizen: CitizenProfile) -> Floats:
        """(n_industries,)."""
        kinds = self._industries.kinds
        return np.array([WishFit(each, weight=1.0).part(citizen).share for each in kinds])

    def _danish(self, citizen: CitizenProfile) -> Floats:
        """(n_needs,), `CLOSED` where safety asks for more."""
        told = tuple(sorted((str(skill), str(level)) for skill, level in citizen.danish.items()))

        def share(opening: OpeningProfile) -> float:
            asks = replace(opening, requires=())
            if gates(asks, CitizenProfile("somebody", danish=citizen.danish)):
                return CLOSED
            return DanishFit(opening.danish, weight=1.0).part(citizen).share

        return self._remembered(("danish", told), self._needs, share)

    def _hours(self, citizen: CitizenProfile) -> Floats:
        """(n_weeks,), what the hours give to the practical share."""
        week = CitizenProfile(
            "somebody",
            hours_a_week=citizen.hours_a_week,
            lessons=citizen.lessons,
            free=citizen.free,
        )
        key = ("hours", week.hours_a_week, week.lessons, week.free)
        return self._remembered(key, self._weeks, lambda each: line_of(each, "hours")(week))

    def _free(self, citizen: CitizenProfile) -> Floats:
        """(n_starts,), what the first free day gives to the practical share."""
        day = CitizenProfile("somebody", available_from=citizen.available_from)
        key = ("start", day.available_from)
        return self._remembered(key, self._starts, lambda each: line_of(each, "start")(day))

    def _ways(self, citizen: CitizenProfile) -> Floats:
        """(n_places,), what the way gives to the practical share."""
        most = INSIDE["distance"]
        if citizen.place is None:
            return np.full(len(self._places.kinds), most * UNKNOWN)
        limit = citizen.max_km or KM_BY[citizen.transport]
        ways = most - kilometres(citizen.place, self._radians) * (1 - AT_THE_LIMIT) * most / limit
        return np.asarray(np.nan_to_num(np.maximum(ways, 0.0), nan=most * UNKNOWN))

    def _closed_by_permit(self, citizen: CitizenProfile) -> NDArray[np.bool_]:
        """(n,), whether it needs a permit that he does not hold when it starts."""
        missing = [
            all(
                (each.valid_to or date.max) < starts
                for each in permits_for(wanted, citizen.permits, starts)
            )
            for wanted, starts in self._musts.kinds
        ]
        closed = np.zeros(len(self.openings), dtype=bool)
        closed[self._asking[np.array(missing, dtype=bool)[self._musts.numbers]]] = True
        return closed

    def _remembered(
        self, key: Hashable, column: Column[Any], share: Callable[[OpeningProfile], float]
    ) -> Floats:
        """(n_kinds,), the share of one opening of each kind."""
        if key not in self._kept:
            if len(self._kept) >= KEPT_TABLES:
                self._kept = {}
            first = np.unique(column.numbers, return_index=True)[1].tolist()
            self._kept[key] = np.array([share(self.openings[row]) for row in first])
        return self._kept[key]
