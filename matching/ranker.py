"""Ranks citizens for an opening, with every reason."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, TypeVar

import numpy as np

from matching.arrays import Floats
from matching.fit.danish import DanishFit
from matching.fit.gates import GateHit, gates
from matching.fit.laid_out import LaidOut
from matching.fit.nearness import Neighbours
from matching.fit.occupations import OccupationModel
from matching.fit.practical import PracticalFit, distance_km
from matching.fit.skills import SkillFit
from matching.fit.unknowns import unknown_in
from matching.fit.wishes import WishFit
from matching.profiles import CitizenProfile, OpeningProfile
from matching.scoring import (
    DEFAULT_WEIGHTS,
    ENGINE_VERSION,
    PART_CODES,
    ClosedOpening,
    Excluded,
    Match,
    Part,
    RankedList,
    RankedOpenings,
    Weights,
)
from matching.vocabulary import Vocabulary

POINT_DECIMALS = 6
TIE_DECIMALS = 4  # nobody is placed before another for less than this

Ranked = TypeVar("Ranked", CitizenProfile, OpeningProfile)
IdField = Literal["citizen_id", "opening_id"]


class Ranker:
    """Ranks citizens for openings by one vocabulary and one set of weights.

    Building one costs some milliseconds per thousand concepts; it may be kept and shared
    between threads, ranking changes nothing in it.
    """

    def __init__(self, vocabulary: Vocabulary, weights: Weights = DEFAULT_WEIGHTS) -> None:
        self.vocabulary = vocabulary
        self.weights = weights
        self._neighbours = Neighbours(OccupationModel(vocabulary))

    def weighing(self, weights: Weights) -> "Ranker":
        """The same with other weights; what was built of the vocabulary is shared."""
        other = copy(self)
        other.weights = weights
        return other

    def rank(
        self,
        opening: OpeningProfile,
        citizens: Iterable[CitizenProfile],
        *,
        seed: str,
        left_out: Mapping[str, tuple[GateHit, ...]] | None = None,
    ) -> RankedList:
        """The citizens for the opening, the best first, and who is not on the list and why.

        Everybody whom no gate stops is ranked, however few the points: the list is a help to
        choose, the choice is a person's. Equals stand in an order drawn from the seed and the
        id, never by name or age of the record, and are marked as equals.

        Args:
            citizens: n profiles, each id once, in any order; read once.
            seed: any text, stored with the run; the same seed gives the same order of equals.
            left_out: whom the law has already stopped, by id; they need not be among
                `citizens`. If they are, the gates of the opening are added.

        Raises:
            ValueError: two citizens have the same id.
        """
        people = _each_once(sorted(citizens, key=lambda citizen: citizen.id), "citizen")
        stopped = self._stopped(opening, people, left_out or {})
        ranked = [citizen for citizen in people if citizen.id not in stopped]
        found = self._matches(opening, self.lay_out(opening, ranked)) if ranked else []
        return RankedList(
            matches=_in_order(found, seed, "citizen_id"),
            excluded=tuple(Excluded(each, stopped[each]) for each in sorted(stopped)),
            weights=self.weights,
            engine_version=ENGINE_VERSION,
            vocabulary_version=self.vocabulary.version,
            seed=seed,
        )

    def rank_openings(
        self,
        citizen: CitizenProfile,
        openings: Iterable[OpeningProfile],
        *,
        seed: str,
        closed: Mapping[str, tuple[GateHit, ...]] | None = None,
    ) -> RankedOpenings:
        """The openings for the citizen, the best first, and which are closed and why.

        A pair has the same points here as on the opening's own list.

        Args:
            openings: n openings, each id once, in any order; read once.
            seed: as for `rank`.
            closed: what the law has already closed, by opening id, as for `rank`.

        Raises:
            ValueError: two openings have the same id.
        """
        offers = _each_once(sorted(openings, key=lambda opening: opening.id), "opening")
        stopped = dict(closed or {})
        for opening in offers:
            if hits := gates(opening, citizen):
                stopped[opening.id] = (*stopped.get(opening.id, ()), *hits)
        open_to = [opening for opening in offers if opening.id not in stopped]
        found = [match for _, (match,) in self.matches(open_to, [citizen])]
        return RankedOpenings(
            citizen_id=citizen.id,
            matches=_in_order(found, seed, "opening_id"),
            closed=tuple(ClosedOpening(each, stopped[each]) for each in sorted(stopped)),
            weights=self.weights,
            engine_version=ENGINE_VERSION,
            vocabulary_version=self.vocabulary.version,
            seed=seed,
        )

    def match(self, opening: OpeningProfile, citizen: CitizenProfile) -> Match:
        """How the two fit, whatever the gates say; its rank is 0."""
        return self._matches(opening, self.lay_out(opening, [citizen]))[0]

    def matches(
        self, openings: Iterable[OpeningProfile], citizens: Sequence[CitizenProfile]
    ) -> Iterator[tuple[OpeningProfile, list[Match]]]:
        """Each opening with the `match` of every citizen, in their order.

        Args:
            citizens: n > 0; laid out once for all openings that start on the same day.
        """
        laid: dict[date, LaidOut] = {}
        for opening in openings:
            if opening.starts not in laid:
                laid[opening.starts] = self.lay_out(opening, citizens)
            yield opening, self._matches(opening, laid[opening.starts])

    def _stopped(
        self,
        opening: OpeningProfile,
        people: Sequence[CitizenProfile],
        left_out: Mapping[str, tuple[GateHit, ...]],
    ) -> dict[str, tuple[GateHit, ...]]:
        stopped = dict(left_out)
        for citizen in people:
            if hits := gates(opening, citizen):
                stopped[citizen.id] = (*stopped.get(citizen.id, ()), *hits)
        return stopped

    def lay_out(self, opening: OpeningProfile, citizens: Sequence[CitizenProfile]) -> LaidOut:
        """The citizens, n > 0, ready for `scores` of all openings that start with this one."""
        return LaidOut(self._neighbours.model, opening, citizens)

    def scores(self, opening: OpeningProfile, laid: LaidOut) -> tuple[Floats, Floats]:
        """The same points as `match` gives, without a reason; gates are not asked.

        Args:
            laid: n citizens, from `lay_out`.

        Returns:
            (n,) points, 0 to 100, and (n, 4) shares of the parts in the order of PART_CODES.

        Raises:
            ValueError: the citizens were laid out for another day.
        """
        if laid.starts != opening.starts:
            raise ValueError(f"laid out for {laid.starts}, not for {opening.starts}")
        fits = self._fits(opening)
        shares = np.empty((len(laid.citizens), len(PART_CODES)))
        shares[:, 0] = fits.skills.shares(laid)
        for row, citizen in enumerate(laid.citizens):
            rest = fits.rest(citizen, distance_km(opening, citizen))
            shares[row, 1:] = [part.share for part in rest]
        return self._points(shares), shares

    def _matches(self, opening: OpeningProfile, laid: LaidOut) -> list[Match]:
        """The matches before they have a rank, in the order of the citizens."""
        fits, people = self._fits(opening), laid.citizens
        away = [distance_km(opening, citizen) for citizen in people]
        parts = [
            (first, *fits.rest(citizen, km))
            for citizen, km, first in zip(people, away, fits.skills.parts(laid), strict=True)
        ]
        points = self._points(np.array([[part.share for part in each] for each in parts]))
        return [
            _unranked((citizen.id, opening.id), each, given, fits.skills.missing(each[0]), km)
            for citizen, km, each, given in zip(people, away, parts, points.tolist(), strict=True)
        ]

    def _points(self, shares: Floats) -> Floats:
        """(n,), the points of (n, 4) shares; added part by part, so nobody's depend on others."""
        points = np.zeros(len(shares))
        for column, code in enumerate(PART_CODES):
            points += 100 * self.weights.of(code) * shares[:, column]
        return points.round(POINT_DECIMALS)

    def _fits(self, opening: OpeningProfile) -> "_Fits":
        weights = self.weights
        return _Fits(
            skills=SkillFit(self._neighbours, opening, weight=weights.skills),
            wishes=WishFit(opening.industry, weight=weights.industry),
            danish=DanishFit(opening.danish, weight=weights.danish),
            practical=PracticalFit(opening, weight=weights.practical),
        )


