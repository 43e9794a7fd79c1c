"""The vocabulary as plain rows. It is the same for everyone, so no viewer is asked for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import ConceptKind, Language
from models.queries.paging import columns
from models.tables.vocabulary import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    Industry,
    Place,
    VocabularySource,
)

ROWS_A_QUESTION = 500  # ids in one IN list; SQLite and PostgreSQL both take that many


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """One occupation or skill that is in use, however many sources name it.

    `id` and `code` are those of the oldest row, the others stand for it.
    """

    id: int
    code: str
    kind: ConceptKind
    label_da: str
    label_en: str
    isco08: str | None
    industry: str | None
    transversal: bool


@dataclass(frozen=True)
class VocabularyRows:
    """Everything that is in use, with what stands for the same thing put together.

    Args:
        concepts: by id.
        labels: further names as (concept id, language, text).
        relations: (occupation id, skill id, essential).
        held: (occupation id, id of the one whose work it holds, all of it).
        code_of: the code for every id in the store, also of retired concepts and of those that
            stand for another.
        id_of: the id for every code in the store, likewise.
    """

    concepts: Sequence[ConceptRow]
    labels: Sequence[tuple[int, Language, str]]
    relations: Sequence[tuple[int, int, bool]]
    held: Sequence[tuple[int, int, bool]]
    code_of: Mapping[int, str]
    id_of: Mapping[str, int]


@dataclass(frozen=True)
class SourceCounts:
    """One source with how much of the store is its word."""

    source: VocabularySource
    occupations: int
    skills: int
    retired: int
    same_as: int
    labels: int
    relations: int


def vocabulary(session: Session) -> VocabularyRows:
    """The whole vocabulary; three statements whatever its size."""
    stored = session.execute(columns(*_CONCEPT).order_by(col(Concept.id))).all()
    first = _first_of_its_kind(stored)
    concepts = _in_use(stored, first)
    labels = [
        (first[concept_id], language, text)
        for concept_id, language, text in session.execute(_LABELS)
        if first[concept_id] in concepts
    ]
    for row in stored:
        known = concepts.get(first[row.id])
        if known is not None and row.id != known.id and row.retired_on is None:
            labels += [
                (known.id, Language.DANISH, row.label_da),
                (known.id, Language.ENGLISH, row.label_en),
            ]
    bonds: dict[ConceptKind, list[tuple[int, int, bool]]] = {kind: [] for kind in ConceptKind}
    for occupation, other, strong in session.execute(_RELATIONS):
        one, two = first[occupation], first[other]
        if one in concepts and two in concepts and one != two:
            bonds[concepts[two].kind].append((one, two, strong))
    codes = {row.id: row.code for row in stored}
    return VocabularyRows(
        concepts=list(concepts.values()),
        labels=labels,
        relations=bonds[ConceptKind.SKILL],
        held=bonds[ConceptKind.OCCUPATION],
        code_of={row.id: codes[first[row.id]] for row in stored},
        id_of={row.code: first[row.id] for row in stored},
    )


_CONCEPT = (
    col(Concept.id),
    col(Concept.code),
    col(Concept.kind),
    col(Concept.label_da),
    col(Concept.label_en),
    col(Concept.isco08),
    col(Concept.industry),
    col(Concept.sort),
    col(Concept.same_as_id),
    col(Concept.retired_on),
)
_LABELS = columns(
    col(ConceptLabel.concept_id), col(ConceptLabel.language), col(ConceptLabel.text)
).order_by(col(ConceptLabel.id))
_RELATIONS = columns(
    col(ConceptRelation.occupation_id),
    col(ConceptRelation.skill_id),
    col(ConceptRelation.essential),
)


def _first_of_its_kind(stored: Iterable[Any]) -> dict[int, int]:
    """For every id the oldest one that means the same; a row points at an older one only."""
    first: dict[int, int] = {}
    for row in stored:
        first[row.id] = row.id if row.same_as_id is None else first[row.same_as_id]
    return first


def _in_use(stored: Iterable[Any], first: Mapping[int, int]) -> dict[int, ConceptRow]:
    """The concepts that at least one source still names, by the id of the oldest row.

    The name is that of the oldest source that still uses it.
    """
    codes: dict[int, str] = {}
    concepts: dict[int, ConceptRow] = {}
    for row in stored:
        row_id = first[row.id]
        codes[row.id] = row.code
        if row.retired_on is not None:
            continue
        known = concepts.get(row_id)
        concepts[row_id] = ConceptRow(
            id=row_id,
            code=codes[row_id],
            kind=row.kind,
            label_da=known.label_da if known else row.label_da,
            label_en=known.label_en if known else row.label_en,
            isco08=(known and known.isco08) or row.isco08,
            industry=(known and known.industry) or row.industry,
            transversal=(known is not None and known.transversal) or row.sort == "transversal",
        )
    return dict(sorted(concepts.items()))


def concept_by_code(session: Session, code: str) -> Concept | None:
    """The concept of exactly that code, retired or not."""
    return session.exec(select(Concept).where(Concept.code == code)).first()


def concepts_of_sort(session: Session, sort: str) -> Sequence[Concept]:
    """The concepts of one sort that are in use, such as "licence", in the order they came."""
    return session.exec(
        select(Concept)
        .where(
            Concept.sort == sort,
            col(Concept.retired_on).is_(None),
            col(Concept.same_as_id).is_(None),
        )
        .order_by(col(Concept.id))
    ).all()


def concepts_by_ids(session: Session, ids: Collection[int]) -> dict[int, Concept]:
    """The concepts of the ids that exist, by id."""
    wanted = sorted(set(ids))
    found: dict[int, Concept] = {}
    for begin in range(0, len(wanted), ROWS_A_QUESTION):
        part = wanted[begin : begin + ROWS_A_QUESTION]
        rows = session.exec(select(Concept).where(col(Concept.id).in_(part)))
        found |= {concept.id: concept for concept in rows}
    return found


def sources(session: Session) -> Sequence[VocabularySource]:
    """Where the vocabulary and the postcodes came from, by code."""
    return session.exec(select(VocabularySource).order_by(VocabularySource.code)).all()


def source_counts(session: Session) -> list[SourceCounts]:
    """Every source with its numbers, by code; four statements."""
    concepts = columns(
        col(Concept.source),
        func.count().filter(_alive(), col(Concept.kind) == ConceptKind.OCCUPATION),
        func.count().filter(_alive(), col(Concept.kind) == ConceptKind.SKILL),
        func.count(col(Concept.retired_on)),
        func.count(col(Concept.same_as_id)),
    ).group_by(col(Concept.source))
    told: dict[str, tuple[int, int, int, int]] = {
        row[0]: (row[1], row[2], row[3], row[4]) for row in session.execute(concepts)
    }
    labels = _rows_by_source(session, col(ConceptLabel.source))
    relations = _rows_by_source(session, col(ConceptRelation.source))
    return [
        SourceCounts(
            source,
            *told.get(source.code, (0, 0, 0, 0)),
            labels.get(source.code, 0),
            relations.get(source.code, 0),
        )
        for source in sources(session)
    ]


def _alive() -> Any:
    return col(Concept.retired_on).is_(None)


def _rows_by_source(session: Session, source: Any) -> dict[str, int]:
    rows = session.execute(columns(source, func.count()).group_by(source))
    return dict(rows.all())


def vocabulary_state(session: Session) -> tuple[tuple[str, ...], ...]:
    """Values that change whenever the vocabulary or the postcodes do; one cheap statement."""
    newest_label = select(func.max(ConceptLabel.id)).scalar_subquery()
    rows = session.execute(
        columns(
            col(VocabularySource.code),
            col(VocabularySource.fingerprint),
            col(VocabularySource.imported_at),
            newest_label,
        ).order_by(col(VocabularySource.code))
    )
    return tuple(tuple(map(str, row)) for row in rows)


def industries(session: Session) -> Sequence[Industry]:
    """The industries in the order in which they are shown."""
    return session.exec(select(Industry).order_by(col(Industry.position), Industry.code)).all()


def industry_of(session: Session, code: str) -> Industry:
    return session.exec(select(Industry).where(Industry.code == code)).one()


def places(session: Session) -> Sequence[Place]:
    """The Danish postcodes, in order."""
    return session.exec(select(Place).order_by(Place.postcode)).all()
