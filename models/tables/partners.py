"""Who may act for a company, the texts it says yes to, and drafts of its openings."""

from datetime import date, datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import CompanyRight
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class CompanyUserWorkplace(SQLModel, table=True):
    """A workplace a person at a company serves; somebody with no row serves all of them."""

    __tablename__ = "company_user_workplace"
    user_id: int = Field(primary_key=True, foreign_key="app_user.id")
    workplace_id: int = Field(primary_key=True, foreign_key="workplace.id")


class Invitation(SQLModel, table=True):
    """An invitation to act for a company; only a hash of the secret in its address is kept."""

    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    email: str = Field(max_length=200)  # in lower case
    name: str = Field(max_length=120)
    right: CompanyRight = Field(sa_type=stored_by_value(CompanyRight))
    workplace_ids: list[int] = Field(default_factory=list, sa_type=JSON)
    secret_hash: str = Field(unique=True, max_length=64)
    # Of the secret in the mailed link, which is another than the one its maker sees
    mailed_hash: str | None = Field(default=None, unique=True, index=True, max_length=64)
    made_by_id: int = Field(foreign_key="app_user.id")
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    withdrawn_at: datetime | None = None


class AgreementText(SQLModel, table=True):
    """One edition of the partnership agreement's text in a municipality; never changed."""

    __tablename__ = "agreement_text"
    __table_args__ = (UniqueConstraint("municipality_id", "edition"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    edition: str = Field(max_length=20)
    valid_from: date
    danish: str = Field(max_length=8000)
    english: str = Field(max_length=8000)
    by_id: int | None = Field(default=None, foreign_key="app_user.id")
    at: datetime


class ForbiddenDemand(Versioned, table=True):
    """A word an opening may not ask with, or that a person should look at (rule B-60)."""

    __tablename__ = "forbidden_demand"
    __table_args__ = (UniqueConstraint("municipality_id", "words"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    words: str = Field(max_length=80)
    forbidden: bool  # else it is only to be looked at
    why: str = Field(max_length=300)
    source: str = Field(default="", max_length=200)
    active: bool = True


class OpeningDraft(Versioned, table=True):
    """What someone has typed of an opening so far; kept as typed, checked when it is sent."""

    __tablename__ = "opening_draft"
    id: int = Field(default=None, primary_key=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    opening_id: int | None = Field(default=None, foreign_key="opening.id", unique=True)
    by_id: int = Field(foreign_key="app_user.id")
    typed: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    saved_at: datetime
