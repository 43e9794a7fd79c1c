"""A consultant's calendar: what is due and agreed, without a word about citizens.

It is fetched by programs that cannot sign in, at an address only she knows. Only a hash of the
address's secret is kept, so it is shown once; a new one ends the old one.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlmodel import Session, col, select

from models.kinds import DeskMatter, ObjectType
from models.queries import agenda as queries
from models.queries import presences
from models.queries.people import viewer_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.presence import times_between
from models.tables.desk import CalendarAddress
from models.tables.people import User
from portal.services.placements.placement_follow_ups import waiting_for
from portal.services.trail import Happened, record

# So far ahead the feed looks; what is later comes by itself.
AHEAD = timedelta(weeks=8)


@dataclass(frozen=True)
class Appointment:
    """One thing in the calendar; `about` is a matter of the desk, or "ends", "absence", "presence".

    Args:
        company: its name; empty where it is about none.
        ends: the last day included, or the moment it is over.
    """

    about: str
    number: int
    starts: date
    ends: date
    company: str = ""
    place: str = ""


def new_address(session: Session, *, by: Viewer, now: datetime) -> str:
    """A secret for a new address, shown this once; the old address gives nothing any more."""
    secret = secrets.token_urlsafe(32)
    row = session.get(CalendarAddress, by.user_id)
    row = row or CalendarAddress(user_id=by.user_id, secret_hash="", made_at=now)
    row.secret_hash, row.made_at = _hashed(secret), now
    session.add(row)
    session.flush()
    _tell(session, "calendar_opened", by=by, now=now)
    return secret


def close_address(session: Session, *, by: Viewer, now: datetime) -> None:
    """From now on nobody can fetch the calendar."""
    row = session.get(CalendarAddress, by.user_id)
    if row is not None:
        session.delete(row)
        session.flush()
        _tell(session, "calendar_closed", by=by, now=now)


def made_at(session: Session, viewer: Viewer) -> datetime | None:
    """When her address was made; None when she has none."""
    row = session.get(CalendarAddress, viewer.user_id)
    return row.made_at if row else None


def owner_of(session: Session, secret: str) -> User | None:
    """Whose calendar the address gives; None when it is closed, or she does not work here now."""
    return session.exec(
        select(User)
        .join(CalendarAddress, col(CalendarAddress.user_id) == User.id)
        .where(CalendarAddress.secret_hash == _hashed(secret), col(User.active))
    ).first()


def appointments(session: Session, user: User, now: datetime) -> list[Appointment]:
    """What is due and agreed from now on, and what is late; the same number of statements
    however much there is."""
    viewer, on = viewer_of(user), now.astimezone(COPENHAGEN).date()
    return [
        *_promises(session, viewer),
        *_placements(session, viewer, on),
        *_follow_ups(session, viewer, on),
        *_contacts(session, viewer),
        *_absences(session, viewer, on),
        *_presences(session, viewer, on),
    ]


def _promises(session: Session, viewer: Viewer) -> Iterator[Appointment]:
    for number, work_by, due_at, company in queries.promises_held(session, viewer):
        last = min(work_by, due_at)
        half = last - timedelta(minutes=30)
        yield Appointment(DeskMatter.PROMISE.value, number, half, last, company)


def _placements(session: Session, viewer: Viewer, on: date) -> Iterator[Appointment]:
    for number, starts, ends, company, place in queries.first_and_last_days(
        session, viewer, on, on + AHEAD
    ):
        for about, day in ((DeskMatter.START.value, starts), ("ends", ends)):
            if on <= day <= on + AHEAD:
                yield Appointment(about, number, day, day, company, place)


def _follow_ups(session: Session, viewer: Viewer, on: date) -> Iterator[Appointment]:
    for row in waiting_for(session, viewer, on, consultant_id=viewer.user_id):
        # What should have been held is to be done today.
        day = max(row.since.due_on, on)
        number, company = row.placement.id, row.company.name
        yield Appointment(DeskMatter.FOLLOW_UP.value, number, day, day, company)


def _contacts(session: Session, viewer: Viewer) -> Iterator[Appointment]:
    for contact, company in queries.contacts_promised(session, viewer):
        day = contact.contact_on
        yield Appointment(DeskMatter.CONTACT.value, contact.company_id, day, day, company)


def _presences(session: Session, viewer: Viewer, on: date) -> Iterator[Appointment]:
    for row, company, address in presences.of_consultant(session, viewer, on):
        for starts, ends in times_between(presences.hours_of(row), on, on + AHEAD):
            yield Appointment("presence", row.id, starts, ends, company, address)


def _absences(session: Session, viewer: Viewer, on: date) -> Iterator[Appointment]:
    for absence in queries.absences(session, viewer, on):
        yield Appointment("absence", absence.id, absence.from_on, absence.until_on)


def _hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _tell(session: Session, action: str, *, by: Viewer, now: datetime) -> None:
    record(session, Happened(ObjectType.USER, by.user_id, action), by=by, now=now)
