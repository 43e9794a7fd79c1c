"""Drafts of openings: kept as typed, by itself while one types, and checked only when sent.

A draft is nobody's act yet, so nothing of it stands in the trail. Nobody is asked before one that
was left alone for long is thrown away, so each says from the beginning when that is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from models.queries import drafts
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.partners import OpeningDraft
from models.tables.people import User
from portal.services.law.figures import figures_on
from portal.services.openings.openings import COMPANYS_OWN

Typed = Mapping[str, list[str]]
DAYS_KEPT = "opening_draft.keep_days"


@dataclass(frozen=True)
class Waiting:
    """A draft that is no opening yet, who typed last, and the day it goes unless somebody does."""

    draft: OpeningDraft
    name: str
    goes_on: date


@dataclass(frozen=True)
class Held:
    """The draft a page holds: its number, 0 when there is none yet, and the version it was read."""

    draft_id: int = 0
    version: int = 0


def keep(
    session: Session,
    typed: Typed,
    *,
    opening: Opening | None,
    held: Held,
    by: Viewer,
    now: datetime,
) -> OpeningDraft:
    """Keep what is typed, in the draft the page holds or in a new one.

    Args:
        typed: the values of each field, as a form sends them.
        opening: the one that is being changed; None for a new one.

    Raises:
        NotNow: somebody else typed in the same draft or it is gone, the company has too many of
            them, or the opening is with the municipality.
    """
    if opening is not None and opening.state not in COMPANYS_OWN:
        raise NotNow("opening_is_sent")
    draft = _held(session, opening, held, by)
    if draft is None:
        draft = _begun(session, opening, by, now)
    draft.typed = dict(typed)
    draft.by_id, draft.saved_at = by.user_id, now
    session.add(draft)
    session.flush()
    return draft


def settle(session: Session, opening: Opening | None, held: Held, *, by: Viewer) -> None:
    """The draft became an opening, or was written into the one it changes: it is needed no more.

    Raises:
        NotNow: somebody else typed in the same draft, or it is gone.
    """
    draft = _held(session, opening, held, by)
    if draft is not None:
        session.delete(draft)
        session.flush()


def still_held(session: Session, opening: Opening | None, held: Held, *, by: Viewer) -> Held:
    """What the page may go on holding: the draft as it knows it, or none any more."""
    try:
        draft = _held(session, opening, held, by)
    except NotNow:
        return Held()
    return Held(draft.id, draft.version) if draft else Held()


def waiting(session: Session, viewer: Viewer, on: date) -> Sequence[Waiting]:
    """The company's drafts that are no opening yet, the latest first."""
    rows = drafts.new_ones(session, viewer)
    if not rows:
        return []
    days = figures_on(session, on, viewer.municipality_id).whole(DAYS_KEPT)
    return [Waiting(draft, name, _goes_on(draft, days)) for draft, name in rows]


def goes_on(session: Session, draft: OpeningDraft | None, viewer: Viewer, on: date) -> date | None:
    """The day the draft is thrown away unless somebody types; None when there is none."""
    if draft is None:
        return None
    days = figures_on(session, on, viewer.municipality_id).whole(DAYS_KEPT)
    return _goes_on(draft, days)


def throw_old_away(session: Session, *, now: datetime) -> int:
    """Throw away what nobody has typed in for as long as its municipality keeps it; how many."""
    on = now.astimezone(COPENHAGEN).date()
    gone = 0
    for municipality_id in session.exec(
        select(Company.municipality_id)
        .join(OpeningDraft, col(OpeningDraft.company_id) == Company.id)
        .distinct()
    ).all():
        days = figures_on(session, on, municipality_id).whole(DAYS_KEPT)
        for draft in session.exec(
            select(OpeningDraft)
            .join(Company, col(Company.id) == OpeningDraft.company_id)
            .where(
                Company.municipality_id == municipality_id,
                OpeningDraft.saved_at < now - timedelta(days=days - 1),
            )
        ).all():
            if _goes_on(draft, days) <= on:
                session.delete(draft)
                gone += 1
    session.flush()
    return gone


def _goes_on(draft: OpeningDraft, days: int) -> date:
    return draft.saved_at.astimezone(COPENHAGEN).date() + timedelta(days=days)


def discard(session: Session, draft: OpeningDraft, *, seen: int) -> None:
    """Throw a draft away.

    Raises:
        NotNow: somebody typed in it since the page was made.
    """
    if draft.version != seen:
        raise _typed_meanwhile(session, draft)
    session.delete(draft)
    session.flush()


def _held(session: Session, opening: Opening | None, held: Held, by: Viewer) -> OpeningDraft | None:
    """The draft the page holds, when nobody else has touched it; None when it holds none."""
    if opening is not None:
        draft = drafts.draft_of_opening(session, opening.id)
    else:
        draft = drafts.draft_for(session, by, held.draft_id) if held.draft_id else None
    if draft is None:
        if held.draft_id:
            raise NotNow("draft_gone")
        return None
    if Held(draft.id, draft.version) != held:
        raise _typed_meanwhile(session, draft)
    return draft


def _begun(session: Session, opening: Opening | None, by: Viewer, now: datetime) -> OpeningDraft:
    if by.company_id is None:
        raise ValueError("drafts are written at a company")
    if drafts.how_many(session, by.company_id) >= drafts.MOST:
        raise NotNow("too_many_drafts", number=str(drafts.MOST))
    return OpeningDraft(
        company_id=by.company_id,
        opening_id=opening.id if opening else None,
        by_id=by.user_id,
        saved_at=now,
    )


def _typed_meanwhile(session: Session, draft: OpeningDraft) -> NotNow:
    name = session.get_one(User, draft.by_id).name
    code = "draft_changed" if draft.opening_id is None else "draft_on_opening_changed"
    return NotNow(code, by_name=name, at=draft.saved_at.isoformat())
