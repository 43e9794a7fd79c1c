"""How fast seats are given, beside scipy's own solver in turns with ours."""

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

import numpy as np
from scipy.optimize import linear_sum_assignment

from matching import SeatPlanner, SeatRules, Together
from matching.arrays import Floats
from matching.plans.optimum import best_pairs
from tests.quality.rows import Row

DRAWS, TURNS = 15, 9
GROUP, DEPARTMENTS, SEATS = 30, 3, 10
BEST_OF_GROUP_MS = 5.0
TIMES_SCIPY = 0.7
MANY = 1_000


def report(quick: bool) -> Iterator[Row]:
    """A group of 30 with rules, and a thousand people for a thousand seats."""
    milliseconds, kept = zip(*(_group(draw) for draw in range(DRAWS)), strict=True)
    name = "30 people, 3 openings, forbidden, required and together"
    yield Row(f"{name}: ms, median", None, median(milliseconds), BEST_OF_GROUP_MS, True)
    yield Row(f"{name}: ms, slowest of {DRAWS}", None, max(milliseconds), BEST_OF_GROUP_MS, True)
    yield Row("  greedy's share of the best plan's points, mean", None, sum(kept) / DRAWS)
    if not quick:
        for name, worth in _squares():
            ours, theirs = _in_turns(worth)
            yield Row(f"1000 x 1000 {name}: scipy s beside ours", theirs, ours)
            yield Row(f"1000 x 1000 {name}: times scipy", None, ours / theirs, TIMES_SCIPY, True)


def _group(seed: int) -> tuple[float, float]:
    """Milliseconds for the best plan, the least of three, and what greedy has of its points."""
    planners = [_planner(seed) for _ in range(3)]
    times = [_seconds(planner.best) for planner in planners]
    answer = planners[0].assignment()
    return 1000 * min(times), answer.greedy.total / answer.best.total


def _planner(seed: int) -> SeatPlanner:
    """Every tenth pair is closed; two must be together, twice, and four pairs wish to."""
    rng = np.random.default_rng(seed)
    people = [f"c{number}" for number in range(GROUP)]
    seats = {f"o{number}": SEATS for number in range(DEPARTMENTS)}
    points = 100 * (
        0.4 * rng.random((GROUP, 1))
        + 0.2 * rng.random((1, DEPARTMENTS))
        + 0.4 * rng.random((GROUP, DEPARTMENTS))
    )
    points[rng.random(points.shape) < 0.1] = np.nan
    points[-1] = 50.0
    mixed = [people[row] for row in rng.permutation(GROUP - 1)]
    rules = SeatRules(
        forbidden=((mixed[0], "o0"), (mixed[1], "o1")),
        required=((people[-1], "o2"),),
        together=(
            *(Together(tuple(mixed[at : at + 2]), must=True) for at in (2, 4)),
            *(Together(tuple(mixed[at : at + 2]), must=False, bonus=5.0) for at in (6, 8, 10, 12)),
        ),
    )
    return SeatPlanner(points, people, seats, rules, seed="bench")


def _squares() -> Iterator[tuple[str, Floats]]:
    """Points in ten-thousandths, drawn freely and as people and openings make them up."""
    rng = np.random.default_rng(0)
    free = rng.random((MANY, MANY))
    yield "drawn freely", np.round(free * 1e6)
    made_up = 0.4 * rng.random((MANY, 1)) + 0.2 * rng.random((1, MANY)) + 0.4 * free
    yield "good people and good openings", np.round(made_up * 1e6)


def _in_turns(worth: Floats) -> tuple[float, float]:
    """The least seconds of ours and of scipy's; the plans are worth the same."""
    ours, theirs = best_pairs(worth), linear_sum_assignment(worth, maximize=True)
    if worth[ours].sum() != worth[theirs].sum():
        raise AssertionError("two solvers, two optima")
    times = [
        (
            _seconds(lambda: best_pairs(worth)),
            _seconds(lambda: linear_sum_assignment(worth, maximize=True)),
        )
        for _ in range(TURNS)
    ]
    return min(each for each, _ in times), min(each for _, each in times)


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
