"""What every act on a promise shares: may it be done, how it ends, and its line in the trail."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from models.kinds import Channel, HandOverState, ObjectType, PromiseEnd, PromiseKind, PromiseStep
from models.queries.hand_overs import was_tried
from models.rules import promise_flow
from models.rules.access import Viewer
from models.rules.promise_clock import breached
from models.tables.promise_clock import PromiseHandOver
from models.tables.promises import Promise
from portal.services.trail import Happened, faster_colleague, record


def check(session: Session, promise: Promise, step: PromiseStep, *, by: Viewer) -> None:
    """Refuse a step that the promise's state or the person's role does not allow.

    Raises:
        FasterColleague: a colleague ended the promise first.
        NotYours, WrongState: as the promise's flow says.
    """
    late = promise_flow.ended_late(promise.due_at, promise.ended_at)
    tried = promise.ended_at is None and was_tried(session, promise.id)
    state = promise_flow.state_of(promise.end, late, promise.owner_id, tried)
    flow = promise_flow.FLOWS[promise.kind]
    if promise.ended_at is not None and (state, step) not in flow.moves:
        raise faster_colleague(session, ObjectType.PROMISE, promise.id)
    promise_flow.move(promise.kind, state, step, by.role)


def end(
    session: Session,
    promise: Promise,
    how: PromiseEnd,
    *,
    at: datetime,
    by: Viewer,
    now: datetime,
) -> None:
    """End an open promise; in time or late stays on record for good.

    Raises:
        FasterColleague: a colleague ended it first.
    """
    # That it is still open is part of the question, so of two people only one ends it.
    ended = session.execute(
        update(Promise)
        .where(col(Promise.id) == promise.id, col(Promise.ended_at).is_(None))
        .values(ended_at=at, end=how)
    )
    if ended.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE's result counts rows
        raise faster_colleague(session, ObjectType.PROMISE, promise.id)
    session.refresh(promise)
    # The problem behind a visit goes on, and with it the question who takes it.
    if promise.kind is not PromiseKind.ON_SITE_VISIT:
        drop_question(session, promise.id, now=now)
    late = breached(promise.due_at, promise.ended_at, promise.end, now)
    tell(session, promise, how.value, by=by, now=now, reason_code="late" if late else "in_time")


def drop_question(session: Session, promise_id: int, *, now: datetime) -> None:
    """Nobody is asked to take the promise any more."""
    session.execute(
        update(PromiseHandOver)
        .where(
            col(PromiseHandOver.promise_id) == promise_id,
            col(PromiseHandOver.state) == HandOverState.ASKED,
        )
        .values(state=HandOverState.TAKEN_BACK, answered_at=now)
    )


def tell(
    session: Session,
    promise: Promise,
    action: str,
    *,
    by: Viewer | None,
    now: datetime,
    reason_code: str = "",
) -> None:
    """One line in the trail of the promise, which the company sees too."""
    happened = Happened(
        ObjectType.PROMISE,
        promise.id,
        action,
        reason_code=reason_code,
        details={
            "kind": promise.kind.value,
            "due_at": promise.due_at.isoformat(),
            "owner": promise.owner_id,
        },
        company_id=promise.company_id,
        municipality_id=promise.municipality_id,
        channel=promise.channel if action == "given" else Channel.WEB,
    )
    record(session, happened, by=by, now=now)
