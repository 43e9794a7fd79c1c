"""Changing a placement that is agreed on: its week and its paid hours, the rules asked again."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session

from models.kinds import ObjectType, PlacementState, PlacementType
from models.queries import placement_life
from models.rules.access import Viewer
from models.rules.codes import FindingCode
from models.rules.eligibility import findings, stops_approval
from models.rules.errors import AgainstTheLaw, NotNow
from models.tables.placement_life import PaidHours
from models.tables.placements import Placement, PlacementChecks
from portal.services.law.figures import figures_on
from portal.services.placements.placement_life_inputs import PaidStop, PaidWork, WeekChange
from portal.services.placements.placement_plan import plan_of
from portal.services.placements.placement_week import refuse_odd_week, write_week
from portal.services.trail import Happened, record, refuse_if_changed

# What goes away with a reason is asked for at its field of the form.
_ASKS_WHY = {
    FindingCode.WEEK_HOURS_OVER_MAX: "week_over_max",
    FindingCode.OVERLAPS_LESSONS: "week_meets_lessons",
}

# Agreed on, and not over.
CHANGEABLE = frozenset(
    {PlacementState.CHECKS_PENDING, PlacementState.APPROVED, PlacementState.ACTIVE}
)
# What a changed week or pay can break.
_OF_THE_WEEK = frozenset(
    {
        FindingCode.PLACEMENT_HOURS_OVER_MAX,
        FindingCode.WEEK_HOURS_OVER_MAX,
        FindingCode.OVERLAPS_LESSONS,
        FindingCode.RATIO_EXCEEDED,
    }
)
_OF_THE_PAY = frozenset({FindingCode.WEEK_HOURS_OVER_MAX})


def change_week(
    session: Session,
    placement: Placement,
    week: WeekChange,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write the week anew; an approved placement is asked about again.

    Raises:
        FasterColleague: a colleague changed the placement since the form was opened.
        NotNow: it is over, the days do not fit the hours, or the rules ask for a reason.
        AgainstTheLaw: the rules have something against the new week that no reason helps against.
    """
    _refuse_to_change(session, placement, seen)
    refuse_odd_week(placement.placement_type, week.hours_a_week, week.slots)
    placement.hours_a_week = week.hours_a_week
    reasons = {"over_37_reason": week.over_37_reason, "overlap_reason": week.overlap_reason}
    _keep(session, placement, reasons)
    write_week(session, placement.id, week.slots)
    if placement.state is not PlacementState.CHECKS_PENDING:
        refuse_if_against(session, placement, _OF_THE_WEEK, by=by)
    _tell(session, placement, "week_changed", {"hours": week.hours_a_week}, by=by, now=now)


