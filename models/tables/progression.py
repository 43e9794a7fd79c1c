"""How somebody comes on at a place, who helps there, and when people meet about it."""

from datetime import date, datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import ContactWay, Scorer, ScoringPlace
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class ProgressionForm(Versioned, table=True):
    """One of a municipality's forms; what it asks stands in its editions."""

    __tablename__ = "progression_form"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    in_use: bool = True


class ProgressionEdition(SQLModel, table=True):
    """What a form asked from that moment on; never changed, because points were given by it."""

    __tablename__ = "progression_edition"
    __table_args__ = (UniqueConstraint("form_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    form_id: int = Field(foreign_key="progression_form.id", index=True)
    number: int  # 1, 2, 3 …
    name: str = Field(max_length=80)
    # Pairs of what is looked at and its five sentences, the one for 1 point first
    indicators: list[tuple[str, list[str]]] = Field(default_factory=list, sa_type=JSON)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class ProgressionScoring(SQLModel, table=True):
    """What somebody said one day; it is taken back at most, never changed."""

    __tablename__ = "progression_scoring"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    edition_id: int = Field(foreign_key="progression_edition.id", index=True)
    scorer: Scorer = Field(sa_type=stored_by_value(Scorer))
    said_by: str = Field(default="", max_length=120)  # the name, where it is not who wrote it
    place: ScoringPlace = Field(sa_type=stored_by_value(ScoringPlace))
    scored_on: date
    points: dict[str, int] = Field(default_factory=dict, sa_type=JSON)  # by what is looked at
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
    taken_back_at: datetime | None = None


class BuddyWeek(SQLModel, table=True):
    """So much Danish was practised with the language buddy in one week (S3-95)."""

    __tablename__ = "buddy_week"
    placement_id: int = Field(primary_key=True, foreign_key="placement.id")
    monday: date = Field(primary_key=True)
    minutes_a_day: int  # 0 to 60
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class TeacherFollowUp(SQLModel, table=True):
    """What the language teacher said of the Danish at work (S3-96, S3-101); never changed."""

    __tablename__ = "teacher_follow_up"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    held_on: date
    way: ContactWay = Field(sa_type=stored_by_value(ContactWay))
    teacher: str = Field(max_length=120)
    said: str = Field(max_length=2000)
    agreed: str = Field(default="", max_length=1000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class AgreedTime(Versioned, table=True):
    """When the next follow-up was agreed to be; gone when it is held or called off."""

    __tablename__ = "agreed_time"
    placement_id: int = Field(primary_key=True, foreign_key="placement.id")
    meets_at: datetime
    way: ContactWay = Field(sa_type=stored_by_value(ContactWay))
    by_id: int = Field(foreign_key="app_user.id")
