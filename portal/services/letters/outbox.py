"""Wanting mail: a row in the transaction of what happened, so neither is kept without the other.

Whether it goes out, and what it says, is worked out when it is sent (`sending.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from models.kinds import LetterKind, LetterState, LetterWay, Role, WarningKind
from models.queries.letters import known_keys, people_with_choices, who_answers
from models.rules.letters import group_of, way_of
from models.tables.companies import Company
from models.tables.letters import Letter, LetterChoices
from models.tables.partners import Invitation
from models.tables.people import User


@dataclass(frozen=True)
class Wanted:
    """One thing to tell one person; its four fields together are told once.

    Args:
        about_id: the row the kind speaks of, see `Letter`.
        detail: which of several tellings it is: a day, a number, a warning.
    """

    kind: LetterKind
    user_id: int
    about_id: int = 0
    detail: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind.value}:{self.about_id}:{self.detail}:{self.user_id}"


def want(session: Session, *wanted: Wanted, now: datetime) -> int:
    """Put mail into the outbox, as each receiver has chosen; gives how many are new.

    Who chose to hear nothing of it, or has no open log-in, gets none. What was told before is
    left out, also when two workers find it at once.
    """
    known = known_keys(session, {each.key for each in wanted})
    new = {each.key: each for each in wanted if each.key not in known}
    people = people_with_choices(session, {each.user_id for each in new.values()})
    rows = [
        row
        for each in new.values()
        if each.user_id in people and (row := _row(each, people[each.user_id], now)) is not None
    ]
    _insert(session, rows)
    return len(rows)


def want_invitation(session: Session, invitation: Invitation, *, now: datetime) -> None:
    """Put the mail with the link of an invitation into the outbox."""
    key = f"{LetterKind.INVITATION.value}:{invitation.id}"
    _insert(session, [_columns(LetterKind.INVITATION, invitation, invitation.id, "", key, now)])


def want_at_company(
    session: Session,
    kind: LetterKind,
    company: Company,
    about_id: int,
    *,
    workplace_id: int | None = None,
    now: datetime,
) -> None:
    """The same to everybody who answers for the company, or for one of its workplaces."""
    rows = who_answers(session, company.municipality_id, company.id)
    told = answering(rows, company.id, workplace_id)
    want(session, *(Wanted(kind, user_id, about_id) for user_id in told), now=now)


def answering(rows: Sequence[Any], company_id: int, workplace_id: int | None) -> Sequence[int]:
    """Of rows of `who_answers` those at the company who serve the workplace.

    Args:
        workplace_id: None for what is about no workplace: then only who serves all of them.
    """
    return [
        user_id
        for company, user_id, served in rows
        if company == company_id and (served is None or served == workplace_id)
    ]


def stamp(moment: datetime) -> str:
    """A moment as the detail of a mail: in sixteens, so that it never looks like a CPR number."""
    return f"{int(moment.timestamp()):x}"


def _row(wanted: Wanted, person: Any, now: datetime) -> dict[str, Any] | None:
    """None when she has chosen to hear nothing of it."""
    user: User = person[0]
    choices: LetterChoices | None = person[1]
    way = way_of(group_of(wanted.kind, user.role), choices.ways if choices else {})
    # A broken promise always reaches the leaders.
    if user.role is Role.LEADER and wanted.detail == WarningKind.BREACH:
        way = LetterWay.NOW
    if way is LetterWay.NONE:
        return None
    row = _columns(wanted.kind, user, wanted.about_id, wanted.detail, wanted.key, now)
    row["user_id"] = user.id
    if way is LetterWay.DAILY:
        row |= {"state": LetterState.COLLECTED, "next_at": None}
    return row


def _columns(
    kind: LetterKind, owner: User | Invitation, about_id: int, detail: str, key: str, now: datetime
) -> dict[str, Any]:
    return {
        "municipality_id": owner.municipality_id,
        "kind": kind,
        "user_id": None,
        "company_id": owner.company_id,
        "about_id": about_id,
        "detail": detail,
        "dedupe_key": key,
        "wanted_at": now,
        "state": LetterState.QUEUED,
        "attempts": 0,
        "next_at": now,
        "message_id": "",
        "last_error": "",
    }


def _insert(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    # Both databases have it, and neither dialect's INSERT knows the other's.
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if is_sqlite else postgresql.insert
    statement = insert(Letter).on_conflict_do_nothing(index_elements=["dedupe_key"])
    session.connection().execute(statement, list(rows))
