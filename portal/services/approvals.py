"""Approving a placement: everything the law asks, asked at once (guards of C.3)."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field
from sqlmodel import Session, col, select

from models.kinds import (
    ObjectType,
    PlacementState,
    PlacementStep,
    PlacementType,
    SlotKind,
    Weekday,
)
from models.queries import citizens, people, placement_life, placements
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.eligibility import (
    Additionality,
    PlacementPlan,
    SchoolPlan,
    findings,
    start_findings,
    stops_approval,
)
from models.rules.errors import AgainstTheLaw, Finding, NotNow
from models.rules.ratio import Place as SubsidisedPlace
from models.rules.ratio import Workforce
from models.rules.schedule import Slot
from models.tables.companies import Workplace
from models.tables.openings import Opening
from models.tables.people import CitizenLegal, CitizenLesson
from models.tables.placements import Placement, PlacementChecks, PlacementSlot
from portal.services.figures import figures_on
from portal.services.inputs import DanishDate, DanishDecimal, DanishWhole, Input
from portal.services.placements import refuse_without_seat, take_step
from portal.services.profiles import citizen_facts
from portal.services.trail import Happened, record, refuse_if_changed

_Reason = Annotated[str, Field(max_length=300)]


class Checks(Input):
    """What must be in place before the law is asked; empty fields are not known yet."""

    employer_aligned_on: DanishDate | None = None
    citizen_aligned_on: DanishDate | None = None
    hard_to_place_reason: _Reason = ""
    tasks_fit_considerations: bool = False
    extension_reason: _Reason = ""
    over_37_reason: _Reason = ""
    overlap_reason: _Reason = ""
    representative_name: Annotated[str, Field(max_length=120)] = ""
    representative_agrees: bool | None = None
    representative_exception: _Reason = ""
    papers_complete: bool = False
    vitas_reference: Annotated[str, Field(max_length=60)] = ""
    prior_period_ok: bool | None = None
    last_employer_here: bool = False
    fte_last_month: Annotated[DanishDecimal, Field(ge=0)] | None = None
    fte_average: Annotated[DanishDecimal, Field(ge=0)] | None = None
    vacancy_by_dismissal: bool = False
    practice_hours_a_week: Annotated[DanishDecimal, Field(ge=0, le=37)] | None = None
    school_weeks: Annotated[DanishWhole, Field(ge=0, le=104)] | None = None
    amu_weeks: Annotated[DanishWhole, Field(ge=0, le=104)] | None = None
    danish_test_passed: bool = False


_CHECKABLE = {PlacementState.CHECKS_PENDING, PlacementState.APPROVED}


def checks_of(session: Session, placement: Placement) -> PlacementChecks:
    """What is in place so far.

    Raises:
        NotNow: there is nothing to check before the placement is agreed on.
    """
    found = placements.checks_of(session, placement.id)
    if found is None:
        raise NotNow("no_checks_now")
    return found


def keep_checks(
    session: Session,
    placement: Placement,
    known: Checks,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write down what is in place so far.

    Raises:
        FasterColleague: a colleague saved since the form was opened.
        NotNow: the placement is not at its checks.
    """
    if placement.state not in _CHECKABLE:
        raise NotNow("no_checks_now")
    on = now.astimezone(COPENHAGEN).date()
    if any(day and day > on for day in (known.employer_aligned_on, known.citizen_aligned_on)):
        raise NotNow("agreed_in_the_future")
    checks = session.get_one(PlacementChecks, placement.id)
    refuse_if_changed(
        session, ObjectType.PLACEMENT, placement.id, seen=seen, version=checks.version
    )
    checks.sqlmodel_update(known.model_dump())
    session.add(checks)
    session.flush()
    happened = Happened(
        ObjectType.PLACEMENT, placement.id, "checks_kept", company_id=placement.company_id
    )
    record(session, happened, by=by, now=now)


def against(session: Session, placement: Placement, *, by: Viewer, now: datetime) -> list[Finding]:
    """What the law has against approving it today, hard and soft; empty when nothing has."""
    on = now.astimezone(COPENHAGEN).date()
    plan = plan_of(session, placement, by, on)
    figures = figures_on(session, max(plan.starts, on), placement.municipality_id)
    return findings(plan, figures)


def approve(session: Session, placement: Placement, *, by: Viewer, now: datetime) -> None:
    """The municipality approves, if the law has nothing against it and a seat is free.

    Raises:
        AgainstTheLaw: every broken rule is named, with its source.
        NotNow: the last seat is taken, or someone else than the one who confirmed must approve.
    """
    placement_flow.move(placement.state, PlacementStep.APPROVE, by.role)
    municipality = people.municipality(session, by.municipality_id)
    if placement.consultant_id == by.user_id and not municipality.same_person_may_approve:
        raise NotNow("someone_else_approves")
    refuse_without_seat(session, placement)
    on = now.astimezone(COPENHAGEN).date()
    plan = plan_of(session, placement, by, on)
    # A first day that has gone by is refused anyway, perhaps one from before our figures.
    figures = figures_on(session, max(plan.starts, on), placement.municipality_id)
    found = findings(plan, figures)
    if any(stops_approval(finding) for finding in found):
        raise AgainstTheLaw(found)
    changes = {
        "approved_at": now,
        "approved_by_id": by.user_id,
        "figures_version": figures.version,
    }
    take_step(session, placement, PlacementStep.APPROVE, changes, by=by, now=now)


