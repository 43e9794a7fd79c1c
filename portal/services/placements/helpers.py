"""Mentor and language buddy: what was done to prepare them, and the weeks they practised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field
from sqlmodel import Session

from models.kinds import HelperHint, ObjectType, PlacementState
from models.queries import helpers as queries
from models.queries.alignment import alignment_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.helpers import WEEK, Helped, hints, monday_of
from models.tables.placement_life import ExpectationAlignment
from models.tables.placements import Placement
from models.tables.progression import BuddyWeek
from portal.services.inputs import DanishDate, DanishWhole, Input
from portal.services.placements.alignment import OPEN_IN
from portal.services.trail import Happened, record, refuse_if_changed

# A buddy tells of the present week and of those just over.
_TOLD_LATE = 4 * WEEK


class HelperDays(Input):
    """When each was prepared; empty is not yet."""

    mentor_briefed_on: DanishDate | None = None
    mentor_trained_on: DanishDate | None = None
    buddy_trained_on: DanishDate | None = None


class BuddyTick(Input):
    """So many minutes of Danish a day in the week that holds the day."""

    week_of: DanishDate
    minutes_a_day: Annotated[DanishWhole, Field(ge=0, le=60)]


@dataclass(frozen=True)
class HelpersShown:
    """Who helps, what to remind of, and what was told; the newest first.

    Args:
        text: the expectations; an unsaved empty row with version 0 when there are none.
        teacher: rows (TeacherFollowUp, who wrote it).
    """

    text: ExpectationAlignment
    hints: Sequence[HelperHint]
    weeks: Sequence[BuddyWeek]
    teacher: Sequence[Any]


def helpers_of(
    session: Session, placement: Placement, text: ExpectationAlignment, on: date
) -> HelpersShown:
    """Everything about those who help at a placement; two statements."""
    weeks = queries.weeks_of(session, placement.id)
    reminded: list[HelperHint] = []
    if placement.state in OPEN_IN and placement.starts and placement.ends:
        helped = Helped(
            mentor_name=placement.mentor_name,
            mentor_briefed_on=text.mentor_briefed_on,
            mentor_trained_on=text.mentor_trained_on,
            buddy_name=text.buddy_name,
            buddy_trained_on=text.buddy_trained_on,
            mondays=frozenset(row.monday for row in weeks),
            starts=placement.starts,
            ends=placement.ends,
        )
        reminded = list(hints(helped, on))
    return HelpersShown(text, reminded, weeks, queries.teacher_said(session, placement.id))


def text_of(session: Session, placement: Placement) -> ExpectationAlignment:
    """The expectations of the placement, or an unsaved empty row with version 0."""
    empty = ExpectationAlignment(placement_id=placement.id, version=0)
    return alignment_of(session, placement) or empty


def note_days(
    session: Session,
    placement: Placement,
    days: HelperDays,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Note when mentor and buddy were prepared; nobody's yes to the expectations is undone by it.

    Raises:
        FasterColleague: a colleague changed the expectations since the form was opened.
        NotNow: the placement is not agreed on or is over, or a day lies ahead.
    """
    if placement.state not in OPEN_IN:
        raise NotNow("no_alignment_now")
    today = now.astimezone(COPENHAGEN).date()
    for name, day in days.model_dump().items():
        if day is not None and day > today:
            raise NotNow(f"{name}_ahead")
    text = alignment_of(session, placement, lock=True)
    version = text.version if text else 0
    refuse_if_changed(session, ObjectType.PLACEMENT, placement.id, seen=seen, version=version)
    text = text or ExpectationAlignment(placement_id=placement.id)
    text.sqlmodel_update(days.model_dump())
    session.add(text)
    session.flush()
    _record(session, placement, "helpers_prepared", days.model_dump(mode="json"), by, now)


def tick_week(
    session: Session, placement: Placement, tick: BuddyTick, *, by: Viewer, now: datetime
) -> None:
    """Tell of one week with the buddy; told again, the later word counts.

    Raises:
        NotNow: nobody is buddy there, it does not run, or the week lies ahead, before the start
            or too far back.
    """
    if placement.state is not PlacementState.ACTIVE or placement.starts is None:
        raise NotNow("no_buddy_week_now")
    if not text_of(session, placement).buddy_name:
        raise NotNow("no_buddy_here")
    today, monday = now.astimezone(COPENHAGEN).date(), monday_of(tick.week_of)
    too_early = monday < max(monday_of(placement.starts), monday_of(today) - _TOLD_LATE)
    if too_early or monday > today:
        raise NotNow("buddy_week_unlikely")
    row = queries.week_of(session, placement.id, monday)
    told: dict[str, Any] = {"minutes_a_day": tick.minutes_a_day, "by_id": by.user_id, "at": now}
    if row is None:
        row = BuddyWeek(placement_id=placement.id, monday=monday, **told)
    row.sqlmodel_update(told)
    session.add(row)
    session.flush()
    details = {"monday": monday.isoformat(), "minutes_a_day": tick.minutes_a_day}
    _record(session, placement, "buddy_week_told", details, by, now)


def _record(
    session: Session,
    placement: Placement,
    action: str,
    details: dict[str, Any],
    by: Viewer,
    now: datetime,
) -> None:
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        action,
        details=details,
        company_id=placement.company_id,
    )
    record(session, happened, by=by, now=now)
