"""What a thing costs against another that was measured beside it, in turns, in the same run."""

import time
from collections.abc import Callable
from dataclasses import dataclass

REPEATS = 7


@dataclass(frozen=True)
class Ratio:
    """One line of the table.

    Args:
        ours, theirs: seconds, or bytes; the least of several turns.
        goal: what the design wants of ours / theirs.
        limit: what is held; above it the bench ends with 1. None = told, not held.
    """

    what: str
    peer: str
    ours: float
    theirs: float
    goal: float
    limit: float | None

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def broken(self) -> bool:
        return self.limit is not None and self.ratio > self.limit


def in_turns(*tasks: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """The least seconds of each task; whatever slows the machine slows them all."""
    least = [float("inf")] * len(tasks)
    for _ in range(repeats):
        for place, task in enumerate(tasks):
            began = time.perf_counter()
            task()
            least[place] = min(least[place], time.perf_counter() - began)
    return least


def table(lines: list[Ratio]) -> str:
    """The lines as a table to read."""
    head = f"{'what':54}{'against':34}{'ours':>12}{'peer':>12}{'ratio':>9}{'goal':>8}{'limit':>8}"
    rows = [
        f"{each.what:54}{each.peer:34}{_told(each.ours):>12}{_told(each.theirs):>12}"
        f"{each.ratio:9.3f}{each.goal:8.3f}{'-' if each.limit is None else f'{each.limit:.3f}':>8}"
        f"  {'BROKEN' if each.broken else 'ok' if each.ratio <= each.goal else 'goal not met'}"
        for each in lines
    ]
    return "\n".join([head, *rows])


def _told(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f} B"
    return f"{value * 1000:.2f} ms" if value < 10 else f"{value:.1f}"
