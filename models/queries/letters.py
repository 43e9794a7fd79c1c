"""Mail that waits, went out or did not, and who is to be written to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import CompanyRight, LetterKind, LetterState, PlacementState, Role
from models.queries.paging import Page, Wanted, columns, page_of
from models.rules.access import Viewer
from models.tables.companies import KeyAccount
from models.tables.letters import Letter, LetterChoices, LetterSettings, Worker
from models.tables.matches import MatchItem
from models.tables.partners import CompanyUserWorkplace, Invitation
from models.tables.people import Citizen, User
from models.tables.placements import Placement

# Who at a company is written to: mentors follow people, and answer nothing for the company.
_ANSWERS = (CompanyRight.ADMIN, CompanyRight.STAFF)
# As many as a statement may name at once on every database.
_AT_ONCE = 500


@dataclass(frozen=True)
class LettersSought:
    """What an administrator filtered the mail by."""

    state: LetterState | None = None
    kind: LetterKind | None = None


def next_due(session: Session, now: datetime) -> Letter | None:
    """The mail that has waited longest, locked, so that no other worker takes it too."""
    return session.exec(
        select(Letter)
        .where(col(Letter.next_at) <= now)
        .order_by(col(Letter.next_at), col(Letter.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()


def is_any_due(session: Session, now: datetime) -> bool:
    """Whether there is mail to send."""
    found = session.exec(select(Letter.id).where(col(Letter.next_at) <= now).limit(1)).first()
    return found is not None


def letters_page(
    session: Session, viewer: Viewer, wanted: Wanted, sought: LettersSought
) -> Page[Any]:
    """Rows (Letter, User or None, Invitation or None) of the municipality, the newest first."""
    statement = _with_receiver().where(col(Letter.municipality_id) == viewer.municipality_id)
    if sought.state is not None:
        statement = statement.where(col(Letter.state) == sought.state)
    if sought.kind is not None:
        statement = statement.where(col(Letter.kind) == sought.kind)
    return page_of(
        session, statement.order_by(col(Letter.wanted_at).desc(), col(Letter.id).desc()), wanted
    )


def letter_for(session: Session, viewer: Viewer, letter_id: int) -> Any:
    """Row (Letter, User or None, Invitation or None); None when it is not the municipality's."""
    return session.execute(
        _with_receiver().where(
            col(Letter.id) == letter_id, col(Letter.municipality_id) == viewer.municipality_id
        )
    ).first()


def with_receiver(session: Session, letter_id: int) -> Any:
    """Row (Letter, User or None, Invitation or None) of any municipality, for the worker."""
    return session.execute(_with_receiver().where(col(Letter.id) == letter_id)).one()


def _with_receiver() -> Any:
    return (
        columns(Letter, User, Invitation)
        .outerjoin(User, col(User.id) == Letter.user_id)
        .outerjoin(
            Invitation,
            (col(Invitation.id) == Letter.about_id) & (Letter.kind == LetterKind.INVITATION),
        )
    )


def counts(session: Session, municipality_id: int) -> Mapping[LetterState, int]:
    """How many there are in each state."""
    rows = session.execute(
        columns(Letter.state, func.count(col(Letter.id)))
        .where(col(Letter.municipality_id) == municipality_id)
        .group_by(col(Letter.state))
    )
    return dict(map(tuple, rows))


def collected_in(session: Session, digest_id: int) -> Sequence[Letter]:
    """What a mail of the day tells, the oldest first."""
    return session.exec(
        select(Letter)
        .where(Letter.digest_id == digest_id, Letter.state != LetterState.DROPPED)
        .order_by(col(Letter.wanted_at), col(Letter.id))
    ).all()


def known_keys(session: Session, keys: Collection[str]) -> set[str]:
    """Which of these news have a mail already."""
    found: set[str] = set()
    listed = sorted(keys)
    for start in range(0, len(listed), _AT_ONCE):
        part = listed[start : start + _AT_ONCE]
        rows = session.execute(columns(Letter.dedupe_key).where(col(Letter.dedupe_key).in_(part)))
        found.update(rows.scalars())
    return found


