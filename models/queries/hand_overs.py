"""Who was asked to take which promise, and what stands around one promise."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.kinds import HandOverState
from models.queries.paging import columns
from models.queries.promises import mine
from models.rules.access import Viewer
from models.tables.companies import Company, KeyAccount
from models.tables.people import User
from models.tables.promise_clock import (
    Absence,
    PromiseAttempt,
    PromiseCorrection,
    PromiseHandOver,
    PromiseLateReason,
)
from models.tables.promises import Promise


def waiting(session: Session, promise_id: int) -> PromiseHandOver | None:
    """The question that waits for an answer about the promise."""
    return session.exec(
        select(PromiseHandOver).where(
            PromiseHandOver.promise_id == promise_id, PromiseHandOver.state == HandOverState.ASKED
        )
    ).first()


def hand_over_for(session: Session, viewer: Viewer, hand_over_id: int) -> Any:
    """Row (PromiseHandOver, Promise) that the viewer herself was asked, or None."""
    return session.execute(
        columns(PromiseHandOver, Promise)
        .join(Promise, col(Promise.id) == PromiseHandOver.promise_id)
        .where(
            col(PromiseHandOver.id) == hand_over_id,
            col(PromiseHandOver.to_id) == viewer.user_id,
            mine(viewer),
        )
    ).first()


def asked_of(session: Session, viewer: Viewer) -> Sequence[Any]:
    """What the viewer is asked to take, the next due first, at most 50.

    Rows (PromiseHandOver, Promise, Company, name of who holds it now or None).
    """
    holder = aliased(User)
    return session.execute(
        columns(PromiseHandOver, Promise, Company, holder.name)
        .join(Promise, col(Promise.id) == PromiseHandOver.promise_id)
        .join(Company, col(Company.id) == Promise.company_id)
        .outerjoin(holder, col(holder.id) == Promise.owner_id)
        .where(
            col(PromiseHandOver.to_id) == viewer.user_id,
            col(PromiseHandOver.state) == HandOverState.ASKED,
            mine(viewer),
        )
        .order_by(col(Promise.due_at), col(Promise.id))
        .limit(50)
    ).all()


def of_promise(session: Session, promise_id: int) -> Sequence[Any]:
    """Everyone who was asked to take it, the last first: rows (PromiseHandOver, name asked)."""
    return session.execute(
        columns(PromiseHandOver, User.name)
        .join(User, col(User.id) == PromiseHandOver.to_id)
        .where(col(PromiseHandOver.promise_id) == promise_id)
        .order_by(col(PromiseHandOver.id).desc())
    ).all()


def attempts_of(session: Session, promise_id: int) -> Sequence[Any]:
    """Attempts to reach the company, the last first: rows (PromiseAttempt, who)."""
    return session.execute(
        columns(PromiseAttempt, User.name)
        .join(User, col(User.id) == PromiseAttempt.by_id)
        .where(col(PromiseAttempt.promise_id) == promise_id)
        .order_by(col(PromiseAttempt.tried_at).desc(), col(PromiseAttempt.id).desc())
    ).all()


def was_tried(session: Session, promise_id: int) -> bool:
    """Whether somebody tried to reach the company."""
    found = select(PromiseAttempt.id).where(PromiseAttempt.promise_id == promise_id).limit(1)
    return session.exec(found).first() is not None


def late_reasons_of(session: Session, promise_id: int) -> Sequence[Any]:
    """Why it is late, the newest first: rows (PromiseLateReason, who)."""
    return session.execute(
        columns(PromiseLateReason, User.name)
        .join(User, col(User.id) == PromiseLateReason.by_id)
        .where(col(PromiseLateReason.promise_id) == promise_id)
        .order_by(col(PromiseLateReason.id).desc())
    ).all()


def correction_of(session: Session, promise_id: int) -> Any:
    """The correction that made this promise, or that took its place, with who made it."""
    return session.execute(
        columns(PromiseCorrection, User.name)
        .join(User, col(User.id) == PromiseCorrection.by_id)
        .where(
            (col(PromiseCorrection.promise_id) == promise_id)
            | (col(PromiseCorrection.corrects_id) == promise_id)
        )
        .order_by(col(PromiseCorrection.at).desc())
    ).all()


def may_be_one(session: Session, promise: Promise) -> Sequence[Promise]:
    """Other open promises of the same kind to the same company, the earliest first, at most 20."""
    return session.exec(
        select(Promise)
        .where(
            Promise.company_id == promise.company_id,
            Promise.kind == promise.kind,
            Promise.id != promise.id,
            col(Promise.ended_at).is_(None),
        )
        .order_by(col(Promise.received_at), col(Promise.id))
        .limit(20)
    ).all()


def held_by_the_away(session: Session, on: date) -> Sequence[Any]:
    """Open promises whose owner is away that day, each with a deputy who was not asked yet.

    Rows (Promise, deputy's number); the deputy is active, at work, and somebody else.
    """
    deputy, asked, deputys = aliased(User), aliased(PromiseHandOver), aliased(Absence)
    deputy_away = exists().where(
        col(deputys.user_id) == deputy.id, col(deputys.from_on) <= on, col(deputys.until_on) >= on
    )
    asked_already = exists().where(
        col(asked.promise_id) == Promise.id,
        (col(asked.state) == HandOverState.ASKED)
        | and_(col(asked.to_id) == deputy.id, col(asked.asked_at) >= Absence.at),
    )
    return session.execute(
        columns(Promise, deputy.id)
        .join(Absence, col(Absence.user_id) == Promise.owner_id)
        .join(KeyAccount, col(KeyAccount.company_id) == Promise.company_id)
        .join(deputy, col(deputy.id) == KeyAccount.deputy_id)
        .where(
            col(Promise.ended_at).is_(None),
            col(Absence.from_on) <= on,
            col(Absence.until_on) >= on,
            col(deputy.active),
            deputy.id != Promise.owner_id,
            ~deputy_away,
            ~asked_already,
        )
        .distinct()
    ).all()
