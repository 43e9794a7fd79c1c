"""The browsers somebody is signed in with, and signing out elsewhere."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import Session, col

from models.kinds import ObjectType
from models.queries.signing_in import browser_of
from models.rules.access import Viewer
from models.tables.signing_in import BrowserSession
from portal.services.trail import Happened, record

KEPT = timedelta(days=30)

# What a browser says of itself, the more special first: nearly all say Chrome and Safari too.
FAMILIES = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def named(said: str) -> str:
    """A browser as a person knows it again: `Firefox, Windows`; empty when it says nothing known.

    Args:
        said: its User-Agent; anybody may write anything there, and none of it is kept.
    """
    family = next((name for sign, name in FAMILIES if sign in said), "")
    system = next((name for sign, name in SYSTEMS if sign in said), "")
    return ", ".join(part for part in (family, system) if part)


def begin(session: Session, user_id: int, said: str, *, now: datetime) -> int:
    """Note that somebody signed in here; the number goes into the browser's own cookie."""
    browser = BrowserSession(user_id=user_id, browser=named(said), began_at=now, seen_at=now)
    session.add(browser)
    session.flush()
    return browser.id


def seen(session: Session, number: int, *, now: datetime) -> None:
    """It was used again."""
    session.execute(
        update(BrowserSession).where(col(BrowserSession.id) == number).values(seen_at=now)
    )


def leave(session: Session, number: int, *, now: datetime) -> None:
    """She signed out here herself."""
    session.execute(
        update(BrowserSession)
        .where(col(BrowserSession.id) == number, col(BrowserSession.ended_at).is_(None))
        .values(ended_at=now)
    )


def end(session: Session, number: int, *, by: Viewer, now: datetime) -> None:
    """Sign out one of her own browsers; one that is out, or not hers, changes nothing."""
    browser = browser_of(session, by.user_id, number)
    if browser is None or browser.ended_at is not None:
        return
    browser.ended_at = now
    session.add(browser)
    session.flush()
    record(session, Happened(ObjectType.USER, by.user_id, "signed_out_there"), by=by, now=now)


def end_elsewhere(
    session: Session, user_id: int, but: int | None, *, by: Viewer, now: datetime
) -> int:
    """Sign out everywhere but here; gives how many browsers it was."""
    ended = session.execute(
        update(BrowserSession)
        .where(
            col(BrowserSession.user_id) == user_id,
            col(BrowserSession.ended_at).is_(None),
            col(BrowserSession.id) != (but or 0),
        )
        .values(ended_at=now)
    )
    number: int = ended.rowcount  # type: ignore[attr-defined]  # an UPDATE's result counts rows
    if number:
        happened = Happened(
            ObjectType.USER, user_id, "signed_out_elsewhere", details={"browsers": number}
        )
        record(session, happened, by=by, now=now)
    return number


def forget_old(session: Session, *, now: datetime) -> None:
    """Drop browsers that nobody has used for long; their cookies ended long before."""
    session.execute(delete(BrowserSession).where(col(BrowserSession.seen_at) < now - KEPT))
