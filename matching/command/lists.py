"""The commands `rank` and `openings`."""

import argparse
from collections.abc import Mapping, Sequence

from matching.command.answers import IdField, left_out_line, ranked_line
from matching.command.points import points_of
from matching.command.profiles import Desk
from matching.command.telling import DONE, Telling
from matching.fit.gates import GateHit, gates
from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import TIE_DECIMALS, Ranker
from matching.scoring import PART_CODES, Match

LeftOut = Sequence[tuple[str, tuple[GateHit, ...]]]


class Shortlist:
    """The best people for one opening out of many that pass by.

    Only those who may still stand among the first `top`, or have the same points as one of
    them, are kept.
    """

    def __init__(self, ranker: Ranker, opening: OpeningProfile, top: int, seed: str) -> None:
        self.opening = opening
        self._ranker = ranker
        self._top = top
        self._seed = seed
        self._kept: list[tuple[float, CitizenProfile]] = []
        self._left_out: list[tuple[str, tuple[GateHit, ...]]] = []

    def add(self, people: Sequence[CitizenProfile]) -> None:
        """Look at some more people."""
        on_list = []
        for citizen in people:
            if hits := gates(self.opening, citizen):
                self._left_out.append((citizen.id, hits))
            else:
                on_list.append(citizen)
        points = points_of(self._ranker, self.opening, on_list)
        self._kept += (
            (round(each, TIE_DECIMALS), who) for each, who in zip(points, on_list, strict=True)
        )
        self._kept.sort(key=lambda each: -each[0])
        if len(self._kept) > self._top:
            least = self._kept[self._top - 1][0]
            self._kept = [each for each in self._kept if each[0] >= least]

    def matches(self) -> tuple[Match, ...]:
        """The first `top`, the same as on the list of everybody."""
        people = [citizen for _, citizen in self._kept]
        return self._ranker.rank(self.opening, people, seed=self._seed).matches[: self._top]

    def left_out(self) -> LeftOut:
        """Whom a gate keeps off, by id."""
        return sorted(self._left_out, key=lambda each: each[0])


def rank(given: argparse.Namespace, telling: Telling) -> int:
    """The best people for each opening of the file, and who is left out."""
    desk = Desk(given, telling)
    lists = [
        Shortlist(desk.ranker, opening, given.top, given.seed)
        for opening in desk.openings(given.opening)
    ]
    for people in desk.citizens(given.citizens):
        for shortlist in lists:
            shortlist.add(people)
    for each in lists:
        about = {"opening_id": each.opening.id} if len(lists) > 1 else {}
        _tell(telling, "citizen_id", about, each.matches(), each.left_out())
    return DONE


def openings(given: argparse.Namespace, telling: Telling) -> int:
    """The best openings for each person of the file, and which are closed."""
    desk = Desk(given, telling)
    offers = desk.openings(given.openings)
    people = desk.everybody(given.citizen)
    for citizen in people:
        found = desk.ranker.rank_openings(citizen, offers, seed=given.seed)
        closed = [(each.opening_id, each.gates) for each in found.closed]
        about = {"citizen_id": citizen.id} if len(people) > 1 else {}
        _tell(telling, "opening_id", about, found.matches[: given.top], closed)
    return DONE


def _tell(
    telling: Telling,
    by: IdField,
    about: Mapping[str, str],
    matches: Sequence[Match],
    left_out: LeftOut,
) -> None:
    if telling.json:
        for match in matches:
            telling.answer({**about, **ranked_line(match, by)})
        for each, hits in left_out:
            for hit in hits:
                telling.answer({**about, **left_out_line(each, hit, by)})
        return
    for name, value in about.items():
        telling.line(f"{name} {value}")
    telling.table(
        ["rank", by, "score", *PART_CODES, "missing", "unknown"],
        [_row(match, by) for match in matches],
    )
    gone = [(each, hit.gate, _facts(hit)) for each, hits in left_out for hit in hits]
    telling.table(["left out", "gate", "detail"], gone)


def _row(match: Match, by: IdField) -> list[object]:
    points = [part.points for part in match.parts]
    rank = f"{match.rank}=" if match.tie else str(match.rank)
    rest = (", ".join(match.missing), ", ".join(match.unknown))
    return [rank, getattr(match, by), match.points, *points, *rest]


def _facts(hit: GateHit) -> str:
    return ", ".join(f"{name} {value}" for name, value in hit.detail.items())
