"""What people say that words mean, kept for the next who writes the same.

Only the words are kept, never whose record they stood in; what may tell of a person is not kept.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from matching import ConfirmedWords, Said
from matching.words.confirmed import normal
from models.kinds import ConceptKind, ObjectType
from models.queries import labels as queries
from models.queries.cvs import Cv
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.columns import folded
from models.tables.labels import ConfirmedLabel
from portal.services.citizens.cv_lines import words_of
from portal.services.matches.knowledge import heard
from portal.services.trail import Happened, record

LONGEST = 120  # what the column holds; the names of the vocabulary are shorter
# A telephone or case number, an address, a mail or web address.
_TELLS = re.compile(r"\d{3}|@|://|www\.", re.IGNORECASE)
MOST_DIGITS = 4


@dataclass(frozen=True)
class Meaning:
    """One text with what some people say it means.

    Args:
        newest: the row said last; taking it back takes back all that say the same.
        concept: None when they say it is none of the vocabulary's.
        names: of the people, each once, the first first.
        settled: whether it counts without asking.
    """

    newest: ConfirmedLabel
    concept: Any
    names: Sequence[str]
    settled: bool


def is_only_a_term(text: str, names: Collection[str]) -> bool:
    """Whether the text may be kept: short, no number of anything, no word of these names."""
    words = set(folded(text).split())
    named = {word for name in names for word in re.findall(r"\w+", folded(name)) if len(word) > 1}
    said = {part for word in words for part in re.findall(r"\w+", word)}
    tells = _TELLS.search(text) or sum(letter.isdigit() for letter in text) > MOST_DIGITS
    return bool(normal(text)) and len(text) <= LONGEST and not tells and not said & named


def confirm(
    session: Session,
    kind: ConceptKind,
    text: str,
    concept_id: int | None,
    *,
    names: Collection[str] = (),
    by: Viewer,
    now: datetime,
) -> bool:
    """Keep what a person said that a text means; saying the same again adds nothing.

    Args:
        concept_id: None = none of the vocabulary's.
        names: of the person whose record it stands in, if any.

    Returns:
        Whether it is kept now; False for a text that may tell of somebody.
    """
    if not is_only_a_term(text, names):
        return False
    hers = [
        row
        for row in queries.standing(session, by.municipality_id)
        if row.by_id == by.user_id and _same(row, kind, text)
    ]
    if hers and hers[-1].concept_id == concept_id:
        return True
    row = ConfirmedLabel(
        municipality_id=by.municipality_id,
        kind=kind,
        text=text,
        concept_id=concept_id,
        by_id=by.user_id,
        at=now,
    )
    session.add(row)
    session.flush()
    return True


def meanings(session: Session, municipality_id: int) -> Sequence[Meaning]:
    """What the municipality's people say, the newest first; a person's newest word counts."""
    rows = queries.standing_with_names(session, municipality_id)
    words = ConfirmedWords(
        Said(row.kind, row.text, concept.code if concept else None, row.by_id)
        for row, concept, _name in rows
    )
    newest = {(row.kind, normal(row.text), row.by_id): row.id for row, _concept, _name in rows}
    counted = set(newest.values())
    same: dict[tuple[ConceptKind, str, int | None], list[Any]] = {}
    for row in rows:
        if row[0].id in counted:
            same.setdefault((row[0].kind, normal(row[0].text), row[0].concept_id), []).append(row)
    found = [_meaning(said, words) for said in same.values()]
    return sorted(found, key=lambda each: -each.newest.id)


def _meaning(said: Sequence[Any], words: ConfirmedWords) -> Meaning:
    row, concept, _name = said[-1]
    settled = words.settled(row.text, row.kind)
    code = concept.code if concept else None
    names = [name for _row, _concept, name in said]
    return Meaning(row, concept, names, settled is not None and settled.code == code)


def confirmed_in(session: Session, cv: Cv) -> frozenset[str]:
    """The words of the CV's lines that are linked as the municipality's people settled."""
    known = heard(session, cv.citizen.municipality_id)
    found = set()
    for line, concept in (*cv.entries, *cv.skills, *cv.permits):
        words, kind = words_of(line)
        settled = known.linker.said.settled(words, kind)
        if concept and settled and settled.code == known.code_of[concept.id]:
            found.add(words)
    return frozenset(found)


def take_back(session: Session, one: ConfirmedLabel, *, by: Viewer, now: datetime) -> None:
    """What was said no longer counts, whoever in the municipality said it.

    Raises:
        NotNow: a colleague took it back first.
    """
    if one.taken_back_at is not None:
        raise NotNow("word_taken_back")
    for row in queries.standing(session, by.municipality_id):
        if row.concept_id == one.concept_id and _same(row, one.kind, one.text):
            row.taken_back_at, row.taken_back_by_id = now, by.user_id
            session.add(row)
    session.flush()
    told = {"text": one.text, "concept": one.concept_id}
    happened = Happened(
        ObjectType.MUNICIPALITY, by.municipality_id, "word_taken_back", details=told
    )
    record(session, happened, by=by, now=now)


def _same(row: ConfirmedLabel, kind: ConceptKind, text: str) -> bool:
    return row.kind is kind and normal(row.text) == normal(text)
