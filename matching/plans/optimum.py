"""The best seats for all, exactly: an assignment per question, branching where groups break."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import count

import numpy as np

from matching.arrays import Floats, Ints

NOBODY = -1  # without a seat
UNDECIDED = -2

# Rows of a square table from which it is worth the time to take out what they share.
REDUCED_FROM = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """Rows that give `bonus` units when all stand at one opening."""

    rows: Ints
    bonus: int


@dataclass(frozen=True)
class SeatTable:
    """A question of seats in numbers.

    Args:
        worth: (n_people, n_openings), whole numbers, what a pair adds to the plan, above 0;
            0 = closed. The rows of a group that must stand together are equal: each holds
            their mean.
        seats: (n_openings,), each at least 1.
        groups: rows that must stand together; no row is in two.
        wishes: their rows are whole groups where they hold a row of one.
    """

    worth: Floats
    seats: Ints
    groups: tuple[Ints, ...]
    wishes: tuple[Wish, ...]

    @cached_property
    def wishers(self) -> Ints:
        """(n_wishes, n_people), 1 where the person is among those of the wish."""
        among = np.zeros((len(self.wishes), len(self.worth)), dtype=np.int64)
        for number, wish in enumerate(self.wishes):
            among[number, wish.rows] = 1
        return among

    @cached_property
    def shut(self) -> Ints:
        """(n_wishes, n_openings), how many of the wish's people the opening is closed to."""
        shut: Ints = self.wishers @ (self.worth == 0)
        return shut


@dataclass(frozen=True, slots=True)
class _Node:
    """Some people decided, the others placed as if broken groups did not matter.

    Args:
        decided: (n_people,), an opening, NOBODY or UNDECIDED.
        given_up: numbers of the wishes that count no more.
        where: (n_people,), the best for those still free; never UNDECIDED.
        bound: no plan that agrees with `decided` and `given_up` is worth more.
    """

    decided: Ints
    given_up: frozenset[int]
    where: Ints
    bound: int

    @property
    def settled(self) -> int:
        """Of equal bounds the node with most settled is nearest to a plan."""
        return int((self.decided != UNDECIDED).sum()) + len(self.given_up)


def best_pairs(worth: Floats) -> tuple[Ints, Ints]:
    """The rows and columns of the pairs whose worth is most together; min(n, m) of each.

    Args:
        worth: (n, m), whole numbers of 0 or more, so no rounding decides between two plans.
    """
    # Imported here, so that `import matching` stays quick for those who only rank.
    from scipy.optimize import linear_sum_assignment

    n, m = worth.shape
    if n != m or n < REDUCED_FROM:
        rows, columns = linear_sum_assignment(worth, maximize=True)
        return rows, columns
    # Everybody gets a seat and every seat somebody, so what all of a row or column have in
    # common decides nothing; without it the solver has less to search.
    costs = worth.max(axis=1, keepdims=True) - worth
    costs -= costs.min(axis=0)
    rows, columns = linear_sum_assignment(costs)
    return rows, columns


def best_places(table: SeatTable, decided: Ints) -> Ints:
    """The opening of each person, or NOBODY, in a plan that no other plan is worth more than.

    Branch and bound: the question with the highest bound is taken up first, and when no bound
    is above the best plan found, that plan is the best there is.

    Args:
        decided: (n_people,), an opening for those who are required somewhere, else UNDECIDED;
            `fits` says where somebody can be required.
    """
    turn = count()
    node = _root(table, decided)
    best, most = node.where, _worth_of(table, node.where)
    heap: list[tuple[int, int, int, _Node]] = []
    while node.bound > most:
        for settled, given_up in _children(table, node):
            child = _relaxed(table, settled, given_up, node)
            worth = _worth_of(table, child.where)
            if worth > most:
                best, most = child.where, worth
            heappush(heap, (-child.bound, -child.settled, next(turn), child))
        if not heap:
            break
        node = heappop(heap)[-1]
    return best


def fits(table: SeatTable, decided: Ints, rows: Ints) -> list[int]:
    """The openings where all the rows can stand, with what is decided."""
    free = rows[decided[rows] == UNDECIDED]
    bound_to = set(decided[rows].tolist()) - {UNDECIDED}
    is_open = (table.worth[rows] > 0).all(axis=0) & (_left(table, decided) >= len(free))
    return [each for each in np.flatnonzero(is_open).tolist() if bound_to <= {each}]


