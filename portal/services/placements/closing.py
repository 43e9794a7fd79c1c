"""Closing a placement: what came of it, what was learnt, what both sides say (S3-16, S3-17)."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.kinds import (
    ObjectType,
    PlacementState,
    PlacementStep,
    ShownBy,
    Side,
)
from models.queries import placement_life
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.people import Citizen
from models.tables.placement_life import PlacementFeedback, SkillLearnt
from models.tables.placements import Placement
from portal.services.citizens import cv_lines, cvs
from portal.services.citizens.cv_inputs import SkillRow
from portal.services.placements.placement_life_inputs import (
    Closing,
    EmployerSaid,
    LearntRow,
    Reopening,
    SideSaid,
)
from portal.services.placements.placements import take_step
from portal.services.trail import Happened, record

# The company may say how it went as soon as it is over.
OVER = placement_flow.ENDED | {PlacementState.CLOSED}


def close(
    session: Session, placement: Placement, closing: Closing, *, by: Viewer, now: datetime
) -> None:
    """Write down the outcome, what was learnt, what both sides say and the next step.

    Raises:
        NotNow: a side has said nothing and nobody says why, or the aftercare ends before it began.
    """
    placement_flow.move(placement.state, PlacementStep.CLOSE, by.role)
    ended = placement.ended_on
    if closing.aftercare_until and ended and closing.aftercare_until < ended:
        raise NotNow("aftercare_before_end", ends=ended.isoformat())
    for side, said in ((Side.EMPLOYER, closing.employer), (Side.CITIZEN, closing.citizen)):
        _keep_said(session, placement, side, said, by=by, now=now)
    _keep_learnt(session, placement, closing.skills, by=by, now=now)
    changes: dict[str, Any] = closing.model_dump(
        include={"outcome", "next_step", "aftercare_until"}
    )
    take_step(session, placement, PlacementStep.CLOSE, changes, by=by, now=now)


def reopen(
    session: Session, placement: Placement, why: Reopening, *, by: Viewer, now: datetime
) -> None:
    """Take it back to the end it was closed from, so that the closing can be corrected.

    What was written stays until it is closed again.
    """
    placement_flow.move(placement.state, PlacementStep.REOPEN, by.role)
    ended = PlacementState(placement_life.closed_from(session, placement.id))
    if ended not in placement_flow.ENDED:
        raise ValueError(f"placement {placement.id} was closed from {ended}")
    before, placement.state = placement.state, ended
    session.add(placement)
    session.flush()
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        PlacementStep.REOPEN.value,
        before.value,
        ended.value,
        details={"why": why.reason},
    )
    record(session, happened, by=by, now=now)


def employer_says(
    session: Session, placement: Placement, said: EmployerSaid, *, by: Viewer, now: datetime
) -> None:
    """The company tells in its portal how it went; once.

    Raises:
        NotNow: it is not over, or the company has said it already.
    """
    if placement.state not in OVER:
        raise NotNow("feedback_not_now")
    if Side.EMPLOYER in placement_life.feedback_of(session, placement.id):
        raise NotNow("feedback_given")
    given = SideSaid(text=said.text, would_again=said.would_again)
    _write_said(session, placement, Side.EMPLOYER, given, by=by, now=now)


def _keep_said(
    session: Session,
    placement: Placement,
    side: Side,
    said: SideSaid,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    if side in placement_life.feedback_of(session, placement.id):
        return  # said already, in the portal or before a correction; each side says it once
    if not said.is_given:
        raise NotNow(f"{side.value}_said_nothing")
    _write_said(session, placement, side, said, by=by, now=now)


def _write_said(
    session: Session,
    placement: Placement,
    side: Side,
    said: SideSaid,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    session.add(
        PlacementFeedback(
            placement_id=placement.id, side=side, by_id=by.user_id, at=now, **said.model_dump()
        )
    )
    session.flush()
    # What the citizen says is not for the company.
    company_id = placement.company_id if side is Side.EMPLOYER else None
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        "feedback_given",
        details={"side": side.value},
        company_id=company_id,
    )
    record(session, happened, by=by, now=now)


def _keep_learnt(
    session: Session,
    placement: Placement,
    skills: tuple[LearntRow, ...],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """Each skill into the CV, shown by a placement, and beside the placement that gave it."""
    known = {row.text.casefold() for row in placement_life.learnt_at(session, placement.id)}
    new = {row.text.casefold(): row for row in skills if row.text.casefold() not in known}
    if not new:
        return
    citizen = session.get_one(Citizen, placement.citizen_id)
    with cvs.changing(session, citizen, "cv_learnt", by=by, now=now):
        for row in new.values():
            line = SkillRow(text=row.text, shown_by=ShownBy.PLACEMENT)
            skill = cv_lines.put_skill(session, citizen, line)
            session.add(
                SkillLearnt(
                    placement_id=placement.id,
                    citizen_id=citizen.id,
                    text=row.text,
                    concept_id=skill.concept_id,
                    by_id=by.user_id,
                    at=now,
                )
            )
        session.flush()
