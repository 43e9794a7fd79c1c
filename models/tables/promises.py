"""The two 24-hour promises."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from models.kinds import AnswerKind, Channel, ClockPolicy, PromiseEnd, PromiseKind
from models.tables.columns import stored_by_value


class Promise(SQLModel, table=True):
    """One promise. `received_at` and `due_at` are never changed after birth (rule C.6)."""

    __table_args__ = (
        # The board and the warnings read the few that are open, by due; the rest lies by its end.
        Index("ix_promise_board", "municipality_id", "ended_at", "due_at", "owner_id"),
        Index("ix_promise_municipality_received", "municipality_id", "received_at"),
        Index("ix_promise_company_open", "company_id", "ended_at"),
    )
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id")
    company_id: int = Field(foreign_key="company.id")
    opening_id: int | None = Field(default=None, foreign_key="opening.id", index=True)
    problem_report_id: int | None = Field(default=None, foreign_key="problem_report.id", index=True)
    kind: PromiseKind = Field(sa_type=stored_by_value(PromiseKind))
    owner_id: int | None = Field(default=None, foreign_key="app_user.id", index=True)
    channel: Channel = Field(sa_type=stored_by_value(Channel))
    request: str = Field(default="", max_length=2000)  # what the company asked, in its words
    received_at: datetime
    logged_at: datetime
    starts_at: datetime
    due_at: datetime = Field(index=True)  # kept, so that a change of policy moves no old deadline
    work_by: datetime
    policy: ClockPolicy = Field(sa_type=stored_by_value(ClockPolicy))
    policy_version: int
    ended_at: datetime | None = None
    end: PromiseEnd | None = Field(default=None, sa_type=stored_by_value(PromiseEnd))
    end_note: str = Field(default="", max_length=1000, sa_column_kwargs={"server_default": ""})
    # The promise that stands in this one's place: the earlier one, or the corrected one
    replaced_by_id: int | None = Field(default=None, foreign_key="promise.id", index=True)


class PromiseAnswer(SQLModel, table=True):
    """The substantive reply that fulfils a recruitment promise."""

    __tablename__ = "promise_answer"
    promise_id: int = Field(primary_key=True, foreign_key="promise.id")
    kind: AnswerKind = Field(sa_type=stored_by_value(AnswerKind))
    text: str = Field(max_length=2000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime


class SiteVisit(SQLModel, table=True):
    """Arrival at the workplace: what fulfils the on-site promise."""

    __tablename__ = "site_visit"
    promise_id: int = Field(primary_key=True, foreign_key="promise.id")
    arrived_at: datetime
    by_video: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    met: str = Field(max_length=200)  # who was met
    note: str = Field(default="", max_length=2000)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
