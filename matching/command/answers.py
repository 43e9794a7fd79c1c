"""The lines of an answer, as the interchange format has them."""

from typing import Any, Literal

from matching.fit.gates import GateHit
from matching.scoring import Match, Part

IdField = Literal["citizen_id", "opening_id"]


def ranked_line(match: Match, by: IdField) -> dict[str, Any]:
    """A line of a list: who, the rank, and the score with its parts and evidence."""
    return {
        by: getattr(match, by),
        "rank": match.rank,
        "score": match.points,
        "parts": [_part(part) for part in match.parts],
        "missing": list(match.missing),
        "unknown": list(match.unknown),
        "tie": match.tie,
    }


def left_out_line(left_out: str, hit: GateHit, by: IdField) -> dict[str, Any]:
    """A line of who is not on a list: one for each gate that closed."""
    return {by: left_out, "gate": hit.gate, "detail": dict(hit.detail)}


def _part(part: Part) -> dict[str, Any]:
    told = part.to_json()
    return {name: told[name] for name in ("code", "share", "weight", "points", "evidence")}
