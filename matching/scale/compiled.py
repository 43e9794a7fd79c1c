"""The three loops that take most of the time, compiled when numba is there (extra `fast`).

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
    sum_up: Callable[..., Any]


@cache
def compiled() -> Loops | None:
    """The loops as machine code; None without numba. Takes seconds the first time."""
    try:
        from numba import njit
    except ImportError:
        return None
    compile_it = njit(cache=True, nogil=True)
    return Loops(compile_it(look_up), compile_it(add_up), compile_it(sum_up))


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


def add_up(readings: Any, place: Any, speaks: Ints, lifts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """(m, k), (m, k): what the features of each reading say, and what they lift.

    Args:
        readings: where the features of each begin, and the features.
        place: the row of each feature in `speaks` and `lifts`; their last says nothing.
    """
    starts, features = readings
    nothing = len(speaks) - 1
    told = np.zeros((len(rows), speaks.shape[1]), dtype=np.int64)
    lifted = np.zeros_like(told)
    for number in range(len(rows)):
        for at in range(starts[rows[number]], starts[rows[number] + 1]):
            row = place[features[at]]
            if row != nothing:
                for column in range(speaks.shape[1]):
                    told[number, column] += speaks[row, column]
                    lifted[number, column] += lifts[row, column]
    return told, lifted


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
