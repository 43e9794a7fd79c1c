"""What a citizen complained over and said no to (S4-34, S4-36, S4-37).

For her caseworkers alone; neither is read by what ranks her or leaves her out of a list.
"""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType, RefusalOf
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.case import Complaint, Refusal
from models.tables.people import Citizen
from portal.services.inputs import DanishDate, Input, LongText, ShortText
from portal.services.trail import Happened, record


class NewComplaint(Input):
    """A complaint over the programme, written or spoken."""

    received_on: DanishDate
    text: LongText


class ComplaintAnswer(Input):
    """What the municipality answered, and when."""

    answered_on: DanishDate
    answer: LongText


class PassedOn(Input):
    """Who decides the complaint instead, and the day it was sent there."""

    sent_to: ShortText
    sent_on: DanishDate


class NewRefusal(Input):
    """A job, an internship or another offer that the citizen said no to, and why."""

    of: RefusalOf
    happened_on: DanishDate
    reason: Annotated[LongText, Field(max_length=1000)]


def complain(
    session: Session, citizen: Citizen, new: NewComplaint, *, by: Viewer, now: datetime
) -> Complaint:
    """Write a complaint down.

    Raises:
        NotNow: it is said to come in the future.
    """
    if new.received_on > _day(now):
        raise NotNow("complaint_in_the_future")
    row = Complaint(citizen_id=citizen.id, **new.model_dump(), by_id=by.user_id, at=now)
    session.add(row)
    session.flush()
    _told(session, citizen.id, "complaint_received", row.id, by=by, now=now)
    return row


def answer_complaint(
    session: Session, complaint: Complaint, said: ComplaintAnswer, *, by: Viewer, now: datetime
) -> None:
    """Write down what was answered; once.

    Raises:
        NotNow: it has an answer already, or the day lies in the future or before the complaint.
    """
    if complaint.answered_on is not None:
        raise NotNow("complaint_answered")
    if not complaint.received_on <= said.answered_on <= _day(now):
        raise NotNow("answer_day_unlikely")
    complaint.answered_on, complaint.answer = said.answered_on, said.answer
    session.add(complaint)
    _told(session, complaint.citizen_id, "complaint_answered", complaint.id, by=by, now=now)


def pass_on(
    session: Session, complaint: Complaint, said: PassedOn, *, by: Viewer, now: datetime
) -> None:
    """Write down that the complaint was sent on; it can still be answered (C.7).

    Raises:
        NotNow: it has an answer or was sent on already, or the day lies in the future or before
            the complaint.
    """
    if complaint.answered_on is not None:
        raise NotNow("complaint_answered")
    if complaint.sent_on is not None:
        raise NotNow("complaint_passed_on")
    if not complaint.received_on <= said.sent_on <= _day(now):
        raise NotNow("pass_day_unlikely")
    complaint.sent_to, complaint.sent_on = said.sent_to, said.sent_on
    session.add(complaint)
    _told(session, complaint.citizen_id, "complaint_passed_on", complaint.id, by=by, now=now)


def refuse_offer(
    session: Session, citizen: Citizen, new: NewRefusal, *, by: Viewer, now: datetime
) -> Refusal:
    """Write down what the citizen said no to.

    Raises:
        NotNow: it is said to happen in the future.
    """
    if new.happened_on > _day(now):
        raise NotNow("refusal_in_the_future")
    row = Refusal(citizen_id=citizen.id, **new.model_dump(), by_id=by.user_id, at=now)
    session.add(row)
    session.flush()
    _told(session, citizen.id, "offer_refused", row.id, by=by, now=now)
    return row


def _told(
    session: Session, citizen_id: int, action: str, number: int, *, by: Viewer, now: datetime
) -> None:
    happened = Happened(ObjectType.CITIZEN, citizen_id, action, details={"number": number})
    record(session, happened, by=by, now=now)
    session.flush()


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
