"""The school part of an IGU: stretches of school, what they add up to, and what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import ObjectType, PlacementState, PlacementType, SchoolSubject
from models.queries import school as queries
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import Finding, NotNow
from models.rules.figures import Figures
from models.rules.guards import answers
from models.tables.placement_life import IguSchoolPeriod
from models.tables.placements import Placement
from portal.services.inputs import DanishDate, DanishDecimal, Input, ShortText, wrong
from portal.services.law.figures import figures_on
from portal.services.placements.placement_plan import number_of, plan_of
from portal.services.trail import Happened, record, refuse_if_changed

_PLANNABLE = frozenset(
    {PlacementState.CHECKS_PENDING, PlacementState.APPROVED, PlacementState.ACTIVE}
)


class SchoolPeriod(Input):
    """A stretch of school; its weeks are of 37 hours, so a day a week for ten weeks is two."""

    subject: SchoolSubject
    title: ShortText
    provider: Annotated[str, Field(max_length=120)] = ""
    from_on: DanishDate
    until_on: DanishDate
    weeks: Annotated[DanishDecimal, Field(gt=0, le=104)]

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.until_on < self.from_on:
            raise wrong("ends_before_start", field="until_on")
        return self


@dataclass(frozen=True)
class SchoolSums:
    """What the stretches add up to, beside what the law asks; weeks of 37 hours.

    Args:
        findings: what the law has against the plan and the week, of the IGU's own guard.
    """

    weeks: Decimal
    amu: Decimal
    done: Decimal
    needed: int
    figures: Figures
    findings: Sequence[Finding]


def sums(session: Session, placement: Placement, *, by: Viewer, now: datetime) -> SchoolSums:
    """What the plan adds up to today.

    Raises:
        NotNow: the placement is no IGU, or is not agreed on yet.
    """
    refuse_other_kinds(placement)
    on = now.astimezone(COPENHAGEN).date()
    plan = plan_of(session, placement, by, on)
    figures = figures_on(session, max(plan.starts, on), placement.municipality_id)
    rows = queries.school_of(session, placement.id)
    return SchoolSums(
        weeks=_weeks(rows),
        amu=_weeks([row for row in rows if row.subject is SchoolSubject.AMU]),
        done=_weeks([row for row in rows if row.done_on is not None]),
        needed=figures.whole("igu.school_weeks"),
        figures=figures,
        findings=[
            finding
            for answer in answers(plan, figures)
            if answer.guard.name == "G10"
            for finding in answer.findings
        ],
    )


def write(
    session: Session, placement: Placement, planned: SchoolPeriod, *, by: Viewer, now: datetime
) -> IguSchoolPeriod:
    """Plan one more stretch.

    Raises:
        NotNow: it cannot be planned now, or lies outside the placement.
    """
    _refuse(placement, planned.from_on, planned.until_on)
    row = IguSchoolPeriod(placement_id=placement.id, **planned.model_dump())
    return _keep(session, placement, row, "school_planned", by=by, now=now)


def change(
    session: Session,
    placement: Placement,
    row: IguSchoolPeriod,
    planned: SchoolPeriod,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Plan a stretch otherwise.

    Raises:
        FasterColleague: a colleague changed it since the form was opened.
        NotNow: as in `add`.
    """
    _refuse(placement, planned.from_on, planned.until_on)
    _refuse_if_changed(session, row, seen)
    row.sqlmodel_update(planned.model_dump())
    _keep(session, placement, row, "school_planned", by=by, now=now)


def tick(
    session: Session,
    placement: Placement,
    row: IguSchoolPeriod,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write a stretch as done today, or take that back.

    Raises:
        FasterColleague: a colleague changed it since the page was opened.
        NotNow: it has not begun.
    """
    on = now.astimezone(COPENHAGEN).date()
    _refuse(placement, row.from_on, row.until_on)
    _refuse_if_changed(session, row, seen)
    if row.from_on > on:
        raise NotNow("school_not_begun")
    row.done_on = None if row.done_on else on
    _keep(session, placement, row, "school_done", by=by, now=now)


def remove(
    session: Session,
    placement: Placement,
    row: IguSchoolPeriod,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Take a stretch out of the plan.

    Raises:
        FasterColleague: a colleague changed it since the page was opened.
        NotNow: it is done.
    """
    _refuse(placement, row.from_on, row.until_on)
    _refuse_if_changed(session, row, seen)
    if row.done_on is not None:
        raise NotNow("school_is_done")
    session.delete(row)
    session.flush()
    _tell(session, placement, row, "school_removed", by=by, now=now)


def refuse_other_kinds(placement: Placement) -> None:
    """Only an IGU that is agreed on has a school plan."""
    if placement.placement_type is not PlacementType.IGU or placement.starts is None:
        raise NotNow("no_school_plan_now")


def _refuse(placement: Placement, first: date, last: date) -> None:
    refuse_other_kinds(placement)
    if placement.state not in _PLANNABLE:
        raise NotNow("no_school_plan_now")
    starts, ends = placement.starts or date.max, placement.ends or date.min
    if first < starts or last > ends:
        raise NotNow("school_outside", starts=starts.isoformat(), ends=ends.isoformat())


def _refuse_if_changed(session: Session, row: IguSchoolPeriod, seen: int) -> None:
    refuse_if_changed(
        session, ObjectType.PLACEMENT, row.placement_id, seen=seen, version=row.version
    )


def _keep(
    session: Session,
    placement: Placement,
    row: IguSchoolPeriod,
    action: str,
    *,
    by: Viewer,
    now: datetime,
) -> IguSchoolPeriod:
    session.add(row)
    session.flush()
    _tell(session, placement, row, action, by=by, now=now)
    return row


def _tell(
    session: Session,
    placement: Placement,
    row: IguSchoolPeriod,
    action: str,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    told = {"subject": row.subject.value, "weeks": row.weeks}
    happened = Happened(
        ObjectType.PLACEMENT, placement.id, action, details=told, company_id=placement.company_id
    )
    record(session, happened, by=by, now=now)


def _weeks(rows: Sequence[IguSchoolPeriod]) -> Decimal:
    return sum((number_of(row.weeks) for row in rows), Decimal(0))
