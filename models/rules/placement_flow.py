"""The life of a placement, from draft to closed (rule C.3)."""

from models.kinds import ObjectType, PlacementState, PlacementStep, Role
from models.rules import flow
from models.rules.flow import SYSTEM, Flow, Move

_CONSULTANT = frozenset({Role.COMPANY_CONSULTANT})
_MUNICIPALITY = frozenset({Role.COMPANY_CONSULTANT, Role.CASEWORKER})
# When a company takes an opening away, the proposals for it fall away by themselves.
_MUNICIPALITY_OR_NO_OPENING = _MUNICIPALITY | {SYSTEM}
# The employer, or the consultant who has the employer's word.
_EMPLOYER = frozenset({Role.EMPLOYER, Role.COMPANY_CONSULTANT})
_LEADER = frozenset({Role.LEADER})
_SYSTEM = frozenset({SYSTEM})

S, T = PlacementState, PlacementStep

FLOW: Flow[PlacementState, PlacementStep] = Flow(
    ObjectType.PLACEMENT,
    {
        (S.DRAFT, T.NOMINATE): Move(S.NOMINATED, _CONSULTANT),
        (S.DRAFT, T.WITHDRAW): Move(S.WITHDRAWN, _MUNICIPALITY_OR_NO_OPENING),
        # The employer hears nothing before the citizen has been asked.
        (S.NOMINATED, T.HEAR_CITIZEN): Move(S.CITIZEN_HEARD, _MUNICIPALITY),
        (S.NOMINATED, T.WITHDRAW): Move(S.WITHDRAWN, _MUNICIPALITY_OR_NO_OPENING),
        (S.CITIZEN_HEARD, T.PRESENT): Move(S.PRESENTED, _CONSULTANT),
        (S.CITIZEN_HEARD, T.WITHDRAW): Move(S.WITHDRAWN, _MUNICIPALITY_OR_NO_OPENING),
        (S.PRESENTED, T.ACCEPT): Move(S.EMPLOYER_ACCEPTED, _EMPLOYER),
        (S.PRESENTED, T.DECLINE): Move(S.DECLINED, _EMPLOYER),
        (S.PRESENTED, T.WITHDRAW): Move(S.WITHDRAWN, _MUNICIPALITY_OR_NO_OPENING),
        (S.EMPLOYER_ACCEPTED, T.CONFIRM): Move(S.CHECKS_PENDING, _CONSULTANT),
        (S.EMPLOYER_ACCEPTED, T.WITHDRAW): Move(S.WITHDRAWN, _MUNICIPALITY_OR_NO_OPENING),
        (S.CHECKS_PENDING, T.APPROVE): Move(S.APPROVED, _MUNICIPALITY, law_is_asked=True),
        (S.CHECKS_PENDING, T.DECLINE): Move(S.DECLINED, _EMPLOYER),
        (S.CHECKS_PENDING, T.WITHDRAW): Move(S.WITHDRAWN, _MUNICIPALITY_OR_NO_OPENING),
        (S.APPROVED, T.START): Move(S.ACTIVE, _SYSTEM),
        (S.APPROVED, T.DECLINE): Move(S.DECLINED, _EMPLOYER),
        (S.APPROVED, T.WITHDRAW): Move(S.WITHDRAWN, _MUNICIPALITY),
        (S.ACTIVE, T.COMPLETE): Move(S.COMPLETED, _SYSTEM),
        (S.ACTIVE, T.END_EARLY): Move(S.ENDED_EARLY, _CONSULTANT),
        # A problem that cannot be solved ends the placement the same day (rule S3-24a).
        (S.ACTIVE, T.END_AT_ONCE): Move(S.ENDED_AT_ONCE, _CONSULTANT),
        (S.COMPLETED, T.CLOSE): Move(S.CLOSED, _CONSULTANT),
        (S.ENDED_EARLY, T.CLOSE): Move(S.CLOSED, _CONSULTANT),
        (S.ENDED_AT_ONCE, T.CLOSE): Move(S.CLOSED, _CONSULTANT),
        # A correction only: back to the end state it was closed from, which the trail knows.
        (S.CLOSED, T.REOPEN): Move(None, _LEADER),
    },
)

BEFORE_START = frozenset(
    {
        S.DRAFT,
        S.NOMINATED,
        S.CITIZEN_HEARD,
        S.PRESENTED,
        S.EMPLOYER_ACCEPTED,
        S.CHECKS_PENDING,
        S.APPROVED,
    }
)
# Proposed, and nothing is decided: it goes when the opening does.
IN_PLAY = BEFORE_START - {S.APPROVED}
# Stopped before it began: nobody ever came to work.
STOPPED = frozenset({S.WITHDRAWN, S.DECLINED})
# A company may report a problem and gets its visit (rule C.6).
RUNNING = frozenset({S.APPROVED, S.ACTIVE})
# The states a placement is closed from, and the only ones REOPEN may lead back to.
ENDED = frozenset({S.COMPLETED, S.ENDED_EARLY, S.ENDED_AT_ONCE})

# Taken seats of an opening are its approved and active placements (rule C.5). An earlier state
# holds none: several people may be in play for the last seat, the first who is approved gets
# it. So "a seat is free" is asked twice, at NOMINATE and again at APPROVE.
HOLDS_A_SEAT = frozenset({S.APPROVED, S.ACTIVE})
# These free the seat when they are taken from a state that holds one. A placement that is over
# holds none, even when it ran its full time: whether the opening still wants someone is for the
# employer (CLOSE) and the apply-by date (EXPIRE) to say.
FREES_A_SEAT = frozenset({T.DECLINE, T.WITHDRAW, T.COMPLETE, T.END_EARLY, T.END_AT_ONCE})


def move(state: PlacementState, step: PlacementStep, role: Role | None) -> Move[PlacementState]:
    """The move that `role` makes with the step; None as role is the system (start and end dates).

    Raises:
        WrongState: the step is not open from the state.
        NotYours: it is open, but for another role.
    """
    return flow.move(FLOW, state, step, role)


def open_steps(state: PlacementState, role: Role | None) -> tuple[PlacementStep, ...]:
    """The steps `role` may take from the state, in the order of the table."""
    return flow.open_steps(FLOW, state, role)


def seats_change(before: PlacementState, after: PlacementState) -> bool:
    """Whether the step from `before` to `after` takes or frees a seat, so seats must be counted."""
    return (before in HOLDS_A_SEAT) != (after in HOLDS_A_SEAT)