def write_paid_hours(
    session: Session,
    placement: Placement,
    paid: PaidWork,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> PaidHours:
    """Paid hours from a day on; what was paid until then ends the day before.

    From the same day as the last ones it corrects them.

    Raises:
        FasterColleague: a colleague changed the placement since the form was opened.
        NotNow: it is no internship, it is over, the days lie outside it or before the last pay,
            or the week becomes longer than the rules allow without a reason.
    """
    _refuse_to_change(session, placement, seen)
    if placement.placement_type is not PlacementType.INTERNSHIP:
        raise NotNow("paid_hours_of_internships")
    _refuse_outside(placement, paid.from_on, paid.until_on or paid.from_on)
    written = {
        **paid.model_dump(exclude={"over_37_reason"}),
        "placement_id": placement.id,
        "by_id": by.user_id,
        "at": now,
    }
    row = _row_from(session, placement, paid.from_on)
    row = PaidHours(**written) if row is None else row.sqlmodel_update(written)
    session.add(row)
    _keep(
        session, placement, {"over_37_reason": paid.over_37_reason} if paid.over_37_reason else {}
    )
    refuse_if_against(session, placement, _OF_THE_PAY, by=by)
    told: dict[str, object] = {"from": paid.from_on.isoformat(), "hours": paid.hours_a_week}
    _tell(session, placement, "paid_hours_written", told, by=by, now=now)
    return row


def stop_paid_hours(
    session: Session,
    placement: Placement,
    row: PaidHours,
    stop: PaidStop,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Say which day is the last one with pay.

    Raises:
        FasterColleague: a colleague changed the row since the form was opened.
        NotNow: the placement is over, or the day lies outside the row and the placement.
    """
    if placement.state not in CHANGEABLE:
        raise NotNow("placement_not_changeable")
    refuse_if_changed(session, ObjectType.PLACEMENT, placement.id, seen=seen, version=row.version)
    if stop.until_on < row.from_on:
        raise NotNow("paid_stop_before_start", day=row.from_on.isoformat())
    _refuse_outside(placement, stop.until_on, stop.until_on)
    row.until_on = stop.until_on
    session.add(row)
    session.flush()
    told: dict[str, object] = {"until": stop.until_on.isoformat()}
    _tell(session, placement, "paid_hours_stopped", told, by=by, now=now)


def refuse_if_against(
    session: Session, placement: Placement, codes: Collection[str], *, by: Viewer
) -> None:
    """Refuse when the law, in the placement's own edition, now finds one of these.

    Raises:
        NotNow: what it asks is a reason.
        AgainstTheLaw: with all of them, when no reason helps against one.
    """
    approved = placement.approved_at.date() if placement.approved_at else None
    plan = plan_of(session, placement, by, approved)
    figures = figures_on(session, plan.starts, placement.municipality_id)
    found = [finding for finding in findings(plan, figures) if finding.code in codes]
    stopping = [finding for finding in found if stops_approval(finding)]
    if any(finding.code not in _ASKS_WHY for finding in stopping):
        raise AgainstTheLaw(found)
    if stopping:
        raise NotNow(_ASKS_WHY[FindingCode(stopping[0].code)], **stopping[0].values)


def _row_from(session: Session, placement: Placement, from_on: date) -> PaidHours | None:
    """The last row when it begins that day; else it ends the day before, and a new one follows."""
    rows = placement_life.paid_of(session, placement.id)
    if not rows or from_on > rows[-1].from_on:
        if rows and (rows[-1].until_on or date.max) >= from_on:
            rows[-1].until_on = from_on - timedelta(days=1)
            session.add(rows[-1])
        return None
    if from_on == rows[-1].from_on:
        return rows[-1]
    raise NotNow("paid_hours_before_last", day=rows[-1].from_on.isoformat())


def _refuse_to_change(session: Session, placement: Placement, seen: int) -> None:
    refuse_if_changed(
        session, ObjectType.PLACEMENT, placement.id, seen=seen, version=placement.version
    )
    if placement.state not in CHANGEABLE:
        raise NotNow("placement_not_changeable")


def _refuse_outside(placement: Placement, first: date, last: date) -> None:
    if placement.starts is None or placement.ends is None:
        raise NotNow("not_confirmed")
    if first < placement.starts or last > placement.ends:
        starts, ends = placement.starts.isoformat(), placement.ends.isoformat()
        raise NotNow("day_outside_placement", starts=starts, ends=ends)


def _keep(session: Session, placement: Placement, reasons: dict[str, Any]) -> None:
    """Keep the reasons with the checks, and let the placement be another edition of itself."""
    checks = session.get_one(PlacementChecks, placement.id)
    checks.sqlmodel_update(reasons)
    # Rows beside it changed: who has the former version before her is told.
    flag_modified(placement, "hours_a_week")
    session.add_all([checks, placement])
    session.flush()


def _tell(
    session: Session,
    placement: Placement,
    action: str,
    told: dict[str, object],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        action,
        details=told,
        company_id=placement.company_id,
    )
    record(session, happened, by=by, now=now)
