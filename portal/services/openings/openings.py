"""Openings: what a company offers, from the form to the last seat (rule C.5)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col

from models.kinds import (
    AgreementState,
    AnswerKind,
    ConceptKind,
    ObjectType,
    OpeningState,
    OpeningStep,
    PromiseKind,
    RequirementKind,
)
from models.queries.companies import agreement_of, workplaces_of
from models.queries.openings import opening_for, past_apply_by, seats_taken
from models.queries.promises import open_for_opening
from models.rules import opening_flow
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.opening_flow import COUNTS_SEATS, state_by_seats
from models.tables.columns import folded
from models.tables.companies import Company
from models.tables.openings import (
    Opening,
    OpeningDanishNeed,
    OpeningRequirement,
    OpeningSlot,
)
from models.tables.promises import Promise
from models.tables.vocabulary import Industry
from portal.services.matches.knowledge import heard
from portal.services.openings.opening_inputs import NewOpening, ReviewNote, tasks_and_weeks
from portal.services.promises import promises
from portal.services.trail import Happened, record, refuse_if_changed

# The company writes in it, and the municipality has not got it.
COMPANYS_OWN = frozenset({OpeningState.DRAFT, OpeningState.RETURNED})


def save(
    session: Session, company_id: int, new: NewOpening, *, by: Viewer, now: datetime
) -> Opening:
    """Keep a new opening as the company's draft.

    Raises:
        NotNow: no active agreement; a workplace, an industry or the opening it is a copy of is not
            known; a start in the past.
    """
    _refuse_without_agreement(session, company_id)
    opening = Opening(
        municipality_id=by.municipality_id,
        company_id=company_id,
        state=OpeningState.DRAFT,
        created_by_id=by.user_id,
        created_at=now,
        **_columns(session, company_id, new, by=by, on=_danish_day(now)),
    )
    session.add(opening)
    session.flush()
    _write_rows(session, opening, new)
    _tell(session, opening, "written", by=by, now=now)
    return opening


def change(
    session: Session, opening: Opening, new: NewOpening, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Change an opening that the municipality has not published.

    Raises:
        FasterColleague: a colleague changed it since the form was opened.
        NotNow: as in `save`, or it is with the municipality already.
    """
    refuse_if_changed(session, ObjectType.OPENING, opening.id, seen=seen, version=opening.version)
    if opening.state not in COMPANYS_OWN:
        raise NotNow("opening_is_sent")
    on = _danish_day(now)
    opening.sqlmodel_update(_columns(session, opening.company_id, new, by=by, on=on))
    session.add(opening)
    for table in (OpeningRequirement, OpeningDanishNeed, OpeningSlot):
        session.execute(delete(table).where(col(table.opening_id) == opening.id))
    _write_rows(session, opening, new)
    _tell(session, opening, "changed", by=by, now=now)


def submit(session: Session, opening: Opening, *, by: Viewer, now: datetime) -> Promise:
    """Send the opening to the municipality: the clock of the promise to reply starts.

    An opening that was returned keeps the promise that is still open for it.
    """
    _refuse_without_agreement(session, opening.company_id)
    opening.submitted_at = now
    take_step(session, opening, OpeningStep.SUBMIT, by=by, now=now)
    if running := open_for_opening(session, opening.id):
        return running
    company = session.get_one(Company, opening.company_id)
    asked = promises.Asked(
        PromiseKind.RECRUITMENT_REPLY, now, request=opening.title, opening_id=opening.id
    )
    return promises.give(session, company, asked, by=by, now=now)


def publish(session: Session, opening: Opening, *, by: Viewer, now: datetime) -> None:
    """Open it for match lists.

    Raises:
        NotNow: the company has paused or has no agreement.
    """
    _refuse_without_agreement(session, opening.company_id)
    opening.published_at = now
    opening.review_note = ""
    take_step(session, opening, OpeningStep.PUBLISH, by=by, now=now)


def give_back(
    session: Session, opening: Opening, review: ReviewNote, *, by: Viewer, now: datetime
) -> None:
    """Return it with a question: that is a substantive reply, so the promise is kept by it."""
    opening.review_note = review.note
    take_step(session, opening, OpeningStep.RETURN, by=by, now=now)
    if running := open_for_opening(session, opening.id):
        reply = promises.Answer(kind=AnswerKind.QUESTION_FIRST, text=review.note)
        promises.answer(session, running, reply, by=by, now=now)


