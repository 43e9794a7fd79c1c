"""What a caseworker does with a citizen's programme: class, follow-up, circumstances."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from sqlmodel import Session

from models.kinds import ObjectType, RecordPart, Regime, Situation
from models.queries.programme import class_in_force
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.figures import Figures
from models.rules.programme import may_resume
from models.rules.programme_facts import IN_PROGRAMME, ProgrammeFacts
from models.tables.people import Citizen, CitizenLegal
from models.tables.programme import (
    CitizenProgramme,
    Classification,
    Contract,
    FollowUp,
)
from portal.services.citizens.programme_inputs import (
    Circumstances,
    HeldFollowUp,
    NewClass,
)
from portal.services.law.figures import figures_on
from portal.services.matches.editions import keep_edition, keep_first
from portal.services.trail import Happened, record, refuse_if_changed

_BASIS = {"responsibility_from", "regime", "residence_category"}


def write_circumstances(
    session: Session,
    citizen: Citizen,
    said: Circumstances,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> CitizenProgramme:
    """Write where the citizen stands. Without an offer to get she is on no match list.

    Args:
        seen: the version when the form was opened, 0 when nothing was written.

    Raises:
        FasterColleague: a colleague wrote it meanwhile.
        NotNow: a day has not come, the duty is not lowered, or the programme is over for good.
    """
    row = session.get(CitizenProgramme, citizen.id)
    refuse_changed_programme(session, citizen, row, seen)
    figures = figures_on(session, _day(now), citizen.municipality_id)
    refuse_future(_days_that_were(said), now)
    _refuse_unlawful(citizen, said, figures, _day(now))
    values = said.model_dump(exclude=_BASIS)
    with changing_programme(session, citizen, "programme_written", by=by, now=now):
        row = row or CitizenProgramme(citizen_id=citizen.id, **values)
        session.add(row.sqlmodel_update(values))
        _write_basis(session, citizen, said)
    return row


def resume(session: Session, citizen: Citizen, *, seen: int, by: Viewer, now: datetime) -> None:
    """The ordinary job is lost: the programme goes on from today (S4-35).

    Raises:
        FasterColleague: a colleague wrote meanwhile.
        NotNow: it is not paused by a job, or its longest time is over.
    """
    row = session.get(CitizenProgramme, citizen.id)
    if row is None or row.situation is not Situation.PAUSED_BY_JOB:
        raise NotNow("programme_not_paused")
    kept = row.model_dump(include=set(Circumstances.model_fields))
    again = {"situation": Situation.IN_PROGRAMME, "situation_since": _day(now)}
    said = Circumstances(**{**kept, **again, "responsibility_from": citizen.responsibility_from})
    write_circumstances(session, citizen, said, seen=seen, by=by, now=now)


def _days_that_were(said: Circumstances) -> tuple[date | None, ...]:
    """The days that a caseworker writes down when they have come."""
    return (
        said.first_offer_on,
        said.goals_met_on,
        said.child_born_on,
        said.permanent_residence_on,
        said.status_report_on,
        said.situation_since if said.situation is not Situation.EXPECTED else None,
    )


def _refuse_unlawful(citizen: Citizen, said: Circumstances, figures: Figures, on: date) -> None:
    whole = figures.number("work_duty.hours_week")
    if said.duty_hours is not None and said.duty_hours >= whole:
        raise NotNow("duty_not_lowered", hours=figures["work_duty.hours_week"].text)
    back = citizen.programme_ended_on is not None and said.situation in IN_PROGRAMME
    facts = ProgrammeFacts(responsibility_from=said.responsibility_from)
    if back and not may_resume(facts, figures, on):
        raise NotNow("programme_too_old", years=figures["programme.max_years"].text)


def _write_basis(session: Session, citizen: Citizen, said: Circumstances) -> None:
    citizen.responsibility_from = said.responsibility_from
    citizen.programme_ended_on = said.situation_since if _is_on_no_list(said) else None
    session.add(citizen)
    legal = session.get(CitizenLegal, citizen.id)
    if legal is not None:
        legal.regime = said.regime or legal.regime
        legal.residence_category = said.residence_category or legal.residence_category
        session.add(legal)


def _is_on_no_list(said: Circumstances) -> bool:
    """An ordinary job ends the programme (S4-35); after it offers follow LAB, or there are none."""
    if said.situation is Situation.AFTER_PROGRAMME:
        return said.regime is not Regime.LAB
    return said.situation is Situation.PAUSED_BY_JOB


def classify(
    session: Session, citizen: Citizen, new: NewClass, *, by: Viewer, now: datetime
) -> Classification:
    """Write a class with its reason; the legal gates read the one from the latest day.

    Raises:
        NotNow: it would begin on a day that has not come.
    """
    refuse_future((new.from_on,), now)
    row = Classification(citizen_id=citizen.id, by_id=by.user_id, at=now, **new.model_dump())
    session.add(row)
    session.flush()
    legal, holds = session.get(CitizenLegal, citizen.id), class_in_force(session, citizen.id)
    if legal is not None and holds is not None:
        legal.readiness = holds.readiness
        session.add(legal)
    _told(session, citizen, "classified", by=by, now=now)
    return row


def hold_follow_up(
    session: Session, citizen: Citizen, held: HeldFollowUp, *, by: Viewer, now: datetime
) -> FollowUp:
    """Write down a follow-up.

    Raises:
        NotNow: it was held on a day that has not come.
    """
    refuse_future((held.held_on,), now)
    values = held.model_dump() | {"companion": held.companion or ""}
    row = FollowUp(citizen_id=citizen.id, by_id=by.user_id, at=now, **values)
    session.add(row)
    session.flush()
    _told(session, citizen, "followed_up", by=by, now=now)
    return row


def report_given(
    session: Session, citizen: Citizen, on: date, *, by: Viewer, now: datetime
) -> None:
    """The status at permanent residence was finished that day; the first time counts (S2-11)."""
    row = session.get_one(CitizenProgramme, citizen.id)
    if row.status_report_on is None:
        with changing_programme(session, citizen, "programme_written", by=by, now=now):
            row.status_report_on = on
            session.add(row)


@contextmanager
def changing_programme(
    session: Session, citizen: Citizen, action: str, *, by: Viewer, now: datetime
) -> Iterator[None]:
    """What is written inside is one change: one edition, one line in the trail."""
    keep_first(session, citizen, RecordPart.PROGRAMME, now=now)
    yield
    keep_edition(session, citizen, RecordPart.PROGRAMME, by=by, now=now)
    _told(session, citizen, action, by=by, now=now)


def _told(session: Session, citizen: Citizen, action: str, *, by: Viewer, now: datetime) -> None:
    record(session, Happened(ObjectType.CITIZEN, citizen.id, action), by=by, now=now)


def refuse_changed_programme(
    session: Session, citizen: Citizen, row: Contract | CitizenProgramme | None, seen: int
) -> None:
    """A colleague's work is not overwritten.

    Raises:
        FasterColleague: a colleague wrote the row meanwhile.
    """
    version = 0 if row is None else row.version
    refuse_if_changed(session, ObjectType.CITIZEN, citizen.id, seen=seen, version=version)


def refuse_future(days: tuple[date | None, ...], now: datetime) -> None:
    """None of the days lies ahead.

    Raises:
        NotNow: one of them does.
    """
    for day in days:
        if day is not None and day > _day(now):
            raise NotNow("day_not_come", day=day.isoformat())


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
