"""The trail as the viewer may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col

from models.kinds import ObjectType, Role
from models.queries.paging import Page, Wanted, columns, page_of
from models.rules.access import Viewer
from models.tables.people import User
from models.tables.trail import Event


@dataclass(frozen=True)
class EventsSought:
    """What a person filtered the trail by."""

    object_type: ObjectType | None = None
    object_id: int | None = None
    actor_id: int | None = None
    action: str = ""
    since: datetime | None = None


def mine(viewer: Viewer) -> Any:
    """The condition that keeps events to the viewer's own (rule C.8)."""
    if viewer.role is Role.EMPLOYER:
        return col(Event.company_id) == viewer.company_id
    return col(Event.municipality_id) == viewer.municipality_id


def events_page(
    session: Session, viewer: Viewer, wanted: Wanted, sought: EventsSought
) -> Page[Any]:
    """Rows (Event, who acted or None), the newest first."""
    statement = (
        columns(Event, User.name)
        .outerjoin(User, col(User.id) == Event.actor_id)
        .where(mine(viewer))
        .order_by(col(Event.id).desc())
    )
    if sought.object_type is not None:
        statement = statement.where(col(Event.object_type) == sought.object_type)
    if sought.object_id is not None:
        statement = statement.where(col(Event.object_id) == sought.object_id)
    if sought.actor_id is not None:
        statement = statement.where(col(Event.actor_id) == sought.actor_id)
    if sought.action:
        statement = statement.where(col(Event.action) == sought.action)
    if sought.since is not None:
        statement = statement.where(col(Event.at) >= sought.since)
    return page_of(session, statement, wanted)


def history(
    session: Session, viewer: Viewer, object_type: ObjectType, object_id: int
) -> Sequence[Any]:
    """Rows (Event, who acted or None) of one thing, the oldest first, without mere readings."""
    return session.execute(
        columns(Event, User.name)
        .outerjoin(User, col(User.id) == Event.actor_id)
        .where(
            col(Event.object_type) == object_type,
            col(Event.object_id) == object_id,
            col(Event.action) != "read",
            mine(viewer),
        )
        .order_by(col(Event.id))
    ).all()


def of_company(session: Session, viewer: Viewer, company_id: int, most: int = 30) -> Sequence[Any]:
    """Rows (Event, who acted or None) of all that is a company's, the newest first."""
    return session.execute(
        columns(Event, User.name)
        .outerjoin(User, col(User.id) == Event.actor_id)
        .where(
            col(Event.company_id) == company_id,
            col(Event.action) != "read",
            mine(viewer),
        )
        .order_by(col(Event.id).desc())
        .limit(most)
    ).all()


def readers(
    session: Session, viewer: Viewer, object_type: ObjectType, object_id: int
) -> Sequence[Any]:
    """Rows (name, role, when last, how often) of everyone who looked, the last first."""
    last = func.max(col(Event.at))
    return session.execute(
        columns(User.name, User.role, last, func.count(col(Event.id)))
        .join(Event, col(Event.actor_id) == User.id)
        .where(
            col(Event.object_type) == object_type,
            col(Event.object_id) == object_id,
            col(Event.action) == "read",
            mine(viewer),
        )
        .group_by(col(User.id), col(User.name), col(User.role))
        .order_by(last.desc(), col(User.id))
    ).all()
