"""When a company hears from us again: said, done, and a slip undone."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType
from models.queries.desk import next_contact_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.desk import NextContact
from portal.services.inputs import ONE_LINE, DanishDate, Input
from portal.services.trail import Happened, record, refuse_if_changed

# Whoever says a later day has mistyped the year.
MOST_DAYS = 366


class Promised(Input):
    """The day, and what it is about."""

    contact_on: DanishDate
    about: Annotated[str, ONE_LINE, Field(max_length=300)] = ""


def promise_contact(
    session: Session,
    company: Company,
    said: Promised,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> NextContact:
    """Write down when the company hears from us again; the day before stands no more.

    Args:
        seen: the version the person had before her; 0 where no day stood.

    Raises:
        FasterColleague: a colleague wrote another day meanwhile.
        NotNow: the day has gone by, or lies more than a year ahead.
    """
    refuse_unlikely(said.contact_on, now)
    row = next_contact_of(session, company.id)
    version = row.version if row else 0
    refuse_if_changed(session, ObjectType.COMPANY, company.id, seen=seen, version=version)
    row = row or NextContact(company_id=company.id, contact_on=said.contact_on, by_id=by.user_id)
    row.sqlmodel_update({**said.model_dump(), "by_id": by.user_id, "done_at": None})
    session.add(row)
    session.flush()
    details = {"contact_on": said.contact_on.isoformat()}
    _tell(session, company.id, "next_contact", details, by=by, now=now)
    return row


def refuse_unlikely(day: date, now: datetime) -> None:
    """Raises:
    NotNow: the day has gone by, or lies more than a year ahead.
    """
    on = now.astimezone(COPENHAGEN).date()
    if not on <= day <= on + timedelta(days=MOST_DAYS):
        raise NotNow("contact_day_unlikely")


def contacted(session: Session, company: Company, *, by: Viewer, now: datetime) -> None:
    """They have talked: the day does not wait any more. Done twice it stays done.

    Raises:
        NotNow: nobody has said a day.
    """
    row = _row(session, company)
    if row.done_at is None:
        _set(session, row, now)
        _tell(session, company.id, "contacted", {}, by=by, now=now)


def not_contacted(session: Session, company: Company, *, by: Viewer, now: datetime) -> None:
    """It was a slip: the day waits again.

    Raises:
        NotNow: nobody has said a day.
    """
    row = _row(session, company)
    if row.done_at is not None:
        _set(session, row, None)
        _tell(session, company.id, "contact_undone", {}, by=by, now=now)


def _row(session: Session, company: Company) -> NextContact:
    row = next_contact_of(session, company.id)
    if row is None:
        raise NotNow("no_contact_promised")
    return row


def _set(session: Session, row: NextContact, done_at: datetime | None) -> None:
    row.done_at = done_at
    session.add(row)
    session.flush()


def _tell(
    session: Session,
    company_id: int,
    action: str,
    details: Mapping[str, object],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    # Without the company's number: the company does not read when we mean to call.
    happened = Happened(ObjectType.COMPANY, company_id, action, details=details)
    record(session, happened, by=by, now=now)
