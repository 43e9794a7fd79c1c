"""What the pages about a citizen's opportunities show, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from matching import Effect, Evidence, GateHit, Match
from models.kinds import PlacementType
from models.queries import match_pages
from models.queries.match_lines import LineSeen
from models.queries.paging import Page, Wanted
from portal.context import db
from portal.services.inputs import DanishDecimal, Input
from portal.services.matches import opportunities as service
from portal.services.matches.opportunities import Offer, Opportunities
from portal.shown.explained import Explained, GateShown, Glance, Line, ListWords, gates_shown
from portal.translate import LazyString
from portal.words.advice import because_in_words, change_in_words, compared_in_words
from portal.words.matching import PARTS

FEWEST, MOST = 2, 4  # openings side by side


class OfferFilter(Input):
    """The filter of the list; the names stand in the address, so they are Danish."""

    slags: PlacementType | None = None
    km: Annotated[DanishDecimal, Field(ge=0, le=1000)] | None = None

    def lets_in(self, match: Match, offer: Offer) -> bool:
        """Whether the opening is of that kind, and known to be that near."""
        if self.slags not in (None, offer.profile.placement_type):
            return False
        return self.km is None or (match.distance_km is not None and match.distance_km <= self.km)


class OfferSeen(NamedTuple):
    """One opening of the list."""

    match: Match
    offer: Offer
    why: Glance


class ClosedSeen(NamedTuple):
    """One opening that is closed, with every gate in words."""

    offer: Offer
    gates: Sequence[GateShown]


class Door(NamedTuple):
    """One change: what it is, and the openings it adds."""

    heading: LazyString
    effect: Effect
    added: Sequence[Offer]
    opened: Sequence[Offer]


class Asked(NamedTuple):
    """One skill to ask about."""

    skill: str
    because: str
    openings: Sequence[Offer]


class ComparedRow(NamedTuple):
    heading: LazyString | str
    cells: Sequence[Line | None]


@dataclass(frozen=True)
class ComparedSide:
    """One of the openings side by side."""

    offer: Offer
    why: Explained
    gates: Sequence[GateShown]


class _Made(NamedTuple):
    """A list that is not kept, named as the columns of a kept one."""

    opening_profile: Mapping[str, Any]
    weights: Mapping[str, Any]


class _Line(NamedTuple):
    """The one line of it, likewise."""

    points: float
    missing_musts: int
    unknowns: int
    distance_km: float | None
    parts: Sequence[Mapping[str, Any]]
    missing: Sequence[str]


class Words:
    """Puts one citizen's matches into the words of a match list."""

    def __init__(self, found: Opportunities) -> None:
        self._found = found
        self._weights = found.ranker.weights.to_json()

    @cached_property
    def _industries(self) -> Sequence[Any]:
        return match_pages.industries(db())

    def of(self, opening_id: str) -> ListWords:
        """The words of the opening's own list."""
        profile = self._found.offers[opening_id].profile.to_json()
        return ListWords(_Made(profile, self._weights), lambda: self._industries)

    def glance(self, match: Match) -> Glance:
        line = LineSeen(
            id=int(match.opening_id),
            rank=match.rank,
            tie=match.tie,
            points=match.points,
            missing_musts=len(match.missing),
            unknowns=len(match.unknown),
            distance_km=match.distance_km,
            open_proposals=0,  # fair share orders an opening's list, not a person's
            points_of_parts=tuple(part.points for part in match.parts),
        )
        return self.of(match.opening_id).at_a_glance(line)

    def reasons(self, match: Match) -> Explained:
        return self.of(match.opening_id).explained(
            _Line(
                points=match.points,
                missing_musts=len(match.missing),
                unknowns=len(match.unknown),
                distance_km=match.distance_km,
                parts=[part.to_json() for part in match.parts],
                missing=match.missing,
            )
        )


