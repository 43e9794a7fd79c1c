"""What other weights would have changed on the last kept lists: numbers, never names.

The shares of the parts are kept with every line, so nothing is ranked anew: the points under
other weights are a sum over what was stored, exactly as the list would have had them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, NamedTuple, Self

from sqlmodel import Session

from matching import Weights
from matching.scoring import PART_CODES
from models.queries import weighting as queries

LISTS = 20
LINES = 500  # of each list; further down a trial does not look, to stay quick
TOP = 10


class TriedLine(NamedTuple):
    """One stored line, as far as weights change it."""

    shares: Mapping[str, float]  # by part, 0 to 1
    price: float  # points that fair share takes off in the order


@dataclass(frozen=True)
class Trial:
    """How the first ten of the last lists would change.

    Args:
        against: version of the weights that counted when it was tried.
        lists: how many lists it was tried on; all figures are 0 when there were none.
        same_first: lists on which the same person stays first.
        stay: of the people in the first ten, how many stay there, as a share from 0 to 1.
        come_in: people who would come into the first ten, over all lists.
        mean_move: places that those in either first ten move, on the average.
        rise_from, rise_to: the largest rise into the first ten; 0 when nobody rises.
        fall_from, fall_to: the largest fall out of or within the first ten; likewise.
    """

    against: str
    lists: int = 0
    same_first: int = 0
    stay: float = 0.0
    come_in: int = 0
    mean_move: float = 0.0
    rise_from: int = 0
    rise_to: int = 0
    fall_from: int = 0
    fall_to: int = 0

    def to_json(self) -> dict[str, object]:
        """As it is stored with the proposal."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """As it was when the proposal was made."""
        return cls(**{field.name: stored[field.name] for field in fields(cls)})


def tried(session: Session, municipality_id: int, current: Weights, proposed: Weights) -> Trial:
    """Both sets of weights on the newest list of each of the last openings."""
    runs = queries.newest_lists(session, municipality_id, LISTS)
    lists = [
        [_line(parts, number * run.fair_price) for _id, number, parts in rows]
        for run in runs
        for rows in [queries.first_lines(session, run.id, LINES)]
    ]
    return compared(lists, current, proposed)


def compared(lists: Sequence[Sequence[TriedLine]], current: Weights, proposed: Weights) -> Trial:
    """What changes from one set of weights to the other; each list has at least one line."""
    changes = [_changes(lines, current, proposed) for lines in lists]
    moves = [change for moved in changes for change in moved]
    if not moves:
        return Trial(current.version)
    before = [(old, new) for old, new in moves if old <= TOP]
    rise = max(moves, key=lambda move: move[0] - move[1])
    fall = max(moves, key=lambda move: move[1] - move[0])
    rises, falls = rise[0] > rise[1], fall[1] > fall[0]
    return Trial(
        against=current.version,
        lists=len(lists),
        same_first=sum((1, 1) in moved for moved in changes),
        stay=sum(new <= TOP for _old, new in before) / len(before),
        come_in=sum(old > TOP >= new for old, new in moves),
        mean_move=sum(abs(old - new) for old, new in moves) / len(moves),
        rise_from=rise[0] if rises else 0,
        rise_to=rise[1] if rises else 0,
        fall_from=fall[0] if falls else 0,
        fall_to=fall[1] if falls else 0,
    )


def _changes(
    lines: Sequence[TriedLine], current: Weights, proposed: Weights
) -> list[tuple[int, int]]:
    """Pairs (place now, place then), from 1, of everyone in either first ten."""
    places = zip(_places(lines, current), _places(lines, proposed), strict=True)
    return [(old, new) for old, new in places if min(old, new) <= TOP]


def _places(lines: Sequence[TriedLine], weights: Weights) -> list[int]:
    """The place of each line; equals keep the order they were kept in."""
    worth = [
        sum(100 * weights.of(code) * line.shares.get(code, 0.0) for code in PART_CODES) - line.price
        for line in lines
    ]
    order = sorted(range(len(lines)), key=lambda number: -round(worth[number], 4))
    places = [0] * len(lines)
    for place, number in enumerate(order, start=1):
        places[number] = place
    return places


def _line(parts: Sequence[Mapping[str, Any]], price: float) -> TriedLine:
    return TriedLine({part["code"]: part["share"] for part in parts}, price)
