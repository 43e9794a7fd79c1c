"""All parts but the skills, and the gates, worked out per kind of value and looked up per row.

The share of a kind comes from the same functions that judge a single citizen (`matching.fit`),
so a list made from arrays has the points of a list made from profiles.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints
from matching.fit.danish import DanishFit
from matching.fit.gates import gates, is_valid, permits_for
from matching.fit.practical import (
    AT_THE_LIMIT,
    EARTH_RADIUS_KM,
    INSIDE,
    KM_BY,
    UNKNOWN,
    PracticalFit,
)
from matching.fit.wishes import WishFit
from matching.profiles import CitizenProfile, OpeningProfile
from matching.scale.citizens import CitizenRows, Week
from matching.scale.columns import Column, Numbers
from matching.scale.compiled import compiled
from matching.scale.postings import postings_of
from matching.scoring import Weights
from models.kinds import DanishSkill, RequirementKind

CLOSED = -np.inf  # points that nothing adds up against
METRES = 3  # decimals of a kilometre, as `distance_km` rounds
KEPT_TABLES = 4096  # rows of kinds remembered; a nation asks in some hundred weeks and places


class Asks(NamedTuple):
    """An opening, and the points by kind of wishes, Danish, week and first free day."""

    opening: OpeningProfile
    tables: tuple[Floats, Floats, Floats, Floats]


class Circumstances:
    """Wishes, Danish, time and place of citizens against one opening after the other.

    Safe to share between threads: what is remembered is only ever replaced by its equal.
    """

    def __init__(self, rows: CitizenRows, weights: Weights) -> None:
        self.rows = rows
        self.weights = weights
        self._kept: dict[tuple[str, Hashable], Floats] = {}
        self._permits = postings_of(rows.permits)
        self._limits = np.array([most or KM_BY[by] for most, by in rows.travels.kinds])
        self._radians = np.radians([place or (np.nan, np.nan) for place in rows.places.kinds])

    def who_may_have(self, asks: Asks, given: Floats, need: float, may: NDArray[np.bool_]) -> Ints:
        """The rows that may have so many points with what is given, rising.

        Args:
            given: (n,), points from elsewhere.
            may: (n,), who is asked about.
        """
        wishes, *others = asks.tables
        most = 100 * self.weights.practical * INSIDE["distance"]
        most += sum(float(table.max(initial=0.0)) for table in others)
        rows = np.flatnonzero(may & (given >= need - most - wishes.max(initial=0.0)))
        return rows[given[rows] + wishes[self.rows.wishes.numbers[rows]] >= need - most]

    def points(self, asks: Asks, some: Ints) -> Floats:
        """(m,), points of the three parts together at some rows, `CLOSED` where a gate is."""
        rows, most = self.rows, 100 * self.weights.practical
        opening, tables = asks
        columns = tuple(
            column.numbers for column in (rows.wishes, rows.danish, rows.weeks, rows.frees)
        )
        fast = compiled()
        if fast and opening.place is not None:
            points = fast.look_up(tables, columns, self._way_tables(opening.place, most), some)
        else:
            points = tables[0][columns[0][some]]
            for table, column in zip(tables[1:], columns[1:], strict=True):
                points += table[column[some]]
            places, travels = rows.places.numbers[some], rows.travels.numbers[some]
            points += most * self._ways(opening, places, travels)
        self._close_by_permit(opening, points, some)
        return np.asarray(points)

    def asks(self, opening: OpeningProfile) -> Asks:
        """An opening with what each kind of value gives."""
        weights = self.weights
        tables = (
            100 * weights.industry * self._wishes(opening),
            _worth(100 * weights.danish, self._danish(opening)),
            _worth(100 * weights.practical, self._weeks(opening)),
            _worth(100 * weights.practical, self._frees(opening)),
        )
        return Asks(opening, tables)

    def shares(self, opening: OpeningProfile, places: Ints) -> Floats:
        """(m, 3), shares of industry, Danish and practical at some rows that no gate closes."""
        rows = self.rows
        practical = (
            self._weeks(opening)[rows.weeks.numbers[places]]
            + self._frees(opening)[rows.frees.numbers[places]]
            + self._ways(opening, rows.places.numbers[places], rows.travels.numbers[places])
        )
        wishes = self._wishes(opening)[rows.wishes.numbers[places]]
        danish = self._danish(opening)[rows.danish.numbers[places]]
        return np.stack([wishes, danish, practical], axis=1)

    def _wishes(self, opening: OpeningProfile) -> Floats:
        industry, fit = opening.industry, WishFit(opening.industry, weight=1.0)
        known: dict[int, float] = {}

        def share(wishes: tuple[str, ...]) -> float:
            # Only its place among the wishes counts, and whether there are any.
            place = wishes.index(industry) if industry in wishes else -bool(wishes) - 1
            if place not in known:
                person = CitizenProfile("somebody", industries=wishes)
                known[place] = fit.part(person).share
            return known[place]

        return self._of_kinds(("wishes", industry), self.rows.wishes, share)

    def _danish(self, opening: OpeningProfile) -> Floats:
        needs = frozenset((need.skill, need.level, need.gate) for need in opening.danish)
        if ("danish", needs) in self._kept:
            return self._kept["danish", needs]
        fit = DanishFit(opening.danish, weight=1.0)
        asks = replace(opening, requires=())

        def share(levels: tuple[Any, ...]) -> float:
            told = dict(zip(DanishSkill, levels, strict=True))
            person = CitizenProfile("somebody", danish=told)
            return CLOSED if gates(asks, person) else fit.part(person).share

        return self._of_kinds(("danish", needs), self.rows.danish, share)

    def _weeks(self, opening: OpeningProfile) -> Floats:
        key = ("weeks", (opening.hours_a_week, opening.weekly))
        if key in self._kept:
            return self._kept[key]
        line = line_of(opening, "hours")

        def share(week: Week) -> float:
            hours, lessons, free = week
            person = CitizenProfile("somebody", hours_a_week=hours, lessons=lessons, free=free)
            return line(person)

        return self._of_kinds(key, self.rows.weeks, share)

    def _frees(self, opening: OpeningProfile) -> Floats:
        key = ("frees", opening.starts)
        if key in self._kept:
            return self._kept[key]
        line = line_of(opening, "start")
        return self._of_kinds(
            key,
            self.rows.frees,
            lambda day: line(CitizenProfile("somebody", available_from=day)),
        )

    def _ways(self, opening: OpeningProfile, places: Numbers, travels: Numbers) -> Floats:
        """What the way to work gives to the practical share, for as many rows as places."""
        most = INSIDE["distance"]
        if opening.place is None:
            return np.full(len(places), most * UNKNOWN)
        # Not a number, which is an unknown place, counts as the share of an unknown one.
        ways = self._km(opening.place)[places]
        ways *= (-(1 - AT_THE_LIMIT) * most / self._limits)[travels]
        ways += most
        np.maximum(ways, 0.0, out=ways)
        return np.nan_to_num(ways, copy=False, nan=most * UNKNOWN)

    def _way_tables(self, place: tuple[float, float], worth: float) -> tuple[Any, ...]:
        """What `look_up` wants to know of the way."""
        most = worth * INSIDE["distance"]
        lost = -(1 - AT_THE_LIMIT) * most / self._limits
        numbers = (self.rows.places.numbers, self.rows.travels.numbers)
        return self._km(place), lost, *numbers, most, most * UNKNOWN

    def _km(self, place: tuple[float, float]) -> Floats:
        """(n_places,), kilometres to every kind of place; not a number where it is unknown."""
        if ("km", place) in self._kept:
            return self._kept["km", place]
        return self._remember(("km", place), kilometres(place, self._radians))

    def _close_by_permit(self, opening: OpeningProfile, points: Floats, some: Ints) -> None:
        for wanted in opening.requires:
            if not wanted.must or wanted.kind is RequirementKind.SKILL:
                continue
            held = [
                is_valid(permit, opening) and bool(permits_for(wanted, (permit,), opening.starts))
                for permit in self.rows.permits.values.kinds
            ]
            opened = np.zeros(len(self.rows), dtype=bool)
            opened[self._permits.of_kinds(np.flatnonzero(held))] = True
            points[~opened[some]] = CLOSED

    def _of_kinds(
        self, key: tuple[str, Hashable], column: Column[Any], share_of: Callable[[Any], float]
    ) -> Floats:
        """(n_kinds,), remembered by what the opening asks."""
        if key in self._kept:
            return self._kept[key]
        return self._remember(key, np.array([share_of(kind) for kind in column.kinds]))

    def _remember(self, key: tuple[str, Hashable], table: Floats) -> Floats:
        if len(self._kept) >= KEPT_TABLES:
            self._kept = {}
        self._kept[key] = table
        return table


def kilometres(place: tuple[float, float], others: Floats) -> Floats:
    """(n,), the way to other places to the metre, as `distance_km`; unknown is not a number.

    Args:
        others: (n, 2), latitude and longitude in radians.
    """
    north, east = np.radians(place)
    norths, easts = others.reshape(-1, 2).T
    up, across = np.sin((norths - north) / 2), np.sin((easts - east) / 2)
    bend = up * up + np.cos(north) * np.cos(norths) * across * across
    km = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(bend)))
    return np.asarray(km.round(METRES))


def line_of(opening: OpeningProfile, code: str) -> Callable[[CitizenProfile], float]:
    """What one line gives to the practical share, for somebody of whom only that is known."""
    asks = replace(opening, requires=(), danish=())
    fit = PracticalFit(opening, weight=1.0)

    def share(person: CitizenProfile) -> float:
        if gates(asks, person):
            return CLOSED
        lines = fit.part(person, None).evidence
        return next(INSIDE[code] * line.share for line in lines if line.requirement == code)

    return share


def _worth(most: float, shares: Floats) -> Floats:
    """The points of shares; what is closed stays closed, also when it weighs nothing."""
    return np.where(shares == CLOSED, CLOSED, most * np.maximum(shares, 0.0))