def _homes(table: SeatTable, decided: Ints) -> list[list[int]]:
    """What `fits` answers for each wish, all at once."""
    places = np.arange(len(table.seats))
    there = table.wishers @ (decided[:, None] == places)
    free = (table.wishers @ (decided == UNDECIDED))[:, None]
    is_whole = there + free == table.wishers.sum(axis=1, keepdims=True)
    is_home = is_whole & (table.shut == 0) & (_left(table, decided) >= free)
    return [places[row].tolist() for row in is_home]


def _left(table: SeatTable, decided: Ints) -> Ints:
    taken = np.bincount(decided[decided >= 0], minlength=len(table.seats))
    return table.seats - taken


def _stand_together(where: Ints, rows: Ints) -> bool:
    return len(set(where[rows].tolist())) == 1


def _worth_of(table: SeatTable, where: Ints) -> int:
    """What the plan is worth; -1 when it breaks a group."""
    if not all(_stand_together(where, rows) for rows in table.groups):
        return -1
    seated = np.flatnonzero(where >= 0)
    kept = (
        wish.bonus
        for wish in table.wishes
        if where[wish.rows[0]] != NOBODY and _stand_together(where, wish.rows)
    )
    return int(table.worth[seated, where[seated]].sum()) + sum(kept)


def _root(table: SeatTable, decided: Ints) -> _Node:
    """The first question, asked twice: the first answer tells whom a wish would draw along."""
    most = int(table.worth.max(axis=1, initial=0).sum()) + sum(w.bonus for w in table.wishes)
    where = np.where(decided == UNDECIDED, NOBODY, decided)
    node = _Node(decided, frozenset(), where, most)
    node = _relaxed(table, decided, frozenset(), node)
    return _relaxed(table, decided, frozenset(), node) if table.wishes else node


def _relaxed(table: SeatTable, decided: Ints, given_up: frozenset[int], before: _Node) -> _Node:
    """The node below `before`: groups may break, and a broken wish gives what is drawn of it.

    A wish's bonus at an opening is shared out to its people there, so together they get all of
    it and no plan is undervalued. Those who stood elsewhere in the plan before share it: it
    counts for them only if they are worth drawing along, which keeps the bound low.
    """
    drawn, kept = _drawn_along(table, decided, given_up, before.where)
    free = np.flatnonzero(decided == UNDECIDED)
    columns = np.repeat(np.arange(len(table.seats)), _left(table, decided))
    worth = (table.worth + drawn)[free][:, columns]
    rows, chosen = best_pairs(worth)
    seated = worth[rows, chosen] > 0
    where = decided.copy()
    where[free] = NOBODY
    where[free[rows[seated]]] = columns[chosen[seated]]
    people = np.flatnonzero(where >= 0)
    bound = int((table.worth + drawn)[people, where[people]].sum()) + kept
    return _Node(decided, given_up, where, min(bound, before.bound))


def _drawn_along(
    table: SeatTable, decided: Ints, given_up: frozenset[int], where: Ints
) -> tuple[Floats, int]:
    """Each person's share of the wishes at each opening, and the bonus of those settled."""
    drawn, kept = np.zeros_like(table.worth), 0
    for number, (wish, homes) in enumerate(zip(table.wishes, _homes(table, decided), strict=True)):
        openings = [] if number in given_up else homes
        free = wish.rows[decided[wish.rows] == UNDECIDED]
        if not len(free):
            kept += wish.bonus * len(openings)
        elif openings:
            away = where[free][:, None] != np.array(openings)
            away |= ~away.any(axis=0)
            share = wish.bonus // away.sum(axis=0)
            first = away.argmax(axis=0)
            shares = away * share
            shares[first, np.arange(len(openings))] += wish.bonus - share * away.sum(axis=0)
            drawn[np.ix_(free, openings)] += shares
    return drawn, kept


def _children(table: SeatTable, node: _Node) -> Iterator[tuple[Ints, frozenset[int]]]:
    """Every way to settle one broken group or wish; none when nothing is broken."""
    for rows in table.groups:
        if not _stand_together(node.where, rows):
            for opening in (*fits(table, node.decided, rows), NOBODY):
                yield _with(node.decided, rows, opening), node.given_up
            return
    for number, wish in enumerate(table.wishes):
        is_broken = not _stand_together(node.where, wish.rows) or node.where[wish.rows[0]] < 0
        if is_broken and number not in node.given_up:
            for opening in fits(table, node.decided, wish.rows):
                yield _with(node.decided, wish.rows, opening), node.given_up
            yield node.decided, node.given_up | {number}
            return


def _with(decided: Ints, rows: Ints, opening: int) -> Ints:
    settled = decided.copy()
    settled[rows] = opening
    return settled
