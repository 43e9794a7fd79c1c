"""What the matching knows of words and places, built once from the store and kept."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session

import models.queries.vocabulary as queries
from matching import Concept, ConfirmedWords, Linker, Ranker, Reader, Said, Vocabulary
from models.kinds import ConceptKind, Language
from models.queries import labels
from portal.services.matches.built_vocabulary import built_linker


class PlaceMiddle(NamedTuple):
    """The middle of a postcode, in degrees."""

    latitude: float
    longitude: float
    name: str


@dataclass(frozen=True)
class Knowledge:
    """The vocabulary with the tools that are slow to build; never changed once built.

    Args:
        place_of: by postcode.
        code_of: concept id -> code; retired ids and those that stand for another included.
        id_of: code -> concept id, likewise.
    """

    vocabulary: Vocabulary
    linker: Linker
    reader: Reader
    ranker: Ranker
    place_of: Mapping[str, PlaceMiddle]
    code_of: Mapping[int, str]
    id_of: Mapping[str, int]

    def coordinates(self, postcode: str | None) -> tuple[float, float] | None:
        """Latitude and longitude of the postcode, None when it is not known."""
        place = self.place_of.get(postcode or "")
        return (place.latitude, place.longitude) if place else None


@dataclass(frozen=True, slots=True)
class Choice:
    """A concept to choose while a person types.

    Args:
        id: the concept's row.
        label: its name in the person's language.
        matched_label: the name that was nearest to what was typed.
        score: 0 to 1, 1 only for an exact name.
        said: colleagues in the municipality chose it for the same words before.
        settled: so many of them that it counts without asking.
    """

    id: int
    code: str
    label: str
    matched_label: str
    score: float
    said: bool
    settled: bool


# Stores of one process that are kept; a server has one, tests have one after the other.
KEPT = 4
# Municipalities of one process whose own words are kept; there are 98.
KEPT_MUNICIPALITIES = 98

_State = tuple[tuple[str, ...], ...]
_kept: OrderedDict[str, tuple[_State, Knowledge]] = OrderedDict()
_tools: OrderedDict[str, tuple[Linker, Reader, Ranker]] = OrderedDict()
_heard: OrderedDict[tuple[str, int], tuple[Knowledge, tuple[Any, ...], Knowledge]] = OrderedDict()
_lock = threading.Lock()


def knowledge(session: Session) -> Knowledge:
    """What the matching knows now; one cheap statement unless the vocabulary has changed.

    The first to ask after a change waits while it is built, some seconds with all of ESCO; less
    when another process has built the same before.
    Meanwhile the others get what was known before; when there is nothing yet, they wait too.
    """
    url = _url(session)
    state = queries.vocabulary_state(session)
    kept = _kept.get(url)
    if kept is not None and kept[0] == state:
        return kept[1]
    if not _lock.acquire(blocking=kept is None) and kept is not None:
        return kept[1]
    try:
        kept = _kept.get(url)
        if kept is None or kept[0] != state:
            kept = _kept[url] = (state, _build(session))
            _forget_oldest(_kept, KEPT)
        return kept[1]
    finally:
        _lock.release()


def heard(session: Session, municipality_id: int) -> Knowledge:
    """`knowledge`, with a linker that goes by what the municipality's people said words mean.

    Two cheap statements unless something has changed, in this process or another. What the
    transaction sees decides, so what is rolled back is forgotten.
    """
    known, key = knowledge(session), (_url(session), municipality_id)
    state = labels.state(session, municipality_id)
    kept = _heard.get(key)
    if kept is None or kept[0] is not known or kept[1] != state:
        said = _words(session, municipality_id, known)
        own = replace(known, linker=known.linker.hearing(said), reader=known.reader.hearing(said))
        kept = _heard[key] = (known, state, own)
        _forget_oldest(_heard, KEPT_MUNICIPALITIES)
    return kept[2]


def suggest(
    known: Knowledge, text: str, kind: ConceptKind, language: Language, limit: int = 8
) -> Sequence[Choice]:
    """The concepts that may be meant by what was typed, best first."""
    answer = known.linker.answer(text, kind, language=language.value, limit=limit)
    settled = answer.link if answer.link and answer.link.how == "confirmed" else None
    return [
        Choice(
            known.id_of[found.code],
            found.code,
            found.label,
            found.matched_label,
            found.score,
            said=found.how == "confirmed",
            settled=found == settled,
        )
        for found in answer.suggestions
    ]


def _words(session: Session, municipality_id: int, known: Knowledge) -> ConfirmedWords:
    return ConfirmedWords(
        Said(
            row.kind,
            row.text,
            None if row.concept_id is None else known.code_of[row.concept_id],
            row.by_id,
        )
        for row in labels.standing(session, municipality_id)
    )


def _url(session: Session) -> str:
    bind = session.get_bind()
    return str(bind.url if isinstance(bind, Engine) else bind.engine.url)


def _build(session: Session) -> Knowledge:
    rows = queries.vocabulary(session)
    vocabulary = _vocabulary(rows)
    if vocabulary.version not in _tools:
        linker = built_linker(vocabulary)
        _tools[vocabulary.version] = linker, Reader(linker), Ranker(linker.vocabulary)
        _forget_oldest(_tools, KEPT)
    linker, reader, ranker = _tools[vocabulary.version]
    return Knowledge(
        vocabulary=linker.vocabulary,
        linker=linker,
        reader=reader,
        ranker=ranker,
        place_of={
            place.postcode: PlaceMiddle(place.latitude, place.longitude, place.name)
            for place in queries.places(session)
        },
        code_of=rows.code_of,
        id_of=rows.id_of,
    )


def _vocabulary(rows: queries.VocabularyRows) -> Vocabulary:
    names: dict[int, dict[Language, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for concept_id, language, text in rows.labels:
        names[concept_id][language].setdefault(text)
    code_of = rows.code_of
    return Vocabulary(
        (_concept(row, names.get(row.id, {})) for row in rows.concepts),
        ((code_of[one], code_of[other], essential) for one, other, essential in rows.relations),
        ((code_of[one], code_of[other], whole) for one, other, whole in rows.held),
    )


def _concept(row: queries.ConceptRow, names: Mapping[Language, Mapping[str, None]]) -> Concept:
    label = {"da": row.label_da, "en": row.label_en}
    return Concept(
        code=row.code,
        kind=row.kind,
        label=label,
        other_labels={
            language.value: tuple(text for text in texts if text != label[language.value])
            for language, texts in names.items()
        },
        isco=row.isco08,
        industry=row.industry,
        transversal=row.transversal,
    )


def _forget_oldest(kept: "OrderedDict[Any, Any]", most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)
