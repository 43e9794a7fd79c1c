"""Approving a placement: everything the law asks, asked at once (guards of C.3)."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import LegalPurpose, ObjectType, PlacementState, PlacementStep, Role
from models.queries import people, placements, placements_due
from models.queries.plans import held
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.eligibility import findings, start_findings, stops_approval
from models.rules.errors import AgainstTheLaw, Finding, NotNow
from models.tables.placements import Placement, PlacementChecks
from portal.services.inputs import DanishDate, DanishDecimal, DanishWhole, Input
from portal.services.law import guard_answers
from portal.services.law.figures import figures_on
from portal.services.placements.placement_plan import plan_of
from portal.services.placements.placements import refuse_without_seat, take_step
from portal.services.trail import Happened, record, refuse_if_changed

_Reason = Annotated[str, Field(max_length=300)]


class Checks(Input):
    """What must be in place before the law is asked; empty fields are not known yet."""

    hard_to_place_reason: _Reason = ""
    tasks_fit_considerations: bool = False
    extension_reason: _Reason = ""
    over_37_reason: _Reason = ""
    overlap_reason: _Reason = ""
    representative_name: Annotated[str, Field(max_length=120)] = ""
    representative_phone: Annotated[str, Field(max_length=20, pattern=r"^[+0-9 ]*$")] = ""
    representative_email: Annotated[str, Field(max_length=200, pattern=r"^([^@\s]+@[^@\s]+)?$")] = (
        ""
    )
    representative_agrees: bool | None = None
    representative_exception: _Reason = ""
    representative_stated_on: DanishDate | None = None
    colleagues_heard: bool = False
    representative_additional: bool | None = None
    legal_purpose: LegalPurpose | None = None
    legal_purpose_reason: _Reason = ""
    series_reason: _Reason = ""
    permit_reason: _Reason = ""
    papers_complete: bool = False
    vitas_reference: Annotated[str, Field(max_length=60)] = ""
    prior_period_ok: bool | None = None
    last_employer_here: bool = False
    fte_last_month: Annotated[DanishDecimal, Field(ge=0)] | None = None
    fte_average: Annotated[DanishDecimal, Field(ge=0)] | None = None
    vacancy_by_dismissal: bool = False
    wage_a_month: Annotated[DanishDecimal, Field(gt=0, le=200_000)] | None = None
    practice_hours_a_week: Annotated[DanishDecimal, Field(ge=0, le=37)] | None = None
    school_weeks: Annotated[DanishWhole, Field(ge=0, le=104)] | None = None
    amu_weeks: Annotated[DanishWhole, Field(ge=0, le=104)] | None = None
    danish_test_passed: bool = False
    ordinary_job_until: DanishDate | None = None


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

    Whether the tasks fit the considerations is the caseworker's word (guard G11); what others
    send of it is left aside.

    Raises:
        FasterColleague: a colleague saved since the form was opened.
        NotNow: the placement is not at its checks, or a yes is dated ahead.
    """
    if placement.state not in _CHECKABLE:
        raise NotNow("no_checks_now")
    on = now.astimezone(COPENHAGEN).date()
    if known.representative_stated_on and known.representative_stated_on > on:
        raise NotNow("agreed_in_the_future")
    checks = session.get_one(PlacementChecks, placement.id)
    refuse_if_changed(
        session, ObjectType.PLACEMENT, placement.id, seen=seen, version=checks.version
    )
    others_word = set() if by.role is Role.CASEWORKER else {"tasks_fit_considerations"}
    checks.sqlmodel_update(known.model_dump(exclude=others_word))
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
    held(session, placement)
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
    asked_for = guard_answers.APPROVE
    guard_answers.keep(session, placement, plan, figures, found, asked_for=asked_for, now=now)


def start_due(session: Session, now: datetime) -> int:
    """Start what is approved, has its papers and has come to its first day; how many did."""
    on = now.astimezone(COPENHAGEN).date()
    started = 0
    for placement in placements_due.due_to_start(session, on):
        if not start_findings(plan_of(session, placement, None, _approval_day(placement))):
            take_step(session, placement, PlacementStep.START, {}, by=None, now=now)
            started += 1
    return started


def complete_due(session: Session, now: datetime) -> int:
    """Complete what ran to its last day; how many did."""
    on = now.astimezone(COPENHAGEN).date()
    done = placements_due.due_to_complete(session, on)
    for placement in done:
        changes = {"ended_on": placement.ends}
        take_step(session, placement, PlacementStep.COMPLETE, changes, by=None, now=now)
    return len(done)


def _approval_day(placement: Placement) -> date | None:
    if placement.approved_at is None:
        return None
    return placement.approved_at.astimezone(COPENHAGEN).date()
