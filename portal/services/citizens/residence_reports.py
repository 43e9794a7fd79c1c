"""The written status of a citizen's programme and employment effort at permanent residence (S2-11).

Every time it is saved is an edition of its own with what Fodfæste knew that day; what was written
before stays.
"""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import ObjectType
from models.queries.programme import circumstances_of
from models.queries.residence import newest
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.people import Citizen
from models.tables.residence import ResidenceReport
from portal.services.citizens.programmes import report_given
from portal.services.citizens.residence_facts import residence_facts
from portal.services.inputs import DanishDate, Input, LongText, ShortText, wrong
from portal.services.trail import Happened, record, refuse_if_changed

Told = Annotated[LongText, Field(max_length=4000)]


class ReportText(Input):
    """What a caseworker writes; the status of an earlier municipality belongs to it."""

    programme: Told
    employment: Told
    attendance: LongText | None = None
    earlier_from: ShortText | None = None
    earlier_on: DanishDate | None = None
    earlier_text: Annotated[LongText, Field(max_length=8000)] | None = None
    finished: bool = False

    @model_validator(mode="after")
    def _earlier_is_whole(self) -> Self:
        said = (self.earlier_from, self.earlier_on, self.earlier_text)
        for name, value in zip(("earlier_from", "earlier_on", "earlier_text"), said, strict=True):
            if value is None and any(said):
                raise wrong("earlier_status_not_whole", field=name)
        return self


def write(
    session: Session,
    citizen: Citizen,
    said: ReportText,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> ResidenceReport:
    """Keep an edition; when it is finished the task is done and the contract has ended.

    Args:
        seen: the number of the edition that was open, 0 when there was none.

    Raises:
        FasterColleague: a colleague kept one meanwhile.
        NotNow: it is finished before permanent residence was granted, or a day has not come.
    """
    before, on = newest(session, citizen.id), now.astimezone(COPENHAGEN).date()
    number = before.number if before else 0
    refuse_if_changed(session, ObjectType.CITIZEN, citizen.id, seen=seen, version=number)
    _refuse_unlikely(session, citizen, said, on)
    texts = said.model_dump(include={"programme", "employment", "finished", "earlier_on"})
    row = ResidenceReport(
        citizen_id=citizen.id,
        number=number + 1,
        attendance=said.attendance or "",
        earlier_from=said.earlier_from or "",
        earlier_text=said.earlier_text or "",
        facts=residence_facts(session, citizen, on),
        by_id=by.user_id,
        at=now,
        **texts,
    )
    session.add(row)
    session.flush()
    _told(session, row, by=by, now=now)
    if said.finished:
        report_given(session, citizen, on, by=by, now=now)
    return row


def _told(session: Session, row: ResidenceReport, *, by: Viewer, now: datetime) -> None:
    details = {"edition": row.number, "finished": row.finished}
    happened = Happened(ObjectType.CITIZEN, row.citizen_id, "residence_report", details=details)
    record(session, happened, by=by, now=now)


def _refuse_unlikely(session: Session, citizen: Citizen, said: ReportText, on: date) -> None:
    if said.earlier_on is not None and said.earlier_on > on:
        raise NotNow("earlier_status_in_the_future")
    written = circumstances_of(session, citizen.id)
    granted = written.permanent_residence_on if written else None
    if said.finished and (granted is None or granted > on):
        raise NotNow("residence_not_written")
