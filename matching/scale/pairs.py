"""The best citizens for every opening of a nation, as a job that can be stopped and goes on.

The openings are cut into pieces in a fixed order; each piece becomes one file of JSON lines whose
bytes depend on nothing but the input. One process, several processes and the workers of a Dask
cluster therefore write the same folder.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TypedDict, Unpack

import numpy as np

from matching.fit.occupations import OccupationModel
from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import Ranker
from matching.scale.citizens import CitizenRows
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.store import Listed, RowStore
from matching.scale.work import Folder, fingerprint
from matching.scoring import ENGINE_VERSION, Weights

OPENINGS_IN_A_PIECE = 64


class How(TypedDict, total=False):
    """What a caller may tell `run` beside the input.

    Args:
        progress: called with openings done and openings in all, also at the beginning.
        cancelled: asked between pieces; True stops, the folder goes on later.
        scheduler: None = this process; a whole number = so many processes of this machine;
            else the address of a Dask scheduler (extra `spread`).
        seed: draws the order of equals, as for `Ranker.rank`.
        areas: area by citizen id.
        asks_in: by opening id, the areas whose citizens it asks for; without it everybody.
    """

    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    scheduler: str | None
    seed: str
    areas: Mapping[str, str]
    asks_in: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class PairsResult:
    """What a run left behind.

    Args:
        files: the finished pieces, in order; together they hold every opening when `finished`.
        openings: how many openings the files hold.
    """

    finished: bool
    files: tuple[Path, ...]
    openings: int


@dataclass
class Job:
    """All that a worker needs to know; it travels to each once."""

    rows: CitizenRows
    ranker: Ranker
    top: int
    seed: str
    pieces: tuple[tuple[OpeningProfile, ...], ...]
    asks_in: Mapping[str, Sequence[str]] | None
    _stores: dict[tuple[str, ...], RowStore] = field(default_factory=dict, repr=False)
    _neighbours: ArrayNeighbours | None = None

    def lines(self, number: int) -> bytes:
        """The content of one piece's file."""
        store = self._store(number)
        lists = store.lists(self.pieces[number], self.top, seed=self.seed)
        written = zip(self.pieces[number], lists, strict=True)
        weights = self.ranker.weights
        return "".join(f"{_line(each.id, listed, weights)}\n" for each, listed in written).encode()

    def prepare(self, number: int) -> None:
        """Lay out the citizens that a piece asks for."""
        self._store(number)

    def _store(self, number: int) -> RowStore:
        """The citizens a piece asks for; the last are kept, as the next piece mostly asks too."""
        asked = self._asked(self.pieces[number][0])
        if asked not in self._stores:
            self._stores.clear()
            if self._neighbours is None:
                self._neighbours = ArrayNeighbours(OccupationModel(self.ranker.vocabulary))
            rows = self._rows_in(asked)
            self._stores[asked] = RowStore.over(rows, self.ranker, self._neighbours)
        return self._stores[asked]

    def _asked(self, opening: OpeningProfile) -> tuple[str, ...]:
        return areas_of(opening, self.asks_in)

    def _rows_in(self, asked: tuple[str, ...]) -> CitizenRows:
        if self.asks_in is None:
            return self.rows
        wanted = np.array([area in asked for area in self.rows.areas.kinds], dtype=bool)
        return self.rows.take(np.flatnonzero(wanted[self.rows.areas.numbers]))

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_stores": {}, "_neighbours": None}


