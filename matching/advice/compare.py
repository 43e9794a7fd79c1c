"""Several people for one opening, or several openings for one person, line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.fit.gates import GateHit, gates
from matching.plain import Plain
from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import Ranker
from matching.scoring import PART_CODES, Evidence, Match, Part
from matching.words.spelling import fold_in_order

MOST_COMPARED = 4  # more do not fit side by side, on paper or in a head

OCCUPATION = "occupation"  # how the notes of the lines about the occupation begin


@dataclass(frozen=True, slots=True)
class Side(Plain):
    """One of those compared.

    Args:
        id: of the citizen or the opening.
        points: 0 to 100, worked out also when a gate closes.
        shares: of the four parts, in the order of `PART_CODES`, 0 to 1.
        gates: every gate that closes for this pair.
    """

    id: str
    points: float
    shares: tuple[float, ...]
    gates: tuple[GateHit, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class Row(Plain):
    """One thing that is asked, and how each side stands to it.

    Args:
        part: code of the part of the score.
        requirement: as in `Evidence`; of several wordings the first side's.
        cells: one for each side, in their order; None = this opening does not ask for it.
    """

    part: str
    requirement: str
    concept: str | None
    cells: tuple[Evidence | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison(Plain):
    """Up to `MOST_COMPARED` sides in the order they were given, and the rows they share.

    Args:
        about: id of the opening, or of the citizen, that all are compared for.
    """

    about: str
    sides: tuple[Side, ...]
    rows: tuple[Row, ...]


def compare_citizens(
    ranker: Ranker, opening: OpeningProfile, citizens: Sequence[CitizenProfile]
) -> Comparison:
    """Who meets what of one opening, and by which words.

    Raises:
        ValueError: none or more than `MOST_COMPARED` are given, or one twice.
    """
    _check([citizen.id for citizen in citizens])
    pairs = [(opening, citizen) for citizen in citizens]
    matches = [ranker.match(opening, citizen) for citizen in citizens]
    return _comparison(opening.id, [citizen.id for citizen in citizens], pairs, matches)


def compare_openings(
    ranker: Ranker, citizen: CitizenProfile, openings: Sequence[OpeningProfile]
) -> Comparison:
    """What each opening asks of one person; what several ask stands in one row.

    Raises:
        ValueError: none or more than `MOST_COMPARED` are given, or one twice.
    """
    _check([opening.id for opening in openings])
    pairs = [(opening, citizen) for opening in openings]
    matches = [ranker.match(opening, citizen) for opening in openings]
    return _comparison(citizen.id, [opening.id for opening in openings], pairs, matches)


def aligned(sides: Sequence[Sequence[Part]]) -> tuple[Row, ...]:
    """The lines of the reasons of each side, those about the same thing in one row.

    Works on the parts of any match, so also on those kept with a list.

    Args:
        sides: n sets of parts.

    Returns:
        rows by part, in the order the first side that has them tells them; n cells each.
    """
    found: dict[tuple[str, str], list[Evidence | None]] = {}
    occupations = {
        (line.requirement, line.concept)
        for parts in sides
        for _, line in _lines(parts)
        if line.note.startswith(OCCUPATION)
    }
    for place, parts in enumerate(sides):
        for part, line in _lines(parts):
            # An empty CV's line of the occupation says only that there is no CV.
            about = (line.requirement, line.concept)
            key = OCCUPATION if about in occupations else _key(part, line)
            found.setdefault((part, key), [None] * len(sides))[place] = line
    order = sorted(found, key=lambda key: PART_CODES.index(key[0]))
    return tuple(_row(part, found[part, key]) for part, key in order)


def _lines(parts: Iterable[Part]) -> Iterable[tuple[str, Evidence]]:
    for part in parts:
        for line in part.evidence:
            yield part.code, line


def _key(part: str, line: Evidence) -> str:
    """The same for two lines that look for the same thing.

    The levels, hours, days and industries asked may differ; what they are about does not.
    """
    if part == "industry":
        return part
    if part != "skills":
        return line.requirement
    return line.concept or f"text {fold_in_order(line.requirement)}"


def _row(part: str, cells: Sequence[Evidence | None]) -> Row:
    first = next(cell for cell in cells if cell is not None)
    return Row(part, first.requirement, first.concept, tuple(cells))


def _comparison(
    about: str,
    ids: Sequence[str],
    pairs: Sequence[tuple[OpeningProfile, CitizenProfile]],
    matches: Sequence[Match],
) -> Comparison:
    sides = tuple(
        Side(
            id=each,
            points=match.points,
            shares=tuple(part.share for part in match.parts),
            gates=gates(*pair),
            missing=match.missing,
            unknown=match.unknown,
            distance_km=match.distance_km,
        )
        for each, pair, match in zip(ids, pairs, matches, strict=True)
    )
    return Comparison(about, sides, aligned([match.parts for match in matches]))


def _check(ids: Sequence[str]) -> None:
    if not 0 < len(ids) <= MOST_COMPARED:
        raise ValueError(f"compare 1 to {MOST_COMPARED}, not {len(ids)}")
    if len(set(ids)) < len(ids):
        raise ValueError("somebody is compared with himself")
