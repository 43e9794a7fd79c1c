"""A time for the next follow-up: agreed, moved, called off."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.kinds import ContactWay, ObjectType, PlacementState
from models.queries.agreed_times import time_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.placement_flow import ENDED
from models.tables.placements import Placement
from models.tables.progression import AgreedTime
from portal.services.inputs import ClockTime, DanishDate, Input
from portal.services.trail import Happened, record, refuse_if_changed

# Also after the end, for aftercare; and before the first day, to meet on it.
OPEN_IN = frozenset({PlacementState.APPROVED, PlacementState.ACTIVE, PlacementState.CLOSED}) | ENDED


class TimeAgreed(Input):
    """The day, the clock in Denmark, and how people meet."""

    day: DanishDate
    clock: ClockTime
    way: ContactWay


def start_of(agreed: AgreedTime | None) -> dict[str, object]:
    """What the form begins from: the time as it stands, so that only what moves is typed."""
    if agreed is None:
        return {"way": ContactWay.VISIT}
    meets = agreed.meets_at.astimezone(COPENHAGEN)
    return {"day": meets.date(), "clock": meets.time(), "way": agreed.way}


def agree(
    session: Session,
    placement: Placement,
    given: TimeAgreed,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Agree on a time, or move the one that was agreed on.

    Args:
        seen: the version of the time the person had before her, 0 when there was none.

    Raises:
        FasterColleague: a colleague moved it since the form was opened.
        NotNow: the placement is not approved, or the time has passed.
    """
    if placement.state not in OPEN_IN:
        raise NotNow("no_time_now")
    meets_at = datetime.combine(given.day, given.clock, COPENHAGEN)
    if meets_at <= now:
        raise NotNow("time_passed")
    row = time_of(session, placement.id, lock=True)
    version = row.version if row else 0
    refuse_if_changed(session, ObjectType.PLACEMENT, placement.id, seen=seen, version=version)
    action = "time_moved" if row else "time_agreed"
    told: dict[str, Any] = {
        "meets_at": meets_at.astimezone(now.tzinfo),
        "way": given.way,
        "by_id": by.user_id,
    }
    if row is None:
        row = AgreedTime(placement_id=placement.id, **told)
    row.sqlmodel_update(told)
    session.add(row)
    session.flush()
    _record(session, placement, action, row, by, now)


def call_off(session: Session, placement: Placement, *, by: Viewer, now: datetime) -> None:
    """Call the agreed time off; when there is none any more, nothing happens."""
    row = time_of(session, placement.id, lock=True)
    if row is not None:
        session.delete(row)
        session.flush()
        _record(session, placement, "time_called_off", row, by, now)


def _record(
    session: Session,
    placement: Placement,
    action: str,
    row: AgreedTime,
    by: Viewer,
    now: datetime,
) -> None:
    details = {"meets_at": row.meets_at.isoformat(), "way": row.way.value}
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        action,
        details=details,
        company_id=placement.company_id,
    )
    record(session, happened, by=by, now=now)
