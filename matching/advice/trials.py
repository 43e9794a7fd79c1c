"""One person as he is and as he might be, ranked for the same openings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from matching.fit.gates import GateHit, gates
from matching.plain import Plain
from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import Ranker
from matching.scoring import Match, RankedOpenings

POINT_DECIMALS = 6

Closed = Mapping[str, tuple[GateHit, ...]]


@dataclass(frozen=True, slots=True)
class Gain(Plain):
    """What a change does at one opening.

    Args:
        before: 0 to 100, None when a gate kept the person off the list.
        after: 0 to 100.
    """

    opening_id: str
    before: float | None
    after: float


def trials(
    ranker: Ranker,
    versions: Sequence[CitizenProfile],
    openings: Sequence[OpeningProfile],
    closed: Closed | None = None,
) -> list[dict[str, Match]]:
    """Every version of the person at every opening that no gate closes to that version.

    Matching all versions to an opening at once gives the points of `Ranker.rank_openings`,
    because points of a pair do not depend on who else is on the list; the opening is then
    prepared once and not once a version.

    Args:
        versions: v profiles, also of the same id.
        closed: what the law has closed, by opening id; it stays closed whatever changes.

    Returns:
        v mappings from opening id to the match; its rank is 0.
    """
    found: list[dict[str, Match]] = [{} for _ in versions]
    in_order = sorted(openings, key=lambda opening: opening.id)
    may_open = [opening for opening in in_order if opening.id not in (closed or {})]
    for opening, matches in ranker.matches(may_open, versions) if versions else ():
        for version, match, kept in zip(versions, matches, found, strict=True):
            if not gates(opening, version):
                kept[opening.id] = match
    return found


def as_he_is(
    ranker: Ranker,
    citizen: CitizenProfile,
    openings: Sequence[OpeningProfile],
    closed: Closed | None,
    ranked: RankedOpenings | None,
) -> Mapping[str, Match]:
    """Opening id -> match of the person as he is; from the list, when one is at hand.

    Raises:
        ValueError: the list is somebody else's or was made by other weights.
    """
    if ranked is None:
        return trials(ranker, [citizen], openings, closed)[0]
    if (ranked.citizen_id, ranked.weights) != (citizen.id, ranker.weights):
        raise ValueError(f"the list is of {ranked.citizen_id} by weights {ranked.weights.version}")
    return {match.opening_id: match for match in ranked.matches}


def gains(before: Mapping[str, Match], after: Mapping[str, Match]) -> tuple[Gain, ...]:
    """The openings where the points changed or the gates opened, by id."""
    return tuple(
        Gain(opening_id, had.points if had else None, match.points)
        for opening_id, match in after.items()
        if (had := before.get(opening_id)) is None or had.points != match.points
    )


def points_of(found: Sequence[Gain]) -> float:
    """The points gained where the person stood on the list before too."""
    told = fsum(each.after - each.before for each in found if each.before is not None)
    return round(told, POINT_DECIMALS)
