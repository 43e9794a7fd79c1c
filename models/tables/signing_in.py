"""Who tried to come in, which browsers are in, and the second factor."""

from datetime import datetime

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel


class SignInAttempt(SQLModel, table=True):
    """One wrong attempt to sign in; forgotten after a day.

    Neither the address of the person nor that of the machine is kept, only a keyed hash of each,
    which is enough to count. Counted in the database, because several machines share it.
    """

    __tablename__ = "sign_in_attempt"
    __table_args__ = (
        Index("ix_sign_in_attempt_account", "account", "at"),
        Index("ix_sign_in_attempt_machine", "machine", "at"),
    )
    id: int = Field(default=None, primary_key=True)
    account: str = Field(max_length=64)
    machine: str = Field(max_length=64)
    at: datetime = Field(index=True)


class BrowserSession(SQLModel, table=True):
    """One browser that somebody signed in with; ended here, it is signed out at its next click."""

    __tablename__ = "browser_session"
    id: int = Field(default=None, primary_key=True)
    user_id: int = Field(foreign_key="app_user.id", index=True)
    browser: str = Field(max_length=80)  # "Firefox, Windows": enough to know it again
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None


class SecondFactor(SQLModel, table=True):
    """What an app on the person's telephone shows every half minute (RFC 6238)."""

    __tablename__ = "second_factor"
    user_id: int = Field(primary_key=True, foreign_key="app_user.id")
    sealed: str = Field(max_length=200)  # the secret, sealed with SECRET_KEY
    begun_at: datetime
    confirmed_at: datetime | None = None  # it counts from when a first code was right
    last_step: int = 0  # half minutes since 1970 of the last code used; none is used twice
    # Hashes of the codes on paper that are left, for when the telephone is away
    spare_codes: list[str] = Field(default_factory=list, sa_type=JSON)
