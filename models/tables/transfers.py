"""A citizen who moves to another municipality, and what a record tells of the one she left."""

from datetime import date, datetime

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from models.kinds import TransferState
from models.tables.columns import stored_by_value
from models.tables.people import Versioned

_WAITS = "state IN ('proposed', 'accepted', 'sent')"


class Transfer(Versioned, table=True):
    """One move (rule S4-32); to a municipality of this store, or as a file to one elsewhere."""

    __table_args__ = (
        # A citizen moves to one place at a time, whoever clicks twice.
        Index(
            "uq_transfer_waits",
            "citizen_id",
            unique=True,
            sqlite_where=text(_WAITS),
            postgresql_where=text(_WAITS),
        ),
    )
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    from_municipality_id: int = Field(foreign_key="municipality.id", index=True)
    to_municipality_id: int | None = Field(default=None, foreign_key="municipality.id", index=True)
    to_name: str = Field(max_length=80)
    state: TransferState = Field(sa_type=stored_by_value(TransferState), index=True)
    asked_on: date  # when the citizen asked for it
    moves_on: date  # the first day in the other municipality
    reason: str = Field(max_length=500)  # for the sender's own case; never shown to the receiver
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
    answered_by_id: int | None = Field(default=None, foreign_key="app_user.id")
    answered_at: datetime | None = None
    answer: str = Field(default="", max_length=300)  # why the receiver said no
    caseworker_id: int | None = Field(default=None, foreign_key="app_user.id")  # the new one
    carried_out_at: datetime | None = None
    package: str = Field(default="", max_length=64)  # fingerprint of the file that was sent


class CitizenLeft(SQLModel, table=True):
    """What a municipality called a citizen on the day she moved from it to another one here.

    What it had written goes on under this name, also when hers is changed later (rule B-34).
    """

    __tablename__ = "citizen_left"
    citizen_id: int = Field(primary_key=True, foreign_key="citizen.id")
    municipality_id: int = Field(primary_key=True, foreign_key="municipality.id")
    name: str = Field(max_length=120)
    case_number: str = Field(max_length=20)
    alias: str = Field(max_length=12)
    search_key: str = Field(max_length=200)
    caseworker_id: int = Field(foreign_key="app_user.id")


class FormerRecord(SQLModel, table=True):
    """What came in a file from another municipality, as it was there; never changed."""

    __tablename__ = "former_record"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    from_name: str = Field(max_length=80)
    made_at: datetime
    package: str = Field(unique=True, max_length=64)  # the file's own number: read in only once
    content: dict[str, list[dict[str, object]]] = Field(sa_type=JSON)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
