"""Being at a company every week: written down, stopped, and used when a problem comes up there."""

from datetime import datetime, timedelta
from typing import Self

from pydantic import model_validator
from sqlmodel import Session

from models.kinds import ObjectType, Role, Weekday
from models.queries.companies import workplaces_of
from models.queries.people import colleagues
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.desk import Presence
from portal.services.inputs import ClockTime, DanishDate, Input, RowNumber, wrong
from portal.services.trail import Happened, record


class NewPresence(Input):
    """Who is where, on which weekday and from when to when."""

    workplace_id: RowNumber
    consultant_id: RowNumber
    weekday: Weekday
    starts: ClockTime
    ends: ClockTime
    from_on: DanishDate
    until_on: DanishDate | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends <= self.starts:
            raise wrong("presence_ends_first", field="ends")
        if self.until_on is not None and self.until_on < self.from_on:
            raise wrong("presence_over_first", field="until_on")
        return self


def write_hours(
    session: Session, company: Company, new: NewPresence, *, by: Viewer, now: datetime
) -> Presence:
    """Write the hours down; the company reads them.

    Raises:
        NotNow: the place is not the company's, or the consultant does not work here.
    """
    places = {place.id for place, _postcode in workplaces_of(session, company.id)}
    if new.workplace_id not in places:
        raise NotNow("workplace_unknown")
    known = {user.id for user in colleagues(session, by.municipality_id, Role.COMPANY_CONSULTANT)}
    if new.consultant_id not in known:
        raise NotNow("presence_consultant_unknown")
    values = {**new.model_dump(), "weekday": new.weekday.value}
    row = Presence(municipality_id=company.municipality_id, **values)
    session.add(row)
    session.flush()
    _tell(session, company, "presence_written", by=by, now=now)
    return row


def stop(session: Session, company: Company, row: Presence, *, by: Viewer, now: datetime) -> None:
    """Yesterday was the last day; what has not begun is taken away."""
    yesterday = now.astimezone(COPENHAGEN).date() - timedelta(days=1)
    if row.from_on > yesterday:
        session.delete(row)
    else:
        row.until_on = yesterday
        session.add(row)
    session.flush()
    _tell(session, company, "presence_stopped", by=by, now=now)


def _tell(session: Session, company: Company, action: str, *, by: Viewer, now: datetime) -> None:
    happened = Happened(ObjectType.COMPANY, company.id, action, company_id=company.id)
    record(session, happened, by=by, now=now)
