"""A citizen's own case, told to her: what she asked for, by when, and everything that is kept."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType
from models.queries.people import office_calendar
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.party_access import answer_due
from models.tables.case import PartyAccess
from models.tables.people import Citizen
from portal.services.inputs import DanishDate, Input, LongText
from portal.services.law.figures import figures_on
from portal.services.trail import Happened, record


class NewRequest(Input):
    """The citizen asked to see her case."""

    asked_on: DanishDate


class Delay(Input):
    """She was told that the answer takes longer, and why."""

    delay_told_on: DanishDate
    delay_reason: Annotated[LongText, Field(max_length=500)]


class FileKind(StrEnum):
    PDF = "pdf"
    JSON = "json"


class FileWanted(Input):
    """Which file, and which further names are to be taken out, one on each line."""

    file: FileKind
    also: LongText | None = None


@dataclass(frozen=True)
class RequestSeen:
    """A request and the last day for its answer."""

    request: PartyAccess
    due_on: date
    late: bool


def seen(session: Session, citizen: Citizen, request: PartyAccess, *, on: date) -> RequestSeen:
    """How the request stands that day, by the figures of the day it came.

    It is late when nobody answered in time, or told her in time that it takes longer.
    """
    town = citizen.municipality_id
    figures = figures_on(session, request.asked_on, town)
    due_on = answer_due(request.asked_on, figures, office_calendar(session, town))
    told = min(filter(None, (request.answered_on, request.delay_told_on)), default=on)
    return RequestSeen(request, due_on, told > due_on)


def ask(
    session: Session, citizen: Citizen, new: NewRequest, *, by: Viewer, now: datetime
) -> PartyAccess:
    """Write down that she asked.

    Raises:
        NotNow: it is said to come in the future.
    """
    if new.asked_on > _day(now):
        raise NotNow("asked_in_the_future")
    row = PartyAccess(citizen_id=citizen.id, asked_on=new.asked_on, by_id=by.user_id, at=now)
    session.add(row)
    session.flush()
    _told(session, row, "party_access_asked", {}, by=by, now=now)
    return row


def tell_delay(
    session: Session, request: PartyAccess, said: Delay, *, by: Viewer, now: datetime
) -> None:
    """Write down that she was told of a delay.

    Raises:
        NotNow: she has her answer, or the day lies before the question or in the future.
    """
    _refuse_if_answered(request)
    if not request.asked_on <= said.delay_told_on <= _day(now):
        raise NotNow("delay_day_unlikely")
    request.delay_told_on, request.delay_reason = said.delay_told_on, said.delay_reason
    session.add(request)
    _told(session, request, "party_access_delayed", {}, by=by, now=now)


def answer(session: Session, request: PartyAccess, *, by: Viewer, now: datetime) -> None:
    """Write down that she got it today.

    Raises:
        NotNow: she has it already.
    """
    _refuse_if_answered(request)
    request.answered_on = _day(now)
    session.add(request)
    _told(session, request, "party_access_answered", {}, by=by, now=now)


def record_file(
    session: Session,
    request: PartyAccess,
    kind: FileKind,
    file: bytes,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """Let the trail say that somebody took everything out, and which file exactly it was."""
    told = {"file": kind.value, "sha256": hashlib.sha256(file).hexdigest()}
    _told(session, request, "party_access_file", told, by=by, now=now)


def _refuse_if_answered(request: PartyAccess) -> None:
    if request.answered_on is not None:
        raise NotNow("party_access_over")


def _told(
    session: Session,
    request: PartyAccess,
    action: str,
    told: Mapping[str, object],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    details = {"request": request.id, **told}
    happened = Happened(ObjectType.CITIZEN, request.citizen_id, action, details=details)
    record(session, happened, by=by, now=now)
    session.flush()


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
