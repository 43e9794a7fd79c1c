"""Case notes: written once and never changed; a mistake is put right by a new note (rule B-32)."""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import NoteKind, ObjectType
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.case import CaseNote
from models.tables.people import Citizen
from portal.services.inputs import ClockTime, DanishDate, Input, LongText
from portal.services.trail import Happened, record

NoteText = Annotated[LongText, Field(max_length=4000)]


class NewNote(Input):
    """Something that was said, seen, sent or received."""

    kind: NoteKind
    happened_on: DanishDate
    happened_at: ClockTime
    text: NoteText


class Correction(Input):
    """What is right instead."""

    text: NoteText


def write_note(
    session: Session, citizen: Citizen, new: NewNote, *, by: Viewer, now: datetime
) -> CaseNote:
    """Add a note to the case.

    Raises:
        NotNow: it is said to happen in the future.
    """
    happened_at = datetime.combine(new.happened_on, new.happened_at, COPENHAGEN)
    if happened_at > now:
        raise NotNow("note_in_the_future")
    note = CaseNote(
        citizen_id=citizen.id,
        kind=new.kind,
        happened_at=happened_at,
        text=new.text,
        by_id=by.user_id,
        at=now,
    )
    return _kept(session, note, "note_written", by=by, now=now)


def correct_note(
    session: Session, wrong: CaseNote, said: Correction, *, by: Viewer, now: datetime
) -> CaseNote:
    """Add a note that puts another one right; both stay.

    It is of the same kind, so that whoever could read the mistake reads what is right.
    """
    note = CaseNote(
        citizen_id=wrong.citizen_id,
        kind=wrong.kind,
        happened_at=wrong.happened_at,
        text=said.text,
        corrects_id=wrong.id,
        by_id=by.user_id,
        at=now,
    )
    return _kept(session, note, "note_corrected", by=by, now=now)


def _kept(session: Session, note: CaseNote, action: str, *, by: Viewer, now: datetime) -> CaseNote:
    session.add(note)
    session.flush()
    details = {"note": note.id}
    happened = Happened(ObjectType.CITIZEN, note.citizen_id, action, details=details)
    record(session, happened, by=by, now=now)
    return note