@dataclass(frozen=True)
class _Fits:
    """The four judges of one opening."""

    skills: SkillFit
    wishes: WishFit
    danish: DanishFit
    practical: PracticalFit

    def rest(self, citizen: CitizenProfile, km: float | None) -> tuple[Part, Part, Part]:
        """The parts that are judged one citizen at a time, in the order of PART_CODES."""
        wishes, danish = self.wishes.part(citizen), self.danish.part(citizen)
        return wishes, danish, self.practical.part(citizen, km)


def _each_once(those: list[Ranked], what: str) -> list[Ranked]:
    """The profiles as they came, in the order of their ids.

    Raises:
        ValueError: two have the same id.
    """
    for one, other in pairwise(those):
        if one.id == other.id:
            raise ValueError(f"{what} twice: {one.id}")
    return those


def _unranked(
    pair: tuple[str, str],
    parts: tuple[Part, ...],
    points: float,
    missing: tuple[str, ...],
    km: float | None,
) -> Match:
    citizen_id, opening_id = pair
    return Match(
        citizen_id=citizen_id,
        opening_id=opening_id,
        rank=0,
        tie=False,
        points=points,
        parts=parts,
        missing=missing,
        unknown=tuple(code for part in parts for code in unknown_in(part)),
        distance_km=km,
    )


def _at(match: Match, rank: int, *, tie: bool) -> Match:
    """The match with its place; `replace` would take a tenth of the time of a long list."""
    return Match(
        match.citizen_id,
        match.opening_id,
        rank,
        tie,
        match.points,
        match.parts,
        match.missing,
        match.unknown,
        match.distance_km,
    )


def _in_order(matches: Sequence[Match], seed: str, by: IdField) -> tuple[Match, ...]:
    """The matches with their ranks; equals by a hash that nobody can choose."""

    def draw(match: Match) -> str:
        return hashlib.sha256(f"{seed}{getattr(match, by)}".encode()).hexdigest()

    points = [round(match.points, TIE_DECIMALS) for match in matches]
    holders = Counter(points)
    placed = sorted(zip(points, matches, strict=True), key=lambda each: (-each[0], draw(each[1])))
    return tuple(
        _at(match, rank, tie=holders[same] > 1)
        for rank, (same, match) in enumerate(placed, start=1)
    )
