"""What people at a company have typed of openings and not sent yet."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.rules.access import Viewer
from models.tables.partners import OpeningDraft
from models.tables.people import User

# A company with more than this has long forgotten the oldest.
MOST = 50


def mine(viewer: Viewer) -> Any:
    """The condition that keeps drafts to the viewer's company.

    Nobody knows yet which workplace a draft is about, so who serves only some of them sees her own.
    """
    there = col(OpeningDraft.company_id) == viewer.company_id
    return there & (col(OpeningDraft.by_id) == viewer.user_id) if viewer.workplace_ids else there


def draft_for(session: Session, viewer: Viewer, draft_id: int) -> OpeningDraft | None:
    """The draft, or None when it does not exist or is not the viewer's to see."""
    return session.exec(
        select(OpeningDraft).where(OpeningDraft.id == draft_id, mine(viewer))
    ).first()


def draft_of_opening(session: Session, opening_id: int) -> OpeningDraft | None:
    """What is typed on top of an opening that the company is still changing."""
    return session.exec(select(OpeningDraft).where(OpeningDraft.opening_id == opening_id)).first()


def new_ones(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (OpeningDraft, name of who typed last) that are no opening yet, the latest first."""
    return session.execute(
        columns(OpeningDraft, User.name)
        .join(User, col(User.id) == OpeningDraft.by_id)
        .where(mine(viewer), col(OpeningDraft.opening_id).is_(None))
        .order_by(col(OpeningDraft.saved_at).desc(), col(OpeningDraft.id).desc())
        .limit(MOST)
    ).all()


def how_many(session: Session, company_id: int) -> int:
    """Drafts of the company, everybody's."""
    return session.exec(
        select(func.count(col(OpeningDraft.id))).where(OpeningDraft.company_id == company_id)
    ).one()
