"""Counting wrong attempts to sign in, so that nobody can go on guessing."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete
from sqlmodel import Session, col

from models.queries.signing_in import wrong_attempts
from models.rules.sign_in import (
    MOST_WRONG_OF_ACCOUNT,
    MOST_WRONG_OF_MACHINE,
    WINDOW,
    wait_until,
)
from models.tables.signing_in import SignInAttempt

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Trying:
    """Whom somebody says she is, and from where; both only as keyed hashes."""

    account: str
    machine: str

    @classmethod
    def of(cls, secret: str, email: str, machine: str) -> "Trying":
        """What is counted together.

        Args:
            secret: without it nobody can find out whom a hash means.
            machine: the address the request came from.
        """
        return cls(
            _hashed(secret, "account", email.strip().lower()), _hashed(secret, "machine", machine)
        )


def must_wait_until(session: Session, trying: Trying, now: datetime) -> datetime | None:
    """When the next attempt may be made; None when it may be made now."""
    of_account, of_machine = wrong_attempts(session, trying.account, trying.machine, now - WINDOW)
    ends = [
        wait_until(of_account, MOST_WRONG_OF_ACCOUNT, now),
        wait_until(of_machine, MOST_WRONG_OF_MACHINE, now),
    ]
    return max((end for end in ends if end is not None), default=None)


def was_wrong(session: Session, trying: Trying, *, now: datetime) -> None:
    """Count one wrong attempt."""
    session.add(SignInAttempt(account=trying.account, machine=trying.machine, at=now))
    session.flush()


def was_right(session: Session, trying: Trying) -> None:
    """Whoever knew it at last begins anew; what others tried from there still counts."""
    session.execute(delete(SignInAttempt).where(col(SignInAttempt.account) == trying.account))


def forget_old(session: Session, *, now: datetime) -> None:
    """Drop what no longer counts."""
    session.execute(delete(SignInAttempt).where(col(SignInAttempt.at) < now - KEPT))


def _hashed(secret: str, what: str, text: str) -> str:
    return hmac.new(secret.encode(), f"{what}:{text}".encode(), sha256).hexdigest()
