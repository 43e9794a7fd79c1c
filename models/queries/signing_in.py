"""Wrong attempts to sign in, open browsers, and second factors."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, or_, select

from models.queries.paging import columns
from models.rules.access import Viewer
from models.tables.people import User
from models.tables.signing_in import BrowserSession, SecondFactor, SignInAttempt


def wrong_attempts(
    session: Session, account: str, machine: str, since: datetime
) -> tuple[Sequence[datetime], Sequence[datetime]]:
    """The moments of wrong attempts since then: of the account, and of the machine."""
    rows = session.execute(
        columns(SignInAttempt.account, SignInAttempt.machine, SignInAttempt.at).where(
            or_(SignInAttempt.account == account, SignInAttempt.machine == machine),
            SignInAttempt.at > since,
        )
    ).all()
    return (
        [at for whose, _machine, at in rows if whose == account],
        [at for _whose, where, at in rows if where == machine],
    )


def open_browsers(session: Session, user_id: int, since: datetime) -> Sequence[BrowserSession]:
    """The browsers a person is signed in with that were used since then, the last used first."""
    return session.exec(
        select(BrowserSession)
        .where(
            BrowserSession.user_id == user_id,
            col(BrowserSession.ended_at).is_(None),
            BrowserSession.seen_at > since,
        )
        .order_by(col(BrowserSession.seen_at).desc(), col(BrowserSession.id).desc())
    ).all()


def browser_of(session: Session, user_id: int, number: int) -> BrowserSession | None:
    """One of the person's own browsers."""
    return session.exec(
        select(BrowserSession).where(BrowserSession.id == number, BrowserSession.user_id == user_id)
    ).first()


def second_factor(session: Session, user_id: int) -> SecondFactor | None:
    """The person's second factor, also one that waits for its first code."""
    return session.exec(select(SecondFactor).where(SecondFactor.user_id == user_id)).first()


def locked_second_factor(session: Session, user_id: int) -> SecondFactor | None:
    """The same, held until the transaction ends, so that one code is used once."""
    return session.exec(
        select(SecondFactor)
        .where(SecondFactor.user_id == user_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def with_second_factor(session: Session, viewer: Viewer) -> frozenset[int]:
    """Whose second factor counts, of the people of the viewer's municipality."""
    found = session.exec(
        select(SecondFactor.user_id)
        .join(User, col(User.id) == SecondFactor.user_id)
        .where(
            User.municipality_id == viewer.municipality_id,
            col(SecondFactor.confirmed_at).is_not(None),
        )
    )
    return frozenset(found)
