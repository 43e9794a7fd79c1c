"""An appointment for citizen and company to meet before the company says yes (rule S4-27)."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType, PlacementState
from models.queries.interviews import interview_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.placements import Interview, Placement
from portal.services.inputs import ClockTime, DanishDate, Input, ShortText
from portal.services.trail import Happened, record, refuse_if_changed

# The company has seen the card, and nothing is approved yet.
MEETS_IN = frozenset(
    {
        PlacementState.PRESENTED,
        PlacementState.EMPLOYER_ACCEPTED,
        PlacementState.CHECKS_PENDING,
    }
)
Names = Annotated[ShortText, Field(max_length=300)]


class Appointment(Input):
    """When, where, and who takes part; often several from the company."""

    meets_on: DanishDate
    meets_at: ClockTime
    place: Annotated[ShortText, Field(max_length=200)]
    from_company: Names
    from_municipality: Names | None = None


def appoint(
    session: Session,
    placement: Placement,
    said: Appointment,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> Interview:
    """Make the appointment or move it.

    Args:
        seen: the version the person had before her; 0 when there was none.

    Raises:
        FasterColleague: a colleague wrote meanwhile.
        NotNow: the company has not seen the card, or it is approved or over already; or the time
            is over.
    """
    if placement.state not in MEETS_IN:
        raise NotNow("no_interview_now")
    row = interview_of(session, placement.id)
    version = row.version if row else 0
    refuse_if_changed(session, ObjectType.PLACEMENT, placement.id, seen=seen, version=version)
    meets_at = datetime.combine(said.meets_on, said.meets_at, COPENHAGEN)
    if meets_at <= now:
        raise NotNow("interview_in_the_past")
    values: dict[str, Any] = {
        "meets_at": meets_at,
        "place": said.place,
        "from_company": said.from_company,
        "from_municipality": said.from_municipality or "",
        "by_id": by.user_id,
    }
    row = row.sqlmodel_update(values) if row else Interview(placement_id=placement.id, **values)
    session.add(row)
    session.flush()
    _told(session, placement, "interview_appointed", by=by, now=now)
    return row


def call_off(
    session: Session, placement: Placement, *, seen: int, by: Viewer, now: datetime
) -> None:
    """There will be no such meeting; the trail keeps that there was to be one.

    Raises:
        FasterColleague: a colleague moved it meanwhile.
    """
    row = interview_of(session, placement.id)
    if row is None:
        return
    refuse_if_changed(session, ObjectType.PLACEMENT, placement.id, seen=seen, version=row.version)
    session.delete(row)
    session.flush()
    _told(session, placement, "interview_called_off", by=by, now=now)


def _told(
    session: Session, placement: Placement, action: str, *, by: Viewer, now: datetime
) -> None:
    happened = Happened(ObjectType.PLACEMENT, placement.id, action, company_id=placement.company_id)
    record(session, happened, by=by, now=now)
