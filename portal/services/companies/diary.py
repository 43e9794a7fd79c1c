"""A company's diary: visits, calls and notes. Lines are added, never changed."""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import CompanyEntryKind, ObjectType
from models.queries.desk import next_contact_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.desk import CompanyEntry
from portal.services.companies.next_contacts import Promised, contacted, promise_contact
from portal.services.inputs import ONE_LINE, DanishDate, Input, LongText
from portal.services.trail import Happened, record

# A visit that is older was mistyped.
OLDEST_DAYS = 366


class NewEntry(Input):
    """One line, and when the company hears from us again if that was said."""

    kind: CompanyEntryKind
    happened_on: DanishDate
    met: Annotated[str, ONE_LINE, Field(max_length=120)] = ""
    text: Annotated[LongText, Field(min_length=3)]
    contact_on: DanishDate | None = None
    about: Annotated[str, ONE_LINE, Field(max_length=300)] = ""


def write_entry(
    session: Session, company: Company, entry: NewEntry, *, by: Viewer, now: datetime
) -> CompanyEntry:
    """Add the line. Whoever has talked with the company has kept the day it was told.

    Raises:
        NotNow: the day lies ahead or more than a year back, or the next one has gone by.
    """
    on = now.astimezone(COPENHAGEN).date()
    if not 0 <= (on - entry.happened_on).days <= OLDEST_DAYS:
        raise NotNow("entry_day_unlikely")
    row = CompanyEntry(
        municipality_id=company.municipality_id,
        company_id=company.id,
        by_id=by.user_id,
        at=now,
        **entry.model_dump(exclude={"contact_on", "about"}),
    )
    session.add(row)
    session.flush()
    # Without the company's number, and without the words: neither is for the company.
    happened = Happened(ObjectType.COMPANY, company.id, f"{entry.kind.value}_written")
    record(session, happened, by=by, now=now)
    _say_next(session, company, entry, by=by, now=now)
    return row


def _say_next(
    session: Session, company: Company, entry: NewEntry, *, by: Viewer, now: datetime
) -> None:
    known = next_contact_of(session, company.id)
    if entry.contact_on is not None:
        said = Promised(contact_on=entry.contact_on, about=entry.about)
        # The diary is written without a day before one, so it overwrites on purpose.
        seen = known.version if known else 0
        promise_contact(session, [company.id], said, seen=seen, by=by, now=now)
        return
    talked = entry.kind is not CompanyEntryKind.NOTE
    if talked and known is not None and known.contact_on <= entry.happened_on:
        contacted(session, company, by=by, now=now)
