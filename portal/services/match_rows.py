"""A ranking as rows of the store, kept whole so that it opens again as it was."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from matching import CitizenProfile, Excluded, Match, OpeningProfile, RankedList
from models.tables.matches import MatchItem, MatchRun

ROWS_AT_ONCE = 500


def rows_of(
    ranked: RankedList, profile: OpeningProfile, profiles: Sequence[CitizenProfile]
) -> list[dict[str, object]]:
    """One row for each citizen, ranked or left out; without the run they belong to."""
    by_id = {person.id: person for person in profiles}
    items = [_ranked_row(match, by_id[match.citizen_id], profile) for match in ranked.matches]
    return items + [_left_out_row(out, by_id[out.citizen_id]) for out in ranked.excluded]


def keep(
    session: Session,
    about: Mapping[str, Any],
    ranked: RankedList,
    profile: OpeningProfile,
    profiles: Sequence[CitizenProfile],
) -> MatchRun:
    """Write the run with all its rows, and everything needed to make the same list again.

    Args:
        about: who made it, when, for which opening and by which edition of the law.
    """
    items = rows_of(ranked, profile, profiles)
    run = MatchRun(
        **about,
        opening_profile=profile.to_json(),
        weights=ranked.weights.to_json(),
        engine_version=ranked.engine_version,
        vocabulary_version=ranked.vocabulary_version,
        seed=ranked.seed,
        ranked=len(ranked.matches),
        left_out=len(ranked.excluded),
        content_hash=content_hash(items),
    )
    session.add(run)
    session.flush()
    for start in range(0, len(items), ROWS_AT_ONCE):
        chunk = items[start : start + ROWS_AT_ONCE]
        session.execute(insert(MatchItem), [{**row, "run_id": run.id} for row in chunk])
    return run


def _ranked_row(match: Match, person: CitizenProfile, opening: OpeningProfile) -> dict[str, object]:
    wishes = person.industries
    return {
        "citizen_id": int(match.citizen_id),
        "rank": match.rank,
        "tie": match.tie,
        "points": match.points,
        "missing_musts": len(match.missing),
        "unknowns": len(match.unknown),
        "distance_km": match.distance_km,
        "wish_position": wishes.index(opening.industry) + 1 if opening.industry in wishes else None,
        "parts": [part.to_json() for part in match.parts],
        "missing": list(match.missing),
        "gates": [],
        "profile": person.to_json(),
    }


def _left_out_row(out: Excluded, person: CitizenProfile) -> dict[str, object]:
    return {
        "citizen_id": int(out.citizen_id),
        "rank": None,
        "tie": False,
        "points": None,
        "missing_musts": 0,
        "unknowns": 0,
        "distance_km": None,
        "wish_position": None,
        "parts": [],
        "missing": [],
        "gates": [hit.to_json() for hit in out.gates],
        "profile": person.to_json(),
    }


def content_hash(items: Sequence[Mapping[str, object]]) -> str:
    """A fingerprint over all rows, so that a change would show."""
    plain = json.dumps(items, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
