"""A placement that shall last longer: asked for, assessed, decided, applied (C.3)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from models.kinds import ExtensionState, ExtensionStep, ObjectType, PlacementType, Role, Side
from models.queries import people, placement_life
from models.queries.openings import locked
from models.queries.plans import held
from models.rules import extension_flow, placement_flow
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.codes import FindingCode
from models.rules.eligibility import PlacementPlan, findings, stops_approval
from models.rules.errors import AgainstTheLaw, Finding, NotNow
from models.rules.figures import Figures
from models.tables.placement_life import PlacementExtension
from models.tables.placements import Placement
from portal.services.law import guard_answers
from portal.services.law.figures import figures_on
from portal.services.placements.placement_life_inputs import (
    ExtensionAssessment,
    ExtensionRefusal,
    ExtensionWish,
)
from portal.services.placements.placement_plan import plan_of
from portal.services.trail import Happened, record, refuse_if_changed

# What more days can break (guards G1 and G2), and another placement in those days.
_OF_MORE_DAYS = frozenset(
    {
        FindingCode.REGIME_UNKNOWN,
        FindingCode.READINESS_UNKNOWN,
        FindingCode.TOO_LONG,
        FindingCode.NEEDS_EXTENSION,
        FindingCode.RATIO_EXCEEDED,
        FindingCode.STAFF_NOT_COUNTED,
        FindingCode.OVERLAPS_PLACEMENT,
    }
)


def ask(
    session: Session, placement: Placement, wish: ExtensionWish, *, by: Viewer, now: datetime
) -> PlacementExtension:
    """Ask that it lasts longer, with what is missing yet.

    Raises:
        NotNow: it does not run, its length is fixed, the day is no later than the one agreed on,
            or somebody has asked already.
    """
    # Of two who ask at once one waits here and is told.
    locked(session, placement.opening_id)
    former = _refuse_to_move(placement, wish.new_end)
    if placement_life.open_extension(session, placement.id) is not None:
        raise NotNow("extension_waits")
    extension = PlacementExtension(
        placement_id=placement.id,
        state=ExtensionState.REQUESTED,
        asked_side=Side.EMPLOYER if by.role is Role.EMPLOYER else Side.CONSULTANT,
        asked_by_id=by.user_id,
        asked_at=now,
        former_end=former,
        **wish.model_dump(),
    )
    session.add(extension)
    session.flush()
    _tell(session, placement, "extension_asked", extension, by=by, now=now)
    return extension


def assess(
    session: Session,
    placement: Placement,
    extension: PlacementExtension,
    said: ExtensionAssessment,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Say how it would go on, until when, and whether the company can begin to pay.

    Raises:
        FasterColleague: a colleague changed the wish since the form was opened.
        NotNow: the placement does not run, or the day is no later than the one agreed on.
    """
    _refuse_if_changed(session, extension, seen)
    _refuse_to_move(placement, said.new_end)
    changes = {**said.model_dump(), "assessed_by_id": by.user_id, "assessed_at": now}
    _step(session, placement, extension, ExtensionStep.ASSESS, changes, by=by, now=now)


