"""What is done for a citizen from before she comes (rules S3-03, S3-05); for caseworkers only."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from models.kinds import EarlyStepKind, StepAnswer
from models.tables.columns import stored_by_value


class EarlyStep(SQLModel, table=True):
    """A line of a citizen's list; whoever has no lines has no list."""

    __tablename__ = "early_step"
    citizen_id: int = Field(primary_key=True, foreign_key="citizen.id")
    step: EarlyStepKind = Field(primary_key=True, sa_type=stored_by_value(EarlyStepKind))
    # None: still to be done; then who answered it and when are None too
    answer: StepAnswer | None = Field(default=None, sa_type=stored_by_value(StepAnswer))
    by_id: int | None = Field(default=None, foreign_key="app_user.id")
    at: datetime | None = None


class PriorClarification(SQLModel, table=True):
    """What others had found out before; never changed, a new one follows."""

    __tablename__ = "prior_clarification"
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    source: str = Field(max_length=120)  # mostly an asylum centre
    told_on: date
    skills: str = Field(default="", max_length=2000)
    languages: str = Field(default="", max_length=500)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
