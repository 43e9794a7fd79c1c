"""Following placements up: the plan beside what was held, what waits, and the quick entry."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ContactWay, ObjectType, PlacementFollowUpKind, PlacementState
from models.queries import people
from models.queries import placement_follow_ups as queries
from models.queries.agreed_times import time_of
from models.rules import placement_follow_ups as rules
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.placement_flow import ENDED
from models.rules.placement_follow_ups import FollowedPlacement, PlannedFollowUp
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.placement_life import PlacementFollowUp
from models.tables.placements import Placement
from portal.services.inputs import DanishDate, DanishWhole, Input, LongText
from portal.services.trail import Happened, record

# It has begun.
BEGUN = frozenset({PlacementState.ACTIVE, PlacementState.CLOSED}) | ENDED


class FollowUpEntry(Input):
    """What was said: short enough to be written on the way back to the car."""

    way: ContactWay
    held_on: DanishDate
    summary: Annotated[LongText, Field(min_length=3)]
    citizen_said: Annotated[LongText, Field(max_length=1000)]
    agreed: Annotated[str, Field(max_length=1000)] = ""


class FollowUpPace(Input):
    """How many weeks lie between two regular follow-ups."""

    follow_up_weeks: Annotated[DanishWhole, Field(ge=1, le=26)]


@dataclass(frozen=True)
class ShownFollowUp:
    """One line of a placement's plan.

    Args:
        planned: None for one that nobody had planned.
        held: None for one that was not held, or not yet.
        waits: its days have come, and nobody has caught up since.
    """

    planned: PlannedFollowUp | None
    held: PlacementFollowUp | None
    waits: bool

    @property
    def day(self) -> date:
        if self.held is not None:
            return self.held.held_on
        if self.planned is None:
            raise ValueError("a follow-up is planned or held")
        return self.planned.due_on


@dataclass(frozen=True)
class WaitingFollowUp:
    """A placement that somebody should call or visit; `since` is what has waited longest."""

    placement: Placement
    alias: str
    company: Company
    opening: Opening
    since: PlannedFollowUp


def plan_of(
    session: Session, placement: Placement, held: Sequence[PlacementFollowUp], on: date
) -> list[ShownFollowUp]:
    """Every follow-up of the placement, planned and held, in the order of time; empty before it is
    agreed on. One statement."""
    if placement.starts is None or placement.ends is None:
        return []
    plan = rules.planned(_followed(placement, _weeks(session, placement.municipality_id)))
    done = rules.matched(plan, held)
    begun = placement.state in BEGUN
    waits = _still(placement, rules.waiting(plan, held, on)) if begun else []
    counted = {row.id for row in done.values()}
    rows = [ShownFollowUp(row, done.get(row), row in waits) for row in plan]
    rows += [ShownFollowUp(None, row, waits=False) for row in held if row.id not in counted]
    return sorted(rows, key=lambda row: row.day)


def waiting_for(
    session: Session,
    viewer: Viewer,
    on: date,
    *,
    consultant_id: int | None = None,
    company_ids: Collection[int] | None = None,
) -> list[WaitingFollowUp]:
    """The placements whose follow-up has come, the one that has waited longest first.

    Four statements whatever the number of placements.
    """
    held = queries.held_among(
        session, viewer, on, consultant_id=consultant_id, company_ids=company_ids
    )
    weeks = _weeks(session, viewer.municipality_id)
    since = {}
    for row in queries.followed(
        session, viewer, on, consultant_id=consultant_id, company_ids=company_ids
    ):
        plan = rules.planned(_followed(row, weeks))
        waits = _still(row, rules.waiting(plan, held.get(row.id, ()), on))
        if waits:
            since[row.id] = waits[0]
    found = [
        WaitingFollowUp(placement, alias, company, opening, since[placement.id])
        for placement, alias, company, opening in queries.with_names(session, since)
    ]
    return sorted(found, key=lambda row: (row.since, row.placement.id))


def hold(
    session: Session, placement: Placement, entry: FollowUpEntry, *, by: Viewer, now: datetime
) -> PlacementFollowUp:
    """Write down a follow-up; it counts for the newest one that waits that day, if any does.

    A time agreed on for that day or before is over with it.

    Raises:
        NotNow: the placement has not begun, or the day lies before its start or ahead.
    """
    if placement.state not in BEGUN or placement.starts is None:
        raise NotNow("follow_up_not_now")
    if entry.held_on > now.astimezone(COPENHAGEN).date():
        raise NotNow("follow_up_ahead")
    if entry.held_on < placement.starts:
        raise NotNow("follow_up_before_start", starts=placement.starts.isoformat())
    held = queries.held_of(session, placement.id)
    plan = rules.planned(_followed(placement, _weeks(session, placement.municipality_id)))
    waits = rules.waiting(plan, held, entry.held_on)
    row = PlacementFollowUp(
        placement_id=placement.id,
        kind=waits[-1].kind if waits else PlacementFollowUpKind.ON_DEMAND,
        due_on=waits[-1].due_on if waits else None,
        by_id=by.user_id,
        at=now,
        **entry.model_dump(),
    )
    session.add(row)
    agreed = time_of(session, placement.id)
    if agreed is not None and agreed.meets_at.astimezone(COPENHAGEN).date() <= entry.held_on:
        session.delete(agreed)
    session.flush()
    # What was said is for the municipality, so the company does not see the line.
    details = {"kind": row.kind.value, "held_on": row.held_on.isoformat()}
    happened = Happened(ObjectType.PLACEMENT, placement.id, "followed_up", details=details)
    record(session, happened, by=by, now=now)
    return row


def set_pace(session: Session, pace: FollowUpPace, *, by: Viewer, now: datetime) -> None:
    """Say how many weeks lie between two follow-ups; every plan follows at once."""
    own = people.municipality(session, by.municipality_id)
    own.follow_up_weeks = pace.follow_up_weeks
    session.add(own)
    session.flush()
    details = {"weeks": pace.follow_up_weeks}
    happened = Happened(ObjectType.MUNICIPALITY, own.id, "follow_up_pace", details=details)
    record(session, happened, by=by, now=now)


def _still(placement: Placement, waits: list[PlannedFollowUp]) -> list[PlannedFollowUp]:
    """Once it is over, what was missed while it lasted does not wait any more."""
    if placement.state is PlacementState.ACTIVE or placement.ended_on is None:
        return waits
    return [row for row in waits if row.from_on > placement.ended_on]


def _weeks(session: Session, municipality_id: int) -> int:
    return people.municipality(session, municipality_id).follow_up_weeks


def _followed(placement: Placement, weeks: int) -> FollowedPlacement:
    """What a plan hangs on, of a placement or a row of `queries.followed`."""
    if placement.starts is None or placement.ends is None:
        raise ValueError(f"placement {placement.id} has no days")
    return FollowedPlacement(
        placement_type=placement.placement_type,
        starts=placement.starts,
        ends=placement.ends,
        weeks=weeks,
        ended_on=placement.ended_on,
        aftercare_until=placement.aftercare_until,
        led_to_a_job=placement.outcome in queries.JOBS,
    )
