"""The loops that take most of the time, compiled when numba is there (extra `fast`).

Without it numpy does the same work; the results are equal, since the sums are of whole numbers or
of one term after the other.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from matching.arrays import Floats, Ints


class Loops(NamedTuple):
    """The functions of this module as machine code."""

    look_up: Callable[..., Any]
    add_up: Callable[..., Any]
    promise: Callable[..., Any]
    sum_up: Callable[..., Any]


@cache
def compiled() -> Loops | None:
    """The loops as machine code; None without numba. Takes seconds the first time."""
    try:
        from numba import njit
    except ImportError:
        return None
    compile_it = njit(cache=True, nogil=True, error_model="numpy")
    return Loops(*(compile_it(each) for each in (look_up, add_up, promise, sum_up)))


def look_up(tables: Any, columns: Any, ways: Any, some: Ints) -> Floats:
    """(m,), the points of wishes, Danish, week, start and way of some rows, added in this order.

    Args:
        tables: four arrays of points by kind.
        columns: four arrays of the kind of each row.
        ways: kilometres by place, points lost a kilometre by travel, place and travel of each
            row, the most there is to lose, and the points of an unknown place.
    """
    wishes, danish, weeks, frees = tables
    of_wishes, of_danish, of_weeks, of_frees = columns
    km, lost, of_place, of_travel, most, unknown = ways
    points = np.empty(len(some))
    for place in range(len(some)):
        row = some[place]
        told = wishes[of_wishes[row]] + danish[of_danish[row]]
        told += weeks[of_weeks[row]]
        told += frees[of_frees[row]]
        way = most + km[of_place[row]] * lost[of_travel[row]]
        if np.isnan(way):
            way = unknown
        points[place] = told + max(way, 0.0)
    return points


def add_up(readings: Any, asked: Any, rows: Ints) -> tuple[Ints, Ints]:
    """(m, k), (m, k): the levels of what is near at each reading, plain and lifted.

    Args:
        readings: starts, features and counts, as in `ReadingRows`.
        asked: place, speaks, lifts and sizes, as in `Asked`.
    """
    starts, features, counts = readings
    place, speaks, lifts, sizes = asked
    nothing = len(speaks) - 1
    plain = np.zeros((len(rows), len(sizes)), dtype=np.int64)
    lifted = np.zeros_like(plain)
    for number in range(len(rows)):
        row = rows[number]
        for at in range(starts[row], starts[row + 1]):
            told = place[features[at]]
            if told != nothing:
                for column in range(len(sizes)):
                    plain[number, column] += speaks[told, column]
                    lifted[number, column] += lifts[told, column]
        plain[number] -= np.int64(counts[row]) * sizes
        lifted[number] += plain[number]
    return plain, lifted


def promise(levels: Any, highest: Any, whole: Floats, steps: Any, halving: Ints) -> Floats:
    """(m,), the gain expected of readings, as in `matching.fit.expectation`.

    Args:
        levels: (m, k) plain and (m, k) lifted.
        highest, whole: (m,), of the readings.
        steps: ends and drops, as in `Nearness`.
        halving: weights from 0 to one doubling below, in units.
    """
    plain, lifted = levels
    ends, drops = steps
    units, deepest = len(halving), 62
    gains = np.zeros(len(whole))
    for row in range(len(whole)):
        reference = max(np.int64(highest[row]), lifted[row].max())
        below = reference - highest[row]
        factor = np.ldexp(float(halving[below % units]), -min(below // units + 40, 1000))
        first, of_plain, of_lifted = 0, 0, 0
        for step in range(len(ends)):
            for column in range(first, ends[step]):
                under, lower = highest[row] - plain[row, column], reference - lifted[row, column]
                of_plain += halving[under % units] >> min(under // units, deepest)
                of_lifted += halving[lower % units] >> min(lower // units, deepest)
            first = ends[step]
            others = max(whole[row] - of_plain, 0.0) * factor
            gains[row] += drops[step] * (of_lifted / (of_lifted + others))
    return gains


def sum_up(starts: Any, features: Any, units: Ints, rows: Ints) -> Ints:
    """(m,), the units of the features of each reading added up.

    Args:
        starts: where the features of each reading begin.
        units: by feature.
    """
    added = np.zeros(len(rows), dtype=np.int64)
    for number in range(len(rows)):
        row = rows[number]
        for at in range(starts[row], starts[row + 1]):
            added[number] += units[features[at]]
    return added
