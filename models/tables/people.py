"""Municipalities, the people who work in the product, and citizens."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from models.kinds import (
    ClockPolicy,
    CompanyRight,
    DanishEducation,
    DanishLevel,
    EntryKind,
    Language,
    ReadinessClass,
    Regime,
    RequirementKind,
    ResidenceCategory,
    Role,
    ShownBy,
    SkillLevel,
    Transport,
)
from models.tables.columns import stored_by_value


class Versioned(SQLModel):
    """A row that people edit: two who change it at once never overwrite each other."""

    version: int = Field(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]  # SQLModel's stubs know no __table__


class Municipality(SQLModel, table=True):
    id: int = Field(default=None, primary_key=True)  # None until flushed
    code: str = Field(unique=True, max_length=4)  # the official municipality code
    name: str = Field(max_length=80)
    # How promises are counted until the first edition of `clock_policy`, and its number
    reply_policy: ClockPolicy = Field(sa_type=stored_by_value(ClockPolicy, "reply_policy"))
    visit_policy: ClockPolicy = Field(sa_type=stored_by_value(ClockPolicy, "visit_policy"))
    policy_version: int = 1
    phone: str = Field(default="", max_length=20)
    # Who is called at once when a problem cannot wait (rule C.6)
    on_call_phone: str = Field(default="", max_length=20, sa_column_kwargs={"server_default": ""})
    # So many days after its end a placement's problem still gets a visit (rule C.6)
    problem_days: int = Field(default=14, sa_column_kwargs={"server_default": "14"})
    # Matching is off until someone names the legal basis (rule B-42).
    matching_legal_basis: str = Field(default="", max_length=300)
    matching_approved_on: date | None = None
    same_person_may_approve: bool = True
    # Whether its own people need more than a password to come in
    second_factor_required: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    cpr_kept: bool = False  # whether caseworkers may keep CPR numbers here (rule B-40)
    # How often a placement is followed up after its first week
    follow_up_weeks: int = Field(default=4, sa_column_kwargs={"server_default": "4"})


class OfficeHours(SQLModel, table=True):
    __tablename__ = "office_hours"
    __table_args__ = (UniqueConstraint("municipality_id", "weekday"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    weekday: int  # Monday is 0
    opens: time
    closes: time


class ClosingDay(SQLModel, table=True):
    __tablename__ = "closing_day"
    __table_args__ = (UniqueConstraint("municipality_id", "day"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    day: date
    name: str = Field(max_length=80)


class User(Versioned, table=True):
    __tablename__ = "app_user"  # `user` is a reserved word in PostgreSQL
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    role: Role = Field(sa_type=stored_by_value(Role))
    name: str = Field(max_length=120)
    email: str = Field(unique=True, max_length=200)  # stored in lower case
    phone: str = Field(default="", max_length=20)
    # What someone at a company may do; None for everybody else
    company_right: CompanyRight | None = Field(default=None, sa_type=stored_by_value(CompanyRight))
    password_hash: str = Field(max_length=200)
    language: Language = Field(default=Language.DANISH, sa_type=stored_by_value(Language))
    session_number: int = 1  # counting up ends every session the person has
    active: bool = True
    created_at: datetime


class Citizen(Versioned, table=True):
    """What the work with a citizen needs; only part of it reaches the ranking (rule book B.9)."""

    __table_args__ = (Index("ix_citizen_by_name", "municipality_id", "sort_key"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id")
    caseworker_id: int = Field(foreign_key="app_user.id", index=True)
    case_number: str = Field(unique=True, max_length=20)
    name: str = Field(max_length=120)
    search_key: str = Field(index=True, max_length=200)  # folded name and case number
    sort_key: str = Field(index=True, max_length=140)  # Danish order of the name
    alias: str = Field(max_length=12)  # what an employer reads before the name is released
    wish: str = Field(default="", max_length=1000)
    needs_interpreter: bool = False
    interpreter_language: str = Field(default="", max_length=40)
    postcode: str = Field(default="", max_length=4)
    max_km: float | None = None
    transport: Transport | None = Field(default=None, sa_type=stored_by_value(Transport))
    hours_a_week: float | None = None
    available_from: date | None = None
    danish_speak: DanishLevel | None = Field(
        default=None, sa_type=stored_by_value(DanishLevel, "danish_speak")
    )
    danish_listen: DanishLevel | None = Field(
        default=None, sa_type=stored_by_value(DanishLevel, "danish_listen")
    )
    danish_read: DanishLevel | None = Field(
        default=None, sa_type=stored_by_value(DanishLevel, "danish_read")
    )
    danish_write: DanishLevel | None = Field(
        default=None, sa_type=stored_by_value(DanishLevel, "danish_write")
    )
    danish_education: DanishEducation | None = Field(
        default=None, sa_type=stored_by_value(DanishEducation)
    )
    danish_module_number: int | None = None  # 1 to 6
    workplace_wish: str = Field(default="", max_length=300)  # the kind of workplace
    wishes_talked_on: date | None = None
    district: str = Field(default="", max_length=80)
    cv_source: str = Field(default="", max_length=80)
    cv_updated_at: datetime | None = None
    responsibility_from: date
    programme_ended_on: date | None = None


class CitizenLegal(SQLModel, table=True):
    """What only the legal gates may read; apart, so that nothing else loads it by accident."""

    __tablename__ = "citizen_legal"
    citizen_id: int = Field(primary_key=True, foreign_key="citizen.id")
    born_on: date
    residence_from: date
    residence_category: ResidenceCategory = Field(sa_type=stored_by_value(ResidenceCategory))
    regime: Regime = Field(sa_type=stored_by_value(Regime))
    readiness: ReadinessClass = Field(sa_type=stored_by_value(ReadinessClass))
    igu_completed: bool = False


class CitizenStamp(SQLModel, table=True):
    """Drawn anew by the database whenever a row the ranking or its legal gates read has changed."""

    __tablename__ = "citizen_stamp"
    __table_args__ = (Index("ix_citizen_stamp_municipality_id", "municipality_id", "stamp"),)
    citizen_id: int = Field(primary_key=True, foreign_key="citizen.id")
    municipality_id: int
    stamp: int = Field(sa_type=BigInteger)  # 0 to 2**40 - 1


class CitizenEntry(SQLModel, table=True):
    __tablename__ = "citizen_entry"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    kind: EntryKind = Field(sa_type=stored_by_value(EntryKind))
    title: str = Field(max_length=200)
    concept_id: int | None = Field(default=None, foreign_key="concept.id", index=True)
    years: float | None = None
    abroad: bool = False
    employer: str = Field(default="", max_length=120)
    from_year: int | None = None
    to_year: int | None = None
    tasks: str = Field(default="", max_length=2000)


class CitizenSkill(SQLModel, table=True):
    __tablename__ = "citizen_skill"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    text: str = Field(max_length=200)
    concept_id: int | None = Field(default=None, foreign_key="concept.id", index=True)
    shown_by: ShownBy = Field(sa_type=stored_by_value(ShownBy))
    level: SkillLevel | None = Field(default=None, sa_type=stored_by_value(SkillLevel))


class CitizenPermit(SQLModel, table=True):
    """A driving licence or a certificate."""

    __tablename__ = "citizen_permit"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    kind: RequirementKind = Field(sa_type=stored_by_value(RequirementKind))
    text: str = Field(max_length=200)
    concept_id: int | None = Field(default=None, foreign_key="concept.id", index=True)
    valid_to: date | None = None


class CitizenIndustry(SQLModel, table=True):
    __tablename__ = "citizen_industry"
    __table_args__ = (UniqueConstraint("citizen_id", "position"),)
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    position: int  # 1 is the first wish
    industry: str = Field(foreign_key="industry.code", max_length=40)


class CitizenLesson(SQLModel, table=True):
    """A weekly hour of Danish teaching that blocks work."""

    __tablename__ = "citizen_lesson"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    weekday: int
    starts: time
    ends: time
