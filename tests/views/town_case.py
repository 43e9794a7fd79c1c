"""What was written about one citizen's case, for the town: one of each kind."""

from sqlmodel import Session

from models.kinds import NoteKind
from models.tables.people import Citizen
from portal.services.notes import NewNote, write_note
from tests.worlds import World


def case_of(session: Session, world: World, citizen_id: int) -> dict[str, list[int]]:
    """The numbers of the things, by their kind."""
    sara = world.people.viewer("sara")
    citizen = session.get_one(Citizen, citizen_id)
    said = NewNote(
        kind=NoteKind.PHONE, happened_on="2.11.2026", happened_at="9.30", text="Ringede om bussen."
    )
    note = write_note(session, citizen, said, by=sara, now=world.now)
    return {"note": [note.id]}