def people_with_choices(session: Session, user_ids: Collection[int]) -> Mapping[int, Any]:
    """Rows (User, what she chose or None) of people with an open log-in, by id."""
    found: dict[int, Any] = {}
    listed = sorted(user_ids)
    for start in range(0, len(listed), _AT_ONCE):
        part = listed[start : start + _AT_ONCE]
        rows = session.execute(
            columns(User, LetterChoices)
            .outerjoin(LetterChoices, col(LetterChoices.user_id) == User.id)
            .where(col(User.id).in_(part), col(User.active))
        )
        found |= {row[0].id: row for row in rows}
    return found


def who_answers(
    session: Session, municipality_id: int, company_id: int | None = None
) -> Sequence[Any]:
    """Rows (company id, user id, workplace id or None for all) of those who answer there.

    Args:
        company_id: only this one's people.
    """
    statement = (
        columns(User.company_id, User.id, CompanyUserWorkplace.workplace_id)
        .outerjoin(CompanyUserWorkplace, col(CompanyUserWorkplace.user_id) == User.id)
        .where(
            col(User.municipality_id) == municipality_id,
            col(User.active),
            col(User.company_right).in_(_ANSWERS),
        )
        .order_by(col(User.id))
    )
    if company_id is not None:
        statement = statement.where(col(User.company_id) == company_id)
    return session.execute(statement).all()


def consultants_of(session: Session, municipality_id: int) -> Mapping[int, int]:
    """The fixed consultant of each company."""
    rows = session.execute(
        columns(KeyAccount.company_id, KeyAccount.consultant_id)
        .join(User, col(User.id) == KeyAccount.consultant_id)
        .where(col(User.municipality_id) == municipality_id, col(User.active))
    )
    return dict(map(tuple, rows))


def caseworkers_on(session: Session, run_id: int) -> Sequence[int]:
    """The caseworkers of the people who were nominated from a list and wait for a review."""
    rows = session.execute(
        columns(User.id)
        .join(Citizen, col(Citizen.caseworker_id) == User.id)
        .join(Placement, col(Placement.citizen_id) == Citizen.id)
        .join(MatchItem, col(MatchItem.id) == Placement.match_item_id)
        .where(
            col(MatchItem.run_id) == run_id,
            col(Placement.state) == PlacementState.NOMINATED,
            col(User.active),
            col(User.role) == Role.CASEWORKER,
            col(User.municipality_id) == Placement.municipality_id,
        )
        .distinct()
        .order_by(col(User.id))
    )
    return list(rows.scalars())


def reminders_sent(session: Session, company_id: int, kinds: Any, since: datetime) -> set[Any]:
    """What a company was reminded of since then: (kind, row, detail), told to many counts once."""
    rows = session.execute(
        columns(Letter.kind, Letter.about_id, Letter.detail)
        .where(
            col(Letter.company_id) == company_id,
            col(Letter.kind).in_(kinds),
            col(Letter.digest_id).is_(None),
            col(Letter.sent_at) >= since,
        )
        .distinct()
    )
    return {tuple(row) for row in rows}


def held_back(session: Session, company_id: int) -> int:
    """How many mails to a company wait because it has had its share."""
    return (
        session.scalar(
            select(func.count(col(Letter.id))).where(
                Letter.company_id == company_id, Letter.state == LetterState.HELD
            )
        )
        or 0
    )


def letter_settings(session: Session, municipality_id: int) -> LetterSettings:
    """What the municipality chose; the usual, not stored, until it does."""
    found = session.get(LetterSettings, municipality_id)
    return found or LetterSettings(municipality_id=municipality_id, version=0)


def workers_seen(session: Session, since: datetime) -> Sequence[Worker]:
    """Who has been at work since then, the last seen first."""
    return session.exec(
        select(Worker).where(col(Worker.seen_at) >= since).order_by(col(Worker.seen_at).desc())
    ).all()