def take_step(
    session: Session, opening: Opening, step: OpeningStep, *, by: Viewer | None, now: datetime
) -> None:
    """Move the opening one step and write who did it; None as `by` is the system.

    Raises:
        WrongState, NotYours: as the opening's flow says.
        NotNow: it cannot be on offer again while the company has paused or has no agreement.
    """
    before = opening.state
    move = opening_flow.move(before, step, by.role if by else None)
    opening.state = move.to or state_by_seats(opening.seats, seats_taken(session, opening.id))
    if step in {OpeningStep.RELEASE, OpeningStep.RENEW}:
        _refuse_without_agreement(session, opening.company_id)
        # Back on offer: placements may have come or gone meanwhile.
        opening.state = state_by_seats(opening.seats, seats_taken(session, opening.id))
    session.add(opening)
    session.flush()
    if opening.state is not before or step is OpeningStep.RENEW:
        _tell(session, opening, step.value, by=by, now=now, before=before)


def expire_due(session: Session, now: datetime) -> int:
    """Take openings off whose last day for answers is over; how many were."""
    over = past_apply_by(session, _danish_day(now))
    for opening in over:
        take_step(session, opening, OpeningStep.EXPIRE, by=None, now=now)
    return len(over)


def count_seats(session: Session, opening: Opening, *, now: datetime) -> None:
    """Let the state follow the seats after a placement was approved or fell away."""
    if opening.state in COUNTS_SEATS:
        take_step(session, opening, OpeningStep.COUNT_SEATS, by=None, now=now)


def _danish_day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()


def _refuse_without_agreement(session: Session, company_id: int) -> None:
    state = agreement_of(session, company_id).state
    if state is AgreementState.PAUSED:
        raise NotNow("company_paused")
    if state is not AgreementState.ACTIVE:
        raise NotNow("no_agreement")


def _columns(
    session: Session, company_id: int, new: NewOpening, *, by: Viewer, on: date
) -> dict[str, Any]:
    workplaces = {workplace.id for workplace, _ in workplaces_of(session, company_id, by)}
    if new.workplace_id not in workplaces:
        raise NotNow("workplace_unknown")
    if session.get(Industry, new.industry) is None:
        raise NotNow("industry_unknown")
    if new.starts < on:
        raise NotNow("starts_in_the_past")
    known = heard(session, session.get_one(Company, company_id).municipality_id)
    if new.copied_from_id and opening_for(session, by, new.copied_from_id) is None:
        raise NotNow("copied_opening_unknown")
    found = known.linker.link(new.title, ConceptKind.OCCUPATION)
    plain = new.model_dump(exclude={"skills", "certificates", "licences", "danish", "slots"})
    tasks, weeks = tasks_and_weeks(new.tasks)
    return {
        **plain,
        "tasks": tasks,
        "task_weeks": weeks,
        "pay_note": new.pay_note or "",
        "search_key": folded(new.title),
        "occupation_id": known.id_of[found.code] if found else None,
    }


def _write_rows(session: Session, opening: Opening, new: NewOpening) -> None:
    for position, row in enumerate(_requirements(session, opening.municipality_id, new)):
        session.add(OpeningRequirement(opening_id=opening.id, position=position, **row))
    for need in new.danish:
        session.add(OpeningDanishNeed(opening_id=opening.id, **need.model_dump()))
    for slot in new.slots:
        session.add(OpeningSlot(opening_id=opening.id, **slot.model_dump()))
    session.flush()


def _requirements(session: Session, municipality_id: int, new: NewOpening) -> list[dict[str, Any]]:
    """The rows of the form with the concepts they mean; the same words twice count once."""
    known = heard(session, municipality_id)
    wanted: dict[tuple[RequirementKind, str], dict[str, Any]] = {}
    rows = [(RequirementKind.SKILL, row.text, row.must) for row in new.skills]
    rows += [(RequirementKind.CERTIFICATE, row.text, row.must) for row in new.certificates]
    for kind, text, must in rows:
        found = known.linker.link(text, ConceptKind.SKILL)
        concept_id = known.id_of[found.code] if found else None
        row = {"kind": kind, "text": text, "must": must, "concept_id": concept_id}
        wanted.setdefault((kind, text.casefold()), row)
    for code in new.licences:
        concept = known.vocabulary.get(code)
        if concept is None:
            raise NotNow("licence_unknown")
        wanted[RequirementKind.LICENCE, code] = {
            "kind": RequirementKind.LICENCE,
            "text": concept.label["da"],
            "must": True,
            "concept_id": known.id_of[code],
        }
    return list(wanted.values())


def _tell(
    session: Session,
    opening: Opening,
    action: str,
    *,
    by: Viewer | None,
    now: datetime,
    before: OpeningState | None = None,
) -> None:
    happened = Happened(
        ObjectType.OPENING,
        opening.id,
        action,
        before.value if before else "",
        opening.state.value,
        company_id=opening.company_id,
        municipality_id=opening.municipality_id,
    )
    record(session, happened, by=by, now=now)
