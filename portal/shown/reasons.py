"""What the two reasons on paper tell: to the person concerned, and for the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from models.queries import match_pages
from models.queries import reasons as queries
from models.queries.reasons import Choice, Concerned
from models.tables.matches import MatchItem
from portal.context import db, viewer
from portal.services.matches.match_rows import content_hash
from portal.shown.explained import Explained, Line
from portal.shown.list_pages import ListFrame
from portal.translate import gettext as _
from portal.words.formats import number, readable
from portal.words.matching import danish_skill, short_level
from portal.words.to_the_person import OWN_NOTES, gate_to_the_person

STANDINGS = ("met", "near", "missing", "unknown")
# Of a stored line: what its fingerprint is taken over.
NOT_HASHED = {"id", "run_id"}


class Fact(NamedTuple):
    """One thing that was looked at, and what was found."""

    asked: str
    found: str


@dataclass(frozen=True)
class Reason:
    """All that is told about one person's line of a list, and nothing about others.

    Args:
        facts: by standing ("met", "near", "missing", "unknown"), as they stand on the list.
        gates: what kept the person off the list, in words said to her.
        price: points that earlier proposals took off in the order, never off the points.
    """

    about: Concerned
    item: MatchItem
    choice: Choice | None
    why: Explained | None
    facts: Mapping[str, Sequence[Fact]]
    gates: Sequence[object]
    price: float


def reason_of(frame: ListFrame, item: MatchItem, *, to_the_person: bool) -> Reason:
    """What was kept of one line, in the words of the list or in words said to the person."""
    words = frame.words
    if to_the_person:
        notes = {code: str(said) for code, said in OWN_NOTES.items()}
        words.said = replace(words.said, notes={**words.said.notes, **notes})
    why = None if item.rank is None else words.explained(item)
    stored: Sequence[Mapping[str, Any]] = item.gates
    return Reason(
        about=queries.concerned(db(), item),
        item=item,
        choice=queries.choice_from(db(), viewer(), item),
        why=why,
        facts=_by_standing(why),
        gates=[gate_to_the_person(hit["gate"], hit["detail"]) for hit in stored],
        price=frame.run.fair_price * item.open_proposals,
    )


def used_of(item: MatchItem) -> Sequence[tuple[str, str]]:
    """What was compared with the opening, as it was kept: pairs of a name and the words."""
    kept: Mapping[str, Any] = item.profile
    industries = {row.code: row.label_da for row in match_pages.industries(db())}
    levels = [
        f"{danish_skill(skill)}: {short_level(level)}"
        for skill, level in kept["danish"].items()
        if level
    ]
    km = item.distance_km
    return [
        (_("Arbejde og uddannelse"), "; ".join(entry["title"] for entry in kept["entries"])),
        (_("Kompetencer"), "; ".join(skill["text"] for skill in kept["skills"])),
        (_("Kørekort og beviser"), "; ".join(permit["text"] for permit in kept["permits"])),
        (_("Dansk"), "; ".join(levels)),
        (_("Ønskede brancher"), "; ".join(industries[code] for code in kept["industries"])),
        (_("Timer om ugen"), _number(kept["hours_a_week"])),
        (_("Gange danskundervisning om ugen"), _number(len(kept["lessons"]))),
        (_("Højst km til arbejdet"), _number(kept["max_km"])),
        (_("Km til arbejdet i lige linje"), _number(km and round(km, 1))),
        (_("Kan begynde"), readable({"day": kept["available_from"] or ""})["day"]),
    ]


def fingerprint(item: MatchItem) -> str:
    """Of this line alone, so that a change of what was kept would show."""
    return content_hash([item.model_dump(exclude=NOT_HASHED)])


def _number(value: float | None) -> str:
    return "" if value is None else number(value)


def _by_standing(why: Explained | None) -> Mapping[str, Sequence[Fact]]:
    lines = [line for part in why.parts for line in part.lines] if why else []
    return {
        standing: [_fact(line) for line in lines if line.standing == standing]
        for standing in STANDINGS
    }


def _fact(line: Line) -> Fact:
    asked = f"{line.asked} (»{line.task}«)" if line.task else line.asked
    return Fact(str(asked), str(line.found))
