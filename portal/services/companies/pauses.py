"""A company's pause: at any time, from any day, and ended by the company alone (S3-24, C.4).

In a pause the company's openings are hidden and nobody reminds it of anything; running
placements and the promise to come when there is a problem go on.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models.kinds import AgreementState, AgreementStep, OpeningState, OpeningStep
from models.queries.agreements import pauses_that_begin, pauses_that_end
from models.queries.companies import agreement_of
from models.rules import agreement_flow
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.opening_flow import ON_OFFER
from models.tables.companies import Company
from portal.services.companies.agreement_steps import openings_in, step_taken, tell
from portal.services.companies.company_inputs import OwnPause, Pause
from portal.services.openings import openings

_NO_PAUSE = {"paused_from": None, "paused_until": None, "back_by_itself": False}


@dataclass(frozen=True)
class Turned:
    """How many pauses began and ended because their day had come."""

    begun: int
    ended: int


def pause(
    session: Session, company: Company, wanted: Pause | OwnPause, *, by: Viewer, now: datetime
) -> None:
    """Begin a pause, plan one that begins later, or change the one that runs.

    Raises:
        WrongState, NotYours: as the agreement's flow says.
        NotNow: it would be over before today.
    """
    on = _danish_day(now)
    if wanted.paused_until is not None and wanted.paused_until < on:
        raise NotNow("pause_is_over")
    back = isinstance(wanted, OwnPause) and wanted.back_by_itself
    changes = {**wanted.model_dump(), "back_by_itself": back}
    agreement = agreement_of(session, company.id)
    if agreement.state is AgreementState.PAUSED:
        # Its first day is what happened, and stays.
        agreement.sqlmodel_update({**changes, "paused_from": agreement.paused_from})
        tell(session, company, agreement, "pause_changed", by=by, now=now)
    elif wanted.paused_from > on:
        agreement_flow.move(agreement.state, AgreementStep.PAUSE, by.role)
        agreement.sqlmodel_update(changes)
        tell(session, company, agreement, "pause_planned", by=by, now=now)
    else:
        _begin(session, company, changes, by=by, now=now)


def drop_planned(session: Session, company: Company, *, by: Viewer, now: datetime) -> None:
    """Give up a pause that has not begun.

    Raises:
        NotNow: there is none.
    """
    agreement = agreement_of(session, company.id)
    if agreement.state is not AgreementState.ACTIVE or agreement.paused_from is None:
        raise NotNow("no_pause_planned")
    agreement.sqlmodel_update(_NO_PAUSE)
    tell(session, company, agreement, "pause_dropped", by=by, now=now)


def resume(session: Session, company: Company, *, by: Viewer | None, now: datetime) -> None:
    """The company comes back: the openings the pause hid are shown again.

    None as `by` is the system, on the day the company has confirmed beforehand.
    """
    step_taken(session, company, AgreementStep.RESUME, _NO_PAUSE, by=by, now=now)
    for opening in openings_in(session, company.id, OpeningState.ON_HOLD):
        if opening.held_by_pause:
            opening.held_by_pause = False
            openings.take_step(session, opening, OpeningStep.RELEASE, by=None, now=now)


def turn_due(session: Session, now: datetime) -> Turned:
    """Begin and end the pauses whose day has come."""
    on = _danish_day(now)
    ending = pauses_that_end(session, on)
    for company in ending:
        resume(session, company, by=None, now=now)
    beginning = pauses_that_begin(session, on)
    for company in beginning:
        _begin(session, company, {}, by=None, now=now)
    return Turned(begun=len(beginning), ended=len(ending))


def _begin(
    session: Session,
    company: Company,
    changes: dict[str, object],
    *,
    by: Viewer | None,
    now: datetime,
) -> None:
    step_taken(session, company, AgreementStep.PAUSE, changes, by=by, now=now)
    for opening in openings_in(session, company.id, *ON_OFFER):
        opening.held_by_pause = True
        openings.take_step(session, opening, OpeningStep.HOLD, by=None, now=now)


def _danish_day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