def run(
    openings: Sequence[OpeningProfile],
    citizens: Sequence[CitizenProfile],
    ranker: Ranker,
    top: int,
    out: Path,
    **how: Unpack[How],
) -> PairsResult:
    """The best of the citizens for each opening, written to a folder.

    Each line is {"opening_id", "list": [{"citizen_id", "rank", "score", "tie", "parts": [{"code",
    "share", "weight", "points"}]}]}; the reasons of a pair come from `Ranker.match`. What a
    killed run has finished is kept: the same call goes on after it.

    Args:
        openings: each id once.
        citizens: each id once.
        top: how many citizens to list, at least 1; with fewer past the gates the list is shorter.
        out: a folder; new, empty, or of the same job.

    Raises:
        ValueError: an id stands twice, `top` is below 1, or the folder holds another job.
    """
    if top < 1:
        raise ValueError(f"a list has at least one place, not {top}")
    job = _job(openings, citizens, ranker, top, how)
    folder = Folder.opened(out, _manifest(job), len(job.pieces))
    missing = folder.missing()
    done = sum(len(job.pieces[piece]) for piece in set(range(folder.pieces)) - set(missing))
    progress = how.get("progress") or _silent
    progress(done, len(openings))
    for piece, content in _worked(job, missing, how):
        folder.keep(piece, content)
        done += len(job.pieces[piece])
        progress(done, len(openings))
    missing = folder.missing()
    files = [folder.file(piece) for piece in range(folder.pieces) if piece not in set(missing)]
    return PairsResult(not missing, tuple(files), done)


def _job(
    openings: Sequence[OpeningProfile],
    citizens: Sequence[CitizenProfile],
    ranker: Ranker,
    top: int,
    how: How,
) -> Job:
    for what, ids in (("opening", [each.id for each in openings]),
                      ("citizen", [each.id for each in citizens])):  # fmt: skip
        if len(set(ids)) < len(ids):
            raise ValueError(f"{what} twice: {Counter(ids).most_common(1)[0][0]}")
    rows = CitizenRows.of(citizens, how.get("areas"))
    asks_in = how.get("asks_in")
    pieces = tuple(_pieces(openings, asks_in))
    return Job(rows, ranker, top, how.get("seed", ""), pieces, asks_in)


def _pieces(
    openings: Sequence[OpeningProfile], asks_in: Mapping[str, Sequence[str]] | None
) -> Iterator[tuple[OpeningProfile, ...]]:
    """The openings that ask in the same areas together, by id."""

    def asked(opening: OpeningProfile) -> tuple[str, ...]:
        return areas_of(opening, asks_in)

    in_order = sorted(openings, key=lambda each: (asked(each), each.id))
    for _, group in groupby(in_order, key=asked):
        same = tuple(group)
        for start in range(0, len(same), OPENINGS_IN_A_PIECE):
            yield same[start : start + OPENINGS_IN_A_PIECE]


def areas_of(
    opening: OpeningProfile, asks_in: Mapping[str, Sequence[str]] | None
) -> tuple[str, ...]:
    """The areas an opening asks in, in order; () = everywhere."""
    return () if asks_in is None else tuple(sorted(asks_in.get(opening.id, ())))


def _manifest(job: Job) -> dict[str, object]:
    citizens = fingerprint(job.rows.bytes())
    openings = [repr((areas_of(each, job.asks_in), each)) for piece in job.pieces for each in piece]
    return {
        "citizens": citizens,
        "openings": fingerprint(text.encode() for text in openings),
        "weights": job.ranker.weights.to_json(),
        "vocabulary": job.ranker.vocabulary.version,
        "engine": ENGINE_VERSION,
        "seed": job.seed,
        "top": job.top,
    }


def _worked(job: Job, missing: Sequence[int], how: How) -> Iterable[tuple[int, bytes]]:
    """Number and content of the pieces as they are finished, until somebody cancels."""
    cancelled = how.get("cancelled") or _never
    scheduler = how.get("scheduler")
    if scheduler is not None:
        from matching.scale.spread import spread

        yield from spread(job, missing, scheduler, cancelled)
        return
    for piece in missing:
        if cancelled():
            return
        yield piece, job.lines(piece)


def _line(opening_id: str, listed: Sequence[Listed], weights: Weights) -> str:
    return json.dumps(
        {"opening_id": opening_id, "list": [each.to_json(weights) for each in listed]},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False
