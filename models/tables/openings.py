"""What a company opens its doors for."""

from datetime import date, datetime, time

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import (
    DanishLevel,
    DanishSkill,
    HirePotential,
    OpeningState,
    PlacementType,
    RequirementKind,
)
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class Opening(Versioned, table=True):
    __table_args__ = (
        Index("ix_opening_municipality_state", "municipality_id", "state"),
        Index("ix_opening_company_newest", "company_id", "created_at"),
    )
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id")
    company_id: int = Field(foreign_key="company.id")
    workplace_id: int = Field(foreign_key="workplace.id", index=True)
    state: OpeningState = Field(sa_type=stored_by_value(OpeningState), index=True)
    placement_type: PlacementType = Field(sa_type=stored_by_value(PlacementType))
    title: str = Field(max_length=120)
    search_key: str = Field(index=True, max_length=160)  # folded title
    occupation_id: int | None = Field(default=None, foreign_key="concept.id", index=True)
    industry: str = Field(foreign_key="industry.code", max_length=40)
    tasks: str = Field(max_length=4000)  # one task a line
    no_danish_needed: bool = False  # the explicit "no requirement"
    hours_a_week: float
    starts: date
    ends: date | None = None  # the last day, included
    seats: int
    apply_by: date | None = None
    on_site_teaching: bool = False
    language_buddy: bool = False
    created_by_id: int = Field(foreign_key="app_user.id")
    created_at: datetime
    submitted_at: datetime | None = None
    published_at: datetime | None = None
    review_note: str = Field(default="", max_length=1000)
    hire_potential: HirePotential = Field(
        default=HirePotential.UNKNOWN,
        sa_type=stored_by_value(HirePotential),
        sa_column_kwargs={"server_default": "unknown"},
    )
    pay_note: str = Field(default="", max_length=300, sa_column_kwargs={"server_default": ""})
    # From which week each line of `tasks` is introduced (S3-94); a missing one is week 1
    task_weeks: list[int] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"}
    )
    copied_from_id: int | None = Field(default=None, foreign_key="opening.id")
    held_by_pause: bool = False  # it comes back with the company; what was held by hand does not


class OpeningRequirement(SQLModel, table=True):
    __tablename__ = "opening_requirement"
    id: int = Field(default=None, primary_key=True)
    opening_id: int = Field(foreign_key="opening.id", index=True)
    position: int
    kind: RequirementKind = Field(sa_type=stored_by_value(RequirementKind))
    text: str = Field(max_length=200)
    concept_id: int | None = Field(default=None, foreign_key="concept.id", index=True)
    must: bool


class OpeningDanishNeed(SQLModel, table=True):
    """Danish asked for, with the task that needs it (rule B-61)."""

    __tablename__ = "opening_danish_need"
    __table_args__ = (UniqueConstraint("opening_id", "skill"),)
    id: int = Field(default=None, primary_key=True)
    opening_id: int = Field(foreign_key="opening.id", index=True)
    skill: DanishSkill = Field(sa_type=stored_by_value(DanishSkill))
    level: DanishLevel = Field(sa_type=stored_by_value(DanishLevel))
    task: str = Field(max_length=300)
    safety_or_law: bool = False  # only then does it leave anyone out


class OpeningSlot(SQLModel, table=True):
    __tablename__ = "opening_slot"
    id: int = Field(default=None, primary_key=True)
    opening_id: int = Field(foreign_key="opening.id", index=True)
    weekday: int
    starts: time
    ends: time
