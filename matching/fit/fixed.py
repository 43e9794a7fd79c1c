"""Logarithms and powers as whole numbers: sums of them are exact, in any order, anywhere.

Machines and libraries differ in the last bits of log and exp. Here both are worked out in
decimal arithmetic, which is defined to the last digit, and rounded to whole units.
"""

from decimal import Decimal, localcontext
from functools import cache

import numpy as np

from matching.arrays import Floats, Ints

UNITS = 1024  # to a doubling; one unit is 0.07 percent
ONE_BITS = 40  # a weight of 1 is 2^40, so four thousand of them still fit a float exactly
_UNIT_BITS = UNITS.bit_length() - 1
_DIGITS = 40
_LARGEST_SHIFT = 62  # of a 64-bit number


@cache
def doublings(ratio: float) -> int:
    """The logarithm to base 2 of a number above 0, in units, rounded."""
    with localcontext(prec=_DIGITS):
        return int((Decimal(ratio).ln() / Decimal(2).ln() * UNITS).to_integral_value())


def weights(below: Ints) -> Ints:
    """How much is left after so many units downwards: 2^(ONE_BITS - below / UNITS), rounded down.

    Args:
        below: any shape, units, 0 or more.

    Returns:
        The same shape; 2^ONE_BITS for 0 units.
    """
    shifts = np.minimum(below >> _UNIT_BITS, _LARGEST_SHIFT)
    return np.asarray(_halving()[below & (UNITS - 1)] >> shifts, dtype=np.int64)


def scale(below: Ints) -> Floats:
    """The same as a factor from 0 to 1: 2^(-below / UNITS)."""
    factors = _halving()[below & (UNITS - 1)].astype(np.float64)
    shifts = np.minimum((below >> _UNIT_BITS) + ONE_BITS, 1000)
    return np.asarray(np.ldexp(factors, -shifts), dtype=np.float64)


@cache
def _halving() -> Ints:
    """(UNITS,), the way from 1 down to a half."""
    with localcontext(prec=_DIGITS):
        whole, step = Decimal(2) ** ONE_BITS, Decimal(2) ** (Decimal(-1) / UNITS)
        return np.array([int((whole * step**unit).to_integral_value()) for unit in range(UNITS)])
