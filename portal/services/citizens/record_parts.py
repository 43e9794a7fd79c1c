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
from portal.services.matches.editions import keep_edition, keep_first
from portal.services.trail import Happened, record, refuse_if_changed


@dataclass(frozen=True)
class Change:
    """What is being done.

    Args:
        action: what the trail calls it, see `portal/words/actions.py`.
        seen: the version of the citizen that the person had before her.
    """

    part: RecordPart
    action: str
    seen: int


@contextmanager
def changing(
    session: Session, citizen: Citizen, change: Change, *, by: Viewer, now: datetime
) -> Iterator[None]:
    """What is done to the part inside is one change.

    Raises:
        FasterColleague: a colleague changed the record since the form was opened.
    """
    refuse_if_changed(
        session, ObjectType.CITIZEN, citizen.id, seen=change.seen, version=citizen.version
    )
    keep_first(session, citizen, change.part, now=now)
    yield
    # Rows of other tables alone would leave the version, and let a colleague overwrite them.
    flag_modified(citizen, "district")
    keep_edition(session, citizen, change.part, by=by, now=now)
    record(session, Happened(ObjectType.CITIZEN, citizen.id, change.action), by=by, now=now)


def replace_rows(session: Session, citizen: Citizen, table: Any, rows: Iterable[SQLModel]) -> None:
    """Let these be the citizen's rows of the table, in this order, instead of those there."""
    session.execute(delete(table).where(table.citizen_id == citizen.id))
    session.add_all(rows)
    session.flush()
