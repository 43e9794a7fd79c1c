"""A ranking as rows of the store, kept whole so that it opens again as it was.

What is long is turned into JSON text before the write begins, and equal lines only once, because
a list of everybody holds some hundred thousand lines and everybody else waits for the write.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import column, insert, table
from sqlalchemy.types import UserDefinedType
from sqlmodel import Session

from matching import CitizenProfile, Evidence, Excluded, Match, OpeningProfile, Part, RankedList
from models.tables.matches import MatchItem, MatchRun

ROWS_AT_ONCE = 500

# The columns of one line; what is JSON in the table stands here as text.
Row = Mapping[str, Any]
WRITTEN_AS_JSON = ("parts", "missing", "gates", "profile")


# The one way to write a value: the same value always gives the same text.
as_text = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


class Wisher(Protocol):
    """A citizen as a list keeps her: what was ranked, also as the text that is written."""

    @property
    def profile(self) -> CitizenProfile: ...

    @property
    def written(self) -> str: ...


class _ReadyJson(UserDefinedType[str]):
    """JSON that is text already, so that it is not written a second time on its way."""

    cache_ok = True

    def get_col_spec(self, **_given: Any) -> str:
        return "JSON"


_ITEM = table(
    "match_item",
    column("run_id"),
    *(
        column(each.name, _ReadyJson() if each.name in WRITTEN_AS_JSON else each.type)
        for each in MatchItem.__table__.columns  # type: ignore[attr-defined]  # SQLModel's stubs know no __table__
        if each.name not in {"id", "run_id"}
    ),
)


@dataclass(frozen=True)
class Rows:
    """The lines of one list, ready to be written.

    Args:
        content_hash: a fingerprint over all of them, so that a change would show.
    """

    lines: Sequence[Row]
    content_hash: str


def rows_of(
    ranked: RankedList,
    opening: OpeningProfile,
    people: Mapping[str, Wisher],
    proposals: Mapping[str, int],
) -> Rows:
    """One row for each citizen, ranked or left out; without the run they belong to.

    Args:
        people: everybody who is on the list or left out, by id.
        proposals: how many proposals of a person are open, by id; who is absent has none.
    """
    told: dict[Evidence, str] = {}
    rows = [
        _ranked_row(match, people[each], opening, told, proposals.get(each, 0))
        for match in ranked.matches
        for each in [match.citizen_id]
    ]
    rows += [_left_out_row(out, people[out.citizen_id]) for out in ranked.excluded]
    return Rows(rows, content_hash(rows))


def keep(
    session: Session,
    about: Mapping[str, Any],
    ranked: RankedList,
    profile: OpeningProfile,
    rows: Rows,
) -> MatchRun:
    """Write the run with all its rows, and everything needed to make the same list again.

    Args:
        about: who made it, when, for which opening and by which edition of the law.
        rows: what `rows_of` made of the ranking.
    """
    run = MatchRun(
        **about,
        opening_profile=profile.to_json(),
        weights=ranked.weights.to_json(),
        engine_version=ranked.engine_version,
        vocabulary_version=ranked.vocabulary_version,
        seed=ranked.seed,
        ranked=len(ranked.matches),
        left_out=len(ranked.excluded),
        content_hash=rows.content_hash,
    )
    session.add(run)
    session.flush()
    for start in range(0, len(rows.lines), ROWS_AT_ONCE):
        chunk = rows.lines[start : start + ROWS_AT_ONCE]
        session.connection().execute(insert(_ITEM), [{**row, "run_id": run.id} for row in chunk])
    return run


def _ranked_row(
    match: Match,
    person: Wisher,
    opening: OpeningProfile,
    told: dict[Evidence, str],
    proposals: int,
) -> Row:
    wishes = person.profile.industries
    return {
        "citizen_id": int(match.citizen_id),
        "rank": match.rank,
        "tie": match.tie,
        "points": match.points,
        "missing_musts": len(match.missing),
        "unknowns": len(match.unknown),
        "distance_km": match.distance_km,
        "open_proposals": proposals,
        "wish_position": wishes.index(opening.industry) + 1 if opening.industry in wishes else None,
        "parts": f"[{','.join(_part_text(part, told) for part in match.parts)}]",
        "missing": as_text(list(match.missing)),
        "gates": "[]",
        "profile": person.written,
    }


def _left_out_row(out: Excluded, person: Wisher) -> Row:
    return {
        "citizen_id": int(out.citizen_id),
        "rank": None,
        "tie": False,
        "points": None,
        "missing_musts": 0,
        "unknowns": 0,
        "distance_km": None,
        "open_proposals": 0,
        "wish_position": None,
        "parts": "[]",
        "missing": "[]",
        "gates": as_text([hit.to_json() for hit in out.gates]),
        "profile": person.written,
    }


def _part_text(part: Part, told: dict[Evidence, str]) -> str:
    """The same text as `as_text(part.to_json())`, every equal line made once."""
    for line in part.evidence:
        if line not in told:
            told[line] = as_text(line.to_json())
    lines = ",".join(told[line] for line in part.evidence)
    known, share = as_text(part.known), as_text(part.share)
    return (
        f'{{"code":"{part.code}","evidence":[{lines}],"known":{known},'
        f'"points":{part.points!r},"share":{share},"weight":{part.weight!r}}}'
    )


def content_hash(rows: Iterable[Row]) -> str:
    """The fingerprint of a list.

    Args:
        rows: as `rows_of` makes them, or as they are read from the table again.
    """
    found = hashlib.sha256()
    for row in rows:
        short = {name: value for name, value in row.items() if name not in WRITTEN_AS_JSON}
        long = (row[name] for name in WRITTEN_AS_JSON)
        texts = (each if isinstance(each, str) else as_text(each) for each in long)
        found.update("\n".join((as_text(short), *texts, "")).encode())
    return found.hexdigest()
