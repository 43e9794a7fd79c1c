"""What may happen to a promise, and by whom (rule C.6): one table for each of the two."""

from datetime import datetime

from models.kinds import ObjectType, PromiseEnd, PromiseKind, PromiseState, PromiseStep, Role
from models.rules import flow
from models.rules.flow import SYSTEM, Flow, Move

S, T = PromiseState, PromiseStep

OPEN = (S.ACKNOWLEDGED, S.ASSIGNED, S.IN_CONTACT)
FULFILLED = (S.FULFILLED_ON_TIME, S.FULFILLED_LATE)

_CONSULTANT = frozenset({Role.COMPANY_CONSULTANT})
_LEADER = frozenset({Role.LEADER})
# Whoever holds it asks, a leader does, and the absence calendar does by itself.
_ASKS = frozenset({Role.COMPANY_CONSULTANT, Role.LEADER, SYSTEM})
# The company itself, or the consultant who has its word.
_COMPANY = frozenset({Role.EMPLOYER, Role.COMPANY_CONSULTANT})

_Moves = dict[tuple[PromiseState, PromiseStep], Move[PromiseState]]


def _of_both() -> _Moves:
    moves: _Moves = {}
    for state in OPEN:
        held = S.ASSIGNED if state is S.ACKNOWLEDGED else state
        moves[state, T.TAKE] = Move(held, _CONSULTANT)
        moves[state, T.HAND_OVER] = Move(state, _ASKS)
        moves[state, T.NOTE_ATTEMPT] = Move(S.IN_CONTACT, _CONSULTANT)
        moves[state, T.SAY_WHY_LATE] = Move(state, _CONSULTANT)
        moves[state, T.CORRECT] = Move(S.MERGED, _LEADER)
    # What counted may have been counted from a wrong moment; a merged promise counts no more.
    for state in (*FULFILLED, S.WAIVED_BY_COMPANY, S.CANCELLED):
        moves[state, T.CORRECT] = Move(S.MERGED, _LEADER)
    return moves


def _replies() -> _Moves:
    moves = _of_both()
    for state in OPEN:
        # In time or late: the clock says.
        moves[state, T.ANSWER] = Move(None, _CONSULTANT)
        moves[state, T.CANCEL] = Move(S.CANCELLED, _COMPANY)
        moves[state, T.MERGE] = Move(S.MERGED, _CONSULTANT)
    return moves


def _visits() -> _Moves:
    moves = _of_both()
    for state in OPEN:
        moves[state, T.VISIT] = Move(None, _CONSULTANT)
        moves[state, T.WAIVE] = Move(S.WAIVED_BY_COMPANY, _CONSULTANT)
    # The visit is made; the problem may go on, with an owner who may change (rule S3-63).
    for state in (*FULFILLED, S.WAIVED_BY_COMPANY):
        moves[state, T.HAND_OVER] = Move(state, _ASKS)
    return moves


FLOWS: dict[PromiseKind, Flow[PromiseState, PromiseStep]] = {
    PromiseKind.RECRUITMENT_REPLY: Flow(ObjectType.PROMISE, _replies()),
    PromiseKind.ON_SITE_VISIT: Flow(ObjectType.PROMISE, _visits()),
}

_STATE_OF_END = {
    PromiseEnd.WAIVED_BY_COMPANY: S.WAIVED_BY_COMPANY,
    PromiseEnd.CANCELLED: S.CANCELLED,
    PromiseEnd.MERGED: S.MERGED,
}


def state_of(
    end: PromiseEnd | None,
    ended_late: bool,
    owner_id: int | None,
    tried: bool,
) -> PromiseState:
    """How far a promise has come.

    The company is told when it is due the moment it is given, so none is ever less than
    acknowledged; that counts for nothing.

    Args:
        ended_late: it ended after it was due.
        tried: somebody tried to reach the company.
    """
    if end is PromiseEnd.FULFILLED:
        return S.FULFILLED_LATE if ended_late else S.FULFILLED_ON_TIME
    if end is not None:
        return _STATE_OF_END[end]
    if tried:
        return S.IN_CONTACT
    return S.ACKNOWLEDGED if owner_id is None else S.ASSIGNED


def move(
    kind: PromiseKind, state: PromiseState, step: PromiseStep, role: Role | None
) -> Move[PromiseState]:
    """The move that `role` makes with the step; None as role is the system.

    Raises:
        WrongState: the step is not open from the state.
        NotYours: it is open, but for another role.
    """
    return flow.move(FLOWS[kind], state, step, role)


def open_steps(
    kind: PromiseKind, state: PromiseState, role: Role | None
) -> tuple[PromiseStep, ...]:
    """The steps `role` may take from the state, in the order of the table."""
    return flow.open_steps(FLOWS[kind], state, role)


def ended_late(due_at: datetime, ended_at: datetime | None) -> bool:
    """Whether it ended after it was due; an open one has not."""
    return ended_at is not None and ended_at > due_at
