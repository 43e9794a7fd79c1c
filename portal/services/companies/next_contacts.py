"""When a company hears from us again: said, done, and a slip undone."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
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
    company_ids: Iterable[int],
    said: Promised,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write down when the companies hear from us again; what stood there can be had back.

    Args:
        seen: the versions the person had before her, added up; 0 where no day stood.

    Raises:
        FasterColleague: a colleague wrote another day meanwhile, at any of them; none is changed.
        NotNow: the day has gone by, or lies more than a year ahead.
    """
    on = now.astimezone(COPENHAGEN).date()
    if not on <= said.contact_on <= on + timedelta(days=MOST_DAYS):
        raise NotNow("contact_day_unlikely")
    rows = {number: next_contact_of(session, number) for number in company_ids}
    version = sum(row.version for row in rows.values() if row)
    first = next(iter(rows))
    refuse_if_changed(session, ObjectType.COMPANY, first, seen=seen, version=version)
    for company_id, row in rows.items():
        waited = row is not None and row.done_at is None
        before = {"before_on": row.contact_on, "before_about": row.about} if waited and row else {}
        row = row or NextContact(company_id=company_id, contact_on=on, by_id=by.user_id)
        values = {"before_on": None, "before_about": "", **before, **said.model_dump()}
        row.sqlmodel_update({**values, "by_id": by.user_id, "done_at": None})
        session.add(row)
        details = {"contact_on": said.contact_on.isoformat()}
        _tell(session, company_id, "next_contact", details, by=by, now=now)
    session.flush()


def take_back(session: Session, company_ids: Iterable[int], *, by: Viewer, now: datetime) -> None:
    """The day was a slip: what stood there before stands again, or nothing."""
    for company_id in company_ids:
        row = next_contact_of(session, company_id)
        if row is None:
            continue
        if row.before_on is None:
            session.delete(row)
        else:
            row.contact_on, row.about = row.before_on, row.before_about
            row.before_on, row.before_about = None, ""
            session.add(row)
        _tell(session, company_id, "next_contact_undone", {}, by=by, now=now)
    session.flush()


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
