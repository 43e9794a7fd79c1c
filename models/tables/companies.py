"""Companies, their workplaces and contacts, and the non-binding agreement."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import AgreementState, Channel, ContactKind, Sector
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class Company(Versioned, table=True):
    __table_args__ = (
        UniqueConstraint("municipality_id", "cvr_number"),
        Index("ix_company_by_name", "municipality_id", "sort_key"),
    )
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id")
    name: str = Field(max_length=120)
    search_key: str = Field(index=True, max_length=160)
    sort_key: str = Field(index=True, max_length=140)
    cvr_number: str = Field(max_length=8)
    sector: Sector = Field(sa_type=stored_by_value(Sector))
    industry: str = Field(foreign_key="industry.code", max_length=40)
    accepts_beginners: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})


class KeyAccount(Versioned, table=True):
    """The one fixed consultant of a company and who steps in (rule S3-13)."""

    __tablename__ = "key_account"
    company_id: int = Field(primary_key=True, foreign_key="company.id")
    consultant_id: int = Field(foreign_key="app_user.id", index=True)
    deputy_id: int | None = Field(default=None, foreign_key="app_user.id", index=True)


class Workplace(SQLModel, table=True):
    """A place where people work: the P-number, where the law counts heads."""

    id: int = Field(default=None, primary_key=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    name: str = Field(max_length=120)
    p_number: str = Field(max_length=10)
    address: str = Field(max_length=160)
    postcode: str = Field(foreign_key="place.postcode", max_length=4)
    ordinary_fte: float | None = None  # full-time persons, average of the last four months
    counted_on: date | None = None  # when the staff was counted
    # Subsidised persons other municipalities have here, in full-time persons (rule B-08)
    elsewhere_fte: float = Field(default=0.0, sa_column_kwargs={"server_default": "0"})
    industry: str | None = Field(default=None, foreign_key="industry.code", max_length=40)
    rules: str = Field(default="", max_length=1000, sa_column_kwargs={"server_default": ""})


class CompanyContact(SQLModel, table=True):
    __tablename__ = "company_contact"
    __table_args__ = (UniqueConstraint("company_id", "kind"),)
    id: int = Field(default=None, primary_key=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    kind: ContactKind = Field(sa_type=stored_by_value(ContactKind))
    name: str = Field(max_length=120)
    phone: str = Field(default="", max_length=20)
    email: str = Field(default="", max_length=200)


class PartnershipAgreement(Versioned, table=True):
    __tablename__ = "partnership_agreement"
    id: int = Field(default=None, primary_key=True)
    company_id: int = Field(foreign_key="company.id", unique=True)
    state: AgreementState = Field(sa_type=stored_by_value(AgreementState))
    text_version: str = Field(default="", max_length=20)  # the edition that was offered
    contact_again_on: date | None = None
    offered_at: datetime | None = None
    accepted_at: datetime | None = None
    accepted_by: str = Field(default="", max_length=120)  # who said yes at the company
    accepted_through: Channel | None = Field(default=None, sa_type=stored_by_value(Channel))
    paused_from: date | None = None  # also while the pause is to come
    paused_until: date | None = None  # the last day, included
    # The company has confirmed that it comes back by itself after the last day.
    back_by_itself: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    reviewed_on: date | None = None  # the last yearly talk
    review_note: str = Field(default="", max_length=1000, sa_column_kwargs={"server_default": ""})
