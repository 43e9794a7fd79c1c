"""Talks with the language teacher about the Danish at work: what was said, and who is due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ContactWay, ObjectType
from models.queries import helpers as queries
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.progression import teacher_due
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.placements import Placement
from models.tables.progression import TeacherFollowUp
from portal.services.inputs import DanishDate, Input, LongText, ShortText
from portal.services.law.figures import figures_on
from portal.services.placements.placement_follow_ups import BEGUN
from portal.services.trail import Happened, record

WEEKS = "buddy.teacher_weeks"
# It is told of so long before its last day.
_AHEAD = timedelta(days=6)


class TeacherSaid(Input):
    """What the language teacher said, and who she is."""

    way: ContactWay
    held_on: DanishDate
    teacher: ShortText
    said: Annotated[LongText, Field(min_length=3)]
    agreed: Annotated[str, Field(max_length=1000)] = ""


@dataclass(frozen=True)
class WaitingTeacher:
    """A placement whose language teacher should be asked by `due_on`."""

    placement: Placement
    alias: str
    company: Company
    opening: Opening
    due_on: date


def note(
    session: Session, placement: Placement, told: TeacherSaid, *, by: Viewer, now: datetime
) -> TeacherFollowUp:
    """Write down what the language teacher said.

    Raises:
        NotNow: the placement has not begun, or the day lies ahead or before its start.
    """
    if placement.state not in BEGUN or placement.starts is None:
        raise NotNow("follow_up_not_now")
    if told.held_on > now.astimezone(COPENHAGEN).date():
        raise NotNow("follow_up_ahead")
    if told.held_on < placement.starts:
        raise NotNow("follow_up_before_start", starts=placement.starts.isoformat())
    row = TeacherFollowUp(placement_id=placement.id, by_id=by.user_id, at=now, **told.model_dump())
    session.add(row)
    session.flush()
    details = {"held_on": row.held_on.isoformat()}
    happened = Happened(ObjectType.PLACEMENT, placement.id, "teacher_told", details=details)
    record(session, happened, by=by, now=now)
    return row


def waiting_for(
    session: Session, viewer: Viewer, on: date, *, consultant_id: int | None = None
) -> list[WaitingTeacher]:
    """Where somebody practises Danish with a buddy and the language teacher should be asked, the
    one that has waited longest first. Two statements whatever the number of placements."""
    rows = queries.with_buddy(session, viewer, consultant_id=consultant_id)
    if not rows:
        return []
    weeks = figures_on(session, on, viewer.municipality_id).whole(WEEKS)
    found = []
    for placement, alias, company, opening, last in rows:
        held = [last] if last else []
        due_on = teacher_due(held, placement.starts, weeks)
        if due_on - _AHEAD <= on:
            found.append(WaitingTeacher(placement, alias, company, opening, due_on))
    return sorted(found, key=lambda row: (row.due_on, row.placement.id))
