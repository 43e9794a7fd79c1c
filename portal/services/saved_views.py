"""Keeping a filter of a list under a name, for oneself."""

from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.queries.saved_views import of_page
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.case import SavedView
from portal.services.inputs import Input, ShortText

# More than these nobody finds her way in.
MOST = 20


class ViewName(Input):
    """What a view is called."""

    name: Annotated[ShortText, Field(max_length=60)]


def keep(session: Session, page: str, query: str, given: ViewName, *, by: Viewer) -> SavedView:
    """Keep the filter; one with the same name is replaced.

    Args:
        page: the endpoint of the list; `query`: the address after the question mark.

    Raises:
        NotNow: the person has as many as there is room for.
    """
    own = of_page(session, by, page)
    row = next((view for view in own if view.name == given.name), None)
    if row is None:
        if len(own) >= MOST:
            raise NotNow("too_many_views", number=str(MOST))
        row = SavedView(user_id=by.user_id, page=page, name=given.name, query=query)
    row.query = query
    session.add(row)
    session.flush()
    return row


def rename(session: Session, view: SavedView, given: ViewName, *, by: Viewer) -> None:
    """Call the view something else.

    Raises:
        NotNow: another of the person's views has that name.
    """
    others = (row for row in of_page(session, by, view.page) if row.id != view.id)
    if any(row.name == given.name for row in others):
        raise NotNow("view_name_taken")
    view.name = given.name
    session.add(view)


def remove(session: Session, view: SavedView) -> None:
    """Forget the view; the citizens in it are untouched."""
    session.delete(view)
