"""What is written about a case: notes, disclosures, complaints, and what a caseworker put off."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from models.kinds import CaseMatter, DisclosureBasis, NoteKind, RefusalOf
from models.tables.columns import stored_by_value


class CaseNote(SQLModel, table=True):
    """Never changed or removed; a mistake is put right by a new note (rule B-32)."""

    __tablename__ = "case_note"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    kind: NoteKind = Field(sa_type=stored_by_value(NoteKind))
    happened_at: datetime
    text: str = Field(max_length=4000)
    corrects_id: int | None = Field(default=None, foreign_key="case_note.id")
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class RecordDisclosure(SQLModel, table=True):
    """What was told of a case, and on what basis (B-34); the cards of placements stand apart."""

    __tablename__ = "record_disclosure"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    what: str = Field(max_length=500)
    to_whom: str = Field(max_length=200)
    basis: DisclosureBasis = Field(sa_type=stored_by_value(DisclosureBasis))
    told_on: date
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
    withdrawn_on: date | None = None


class Complaint(SQLModel, table=True):
    """A complaint over the programme (S4-34); it never reaches the ranking."""

    __tablename__ = "complaint"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    received_on: date
    text: str = Field(max_length=2000)
    # To whom it was passed on, and when; "" and None while it is here
    sent_to: str = Field(default="", max_length=120, sa_column_kwargs={"server_default": ""})
    sent_on: date | None = None
    answered_on: date | None = None
    answer: str = Field(default="", max_length=2000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class Refusal(SQLModel, table=True):
    """An offer or a job the citizen said no to (S4-36, S4-37); it never reaches the ranking."""

    __tablename__ = "refusal"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    of: RefusalOf = Field(sa_type=stored_by_value(RefusalOf))
    happened_on: date
    reason: str = Field(max_length=1000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PutOff(SQLModel, table=True):
    """A matter a caseworker wants to see again later, with the reason; the newest counts."""

    __tablename__ = "put_off"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    matter: CaseMatter = Field(sa_type=stored_by_value(CaseMatter))
    until_on: date
    reason: str = Field(max_length=300)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PartyAccess(SQLModel, table=True):
    """The citizen asked to see her case; when the answer is due is worked out (rule B-33)."""

    __tablename__ = "party_access"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    asked_on: date
    delay_told_on: date | None = None  # when she was told that it takes longer
    delay_reason: str = Field(default="", max_length=500)
    answered_on: date | None = None
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class SavedView(SQLModel, table=True):
    """A filter of a list that a person wants to come back to."""

    __tablename__ = "saved_view"
    id: int = Field(default=None, primary_key=True)
    user_id: int = Field(foreign_key="app_user.id", index=True)
    page: str = Field(max_length=40)  # the endpoint of the list
    name: str = Field(max_length=60)
    query: str = Field(max_length=500)  # the address after the question mark
