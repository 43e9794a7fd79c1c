"""An early start: what others had found out, and the list until a citizen can begin at a workplace.

Rules S3-03, S3-05 and S3-08. Nothing of it is read by what ranks her: what is right of the earlier
clarification is written in the CV by a person.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import EarlyStepKind, ObjectType, StepAnswer
from models.queries.early_start import early_start_of, step_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.early_start import EarlyStep, PriorClarification
from models.tables.people import Citizen
from portal.services.inputs import DanishDate, Input, LongText, ShortText, wrong
from portal.services.trail import Happened, record


class Clarified(Input):
    """What somebody else had found out about skills or languages, or both."""

    source: ShortText
    told_on: DanishDate
    skills: LongText | None = None
    languages: Annotated[LongText, Field(max_length=500)] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.skills is None and self.languages is None:
            raise wrong("nothing_clarified", field="skills")
        return self


class Answered(Input):
    """One line of the list; without an answer it is to be done again."""

    step: EarlyStepKind
    answer: StepAnswer | None = None


def begin(session: Session, citizen: Citizen, *, by: Viewer, now: datetime) -> None:
    """Begin the list. Begun twice it stays as it is."""
    if early_start_of(session, citizen.id).steps:
        return
    session.add_all([EarlyStep(citizen_id=citizen.id, step=step) for step in EarlyStepKind])
    session.flush()
    _told(session, citizen, "early_start_begun", {}, by=by, now=now)


def answer(
    session: Session, citizen: Citizen, said: Answered, *, by: Viewer, now: datetime
) -> None:
    """Answer a line. A colleague's same answer stands with her name.

    Raises:
        NotNow: there is no list yet.
    """
    row = step_of(session, citizen.id, said.step)
    if row is None:
        raise NotNow("early_start_not_begun")
    if row.answer is said.answer:
        return
    row.answer = said.answer
    row.by_id, row.at = (by.user_id, now) if said.answer else (None, None)
    session.add(row)
    session.flush()
    details = {"step": said.step.value, "answer": said.answer.value if said.answer else ""}
    _told(session, citizen, "early_step_answered", details, by=by, now=now)


def clarify(
    session: Session, citizen: Citizen, said: Clarified, *, by: Viewer, now: datetime
) -> PriorClarification:
    """Write down what others had found out.

    Raises:
        NotNow: it is said to be told in the future.
    """
    if said.told_on > _day(now):
        raise NotNow("day_not_come", day=said.told_on.isoformat())
    row = PriorClarification(
        citizen_id=citizen.id,
        source=said.source,
        told_on=said.told_on,
        skills=said.skills or "",
        languages=said.languages or "",
        by_id=by.user_id,
        at=now,
    )
    session.add(row)
    session.flush()
    _told(session, citizen, "clarified_before", {"number": row.id}, by=by, now=now)
    return row


def _told(
    session: Session,
    citizen: Citizen,
    action: str,
    details: Mapping[str, object],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    happened = Happened(ObjectType.CITIZEN, citizen.id, action, details=details)
    record(session, happened, by=by, now=now)


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