def take_back(
    session: Session,
    placement: Placement,
    extension: PlacementExtension,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """Nobody wishes it any more; the placement ends on the day that was agreed on."""
    changes = {"decided_by_id": by.user_id, "decided_at": now}
    _step(session, placement, extension, ExtensionStep.TAKE_BACK, changes, by=by, now=now)


def refuse(
    session: Session,
    placement: Placement,
    extension: PlacementExtension,
    why: ExtensionRefusal,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """The municipality says no.

    Raises:
        FasterColleague: a colleague changed the wish since the form was opened.
    """
    _refuse_if_changed(session, extension, seen)
    changes = {**why.model_dump(), "decided_by_id": by.user_id, "decided_at": now}
    _step(session, placement, extension, ExtensionStep.REFUSE, changes, by=by, now=now)


def approve(
    session: Session,
    placement: Placement,
    extension: PlacementExtension,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """The municipality says yes, if the law has nothing against the new days; the end moves.

    Raises:
        FasterColleague: a colleague changed the wish since the page was opened.
        NotNow: the last day has gone by, the placement does not run any more, or somebody else
            than the one who assessed it must decide.
        AgainstTheLaw: every rule that stands against the new days.
    """
    extension_flow.move(extension.state, ExtensionStep.APPROVE, by.role)
    _refuse_if_changed(session, extension, seen)
    former = _refuse_to_approve(session, placement, extension, by=by, now=now)
    # The ratio is asked about with nobody else taking a place meanwhile.
    held(session, placement)
    asked = asked_of_law(session, placement, extension, by=by)
    if asked.found:
        raise AgainstTheLaw(asked.found)
    changes = {
        "decided_by_id": by.user_id,
        "decided_at": now,
        "former_end": former,
        "is_further_step": asked.is_further_step,
        "figures_version": asked.figures.version,
    }
    placement.ends = extension.new_end
    session.add(placement)
    _step(session, placement, extension, ExtensionStep.APPROVE, changes, by=by, now=now)
    plan, figures, extend = asked.plan, asked.figures, guard_answers.EXTEND
    guard_answers.keep(session, placement, plan, figures, [], asked_for=extend, now=now)


def _refuse_to_approve(
    session: Session,
    placement: Placement,
    extension: PlacementExtension,
    *,
    by: Viewer,
    now: datetime,
) -> date:
    """The last day agreed on so far, when this person may move it today."""
    former = _refuse_to_move(placement, extension.new_end)
    if now.astimezone(COPENHAGEN).date() > former:
        raise NotNow("extension_too_late", ends=former.isoformat())
    municipality = people.municipality(session, by.municipality_id)
    if extension.assessed_by_id == by.user_id and not municipality.same_person_may_approve:
        raise NotNow("someone_else_decides")
    return former


class Asked:
    """What the law says of the new days, by the edition in force on the first of them."""

    def __init__(self, plan: PlacementPlan, figures: Figures) -> None:
        self.plan, self.figures = plan, figures
        self.found = self._findings()
        self.is_further_step = any(
            finding.code == FindingCode.NEEDS_EXTENSION for finding in self.found
        )
        if self.is_further_step:
            # This very assessment is the one the law asks for.
            self.plan = replace(plan, extensions=plan.extensions + 1)
            self.found = self._findings()

    def _findings(self) -> list[Finding]:
        found = findings(self.plan, self.figures)
        return [one for one in found if one.code in _OF_MORE_DAYS and stops_approval(one)]


def asked_of_law(
    session: Session, placement: Placement, extension: PlacementExtension, *, by: Viewer
) -> Asked:
    """Ask the law about the placement with its new end."""
    approved = (
        placement.approved_at.astimezone(COPENHAGEN).date() if placement.approved_at else None
    )
    plan = plan_of(session, placement, by, approved)
    first = plan.ends + timedelta(days=1)
    figures = figures_on(session, first, placement.municipality_id)
    return Asked(replace(plan, ends=max(extension.new_end, plan.ends)), figures)


def _refuse_to_move(placement: Placement, new_end: date) -> date:
    """The last day agreed on so far, when a later one may be asked for."""
    if placement.state not in placement_flow.RUNNING or placement.ends is None:
        raise NotNow("extension_not_now")
    if placement.placement_type is PlacementType.IGU:
        raise NotNow("igu_has_one_length")
    if new_end <= placement.ends:
        raise NotNow("new_end_not_later", ends=placement.ends.isoformat())
    return placement.ends


def _refuse_if_changed(session: Session, extension: PlacementExtension, seen: int) -> None:
    refuse_if_changed(
        session,
        ObjectType.PLACEMENT,
        extension.placement_id,
        seen=seen,
        version=extension.version,
    )


def _step(
    session: Session,
    placement: Placement,
    extension: PlacementExtension,
    step: ExtensionStep,
    changes: dict[str, Any],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    after = extension_flow.move(extension.state, step, by.role).to
    extension.sqlmodel_update({**changes, "state": after})
    session.add(extension)
    session.flush()
    _tell(session, placement, f"extension_{step.value}", extension, by=by, now=now)


def _tell(
    session: Session,
    placement: Placement,
    action: str,
    extension: PlacementExtension,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    days = {"from": extension.former_end.isoformat(), "to": extension.new_end.isoformat()}
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        action,
        details=days,
        company_id=placement.company_id,
    )
    record(session, happened, by=by, now=now)