def start_due(session: Session, now: datetime) -> int:
    """Start what is approved, has its papers and has come to its first day; how many did."""
    on = now.astimezone(COPENHAGEN).date()
    started = 0
    for placement in placements.due_to_start(session, on):
        if not start_findings(plan_of(session, placement, None, _approval_day(placement))):
            take_step(session, placement, PlacementStep.START, {}, by=None, now=now)
            started += 1
    return started


def complete_due(session: Session, now: datetime) -> int:
    """Complete what ran to its last day; how many did."""
    on = now.astimezone(COPENHAGEN).date()
    done = placements.due_to_complete(session, on)
    for placement in done:
        changes = {"ended_on": placement.ends}
        take_step(session, placement, PlacementStep.COMPLETE, changes, by=None, now=now)
    return len(done)


def _approval_day(placement: Placement) -> date | None:
    if placement.approved_at is None:
        return None
    return placement.approved_at.astimezone(COPENHAGEN).date()


def plan_of(
    session: Session, placement: Placement, by: Viewer | None, approval_day: date | None
) -> PlacementPlan:
    """The placement as the law sees it, with its paid hours and its extensions so far.

    Raises:
        NotNow: dates and hours are not agreed on yet.
    """
    if placement.starts is None or placement.ends is None or placement.hours_a_week is None:
        raise NotNow("not_confirmed")
    whole = placements.details(session, placement)
    checks = session.get_one(PlacementChecks, placement.id)
    lessons: list[PlacementSlot | CitizenLesson] = [*_at(whole, SlotKind.LESSONS)]
    lessons += citizens.details(session, whole.citizen).lessons
    periods = placements.agreed_periods(session, {whole.citizen.id}, but=placement.id)
    return PlacementPlan(
        citizen=citizen_facts(whole.citizen, session.get(CitizenLegal, whole.citizen.id)),
        placement_type=placement.placement_type,
        sector=whole.company.sector,
        approving_municipality_id=by.municipality_id if by else placement.municipality_id,
        starts=placement.starts,
        ends=placement.ends,
        hours_a_week=_number(placement.hours_a_week),
        approval_day=approval_day,
        papers_complete=checks.papers_complete,
        extensions=placement_life.steps_up(session, placement.id, checks),
        purpose=placement.purpose,
        employer_aligned_on=checks.employer_aligned_on,
        citizen_aligned_on=checks.citizen_aligned_on,
        condition_reason=checks.hard_to_place_reason,
        schedule=_slots([*_at(whole, SlotKind.WORK), *_at(whole, SlotKind.PAID)]),
        lessons=_slots(lessons),
        paid_hours_a_week=placement_life.most_paid_hours(session, placement.id),
        hours_over_37_reason=checks.over_37_reason,
        other_placements=tuple(periods.get(whole.citizen.id, ())),
        overlap_reason=checks.overlap_reason,
        workforce=_workforce(session, placement, whole.workplace),
        representative_agrees=checks.representative_agrees,
        representative_exception=checks.representative_exception,
        prior_period_ok=checks.prior_period_ok,
        last_employer_here=checks.last_employer_here,
        additionality=_additionality(checks),
        practice_hours_a_week=_maybe(checks.practice_hours_a_week),
        school_plan=_school_plan(checks),
    )


def _at(whole: placements.PlacementDetails, kind: SlotKind) -> list[PlacementSlot]:
    return [slot for slot in whole.slots if slot.kind is kind]


def _slots(rows: Iterable[PlacementSlot | CitizenLesson]) -> tuple[Slot, ...]:
    return tuple(Slot(Weekday(row.weekday), row.starts, row.ends) for row in rows)


def _workforce(session: Session, placement: Placement, workplace: Workplace) -> Workforce | None:
    """Who else is on subsidy at the workplace; None while its staff is not counted."""
    if workplace.ordinary_fte is None:
        return None
    others = session.exec(
        select(Placement)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(
            Opening.workplace_id == workplace.id,
            Placement.id != placement.id,
            col(Placement.state).in_(placement_flow.RUNNING),
            col(Placement.placement_type) != PlacementType.IGU,
        )
    ).all()
    return Workforce(
        ordinary_fte=_number(workplace.ordinary_fte),
        places=tuple(
            SubsidisedPlace(other.starts, other.ends, _number(other.hours_a_week or 0))
            for other in others
            if other.starts and other.ends
        ),
    )


def _additionality(checks: PlacementChecks) -> Additionality | None:
    counted = checks.fte_last_month is not None and checks.fte_average is not None
    if not counted and not checks.vacancy_by_dismissal:
        return None
    # Without numbers nothing is claimed of them, but a dismissal counts all the same.
    return Additionality(
        fte_last_month=_number(checks.fte_last_month or 0) if counted else Decimal(0),
        fte_average=_number(checks.fte_average or 0) if counted else Decimal(0),
        vacancy_by_dismissal=checks.vacancy_by_dismissal,
    )


def _school_plan(checks: PlacementChecks) -> SchoolPlan | None:
    if checks.school_weeks is None or checks.amu_weeks is None:
        return None
    return SchoolPlan(
        weeks=checks.school_weeks,
        amu_weeks=checks.amu_weeks,
        danish_test_passed=checks.danish_test_passed,
    )


def _number(value: float) -> Decimal:
    return Decimal(str(value))


def _maybe(value: float | None) -> Decimal | None:
    return None if value is None else _number(value)