def offers_page(found: Opportunities, sought: OfferFilter, wanted: Wanted) -> Page[OfferSeen]:
    """One page of the openings that are open to the citizen, the most points first."""
    words = Words(found)
    fits = [
        match
        for match in found.ranked.matches
        if sought.lets_in(match, found.offers[match.opening_id])
    ]
    rows = [
        OfferSeen(match, found.offers[match.opening_id], words.glance(match))
        for match in fits[wanted.offset : wanted.offset + wanted.size]
    ]
    return Page(rows, len(fits), wanted)


def closed_page(found: Opportunities, wanted: Wanted) -> Page[ClosedSeen]:
    """One page of the openings that a gate closes to the citizen."""
    closed = found.ranked.closed
    rows = [
        ClosedSeen(found.offers[each.opening_id], _gates(each.gates))
        for each in closed[wanted.offset : wanted.offset + wanted.size]
    ]
    return Page(rows, len(closed), wanted)


def reasons(found: Opportunities, opening_id: str) -> tuple[Match | None, Explained | None]:
    """Why the opening has its points for the citizen; nothing when a gate closes it."""
    match = next((each for each in found.ranked.matches if each.opening_id == opening_id), None)
    return match, Words(found).reasons(match) if match else None


def closing(found: Opportunities, opening_id: str) -> Sequence[GateShown]:
    """What closes the opening to the citizen; nothing when it is open."""
    hits = [each.gates for each in found.ranked.closed if each.opening_id == opening_id]
    return _gates(hits[0]) if hits else ()


def doors(found: Opportunities) -> tuple[int, float, Sequence[Door], Sequence[Door]]:
    """How many openings fit now, the points that takes, what helps, and what does not."""
    run = service.doors(found)
    shown = [
        Door(
            change_in_words(effect.change.code, effect.change.facts),
            effect,
            [found.offers[each] for each in effect.added],
            [found.offers[each] for each in effect.opened],
        )
        for effect in run.effects
    ]
    helps = [door for door in shown if door.added or door.opened or door.effect.points > 0]
    return len(run.fitting), run.bar.points, helps, [door for door in shown if door not in helps]


def to_ask(found: Opportunities) -> Sequence[Asked]:
    """What to ask the citizen, in words."""
    return [
        Asked(
            each.text,
            because_in_words(each.note, each.because),
            [found.offers[opening_id] for opening_id in each.openings],
        )
        for each in service.worth_asking(found)
    ]


def side_by_side(
    found: Opportunities, opening_ids: Sequence[str]
) -> tuple[Sequence[ComparedSide], Mapping[str, Sequence[ComparedRow]]]:
    """The openings chosen, and the rows they share by the name of their part."""
    comparison = service.compared(found, opening_ids)
    words = Words(found)
    sides, lines = [], []
    for opening_id in opening_ids:
        offer = found.offers[opening_id]
        match = found.ranker.match(offer.profile, found.citizen)
        why = words.reasons(match)
        sides.append(ComparedSide(offer, why, closing(found, opening_id)))
        lines.append(_lines_by_evidence(match, why))
    rows: dict[str, list[ComparedRow]] = {str(name): [] for name in PARTS.values()}
    for row in comparison.rows:
        first = next(cell for cell in row.cells if cell is not None)
        cells = [
            None if cell is None else told[row.part, cell]
            for cell, told in zip(row.cells, lines, strict=True)
        ]
        heading = compared_in_words(row.part, row.requirement, first.note)
        rows[str(PARTS[row.part])].append(ComparedRow(heading, cells))
    return sides, rows


def _lines_by_evidence(match: Match, why: Explained) -> Mapping[tuple[str, Evidence], Line]:
    return {
        (part.code, evidence): line
        for part, shown in zip(match.parts, why.parts, strict=True)
        for evidence, line in zip(part.evidence, shown.lines, strict=True)
    }


def _gates(hits: Iterable[GateHit]) -> Sequence[GateShown]:
    return gates_shown(hit.to_json() for hit in hits)
