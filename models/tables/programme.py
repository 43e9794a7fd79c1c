"""The introduction programme of a citizen: contract, class, follow-up, and what fills the week.

Deadlines are worked out from these rows and the legal figures (`models/rules/programme.py`);
none is stored.
"""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from models.kinds import (
    ActivityKind,
    DutyReason,
    FollowUpKind,
    ReadinessClass,
    Situation,
)
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class CitizenProgramme(Versioned, table=True):
    """What the programme's deadlines hang on; for caseworkers only (rule B.9)."""

    __tablename__ = "citizen_programme"
    citizen_id: int = Field(primary_key=True, foreign_key="citizen.id")
    situation: Situation = Field(sa_type=stored_by_value(Situation))
    situation_since: date
    on_benefit: bool = True
    # Why the work duty is lowered (rule B-03), and to how many hours a week; None = the whole
    duty_hours: float | None = None
    duty_reason: DutyReason | None = Field(default=None, sa_type=stored_by_value(DutyReason))
    # The benefit office decided that the duty holds outside the programme too: first and last day
    lab_duty_from: date | None = None
    lab_duty_until: date | None = None  # None: no end is known
    danish_enrolled_on: date | None = None
    first_offer_on: date | None = None
    child_born_on: date | None = None
    permanent_residence_on: date | None = None
    goals_met_on: date | None = None
    follow_up_months: int | None = None  # her own interval after the first six months
    status_report_on: date | None = None  # written when permanent residence was granted


class Contract(Versioned, table=True):
    """The integration contract; it ends with permanent residence, not with the programme."""

    __tablename__ = "contract"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(unique=True, foreign_key="citizen.id")
    main_goal: str = Field(default="", max_length=500)
    coordinating_department: str = Field(default="", max_length=120)
    agreed: bool = True
    disagreement_note: str = Field(default="", max_length=1000)
    # Number of the plan it is used together with (S2-05)
    my_plan: str = Field(default="", max_length=60, sa_column_kwargs={"server_default": ""})
    signed_by_citizen_on: date | None = None
    signed_by_municipality_on: date | None = None
    declaration_signed_on: date | None = None


class ContractActivity(SQLModel, table=True):
    """Something the contract says will happen, with the hours a week it takes."""

    __tablename__ = "contract_activity"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    kind: ActivityKind = Field(sa_type=stored_by_value(ActivityKind))
    text: str = Field(max_length=200)
    hours_a_week: float
    from_on: date
    until_on: date | None = None
    industry: str | None = Field(default=None, foreign_key="industry.code", max_length=40)
    # The placement that a course belongs to (S4-10)
    placement_id: int | None = Field(default=None, foreign_key="placement.id", index=True)


class Classification(SQLModel, table=True):
    """Job-ready or activity-ready, with the reason; never changed, a new one follows."""

    __tablename__ = "classification"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    readiness: ReadinessClass = Field(sa_type=stored_by_value(ReadinessClass))
    from_on: date
    reason: str = Field(max_length=1000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class FollowUp(SQLModel, table=True):
    """A follow-up of the contract that was held."""

    __tablename__ = "follow_up"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    kind: FollowUpKind = Field(sa_type=stored_by_value(FollowUpKind))
    held_on: date
    with_interpreter: bool = False
    companion: str = Field(default="", max_length=120, sa_column_kwargs={"server_default": ""})
    summary: str = Field(max_length=2000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
