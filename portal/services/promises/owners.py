"""Who holds a promise, and how it goes from one to another without ever being lost (S3-63)."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field
from sqlalchemy import or_, update
from sqlmodel import Session, col, select

from models.kinds import HandOverState, ObjectType, PromiseStep, Role
from models.queries import absences, hand_overs
from models.queries.companies import key_account_of
from models.queries.people import colleagues
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.people import User
from models.tables.placements import ProblemReport
from models.tables.promise_clock import PromiseHandOver
from models.tables.promises import Promise
from portal.services.inputs import Input, LongText, RowNumber
from portal.services.promises.told import check, drop_question, tell
from portal.services.trail import faster_colleague

_Note = Annotated[LongText, Field(min_length=0, max_length=1000)]


class HandOver(Input):
    """Whom one asks, and what she should know; nothing about the citizen."""

    to_id: RowNumber
    note: _Note = ""


class HandOverAnswer(Input):
    """Yes or no, with a word to whoever asked."""

    accepted: bool
    note: _Note = ""


def owner_for(session: Session, company_id: int, municipality_id: int, on: date) -> int | None:
    """The key account consultant; while she is away or gone her deputy; else nobody: the queue."""
    account = key_account_of(session, company_id)
    if account is None:
        return None
    away = absences.away_on(session, municipality_id, on)
    for user_id in (account.consultant_id, account.deputy_id):
        user = session.get(User, user_id) if user_id else None
        if user is not None and user.active and user.id not in away:
            return user.id
    return None


def take(session: Session, promise: Promise, *, by: Viewer, now: datetime) -> None:
    """The consultant takes the promise over; nobody can be given one without taking it.

    Raises:
        FasterColleague: it has ended meanwhile.
    """
    check(session, promise, PromiseStep.TAKE, by=by)
    taken = session.execute(
        update(Promise)
        .where(col(Promise.id) == promise.id, col(Promise.ended_at).is_(None))
        .values(owner_id=by.user_id)
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE's result counts rows
        raise faster_colleague(session, ObjectType.PROMISE, promise.id)
    session.refresh(promise)
    drop_question(session, promise.id, now=now)
    tell(session, promise, "taken", by=by, now=now)


def ask(
    session: Session, promise: Promise, wish: HandOver, *, by: Viewer, now: datetime
) -> PromiseHandOver:
    """Ask a colleague to take the promise; until she says yes it stays where it is.

    Raises:
        FasterColleague: it has ended meanwhile.
        NotNow: somebody is asked already, or the colleague is no consultant at work today, holds
            it herself, or whoever asks does not hold it and is no leader.
    """
    session.refresh(promise, with_for_update=True)
    check(session, promise, PromiseStep.HAND_OVER, by=by)
    if by.role is not Role.LEADER and promise.owner_id not in {None, by.user_id}:
        raise NotNow("only_the_holder_asks")
    if hand_overs.waiting(session, promise.id):
        raise NotNow("asked_already")
    known = {user.id for user in colleagues(session, by.municipality_id, Role.COMPANY_CONSULTANT)}
    if wish.to_id not in known or wish.to_id == promise.owner_id:
        raise NotNow("colleague_unknown")
    if wish.to_id in absences.away_on(session, by.municipality_id, _danish_day(now)):
        raise NotNow("colleague_away")
    return _question(session, promise, wish.to_id, wish.note, by=by, now=now)


def answer_hand_over(
    session: Session,
    hand_over: PromiseHandOver,
    answer: HandOverAnswer,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """The colleague's own yes or no. With a yes she holds it from this moment.

    Raises:
        FasterColleague: the question fell away or was answered.
    """
    promise = session.get_one(Promise, hand_over.promise_id)
    state = HandOverState.ACCEPTED if answer.accepted else HandOverState.DECLINED
    answered = session.execute(
        update(PromiseHandOver)
        .where(
            col(PromiseHandOver.id) == hand_over.id,
            col(PromiseHandOver.to_id) == by.user_id,
            col(PromiseHandOver.state) == HandOverState.ASKED,
        )
        .values(state=state, answered_at=now, answer_note=answer.note)
    )
    if answered.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE's result counts rows
        raise faster_colleague(session, ObjectType.PROMISE, promise.id)
    if answer.accepted:
        promise.owner_id = by.user_id
        session.add(promise)
    session.flush()
    action = "hand_over_accepted" if answer.accepted else "hand_over_declined"
    tell(session, promise, action, by=by, now=now)


def cover_absent(session: Session, now: datetime) -> int:
    """Ask the deputies of all who are away today to take what these hold; how many were asked.

    Each is asked once an absence. The one who is away holds it until the deputy says yes.
    """
    rows = hand_overs.held_by_the_away(session, _danish_day(now))
    for promise, deputy_id in rows:
        _question(session, promise, deputy_id, "", by=None, now=now)
    return len(rows)


def leave(session: Session, user_id: int, *, by: Viewer, now: datetime) -> int:
    """Somebody works here no more: what she held goes to the deputy or the queue; how much.

    Also visits that are made count, as long as their problem is not closed.
    """
    session.execute(
        update(PromiseHandOver)
        .where(
            col(PromiseHandOver.to_id) == user_id,
            col(PromiseHandOver.state) == HandOverState.ASKED,
        )
        .values(state=HandOverState.TAKEN_BACK, answered_at=now)
    )
    held = session.exec(
        select(Promise)
        .outerjoin(ProblemReport, col(ProblemReport.id) == Promise.problem_report_id)
        .where(
            Promise.owner_id == user_id,
            or_(
                col(Promise.ended_at).is_(None),
                col(Promise.problem_report_id).is_not(None)
                & col(ProblemReport.closed_at).is_(None),
            ),
        )
        .order_by(col(Promise.due_at))
    ).all()
    for promise in held:
        on = _danish_day(now)
        promise.owner_id = owner_for(session, promise.company_id, promise.municipality_id, on)
        session.add(promise)
        tell(session, promise, "holder_left", by=by, now=now)
    session.flush()
    return len(held)


def _question(
    session: Session,
    promise: Promise,
    to_id: int,
    note: str,
    *,
    by: Viewer | None,
    now: datetime,
) -> PromiseHandOver:
    question = PromiseHandOver(
        promise_id=promise.id,
        from_id=promise.owner_id,
        to_id=to_id,
        asked_by_id=by.user_id if by else None,
        asked_at=now,
        note=note,
        state=HandOverState.ASKED,
    )
    session.add(question)
    session.flush()
    tell(session, promise, "hand_over_asked", by=by, now=now)
    return question


def _danish_day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
