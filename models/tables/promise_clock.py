"""Around the promises: how they are counted, who is away, who is asked to take them."""

from datetime import date, datetime, time

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.kinds import AttemptWay, ClockPolicy, HandOverState, LateReason, PromiseKind
from models.tables.columns import stored_by_value

_ASKED = "state = 'asked'"


class ClockPolicyEdition(SQLModel, table=True):
    """How one kind of promise is counted from a moment on; before the first, see Municipality."""

    __tablename__ = "clock_policy"
    __table_args__ = (UniqueConstraint("municipality_id", "kind", "edition"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    kind: PromiseKind = Field(sa_type=stored_by_value(PromiseKind))
    edition: int
    policy: ClockPolicy = Field(sa_type=stored_by_value(ClockPolicy))
    valid_from: datetime
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PhoneHours(SQLModel, table=True):
    """When the municipality's phone is answered, beside its office hours (rule S0-13)."""

    __tablename__ = "phone_hours"
    __table_args__ = (UniqueConstraint("municipality_id", "weekday"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    weekday: int  # Monday is 0
    opens: time
    closes: time


class Absence(SQLModel, table=True):
    """Days on which somebody of the staff is away. Why is nobody's business, so it is not kept."""

    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    user_id: int = Field(foreign_key="app_user.id", index=True)
    from_on: date
    until_on: date  # the last day, included
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PromiseAttempt(SQLModel, table=True):
    """Somebody tried to reach the company: kept, and never enough to keep the promise."""

    __tablename__ = "promise_attempt"
    id: int = Field(default=None, primary_key=True)
    promise_id: int = Field(foreign_key="promise.id", index=True)
    way: AttemptWay = Field(sa_type=stored_by_value(AttemptWay))
    tried_at: datetime
    text: str = Field(max_length=1000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PromiseLateReason(SQLModel, table=True):
    """Why a promise is late, in the words of whoever holds it; the newest counts."""

    __tablename__ = "promise_late_reason"
    id: int = Field(default=None, primary_key=True)
    promise_id: int = Field(foreign_key="promise.id", index=True)
    reason: LateReason = Field(sa_type=stored_by_value(LateReason))
    text: str = Field(default="", max_length=1000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class PromiseHandOver(SQLModel, table=True):
    """Somebody is asked to take a promise; until she says yes it stays where it is."""

    __tablename__ = "promise_hand_over"
    __table_args__ = (
        # One question at a time, whoever clicks twice.
        Index(
            "uq_promise_hand_over_asked",
            "promise_id",
            unique=True,
            sqlite_where=text(_ASKED),
            postgresql_where=text(_ASKED),
        ),
    )
    id: int = Field(default=None, primary_key=True)
    promise_id: int = Field(foreign_key="promise.id", index=True)
    from_id: int | None = Field(default=None, foreign_key="app_user.id")  # None: from the queue
    to_id: int = Field(foreign_key="app_user.id", index=True)
    asked_by_id: int | None = Field(default=None, foreign_key="app_user.id")  # None: by itself
    asked_at: datetime
    note: str = Field(default="", max_length=1000)
    state: HandOverState = Field(sa_type=stored_by_value(HandOverState))
    answered_at: datetime | None = None
    answer_note: str = Field(default="", max_length=1000)


class PromiseCorrection(SQLModel, table=True):
    """A leader's correction of when a promise came: a new promise beside the old one."""

    __tablename__ = "promise_correction"
    promise_id: int = Field(primary_key=True, foreign_key="promise.id")  # the new one
    corrects_id: int = Field(foreign_key="promise.id", unique=True)
    reason: str = Field(max_length=1000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class EndAtOnce(SQLModel, table=True):
    """What was tried and who was told when a placement ended with immediate effect (S3-24a)."""

    __tablename__ = "end_at_once"
    placement_id: int = Field(primary_key=True, foreign_key="placement.id")
    problem_report_id: int | None = Field(default=None, foreign_key="problem_report.id", index=True)
    why: str = Field(max_length=2000)
    tried: str = Field(max_length=2000)
    citizen_told_on: date
    citizen_told_in: str = Field(max_length=60)  # the language
    citizen_reached: bool  # else it was tried that day
    next_step_on: date
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
