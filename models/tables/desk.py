"""What a consultant keeps of the companies besides agreements and promises."""

from datetime import date, datetime, time

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.kinds import CompanyEntryKind, DeskMatter, HandOverState, LeadSource, LeadState
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class CompanyEntry(SQLModel, table=True):
    """A visit, a call or a note; never changed, and never shown to the company."""

    __tablename__ = "company_entry"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    kind: CompanyEntryKind = Field(sa_type=stored_by_value(CompanyEntryKind))
    happened_on: date
    met: str = Field(default="", max_length=120)  # with whom
    text: str = Field(max_length=2000)
    by_id: int = Field(foreign_key="app_user.id", index=True)
    at: datetime


class NextContact(Versioned, table=True):
    """The day a company was told that we come back; once done it stays for the rest of the day."""

    __tablename__ = "next_contact"
    company_id: int = Field(primary_key=True, foreign_key="company.id")
    contact_on: date = Field(index=True)
    about: str = Field(default="", max_length=300)
    by_id: int = Field(foreign_key="app_user.id")
    done_at: datetime | None = None
    # What stood there before, so that a slip can be undone
    before_on: date | None = None
    before_about: str = Field(default="", max_length=300)


class SeenMark(SQLModel, table=True):
    """Until when a person has seen what lies on her desk, by kind."""

    __tablename__ = "seen_mark"
    user_id: int = Field(primary_key=True, foreign_key="app_user.id")
    matter: DeskMatter = Field(primary_key=True, sa_type=stored_by_value(DeskMatter))
    seen_at: datetime


class PortfolioHandover(Versioned, table=True):
    """Companies that a consultant asks a colleague to take over; nothing moves before her yes."""

    __tablename__ = "portfolio_handover"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    from_id: int = Field(foreign_key="app_user.id", index=True)
    to_id: int = Field(foreign_key="app_user.id", index=True)
    company_ids: list[int] = Field(default_factory=list, sa_type=JSON)
    note: str = Field(default="", max_length=1000)
    state: HandOverState = Field(sa_type=stored_by_value(HandOverState))
    asked_at: datetime
    answered_at: datetime | None = None


class CalendarAddress(SQLModel, table=True):
    """The address at which a person's calendar is fetched; only a hash of its secret is kept."""

    __tablename__ = "calendar_address"
    user_id: int = Field(primary_key=True, foreign_key="app_user.id")
    secret_hash: str = Field(unique=True, max_length=64)
    made_at: datetime


class Presence(SQLModel, table=True):
    """A consultant who is at a workplace at the same hours every week (rule S3-32)."""

    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    workplace_id: int = Field(foreign_key="workplace.id", index=True)
    consultant_id: int = Field(foreign_key="app_user.id", index=True)
    weekday: int  # Monday is 0
    starts: time
    ends: time
    from_on: date
    until_on: date | None = None  # the last day, included


class CompanyLead(Versioned, table=True):
    """A tip about a company; whoever gave it is thanked and never told why (rule S4-20)."""

    __tablename__ = "company_lead"
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    name: str = Field(max_length=120)
    place: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=120)
    text: str = Field(max_length=1000)
    source: LeadSource = Field(sa_type=stored_by_value(LeadSource))
    source_name: str = Field(default="", max_length=120)
    state: LeadState = Field(sa_type=stored_by_value(LeadState))
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    closed_why: str = Field(default="", max_length=500)
    closed_at: datetime | None = None
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
