"""Taking in a vocabulary: what a source says now replaces what it said before."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, update
from sqlmodel import Session, col

from matching.sources.draft import DraftSource, Progress, VocabularyDraft, silent
from models.queries.paging import columns
from models.rules.calendar import COPENHAGEN
from models.tables.vocabulary import Concept, ConceptLabel, ConceptRelation, VocabularySource
from portal.services.matches.vocabulary_plan import TOLD, ImportReport, Plan, plan_import

_IDS = columns(col(Concept.code), col(Concept.id))
CHUNK = 5_000  # rows a statement; keeps memory flat and lets the progress move


def store_vocabulary(
    session: Session,
    draft: VocabularyDraft,
    *,
    now: datetime,
    progress: Progress = silent,
    force: bool = False,
) -> ImportReport:
    """Store what a source says now; nothing is done when it says what it said last time.

    Concepts are known again by their code. One that the source no longer names is retired and
    not deleted, because records use it, and comes back when it is named again. Labels and
    relations of the source are replaced. A concept with the name of an older one of another
    source stands for it (`same_as_id`).

    Args:
        session: one of `writing(engine)`; the caller commits, so it is all or nothing.
        force: store also what is unchanged, for instance after another source has changed.

    Raises:
        ImportProblem: the draft contradicts itself or another source.
    """
    if not force and is_stored(session, draft):
        return ImportReport(draft.source, unchanged=True)
    progress(0.0, "Sammenligner")
    session.flush()
    plan = plan_import(session, draft)
    store_source(session, draft.source, now=now, fingerprint=_stored_fingerprint(session, draft))
    _write_concepts(session, plan, now)
    ids = dict(session.execute(_IDS).all())
    _replace_labels(session, draft, plan, ids, progress)
    _replace_relations(session, draft, ids, progress)
    # Rows were written past the session; what it has loaded is old now.
    session.expire_all()
    progress(1.0, "Færdig")
    return plan.report


def is_stored(session: Session, draft: VocabularyDraft) -> bool:
    """Whether exactly this draft is what the store has from its source."""
    source = session.get(VocabularySource, draft.source.code)
    return source is not None and source.fingerprint == _stored_fingerprint(session, draft)


def store_source(
    session: Session, source: DraftSource, *, now: datetime, fingerprint: str = ""
) -> None:
    """Write down where something came from, with the attribution the product must show."""
    session.merge(
        VocabularySource(
            code=source.code,
            name=source.name,
            edition=source.edition,
            attribution=source.attribution,
            fingerprint=fingerprint or source.fingerprint,
            imported_at=now,
        )
    )
    session.flush()


def _stored_fingerprint(session: Session, draft: VocabularyDraft) -> str:
    """The draft's own fingerprint, with the other sources' concepts that it names.

    Job titles that came before the occupations they name must be read again when these come.
    """
    own = {concept.code for concept in draft.concepts}
    if not (foreign := {code for code, _, _ in draft.labels} - own):
        return draft.source.fingerprint
    known = foreign & set(session.execute(columns(col(Concept.code))).scalars())
    return hashlib.sha256(
        "\n".join((draft.source.fingerprint, *sorted(known))).encode()
    ).hexdigest()


def _write_concepts(session: Session, plan: Plan, now: datetime) -> None:
    connection = session.connection()
    by_id = update(Concept).where(col(Concept.id) == bindparam("row_id"))
    told = by_id.values({name: bindparam(name) for name in (*TOLD, "retired_on")})
    for rows in _chunks(plan.change):
        connection.execute(told, rows)
    retired_on = now.astimezone(COPENHAGEN).date()
    for ids in _chunks([{"row_id": row_id} for row_id in plan.retire]):
        connection.execute(by_id.values(retired_on=retired_on), ids)
    for rows in _chunks(plan.add):
        connection.execute(insert(Concept), rows)


def _replace_labels(
    session: Session,
    draft: VocabularyDraft,
    plan: Plan,
    ids: Mapping[str, int],
    progress: Progress,
) -> None:
    source = draft.source.code
    connection = session.connection()
    connection.execute(delete(ConceptLabel).where(col(ConceptLabel.source) == source))
    for done, part in enumerate(_chunks(plan.labels)):
        progress(0.1 + 0.3 * done * CHUNK / len(plan.labels), "Skriver navne")
        connection.execute(
            insert(ConceptLabel),
            [
                {"concept_id": ids[code], "language": language, "text": text, "source": source}
                for code, language, text in part
            ],
        )


def _replace_relations(
    session: Session, draft: VocabularyDraft, ids: Mapping[str, int], progress: Progress
) -> None:
    source = draft.source.code
    connection = session.connection()
    connection.execute(delete(ConceptRelation).where(col(ConceptRelation.source) == source))
    bonds = [*draft.relations.items(), *draft.held.items()]
    for done, part in enumerate(_chunks(bonds)):
        progress(0.4 + 0.6 * done * CHUNK / len(bonds), "Skriver kompetencer til job")
        connection.execute(
            insert(ConceptRelation),
            [
                {
                    "occupation_id": ids[occupation],
                    "skill_id": ids[other],
                    "essential": strong,
                    "source": source,
                }
                for (occupation, other), strong in part
            ],
        )


def _chunks(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for begin in range(0, len(rows), CHUNK):
        yield list(rows[begin : begin + CHUNK])
