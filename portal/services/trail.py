"""Writing the trail: each act leaves one line that nobody can change afterwards."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zlib import crc32

from sqlmodel import Session, col, select

from models.kinds import Channel, DocumentKind, ObjectType
from models.rules.access import Viewer
from models.rules.errors import FasterColleague, NotNow, Refusal
from models.tables.people import User
from models.tables.trail import Event

# How long a person works with a list without it being a new look.
ONE_LOOK = timedelta(minutes=15)


@dataclass(frozen=True)
class Happened:
    """What an event tells besides who and when (rule C.8). Personal data only by id."""

    object_type: ObjectType
    object_id: int
    action: str
    from_state: str = ""
    to_state: str = ""
    reason_code: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    company_id: int | None = None  # whose own events an employer may see
    municipality_id: int | None = None  # only needed when nobody is signed in
    channel: Channel = Channel.WEB


def record(session: Session, happened: Happened, *, by: Viewer | None, now: datetime) -> None:
    """Add one line to the trail. `by` is None when the system itself acted."""
    session.add(
        Event(
            at=now,
            municipality_id=by.municipality_id if by else happened.municipality_id,
            company_id=happened.company_id,
            actor_id=by.user_id if by else None,
            actor_role=by.role if by else None,
            object_type=happened.object_type,
            object_id=happened.object_id,
            action=happened.action,
            from_state=happened.from_state,
            to_state=happened.to_state,
            reason_code=happened.reason_code,
            details=dict(happened.details),
            channel=happened.channel if by else Channel.SYSTEM,
        )
    )


def record_reading(
    session: Session,
    citizen_id: int,
    why: str,
    told: Mapping[str, object] | None = None,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """That somebody looked at a citizen's record, and on which page.

    Args:
        told: what the page was made by, when it was worked out for her.
    """
    details = {"page": why, **(told or {})}
    happened = Happened(ObjectType.CITIZEN, citizen_id, "read", details=details)
    record(session, happened, by=by, now=now)


def record_list_reading(session: Session, run_id: int, *, by: Viewer, now: datetime) -> None:
    """That somebody looked at a match list; paging and filtering meanwhile is the same look."""
    if not looked_lately(session, run_id, by=by, now=now):
        record(session, Happened(ObjectType.MATCH_RUN, run_id, "read"), by=by, now=now)


def record_export(
    session: Session, what: str, told: Mapping[str, object], *, by: Viewer, now: datetime
) -> None:
    """That somebody took a list away as a file.

    Args:
        told: how it was chosen, and how many rows there were; no names.
    """
    happened = Happened(
        ObjectType.MUNICIPALITY, by.municipality_id, "exported", details={"list": what, **told}
    )
    record(session, happened, by=by, now=now)


def record_paper(
    session: Session, *, company_id: int, document: DocumentKind, by: Viewer, now: datetime
) -> None:
    """That somebody took a company's paper away as a file."""
    happened = Happened(
        ObjectType.COMPANY,
        company_id,
        "paper_fetched",
        details={"document": document.value},
        company_id=company_id,
    )
    record(session, happened, by=by, now=now)


def looked_lately(session: Session, run_id: int, *, by: Viewer, now: datetime) -> bool:
    """Whether the trail holds this look at the list already."""
    lately = session.exec(
        select(Event.id)
        .where(
            Event.object_type == ObjectType.MATCH_RUN,
            Event.object_id == run_id,
            Event.actor_id == by.user_id,
            Event.action == "read",
            Event.at > now - ONE_LOOK,
        )
        .limit(1)
    ).first()
    return lately is not None


def fingerprint(told: object) -> int:
    """A version for what has no column of its own: the same number for the same plain values.

    Args:
        told: what JSON can hold, and days.
    """
    return crc32(json.dumps(told, sort_keys=True, default=str).encode())


def refuse_if_changed(
    session: Session, object_type: ObjectType, object_id: int, *, seen: int, version: int
) -> None:
    """Refuse to overwrite what a colleague saved since the form was opened.

    Args:
        seen: the version the person had before her; `version`: the one in the store.

    Raises:
        FasterColleague: with the name and time of the last change.
    """
    if seen != version:
        raise faster_colleague(session, object_type, object_id)


def faster_colleague(session: Session, object_type: ObjectType, object_id: int) -> Refusal:
    """The refusal that names who last changed a thing, and when, as far as the trail knows."""
    last = session.exec(
        select(Event)
        .where(
            Event.object_type == object_type,
            Event.object_id == object_id,
            Event.action != "read",
        )
        .order_by(col(Event.id).desc())
    ).first()
    if last is None:
        return NotNow("changed_meanwhile")
    user = session.get(User, last.actor_id) if last.actor_id else None
    return FasterColleague(by_name=user.name if user else "", at=last.at)
