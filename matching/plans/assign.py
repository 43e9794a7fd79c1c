"""Seats of several openings given to a group: the best plan for all, beside the greedy one."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import fsum, lcm
from typing import Literal, Self

import numpy as np

from matching.arrays import Floats, Ints
from matching.plans.optimum import NOBODY, UNDECIDED, SeatTable, Wish, best_places, fits
from matching.plans.seats import (
    MOST_POINTS,
    NO_RULES,
    Assignment,
    ImpossibleRules,
    SeatChange,
    Seated,
    SeatPlan,
    SeatRules,
    Unseated,
)
from matching.scoring import RankedList

# Points are compared to this many parts of a point, as on a list; whole numbers add up exactly.
UNITS_IN_A_POINT = 10_000

Reason = Literal["gates", "forbidden", "together", "seats"]


class SeatPlanner:
    """One group, its openings and rules, ready to be asked.

    As many people as possible get a seat; among the plans that seat as many, the best has the
    most points and bonus. Equally good plans are chosen between by the seed, so the same input
    gives the same plan in whatever order it came.

    Args:
        points: (n_people, n_openings), 0 to 100 for the pairs that no gate closes, nan for
            the others.
        people: n_people ids, each once.
        seats: opening id to its seats, 1 or more, in the order of the columns.
        seed: any text, kept with the plan.

    Raises:
        ValueError: the sizes do not agree, an id stands twice, a rule names somebody or
            something unknown, or a number is out of its range.
        ImpossibleRules: a required pair is closed or forbidden, somebody is required at two
            openings, or an opening has fewer seats than people required there.
    """

    def __init__(
        self,
        points: Floats,
        people: Sequence[str],
        seats: Mapping[str, int],
        rules: SeatRules = NO_RULES,
        *,
        seed: str,
    ) -> None:
        _check(points, people, seats)
        self.seed = seed
        rows, columns = _drawn(people, seed), _drawn(list(seats), seed)
        self.people = [people[row] for row in rows]
        self.openings = [list(seats)[column] for column in columns]
        self._points = points[np.ix_(rows, columns)]
        self._seats = np.array([seats[opening] for opening in self.openings], dtype=np.int64)
        self._row = {person: row for row, person in enumerate(self.people)}
        self._column = {opening: column for column, opening in enumerate(self.openings)}
        self._rules = rules
        self._forbidden = self._pairs(rules.forbidden)
        self._groups = self._joined()
        self._table = self._made_table()
        self._required = np.full(len(self.people), UNDECIDED, dtype=np.int64)
        for row, column in self._pairs(rules.required):
            self._required = self._moved(self._required, row, column)

    @classmethod
    def of(
        cls,
        lists: Mapping[str, RankedList],
        seats: Mapping[str, int],
        rules: SeatRules = NO_RULES,
        *,
        seed: str,
    ) -> Self:
        """The planner for ranked lists, one of each opening, and the seats of these openings.

        Everybody on a list or left out of one belongs to the group; who is left out of a list
        cannot be placed there.
        """
        people = sorted(
            {match.citizen_id for each in lists.values() for match in each.matches}
            | {left.citizen_id for each in lists.values() for left in each.excluded}
        )
        row = {person: number for number, person in enumerate(people)}
        points = np.full((len(people), len(seats)), np.nan)
        for column, opening in enumerate(seats):
            for match in lists[opening].matches:
                points[row[match.citizen_id], column] = match.points
        return cls(points, people, seats, rules, seed=seed)

    def best(self) -> SeatPlan:
        """The plan that seats most, and of these has most points and bonus."""
        return self._plan(self._where)

    def assignment(self) -> Assignment:
        """The best plan, and the greedy one that keeps the same must-rules."""
        return Assignment(self.best(), self._plan(self._greedy()), self.seed)

    def changes(self, citizen_id: str) -> tuple[SeatChange, ...]:
        """What it costs to move this person elsewhere, for each other opening he could have.

        Each is the difference of two best plans: as it is, and with the person required there.
        Whoever must stand together with the person moves along. Openings that gates or rules
        close are not among them.

        Raises:
            ValueError: nobody of the group has this id.
        """
        row = self._known(self._row, citizen_id)
        before = self.best()
        found = []
        for column, opening in sorted(enumerate(self.openings), key=lambda each: each[1]):
            try:
                required = self._moved(self._required, row, column)
            except ImpossibleRules:
                continue
            if column == self._where[row]:
                continue
            after = self._plan(best_places(self._table, required))
            own = _points_of(after, citizen_id) - _points_of(before, citizen_id)
            found.append(
                SeatChange(
                    citizen_id=citizen_id,
                    opening_id=opening,
                    own=round(own, 4),
                    others=round(after.points - before.points - own, 4),
                    bonus=round(after.bonus - before.bonus, 4),
                    seated=len(after.seated) - len(before.seated),
                )
            )
        return tuple(found)

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        return [(self._known(self._row, a), self._known(self._column, b)) for a, b in pairs]

    def _known(self, numbers: Mapping[str, int], name: str) -> int:
        if name not in numbers:
            raise ValueError(f"not among the people or openings of the plan: {name}")
        return numbers[name]

    def _joined(self) -> list[list[int]]:
        """Everybody, each with those who must stand together with him, directly or by others."""
        group_of = {row: [row] for row in range(len(self.people))}
        for wanted in self._rules.together:
            rows = [self._known(self._row, each) for each in wanted.citizens]
            if wanted.must:
                joined = sorted({other for row in rows for other in group_of[row]})
                group_of.update(dict.fromkeys(joined, joined))
        return [group_of[row] for row in range(len(self.people))]

    def _made_table(self) -> SeatTable:
        points = self._points.copy()
        for row, column in self._forbidden:
            points[row, column] = np.nan
        groups = list({rows[0]: np.array(rows) for rows in self._groups if len(rows) > 1}.values())
        # So that the mean of a group is a whole number too.
        finer = lcm(*(len(rows) for rows in groups))
        units = np.round(points * UNITS_IN_A_POINT) * finer
        for rows in groups:
            # A closed opening of one is closed to all: nan stays nan in the mean.
            units[rows] = units[rows].mean(axis=0)
            units[np.ix_(rows, np.flatnonzero(self._seats < len(rows)))] = np.nan
        wishes = [
            Wish(
                np.unique([row for one in wish.citizens for row in self._groups[self._row[one]]]),
                round(wish.bonus * UNITS_IN_A_POINT) * finer,
            )
            for wish in self._rules.together
            if not wish.must
        ]
        # One more seat is worth more than all points and wishes together.
        most = MOST_POINTS * (len(self.people) + len(wishes)) * UNITS_IN_A_POINT * finer
        worth = np.where(np.isnan(units), 0.0, units + most + 1)
        return SeatTable(worth, self._seats, tuple(groups), tuple(wishes))

    def _moved(self, decided: Ints, row: int, column: int) -> Ints:
        """`decided` with the person, and those who must be with him, at the opening.

        Raises:
            ImpossibleRules: it is closed, or they are required elsewhere, or it is too small.
        """
        rows = np.array(self._groups[row])
        if column not in fits(self._table, decided, rows):
            person, opening = self.people[row], self.openings[column]
            raise ImpossibleRules(f"{person} cannot be at {opening}: closed, full or elsewhere")
        moved = decided.copy()
        moved[rows] = column
        return moved

    @cached_property
    def _where(self) -> Ints:
        # Asked again for every change, and the same each time.
        return best_places(self._table, self._required)

    def _greedy(self) -> Ints:
        """Best pair first, where people who must stand together count as one with their mean."""
        where = self._required.copy()
        worth = self._table.worth
        left = self._seats - np.bincount(where[where >= 0], minlength=len(self._seats))
        for pair in np.argsort(-worth, axis=None, kind="stable").tolist():
            row, column = divmod(pair, worth.shape[1])
            group = self._groups[row]
            if where[row] == UNDECIDED and worth[row, column] and left[column] >= len(group):
                where[group] = column
                left[column] -= len(group)
        return np.where(where == UNDECIDED, NOBODY, where)

    def _plan(self, where: Ints) -> SeatPlan:
        seated = sorted(
            (person, self.openings[column], float(self._points[row, column]))
            for row, (person, column) in enumerate(zip(self.people, where.tolist(), strict=True))
            if column != NOBODY
        )
        without = sorted(
            (self.people[row], row) for row in np.flatnonzero(where == NOBODY).tolist()
        )
        kept = [
            wish.bonus
            for wish in self._rules.together
            if len(places := {where[self._row[one]] for one in wish.citizens}) == 1
            and NOBODY not in places
        ]
        return SeatPlan(
            seated=tuple(Seated(*each) for each in seated),
            unseated=tuple(Unseated(person, self._why(row)) for person, row in without),
            points=round(fsum(points for _, _, points in seated), 4),
            bonus=round(fsum(kept), 4),
        )

    def _why(self, row: int) -> Reason:
        if np.isnan(self._points[row]).all():
            return "gates"
        if (self._table.worth[row] > 0).any():
            return "seats"
        own = set(np.flatnonzero(~np.isnan(self._points[row])).tolist())
        ruled_out = {column for who, column in self._forbidden if who == row}
        return "forbidden" if own <= ruled_out else "together"


def _points_of(plan: SeatPlan, citizen_id: str) -> float:
    return sum(each.points for each in plan.seated if each.citizen_id == citizen_id)


def _drawn(names: Sequence[str], seed: str) -> list[int]:
    """The places of the names in an order that the seed draws and nobody can choose."""

    def draw(place: int) -> tuple[str, str]:
        return hashlib.sha256(f"{seed}{names[place]}".encode()).hexdigest(), names[place]

    return sorted(range(len(names)), key=draw)


def _check(points: Floats, people: Sequence[str], seats: Mapping[str, int]) -> None:
    if points.shape != (len(people), len(seats)):
        raise ValueError(f"points are {points.shape}, not {(len(people), len(seats))}")
    if len(set(people)) != len(people):
        raise ValueError("a person stands twice")
    if not all(each >= 1 for each in seats.values()):
        raise ValueError("an opening has at least one seat")
    told = points[~np.isnan(points)]
    if not ((told >= 0) & (told <= MOST_POINTS)).all():
        raise ValueError(f"points are 0 to {MOST_POINTS:g}")
