"""An end with immediate effect: only when a problem cannot be solved, never silently (S3-24a)."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session, col, select

from models.kinds import EndReason, PlacementStep, PlacementType, ProblemDecision
from models.queries.people import office_calendar
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.problems import next_step_by
from models.tables.placements import Placement, ProblemReport
from models.tables.promise_clock import EndAtOnce
from portal.services.inputs import DanishDate, Input, LongText, ShortText, wrong
from portal.services.placements.placements import refuse_to_end_employment, take_step

# Reasons that need no attempt first: somebody is in danger, or the company wants no more (C.3).
NOTHING_TO_TRY = frozenset({EndReason.SAFETY, EndReason.COMPANY_WISH})


class EndingAtOnce(Input):
    """Why, what was tried, who was told when, and what the citizen does next."""

    reason: EndReason
    why: LongText
    tried: Annotated[LongText, Field(min_length=0)] = ""
    citizen_told_on: DanishDate
    citizen_told_in: Annotated[ShortText, Field(max_length=60)]
    citizen_reached: bool  # else it was tried that day
    caseworker_told: bool
    notice_handled: bool = False  # the employer has ended the employment itself
    next_step: Annotated[LongText, Field(max_length=1000)]
    next_step_on: DanishDate

    @model_validator(mode="after")
    def _tried_and_told(self) -> Self:
        if not self.caseworker_told:
            raise wrong("caseworker_not_told", field="caseworker_told")
        if not self.tried and self.reason not in NOTHING_TO_TRY:
            raise wrong("nothing_tried", field="tried")
        return self


def end_at_once(
    session: Session, placement: Placement, ending: EndingAtOnce, *, by: Viewer, now: datetime
) -> None:
    """End it today. Of an employment this only records what the employer has done (O-2).

    Raises:
        NotNow: the citizen is told in the future, the next step is not within five working days,
            or it is an employment that the employer has not ended.
    """
    placement_flow.move(placement.state, PlacementStep.END_AT_ONCE, by.role)
    refuse_to_end_employment(placement, ending.notice_handled)
    today = now.astimezone(COPENHAGEN).date()
    if ending.citizen_told_on > today:
        raise NotNow("talk_in_the_future")
    last = latest_next_step(session, placement, today)
    if not today <= ending.next_step_on <= last:
        raise NotNow("next_step_too_late", day=last.isoformat())
    changes = {
        "ended_on": today,
        "end_reason": ending.reason,
        "end_note": ending.why,
        "next_step": ending.next_step,
    }
    take_step(session, placement, PlacementStep.END_AT_ONCE, changes, by=by, now=now)
    _keep(session, placement, ending, by=by, now=now)


def latest_next_step(session: Session, placement: Placement, ended_on: date) -> date:
    """The last day for the citizen's next step: the fifth working day after the end."""
    return next_step_by(ended_on, office_calendar(session, placement.municipality_id))


def is_only_recorded(placement: Placement) -> bool:
    """Whether it is an employment, which the employer ends and we write down (O-2)."""
    return placement.placement_type is not PlacementType.INTERNSHIP


def _keep(
    session: Session, placement: Placement, ending: EndingAtOnce, *, by: Viewer, now: datetime
) -> None:
    problem = session.exec(
        select(ProblemReport)
        .where(ProblemReport.placement_id == placement.id, col(ProblemReport.closed_at).is_(None))
        .order_by(col(ProblemReport.reported_at).desc())
        .limit(1)
    ).first()
    if problem is not None:
        problem.solved, problem.decision = False, ProblemDecision.END_AT_ONCE
        session.add(problem)
    told = ending.model_dump(
        include={
            *("why", "tried", "citizen_told_on", "citizen_told_in", "citizen_reached"),
            "next_step_on",
        }
    )
    session.add(
        EndAtOnce(
            placement_id=placement.id,
            problem_report_id=problem.id if problem else None,
            by_id=by.user_id,
            at=now,
            **told,
        )
    )
    session.flush()
