"""When staff are away, so that a company is not kept waiting for somebody who is not there."""

from datetime import date, datetime, timedelta
from typing import Self

from pydantic import model_validator
from sqlmodel import Session

from models.kinds import ObjectType, Role
from models.queries.people import user_for
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow, NotYours
from models.tables.promise_clock import Absence
from portal.services.inputs import DanishDate, Input, RowNumber, wrong
from portal.services.promises.owners import cover_absent
from portal.services.trail import Happened, record

# Who is away so long has left; a longer stretch is a mistyped year.
LONGEST = timedelta(days=366)
STAFF = frozenset({Role.COMPANY_CONSULTANT, Role.CASEWORKER, Role.LEADER})


class NewAbsence(Input):
    """The first and the last day; of whom, when a leader enters it."""

    user_id: RowNumber | None = None
    from_on: DanishDate
    until_on: DanishDate

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until_on < self.from_on:
            raise wrong("absence_ends_before", field="until_on")
        if self.until_on - self.from_on > LONGEST:
            raise wrong("absence_too_long", field="until_on")
        return self


def enter(session: Session, new: NewAbsence, *, by: Viewer, now: datetime) -> Absence:
    """Enter days away; whoever is away today has her deputies asked at once.

    Raises:
        NotYours: only a leader enters somebody else's.
        NotNow: the person is nobody of the staff here, or the days are over.
    """
    user_id = new.user_id or by.user_id
    if user_id != by.user_id and by.role is not Role.LEADER:
        raise NotYours
    user = user_for(session, by, user_id)
    if user is None or not user.active or user.role not in STAFF:
        raise NotNow("absent_unknown")
    if new.until_on < _danish_day(now):
        raise NotNow("absence_is_over")
    absence = Absence(
        municipality_id=by.municipality_id,
        user_id=user_id,
        from_on=new.from_on,
        until_on=new.until_on,
        by_id=by.user_id,
        at=now,
    )
    session.add(absence)
    session.flush()
    _tell(session, absence, "absence_entered", by=by, now=now)
    cover_absent(session, now)
    return absence


def remove(session: Session, absence: Absence, *, by: Viewer, now: datetime) -> None:
    """Take days away back; whom the deputies took meanwhile stays with them.

    Raises:
        NotYours: only oneself or a leader does.
    """
    if absence.user_id != by.user_id and by.role is not Role.LEADER:
        raise NotYours
    _tell(session, absence, "absence_removed", by=by, now=now)
    session.delete(absence)
    session.flush()


def _tell(session: Session, absence: Absence, action: str, *, by: Viewer, now: datetime) -> None:
    details = {"from": absence.from_on.isoformat(), "until": absence.until_on.isoformat()}
    happened = Happened(ObjectType.USER, absence.user_id, action, details=details)
    record(session, happened, by=by, now=now)


def _danish_day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
