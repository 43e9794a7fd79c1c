"""The life of an opening and of its seats (rule C.5)."""

from models.kinds import ObjectType, OpeningState, OpeningStep, Role
from models.rules import flow
from models.rules.flow import SYSTEM, Flow, Move

_EMPLOYER = frozenset({Role.EMPLOYER})
_CONSULTANT = frozenset({Role.COMPANY_CONSULTANT})
_EITHER_SIDE = frozenset({Role.EMPLOYER, Role.COMPANY_CONSULTANT})
# A company's pause puts its openings on hold and brings them back.
_EMPLOYER_OR_PAUSE = frozenset({Role.EMPLOYER, SYSTEM})
_EITHER_SIDE_OR_PAUSE = _EITHER_SIDE | {SYSTEM}
_SYSTEM = frozenset({SYSTEM})

S, T = OpeningState, OpeningStep

FLOW: Flow[OpeningState, OpeningStep] = Flow(
    ObjectType.OPENING,
    {
        (S.DRAFT, T.SUBMIT): Move(S.SUBMITTED, _EMPLOYER),
        (S.DRAFT, T.DISCARD): Move(S.DISCARDED, _EMPLOYER),
        (S.SUBMITTED, T.PUBLISH): Move(S.PUBLISHED, _CONSULTANT),
        (S.SUBMITTED, T.RETURN): Move(S.RETURNED, _CONSULTANT),
        (S.RETURNED, T.SUBMIT): Move(S.SUBMITTED, _EMPLOYER),
        (S.RETURNED, T.DISCARD): Move(S.DISCARDED, _EMPLOYER),
        # Where COUNT_SEATS leads is for state_by_seats to say.
        (S.PUBLISHED, T.COUNT_SEATS): Move(None, _SYSTEM),
        (S.PUBLISHED, T.HOLD): Move(S.ON_HOLD, _EITHER_SIDE_OR_PAUSE),
        (S.PUBLISHED, T.EXPIRE): Move(S.EXPIRED, _SYSTEM),
        (S.PUBLISHED, T.WITHDRAW): Move(S.WITHDRAWN, _EITHER_SIDE),
        # Before its time runs out, so that nobody has to begin again.
        (S.PUBLISHED, T.RENEW): Move(S.PUBLISHED, _EITHER_SIDE),
        # With seats left it is still on offer, so all that stops an offer stops it too.
        (S.PARTLY_FILLED, T.COUNT_SEATS): Move(None, _SYSTEM),
        (S.PARTLY_FILLED, T.HOLD): Move(S.ON_HOLD, _EITHER_SIDE_OR_PAUSE),
        (S.PARTLY_FILLED, T.EXPIRE): Move(S.EXPIRED, _SYSTEM),
        (S.PARTLY_FILLED, T.WITHDRAW): Move(S.WITHDRAWN, _EITHER_SIDE),
        (S.PARTLY_FILLED, T.CLOSE): Move(S.CLOSED, _EITHER_SIDE),
        (S.PARTLY_FILLED, T.RENEW): Move(S.PARTLY_FILLED, _EITHER_SIDE),
        # Full: nothing is on offer. If a placement falls away the seats are counted again.
        (S.FILLED, T.COUNT_SEATS): Move(None, _SYSTEM),
        (S.FILLED, T.CLOSE): Move(S.CLOSED, _EITHER_SIDE),
        # Back on offer; the seats are counted at once after RELEASE and RENEW.
        (S.ON_HOLD, T.RELEASE): Move(S.PUBLISHED, _EMPLOYER_OR_PAUSE),
        (S.ON_HOLD, T.WITHDRAW): Move(S.WITHDRAWN, _EITHER_SIDE),
        (S.EXPIRED, T.RENEW): Move(S.PUBLISHED, _EITHER_SIDE),
        (S.EXPIRED, T.CLOSE): Move(S.CLOSED, _EITHER_SIDE),
    },
)

# Seats are counted here only; on hold or expired they wait until it is published again.
COUNTS_SEATS = frozenset({S.PUBLISHED, S.PARTLY_FILLED, S.FILLED})
# People may be matched and nominated.
ON_OFFER = frozenset({S.PUBLISHED, S.PARTLY_FILLED})


def move(state: OpeningState, step: OpeningStep, role: Role | None) -> Move[OpeningState]:
    """The move that `role` makes with the step; None as role is the system (dates and seats).

    Raises:
        WrongState: the step is not open from the state.
        NotYours: it is open, but for another role.
    """
    return flow.move(FLOW, state, step, role)


def open_steps(state: OpeningState, role: Role | None) -> tuple[OpeningStep, ...]:
    """The steps `role` may take from the state, in the order of the table."""
    return flow.open_steps(FLOW, state, role)


def state_by_seats(seats: int, taken: int) -> OpeningState:
    """The state COUNT_SEATS leads to: published, partly filled or filled.

    More taken than there are (the employer lowered the number) is filled too.

    Raises:
        ValueError: there are no seats, or fewer than none are taken.
    """
    if seats < 1 or taken < 0:
        raise ValueError(f"{taken} of {seats} seats cannot be taken")
    if taken == 0:
        return OpeningState.PUBLISHED
    return OpeningState.FILLED if taken >= seats else OpeningState.PARTLY_FILLED


def free_seats(seats: int, taken: int) -> int:
    """How many may still come; never below zero."""
    return max(0, seats - taken)
