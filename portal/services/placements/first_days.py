"""The first day at a workplace: what the citizen should know before she goes there."""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType
from models.queries.placements import PlacementDetails, first_day_of
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.placements import FirstDay, Placement
from portal.services.inputs import ClockTime, Input, LongText, ShortText
from portal.services.trail import Happened, record, refuse_if_changed

Told = Annotated[LongText, Field(max_length=500)]
Short = Annotated[LongText, Field(max_length=300)]
Phone = Annotated[str, Field(min_length=8, max_length=20, pattern=r"^[+0-9 ]+$")]


class FirstDayTold(Input):
    """All of it may wait; the sheet names what is missing."""

    meets_at: ClockTime | None = None
    meeting_place: Short | None = None
    ask_for: ShortText | None = None
    way_there: Told | None = None
    bring: Told | None = None
    breaks: Short | None = None
    mentor_name: ShortText | None = None
    ill_name: ShortText | None = None
    ill_phone: Phone | None = None


def known_of(session: Session, whole: PlacementDetails) -> FirstDay:
    """What was written, else what the agreement says: nothing is typed twice. Not stored."""
    placement = whole.placement
    written = first_day_of(session, placement.id)
    if written is not None:
        return written
    first = placement.starts and placement.starts.weekday()
    begins = [slot.starts for slot in whole.slots if slot.weekday == first]
    return FirstDay(
        placement_id=placement.id,
        version=0,
        meets_at=min(begins, default=None),
        ask_for=placement.contact_name,
        mentor_name=placement.mentor_name,
        ill_name=placement.contact_name,
        ill_phone=placement.contact_phone,
    )


def write_first_day(
    session: Session,
    placement: Placement,
    told: FirstDayTold,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write down what the citizen shall know.

    Args:
        seen: the version the person had before her; 0 when nothing was written then.

    Raises:
        FasterColleague: a colleague wrote meanwhile.
        NotNow: the placement is over or was stopped.
    """
    if placement.state in placement_flow.STOPPED | placement_flow.ENDED:
        raise NotNow("first_day_is_over")
    row = first_day_of(session, placement.id)
    version = row.version if row else 0
    refuse_if_changed(session, ObjectType.PLACEMENT, placement.id, seen=seen, version=version)
    row = row or FirstDay(placement_id=placement.id)
    values = told.model_dump(exclude={"meets_at"})
    row.sqlmodel_update({name: text or "" for name, text in values.items()})
    row.meets_at = told.meets_at
    session.add(row)
    session.flush()
    happened = Happened(ObjectType.PLACEMENT, placement.id, "first_day_written")
    record(session, happened, by=by, now=now)
