"""The status that is written when a citizen is granted permanent residence (rule S2-11)."""

from datetime import date, datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel


class ResidenceReport(SQLModel, table=True):
    """One edition of the status; never changed, the one with the highest number counts."""

    __tablename__ = "residence_report"
    __table_args__ = (UniqueConstraint("citizen_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    number: int  # from 1
    programme: str = Field(max_length=4000)
    employment: str = Field(max_length=4000)
    attendance: str = Field(default="", max_length=2000)
    # The status of an earlier municipality; "" and None when there is none
    earlier_from: str = Field(default="", max_length=120)
    earlier_on: date | None = None
    earlier_text: str = Field(default="", max_length=8000)
    finished: bool = False
    # What Fodfæste knew that day: texts, numbers and days as ISO text by name, as
    # portal/services/citizens/residence_facts.py makes them
    facts: dict[str, object] = Field(sa_type=JSON)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
