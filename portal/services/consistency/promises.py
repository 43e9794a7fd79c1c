"""The promises against what the trail says of them: nobody moved a time, no end is unfounded."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from models.kinds import ObjectType, PromiseEnd, PromiseKind
from models.tables.promises import Promise, PromiseAnswer, SiteVisit
from models.tables.trail import Event
from portal.services.consistency.found import Broken

GIVEN = "given"
ROWS_AT_ONCE = 1000


def unfounded_promises(session: Session) -> Iterator[Broken]:
    """Promises whose due time was moved, or that ended without what ends them (rule C.6)."""
    due = {
        number: str(details.get("due_at"))
        for number, details in session.execute(
            select(Event.object_id, Event.details).where(
                Event.object_type == ObjectType.PROMISE, Event.action == GIVEN
            )
        )
    }
    answered = set(session.exec(select(PromiseAnswer.promise_id)))
    visited = dict(session.execute(select(SiteVisit.promise_id, SiteVisit.arrived_at)).all())
    every = select(Promise).order_by(col(Promise.id)).execution_options(yield_per=ROWS_AT_ONCE)
    for promise in session.exec(every):
        said = ""
        if promise.id not in due:
            said = "the trail does not know when it was given"
        elif due[promise.id] != promise.due_at.isoformat():
            said = f"was due {due[promise.id]} when it was given"
        elif (promise.ended_at is None) != (promise.end is None):
            said = "has only one of an end and the moment of it"
        elif promise.end is PromiseEnd.FULFILLED:
            said = _unfounded(promise, promise.id in answered, visited.get(promise.id))
        if said:
            yield Broken("promise", promise.id, said)


def _unfounded(promise: Promise, answered: bool, arrived_at: object) -> str:
    if promise.kind is PromiseKind.RECRUITMENT_REPLY:
        return "" if answered else "counts as kept, but holds no answer"
    if arrived_at is None:
        return "counts as kept, but nobody came"
    return "" if arrived_at == promise.ended_at else "did not end when somebody came"
