"""The practical side of a citizen's record: place and hours, limits at work, people who help."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import PersonAround, Transport
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.people import Citizen
from models.tables.records import CitizenContact, CitizenFreeTime, Consideration
from models.tables.vocabulary import Place
from portal.services.citizens.danish_inputs import overlap
from portal.services.citizens.record_parts import (
    CONSIDERATIONS,
    CONTACTS,
    PRACTICAL,
    Change,
    changing,
    replace_rows,
)
from portal.services.inputs import DanishDate, Input, ShortText, wrong
from portal.services.openings.opening_inputs import SlotRow
from portal.services.openings.wording import Hit, demands, hits

# Words that look like a diagnosis; a file that anybody may edit.
DIAGNOSES = Path(__file__).resolve().parents[3] / "seed" / "diagnosis_words.csv"


class FreeRow(SlotRow):
    """A stretch of one weekday in which the citizen can work."""


class Practical(Input):
    """Where the citizen lives, how she gets around, and when she can work."""

    district: Annotated[ShortText, Field(max_length=80)] | None = None
    postcode: Annotated[str, Field(pattern=r"^\d{4}$")] | None = None
    transport: Transport | None = None
    available_from: DanishDate | None = None
    needs_interpreter: bool = False
    interpreter_language: Annotated[ShortText, Field(max_length=40)] | None = None
    free: Annotated[tuple[FreeRow, ...], Field(max_length=21)] = ()

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        if self.interpreter_language and not self.needs_interpreter:
            raise wrong("interpreter_not_needed", field="interpreter_language")
        if overlap(self.free):
            raise wrong("slots_overlap", field="free-0-starts")
        return self


class ConsiderationRow(Input):
    """Something to take heed of at work, and when.

    Without a first day it holds from today, without a last day until further notice.
    """

    counts: ClassVar[tuple[str, ...]] = ("text",)
    text: Annotated[ShortText, Field(max_length=300)]
    from_on: DanishDate | None = None
    until_on: DanishDate | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.from_on and self.until_on and self.until_on < self.from_on:
            raise wrong("ends_before_start", field="until_on")
        return self


class Considerations(Input):
    """All of them; `words_read` says that a person has looked at words that were marked."""

    limits: Annotated[tuple[ConsiderationRow, ...], Field(max_length=30)] = ()
    words_read: bool = False


class ContactRow(Input):
    """Somebody who helps the citizen."""

    counts: ClassVar[tuple[str, ...]] = ("name", "phone", "email", "note")
    kind: PersonAround
    name: ShortText
    phone: Annotated[str, Field(min_length=8, max_length=20, pattern=r"^\+?[\d ]+$")] | None = None
    email: Annotated[str, Field(max_length=200, pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    note: Annotated[ShortText, Field(max_length=300)] | None = None


class Contacts(Input):
    """All who help."""

    people: Annotated[tuple[ContactRow, ...], Field(max_length=20)] = ()


def set_practical(
    session: Session, citizen: Citizen, said: Practical, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Write place, transport, interpreter and free hours.

    Raises:
        FasterColleague: a colleague changed the same section since the form was opened.
        NotNow: the postcode is unknown.
    """
    if said.postcode and session.get(Place, said.postcode) is None:
        raise NotNow("home_postcode_unknown", postcode=said.postcode)
    change = Change(PRACTICAL, "practical_changed", seen)
    with changing(session, citizen, change, by=by, now=now):
        citizen.district = said.district or ""
        citizen.postcode = said.postcode or ""
        citizen.transport = said.transport
        citizen.available_from = said.available_from
        citizen.needs_interpreter = said.needs_interpreter
        citizen.interpreter_language = said.interpreter_language or ""
        rows = [CitizenFreeTime(citizen_id=citizen.id, **row.model_dump()) for row in said.free]
        replace_rows(session, citizen, CitizenFreeTime, rows)


def set_considerations(
    session: Session,
    citizen: Citizen,
    said: Considerations,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write what to take heed of at work; never a diagnosis (rules S3-85, B.9).

    Raises:
        FasterColleague: a colleague changed the same section since the form was opened.
        NotNow: words look like a diagnosis, and nobody has said that they were looked at.
    """
    if not said.words_read and like_diagnoses([row.text for row in said.limits]):
        raise NotNow("looks_like_diagnosis")
    change = Change(CONSIDERATIONS, "considerations_changed", seen)
    with changing(session, citizen, change, by=by, now=now):
        today = now.astimezone(COPENHAGEN).date()
        rows = [
            Consideration(
                citizen_id=citizen.id,
                text=row.text,
                from_on=row.from_on or today,
                until_on=row.until_on,
            )
            for row in said.limits
        ]
        replace_rows(session, citizen, Consideration, rows)


def set_contacts(
    session: Session, citizen: Citizen, said: Contacts, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Write who helps.

    Raises:
        FasterColleague: a colleague changed the same section since the form was opened.
    """
    change = Change(CONTACTS, "contacts_changed", seen)
    with changing(session, citizen, change, by=by, now=now):
        rows = [_contact(citizen, row) for row in said.people]
        replace_rows(session, citizen, CitizenContact, rows)


def like_diagnoses(texts: Sequence[str]) -> Sequence[Hit]:
    """The words that look like a diagnosis, each once, with what to write instead.

    Raises:
        ImportProblem: the list cannot be read.
    """
    return hits(texts, demands(DIAGNOSES))


def _contact(citizen: Citizen, row: ContactRow) -> CitizenContact:
    return CitizenContact(
        citizen_id=citizen.id,
        kind=row.kind,
        name=row.name,
        phone=row.phone or "",
        email=row.email or "",
        note=row.note or "",
    )
