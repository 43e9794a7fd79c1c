"""What happens on a placement between its approval and its outcome (rule C.3, overlays)."""

from datetime import date, datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.kinds import (
    ContactWay,
    DocumentKind,
    ExtensionState,
    PlacementFollowUpKind,
    SchoolSubject,
    Side,
    SignedThrough,
)
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class ExpectationAlignment(Versioned, table=True):
    """What employer, citizen and municipality agree on before the start (S3-12, S3-27)."""

    __tablename__ = "expectation_alignment"
    placement_id: int = Field(primary_key=True, foreign_key="placement.id")
    absence_rule: str = Field(default="", max_length=1000)
    conflict_contact: str = Field(default="", max_length=300)
    assessment_points: str = Field(default="", max_length=1000)
    paid_hours_when: str = Field(default="", max_length=500)
    workplace_rules: str = Field(default="", max_length=1000)
    citizen_expects: str = Field(default="", max_length=1000)
    # The language in which it was gone through with the citizen
    spoken_language: str = Field(default="", max_length=60)
    mentor_trained_on: date | None = None
    mentor_briefed_on: date | None = None
    buddy_name: str = Field(default="", max_length=120)
    buddy_trained_on: date | None = None
    buddy_minutes_a_day: int | None = None  # 15 to 30 (S3-95)
    buddy_goals: str = Field(default="", max_length=500)


class PaidHours(Versioned, table=True):
    """Ordinary paid hours beside an internship (S3-21); a change is a new row."""

    __tablename__ = "paid_hours"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    from_on: date
    until_on: date | None = None  # the last day, included
    hours_a_week: float
    function: str = Field(max_length=200)  # what the pay is for
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PlacementExtension(Versioned, table=True):
    """A wish for a longer placement, its assessment and the decision."""

    __tablename__ = "placement_extension"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    state: ExtensionState = Field(sa_type=stored_by_value(ExtensionState), index=True)
    asked_side: Side = Field(sa_type=stored_by_value(Side, "asked_side"))
    asked_by_id: int = Field(foreign_key="app_user.id")
    asked_at: datetime
    former_end: date
    new_end: date
    missing: str = Field(max_length=1000)  # what is missing yet (S4-05)
    plan: str = Field(default="", max_length=1000)
    paid_hours_possible: bool | None = None
    paid_hours_note: str = Field(default="", max_length=300)
    assessed_by_id: int | None = Field(default=None, foreign_key="app_user.id")
    assessed_at: datetime | None = None
    decided_by_id: int | None = Field(default=None, foreign_key="app_user.id")
    decided_at: datetime | None = None
    decision_note: str = Field(default="", max_length=500)
    # It went beyond the law's length so far, so it is one of the law's written assessments.
    is_further_step: bool = False
    figures_version: str = Field(default="", max_length=64)


class PlacementFollowUp(SQLModel, table=True):
    """A follow-up that was held; when the next is due is worked out from the dates and these."""

    __tablename__ = "placement_follow_up"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    kind: PlacementFollowUpKind = Field(sa_type=stored_by_value(PlacementFollowUpKind))
    due_on: date | None = None  # None when nobody had planned it
    held_on: date
    way: ContactWay = Field(sa_type=stored_by_value(ContactWay))
    summary: str = Field(max_length=2000)
    agreed: str = Field(default="", max_length=1000)
    citizen_said: str = Field(default="", max_length=1000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PlacementFeedback(SQLModel, table=True):
    """What a side said when it was over; each side once."""

    __tablename__ = "placement_feedback"
    __table_args__ = (UniqueConstraint("placement_id", "side"),)
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    side: Side = Field(sa_type=stored_by_value(Side))
    text: str = Field(default="", max_length=2000)
    would_again: bool | None = None
    not_given_because: str = Field(default="", max_length=300)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class SkillLearnt(SQLModel, table=True):
    """A skill the placement gave; it stands in the CV with the placement as its source (S3-17)."""

    __tablename__ = "skill_learnt"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    text: str = Field(max_length=200)
    concept_id: int | None = Field(default=None, foreign_key="concept.id", index=True)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class IguSchoolPeriod(Versioned, table=True):
    """A stretch of the school part of an IGU (S3-47, rule B-16a)."""

    __tablename__ = "igu_school_period"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    subject: SchoolSubject = Field(sa_type=stored_by_value(SchoolSubject))
    title: str = Field(max_length=120)
    provider: str = Field(default="", max_length=120)
    from_on: date
    until_on: date  # the last day, included
    weeks: float  # of 37 hours
    done_on: date | None = None


class IguBonus(SQLModel, table=True):
    """The company's bonus for an IGU was applied for (rule B-17)."""

    __tablename__ = "igu_bonus"
    placement_id: int = Field(primary_key=True, foreign_key="placement.id")
    months: int = Field(primary_key=True)  # 6 or 24
    applied_on: date
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class GuardAnswer(SQLModel, table=True):
    """What one rule said when a decision about a placement was made; never changed."""

    __tablename__ = "guard_answer"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    asked_for: str = Field(max_length=40)  # "approve", "extend"
    asked_at: datetime
    guard: str = Field(max_length=8)  # "G1" to "G14"
    code: str = Field(default="", max_length=60)  # the finding; empty when the rule is kept
    hard: bool = False
    source: str = Field(default="", max_length=400)
    values: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    answer: str = Field(default="", max_length=500)  # the documented exception
    # The figures it looked at, by key: value and unit as they were
    figures: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    figures_version: str = Field(max_length=64)
    figures_on: date  # the day whose edition was asked


class Signature(SQLModel, table=True):
    """One party's yes to one exact paper (its hash); never changed."""

    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    placement_id: int | None = Field(default=None, foreign_key="placement.id", index=True)
    document: DocumentKind = Field(sa_type=stored_by_value(DocumentKind))
    content_hash: str = Field(max_length=64)
    side: Side = Field(sa_type=stored_by_value(Side))
    name: str = Field(max_length=120)  # who said yes
    through: SignedThrough = Field(sa_type=stored_by_value(SignedThrough))
    signed_on: date
    by_id: int = Field(foreign_key="app_user.id")  # who wrote it down
    at: datetime
