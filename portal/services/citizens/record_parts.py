"""Changing a part of a record: nobody overwritten, an edition kept, a line in the trail."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, SQLModel

from models.kinds import ObjectType, RecordPart
from models.rules.access import Viewer
from models.tables.people import Citizen
from portal.services.matches.editions import content_of, keep_edition, keep_first
from portal.services.trail import Happened, fingerprint, record, refuse_if_changed


@dataclass(frozen=True)
class Section:
    """What one form writes: some sections of a part, see `part_contents`."""

    part: RecordPart
    names: tuple[str, ...]


WISHES = Section(RecordPart.WISHES, ("industries", "wishes"))
LEVELS = Section(RecordPart.DANISH, ("danish_levels",))
COURSE = Section(RecordPart.DANISH, ("danish_course", "danish_start", "danish_tests"))
LESSONS = Section(RecordPart.DANISH, ("lessons",))
PRACTICAL = Section(RecordPart.PRACTICAL, ("practical", "free_time"))
CONSIDERATIONS = Section(RecordPart.PRACTICAL, ("considerations",))
CONTACTS = Section(RecordPart.PRACTICAL, ("contacts",))


@dataclass(frozen=True)
class Change:
    """What is being done.

    Args:
        action: what the trail calls it, see `portal/words/actions.py`.
        seen: the section's version that the person had before her, see `version_of`.
    """

    section: Section
    action: str
    seen: int


def version_of(session: Session, citizen: Citizen, section: Section) -> int:
    """A number that becomes another when anything in the section does.

    Colleagues who write different sections of a record do not disturb each other.
    """
    content = content_of(session, citizen, section.part)
    return fingerprint([content[name] for name in section.names])


@contextmanager
def changing(
    session: Session, citizen: Citizen, change: Change, *, by: Viewer, now: datetime
) -> Iterator[None]:
    """What is done to the part inside is one change.

    Raises:
        FasterColleague: a colleague changed the section since the form was opened.
    """
    wait_for_colleagues(session, citizen)
    version = version_of(session, citizen, change.section)
    refuse_if_changed(session, ObjectType.CITIZEN, citizen.id, seen=change.seen, version=version)
    keep_first(session, citizen, change.section.part, now=now)
    yield
    # Rows of other tables alone would leave the version, and an import would overwrite them.
    flag_modified(citizen, "district")
    keep_edition(session, citizen, change.section.part, by=by, now=now)
    record(session, Happened(ObjectType.CITIZEN, citizen.id, change.action), by=by, now=now)


def wait_for_colleagues(session: Session, citizen: Citizen) -> None:
    """Two who write the record at once take turns; the second reads what the first has left."""
    session.expire_all()
    session.refresh(citizen, with_for_update=True)


def replace_rows(session: Session, citizen: Citizen, table: Any, rows: Iterable[SQLModel]) -> None:
    """Let these be the citizen's rows of the table, in this order, instead of those there."""
    session.execute(delete(table).where(table.citizen_id == citizen.id))
    session.add_all(rows)
    session.flush()
