"""The filters a person keeps of a list; nobody else sees them."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.rules.access import Viewer
from models.tables.case import SavedView


def of_page(session: Session, viewer: Viewer, page: str) -> Sequence[SavedView]:
    """The person's own views of the list, by name.

    Args:
        page: the endpoint of the list.
    """
    return session.exec(
        select(SavedView)
        .where(SavedView.user_id == viewer.user_id, SavedView.page == page)
        .order_by(col(SavedView.name), col(SavedView.id))
    ).all()


def view_for(session: Session, viewer: Viewer, view_id: int) -> SavedView | None:
    """The view if it is the person's own."""
    return session.exec(
        select(SavedView).where(SavedView.id == view_id, SavedView.user_id == viewer.user_id)
    ).first()
