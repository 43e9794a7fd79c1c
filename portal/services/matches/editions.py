"""Editions: each part of a record as it stood after every change, so that nothing is ever lost."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from models.kinds import RecordPart
from models.queries import editions
from models.rules.access import Viewer
from models.tables.people import Citizen
from models.tables.records import RecordEdition
from portal.services.citizens.cv_content import cv_content
from portal.services.citizens.part_contents import danish_content, practical_content, wishes_content
from portal.services.citizens.programme_content import programme_content

Content = dict[str, list[dict[str, object]]]
"""Sections with rows of plain values: text, numbers, days as 2027-02-01, members by their value.

A row's `id` tells which row of the last edition it was; it is not shown. A row without one is
compared with the row at the same place. What a section and a value are called stands in
`portal/words/editions.py`.
"""

# What each part consists of.
CONTENT: Mapping[RecordPart, Callable[[Session, Citizen], Content]] = {
    RecordPart.CV: cv_content,
    RecordPart.PROGRAMME: programme_content,
    RecordPart.WISHES: wishes_content,
    RecordPart.DANISH: danish_content,
    RecordPart.PRACTICAL: practical_content,
}


def content_of(session: Session, citizen: Citizen, part: RecordPart) -> Content:
    """The part as it stands now."""
    return CONTENT[part](session, citizen)


def keep_first(session: Session, citizen: Citizen, part: RecordPart, *, now: datetime) -> None:
    """Before the first change here: keep what was there, written by nobody we know.

    Called before each change; does nothing when an edition is kept already, or nothing was there.
    """
    if editions.newest(session, citizen.id, part) is not None:
        return
    content = content_of(session, citizen, part)
    if any(content.values()):
        session.add(RecordEdition(citizen_id=citizen.id, part=part, content=content, at=now))
        session.flush()


def keep_edition(
    session: Session, citizen: Citizen, part: RecordPart, *, by: Viewer, now: datetime
) -> None:
    """After a change: keep how the part stands now. Nothing is kept when nothing has changed."""
    session.flush()
    content = content_of(session, citizen, part)
    last = editions.newest(session, citizen.id, part)
    if last is not None and last.content == content:
        return
    session.add(
        RecordEdition(citizen_id=citizen.id, part=part, content=content, by_id=by.user_id, at=now)
    )
    session.flush()
