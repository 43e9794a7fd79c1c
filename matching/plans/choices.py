"""What people chose on kept lists, as numbers: part shares only, never what became of anybody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, log2
from typing import Self

from matching.plain import Plain
from matching.scoring import PART_CODES, Match

# Somebody far down is rarely seen; below this chance a choice would count for too much alone.
LEAST_SEEN = 0.1


def usually_seen(rank: int) -> float:
    """How often a line is looked at, 0 to 1: 1 for the first, less further down.

    The discount that `measure.ndcg_at` uses, never below `LEAST_SEEN`. A municipality that
    keeps which lines were opened can say better.
    """
    return max(1 / log2(rank + 1), LEAST_SEEN)


@dataclass(frozen=True, slots=True)
class ListLine(Plain):
    """One person on a kept list, without anything but the shares.

    Args:
        rank: the place the person was shown at, 1 is first.
        shares: part code to the share, 0 to 1, as counted that day.
        chosen: a human put the person forward; on the same list as others who were not.

    Raises:
        ValueError: the rank is below 1, or a share is missing, unknown or out of its range.
    """

    rank: int
    shares: Mapping[str, float]
    chosen: bool

    def __post_init__(self) -> None:
        if self.rank < 1:
            raise ValueError(f"the first rank is 1, not {self.rank}")
        if set(self.shares) != set(PART_CODES):
            raise ValueError(f"shares of {sorted(self.shares)}, not of {sorted(PART_CODES)}")
        if not all(isfinite(share) and 0 <= share <= 1 for share in self.shares.values()):
            raise ValueError(f"a share is 0 to 1: {dict(self.shares)}")


@dataclass(frozen=True, slots=True)
class KeptList(Plain):
    """A list as it was shown, and whom a human put forward from it.

    Args:
        id: of the run; it decides whether the list is learnt from or held out.
    """

    id: str
    lines: tuple[ListLine, ...]

    @classmethod
    def of(cls, list_id: str, matches: Sequence[Match], chosen: Collection[str]) -> Self:
        """The kept list of a run's matches and the ids of those put forward.

        Raises:
            ValueError: somebody chosen was not on the list.
        """
        if strangers := set(chosen) - {match.citizen_id for match in matches}:
            raise ValueError(f"chosen but not on the list: {min(strangers)}")
        lines = (
            ListLine(
                match.rank,
                {part.code: part.share for part in match.parts},
                match.citizen_id in chosen,
            )
            for match in matches
        )
        return cls(list_id, tuple(lines))

    @property
    def tells_something(self) -> bool:
        """Whether somebody was chosen and somebody passed over."""
        return len({line.chosen for line in self.lines}) == 2
