"""Mail that is to go out, what people want to be told, and the work that runs by itself."""

from datetime import datetime

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from models.kinds import LetterKind, LetterState
from models.tables.columns import stored_by_value
from models.tables.people import Versioned


class Letter(SQLModel, table=True):
    """One mail to one person. What it says is worked out when it is sent; nothing of it is kept.

    `about_id` is the row the kind speaks of: a promise, placement, opening, company, list,
    invitation or person; 0 where there is none.
    """

    __table_args__ = (Index("ix_letter_municipality_wanted", "municipality_id", "wanted_at"),)
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id")
    kind: LetterKind = Field(sa_type=stored_by_value(LetterKind))
    # None for an invitation, whose row holds the address
    user_id: int | None = Field(default=None, foreign_key="app_user.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    about_id: int
    detail: str = Field(default="", max_length=40)  # which of several: a day, a number, a warning
    dedupe_key: str = Field(unique=True, max_length=160)  # the same news is told once
    wanted_at: datetime
    state: LetterState = Field(sa_type=stored_by_value(LetterState))
    attempts: int = 0  # written before each attempt
    # Not before; while it is being sent, when another worker may try. None: nothing more happens.
    next_at: datetime | None = Field(default=None, index=True)
    message_id: str = Field(default="", max_length=200)  # from the first attempt on always the same
    last_error: str = Field(default="", max_length=200)
    sent_at: datetime | None = None
    digest_id: int | None = Field(default=None, foreign_key="letter.id", index=True)


class LetterChoices(Versioned, table=True):
    """What somebody has chosen; whoever has no row gets what is usual."""

    __tablename__ = "letter_choices"
    user_id: int = Field(primary_key=True, foreign_key="app_user.id")
    ways: dict[str, str] = Field(default_factory=dict, sa_type=JSON)  # LetterGroup to LetterWay


class LetterSettings(Versioned, table=True):
    """Whose name stands on a municipality's mail, and how much of it a company gets."""

    __tablename__ = "letter_settings"
    municipality_id: int = Field(primary_key=True, foreign_key="municipality.id")
    sender_name: str = Field(default="", max_length=80)  # "" is the municipality's own name
    reply_to: str = Field(default="", max_length=200)
    company_letters_a_week: int = 3


class JobRun(SQLModel, table=True):
    """A job's work at one time. The key is the lock: the row comes with the work, or not at all."""

    __tablename__ = "job_run"
    job: str = Field(primary_key=True, max_length=40)
    slot: str = Field(primary_key=True, max_length=40)
    at: datetime = Field(index=True)
    worker: str = Field(max_length=120)


class Worker(SQLModel, table=True):
    """A worker that is, or was lately, at work."""

    name: str = Field(primary_key=True, max_length=120)
    started_at: datetime
    seen_at: datetime
    mail_fails_since: datetime | None = None  # while the mail server does not answer
    mail_error: str = Field(default="", max_length=200)
