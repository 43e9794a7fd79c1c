"""How good a ranked list is, when somebody has graded who fits."""

from collections.abc import Sequence
from math import fsum, log2


def precision_at(grades: Sequence[float], places: int) -> float:
    """The share of the first places held by somebody with a grade above 0; 0 to 1.

    Args:
        grades: of everybody on the list, in the order of the list.
        places: above 0; a shorter list counts as if strangers filled it up.
    """
    _check(grades, places)
    return sum(grade > 0 for grade in grades[:places]) / places


def ndcg_at(grades: Sequence[float], places: int) -> float:
    """The gain of the first places against the best possible order; 0 to 1, 1 is perfect.

    The gain of a grade is 2^grade - 1, worth less the further down (by log2 of the place + 1).

    Args:
        grades: 0 or more, of everybody on the list, in the order of the list.
        places: above 0.

    Returns:
        1.0 when nobody has a grade above 0: no order would have been better.
    """
    _check(grades, places)
    best = _gain(sorted(grades, reverse=True)[:places])
    return _gain(grades[:places]) / best if best > 0 else 1.0


def reciprocal_rank(grades: Sequence[float], least: float) -> float:
    """1 / the place of the first with at least this grade; 0 when nobody has it.

    Args:
        grades: of everybody on the list, in the order of the list.
    """
    places = enumerate(grades, start=1)
    return next((1 / place for place, grade in places if grade >= least), 0.0)


def _gain(grades: Sequence[float]) -> float:
    return fsum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))


def _check(grades: Sequence[float], places: int) -> None:
    if places < 1:
        raise ValueError(f"places is below 1: {places}")
    if any(grade < 0 for grade in grades):
        raise ValueError("a grade is below 0")
