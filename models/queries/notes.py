"""Case notes as the viewer may read them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import true
from sqlmodel import Session, col, select

from models.kinds import NoteKind, Role
from models.queries.paging import Page, Wanted, columns
from models.rules.access import Viewer
from models.tables.case import CaseNote
from models.tables.columns import folded
from models.tables.people import User

# What was seen of how a person works helps everyone who works with her. The other kinds may tell
# of benefits, refusals, family or health, which are for her caseworkers alone (rule B.9).
FOR_ALL = (NoteKind.OBSERVATION,)


def mine(viewer: Viewer) -> Any:
    """The condition that keeps notes to what the viewer's role may read.

    Whose citizen it is must have been asked before, with `citizen_for`.
    """
    return true() if viewer.role is Role.CASEWORKER else col(CaseNote.kind).in_(FOR_ALL)


def note_for(session: Session, viewer: Viewer, citizen_id: int, note_id: int) -> CaseNote | None:
    """One note of a citizen, or None when there is none that the viewer may read."""
    return session.exec(
        select(CaseNote).where(
            CaseNote.id == note_id, CaseNote.citizen_id == citizen_id, mine(viewer)
        )
    ).first()


def notes_page(
    session: Session, viewer: Viewer, citizen_id: int, wanted: Wanted, search: str = ""
) -> Page[Any]:
    """Rows (CaseNote, who wrote it), what happened last first.

    All notes of one citizen are read, at most some hundred, because the databases disagree on
    what a search for æ, ø and å finds.
    """
    rows = session.execute(
        columns(CaseNote, User.name)
        .join(User, col(User.id) == CaseNote.by_id)
        .where(CaseNote.citizen_id == citizen_id, mine(viewer))
        .order_by(col(CaseNote.happened_at).desc(), col(CaseNote.id).desc())
    ).all()
    key = folded(search)
    found = [row for row in rows if key in folded(f"{row[0].text} {row[1]}")]
    return Page(found[wanted.offset : wanted.offset + wanted.size], len(found), wanted)


def corrections(
    session: Session, viewer: Viewer, notes: Sequence[CaseNote]
) -> Mapping[int, Sequence[Any]]:
    """Rows (CaseNote, who wrote it) that correct one of these notes, by the note's number."""
    rows = session.execute(
        columns(CaseNote, User.name)
        .join(User, col(User.id) == CaseNote.by_id)
        .where(col(CaseNote.corrects_id).in_([note.id for note in notes]), mine(viewer))
        .order_by(col(CaseNote.id))
    ).all()
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0].corrects_id, []).append(row)
    return found
