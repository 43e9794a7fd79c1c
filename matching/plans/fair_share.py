"""A visible price for each earlier proposal still open, beside the points and never inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from matching.plain import Plain
from matching.scoring import Match

# As points are compared on a list, so that a difference nobody sees orders nobody.
ORDER_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class FairLine(Plain):
    """One line of a list in the order of fair share.

    Args:
        place: 1 is first.
        match: as the ranking gave it, with the rank and the points of the fit alone.
        open_proposals: how many proposals of the person are still open.
        price: what they cost in points, 0 or more; the order is by `match.points` - `price`.
    """

    place: int
    match: Match
    open_proposals: int
    price: float


def fair_order(
    matches: Sequence[Match],
    open_proposals: Mapping[str, int],
    price: float,
    *,
    counted: int | None = None,
) -> tuple[FairLine, ...]:
    """The list ordered by points less the price of each person's earlier proposals still open.

    Cut the list afterwards, not before: whoever stood just outside may come in. With a price
    of 0 the order is that of the ranking. Equals, also those whom the price made equal, keep
    the order of the ranking, which the run's seed drew where points were equal too.

    Args:
        matches: all of one opening or one citizen, in any order.
        open_proposals: citizen id to a count, 0 or more; who is not named has none.
        price: points for each, 0 or more. At 1 or 2 of 100 clearly more people come up and
            lists lose little; at 5 they lose more (`tests/quality/congestion.py` measures it).
        counted: proposals beyond this many cost nothing more; None = all cost.

    Raises:
        ValueError: the price, the count or a number of proposals is below 0 or no number.
    """
    _check(open_proposals, price, counted)

    def cost(match: Match) -> float:
        proposals = open_proposals.get(match.citizen_id, 0)
        return price * (proposals if counted is None else min(proposals, counted))

    def standing(match: Match) -> tuple[float, int]:
        return -round(match.points - cost(match), ORDER_DECIMALS), match.rank

    return tuple(
        FairLine(place, match, open_proposals.get(match.citizen_id, 0), cost(match))
        for place, match in enumerate(sorted(matches, key=standing), start=1)
    )


def _check(open_proposals: Mapping[str, int], price: float, counted: int | None) -> None:
    if not (isfinite(price) and price >= 0):
        raise ValueError(f"a price is 0 points or more, not {price}")
    if counted is not None and counted < 0:
        raise ValueError(f"counted is 0 or more, not {counted}")
    if any(each < 0 for each in open_proposals.values()):
        raise ValueError("open proposals are 0 or more")
