"""The citizens kept as rows while they change, and the lists made of them.

A changed citizen costs his own row: it goes to a small shelf of fresh rows, and the old row is
passed over. `compact` puts all on one shelf again, byte for byte as if it had been built anew.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.fit.occupations import OccupationModel
from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import Ranker
from matching.scale.citizens import CitizenRows, joined
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.top import Shelf, in_order
from matching.scoring import PART_CODES, Match, Weights


class Listed(NamedTuple):
    """One line of a list, without reasons; `RowStore.ranked` has them.

    Attributes:
        rank, tie, points: as in `Match`.
        shares: of the parts in the order of PART_CODES.
    """

    citizen_id: str
    rank: int
    tie: bool
    points: float
    shares: tuple[float, ...]

    def to_json(self, weights: Weights) -> dict[str, Any]:
        """The line as plain JSON, the parts in full."""
        parts = [
            {"code": code, "share": share, "weight": weight, "points": 100 * weight * share}
            for code, share in zip(PART_CODES, self.shares, strict=True)
            for weight in (weights.of(code),)
        ]
        return {
            "citizen_id": self.citizen_id,
            "rank": self.rank,
            "tie": self.tie,
            "score": self.points,
            "parts": parts,
        }


class RowStore:
    """Citizens that come, change and go, and the best of them for an opening.

    Asking is safe from several threads; who changes it must see to it that nobody asks meanwhile.

    Args:
        citizens: each id once.
        areas: area by citizen id; who is not in it has "".
    """

    def __init__(
        self,
        ranker: Ranker,
        citizens: Iterable[CitizenProfile] = (),
        areas: Mapping[str, str] | None = None,
    ) -> None:
        neighbours = ArrayNeighbours(OccupationModel(ranker.vocabulary))
        self._begin(CitizenRows.of([*citizens], areas), ranker, neighbours)

    @classmethod
    def over(cls, rows: CitizenRows, ranker: Ranker, neighbours: ArrayNeighbours) -> "RowStore":
        """A store of rows that are laid out already."""
        store = cls.__new__(cls)
        store._begin(rows, ranker, neighbours)
        return store

    def _begin(self, rows: CitizenRows, ranker: Ranker, neighbours: ArrayNeighbours) -> None:
        self.ranker = ranker
        self._neighbours = neighbours
        self._shelf = Shelf(rows, ranker, neighbours)
        self._row_of = {each: row for row, each in enumerate(rows.ids)}
        self._stands = np.ones(len(rows), dtype=bool)
        self._fresh: dict[str, tuple[CitizenProfile, str]] = {}
        self._fresh_shelf: Shelf | None = None

    def upsert(self, citizen: CitizenProfile, area: str = "") -> None:
        """Take in a citizen, in place of the one of that id if there is one."""
        self.remove(citizen.id)
        self._fresh[citizen.id] = (citizen, area)

    def remove(self, citizen_id: str) -> None:
        """Let a citizen go; nothing happens when he is not there."""
        self._fresh_shelf = None
        self._fresh.pop(citizen_id, None)
        if citizen_id in self._row_of:
            self._stands[self._row_of.pop(citizen_id)] = False

    def compact(self) -> None:
        """Put all rows on one shelf."""
        self._begin(self.rows(), self.ranker, self._neighbours)

    def rows(self) -> CitizenRows:
        """All who stand, laid out as if they had come in together."""
        kept = self._shelf.rows
        if self._fresh or not self._stands.all():
            kept = joined([kept.take(np.flatnonzero(self._stands)), self._fresh_rows()])
        return kept

    def top(
        self,
        opening: OpeningProfile,
        k: int,
        *,
        seed: str,
        areas: Collection[str] | None = None,
    ) -> tuple[Listed, ...]:
        """The best k whom no gate stops, in the order of `Ranker.rank` and with its points.

        Args:
            k: at least 1.
            seed: draws the order of equals.
            areas: only citizens of these; None = all.

        Raises:
            ValueError: `k` is below 1.
        """
        if k < 1:
            raise ValueError(f"a list has at least one place, not {k}")
        found = [self._shelf.best(opening, k, self._stands & _asked(self._shelf, areas))]
        if self._fresh:
            if self._fresh_shelf is None:
                self._fresh_shelf = Shelf(self._fresh_rows(), self.ranker, self._neighbours)
            fresh = self._fresh_shelf
            found.append(fresh.best(opening, k, _asked(fresh, areas)))
        return tuple(Listed(*each) for each in in_order(found, k, seed))

    def lists(
        self, openings: Sequence[OpeningProfile], k: int, *, seed: str
    ) -> list[tuple[Listed, ...]]:
        """The list of each opening, in their order."""
        return [self.top(opening, k, seed=seed) for opening in openings]

    def ranked(
        self,
        opening: OpeningProfile,
        k: int,
        *,
        seed: str,
        areas: Collection[str] | None = None,
    ) -> tuple[Match, ...]:
        """The list of `top` with every reason, as `Ranker.rank` gives them."""
        lines = self.top(opening, k, seed=seed, areas=areas)
        people = [self.profile(line.citizen_id) for line in lines]
        reasons = {
            match.citizen_id: match
            for match in self.ranker.rank(opening, people, seed=seed).matches
        }
        return tuple(
            replace(reasons[line.citizen_id], rank=line.rank, tie=line.tie) for line in lines
        )

    def profile(self, citizen_id: str) -> CitizenProfile:
        """The citizen of that id.

        Raises:
            KeyError: there is none.
        """
        if citizen_id in self._fresh:
            return self._fresh[citizen_id][0]
        return self._shelf.rows.profile(self._row_of[citizen_id])

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays, without the ids and the different values themselves."""
        return self._shelf.nbytes + (self._fresh_shelf.nbytes if self._fresh_shelf else 0)

    def __len__(self) -> int:
        return len(self._row_of) + len(self._fresh)

    def _fresh_rows(self) -> CitizenRows:
        areas = {each: area for each, (_, area) in self._fresh.items()}
        return CitizenRows.of([citizen for citizen, _ in self._fresh.values()], areas)


def _asked(shelf: Shelf, areas: Collection[str] | None) -> NDArray[np.bool_]:
    """(n,), who lives in the areas asked; None = everybody."""
    return np.ones(len(shelf.rows), dtype=bool) if areas is None else shelf.who_is_in(areas)
