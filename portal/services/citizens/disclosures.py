"""What was told of a case besides the cards that companies get (rule B-34)."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import DisclosureBasis, ObjectType
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.case import RecordDisclosure
from models.tables.people import Citizen
from portal.services.inputs import DanishDate, Input, LongText, ShortText
from portal.services.trail import Happened, record


class NewDisclosure(Input):
    """What was told, to whom, on what basis and when."""

    what: Annotated[LongText, Field(max_length=500)]
    to_whom: Annotated[ShortText, Field(max_length=200)]
    basis: DisclosureBasis
    told_on: DanishDate


def tell(
    session: Session, citizen: Citizen, new: NewDisclosure, *, by: Viewer, now: datetime
) -> RecordDisclosure:
    """Write down what was told.

    Raises:
        NotNow: it is said to be told in the future.
    """
    if new.told_on > _day(now):
        raise NotNow("told_in_the_future")
    row = RecordDisclosure(citizen_id=citizen.id, **new.model_dump(), by_id=by.user_id, at=now)
    session.add(row)
    session.flush()
    details = {"disclosure": row.id}
    happened = Happened(ObjectType.CITIZEN, citizen.id, "disclosed", details=details)
    record(session, happened, by=by, now=now)
    return row


def take_back_consent(
    session: Session, told: RecordDisclosure, *, by: Viewer, now: datetime
) -> None:
    """The citizen no longer agrees: from today on it may not be told again.

    Raises:
        NotNow: it was not told with her consent, or she has said so already.
    """
    if told.basis is not DisclosureBasis.CONSENT or told.withdrawn_on is not None:
        raise NotNow("no_consent_to_take_back")
    told.withdrawn_on = _day(now)
    session.add(told)
    details = {"disclosure": told.id}
    happened = Happened(ObjectType.CITIZEN, told.citizen_id, "consent_taken_back", details=details)
    record(session, happened, by=by, now=now)
    session.flush()


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
