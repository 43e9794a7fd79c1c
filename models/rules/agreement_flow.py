"""The life of a partnership agreement: voluntary, pausable, ended by either side (rule C.4)."""

from datetime import date

from models.kinds import AgreementState, AgreementStep, ObjectType, Role
from models.rules import flow
from models.rules.flow import SYSTEM, Flow, Move
from models.rules.spans import anniversary

_CONSULTANT = frozenset({Role.COMPANY_CONSULTANT})
# The company itself, or the consultant who was told so.
_EITHER_SIDE = frozenset({Role.EMPLOYER, Role.COMPANY_CONSULTANT})
_COMPANY = frozenset({Role.EMPLOYER})
# The system begins a pause on the day that was chosen, and ends it on the day the company has
# confirmed beforehand.
_EITHER_SIDE_OR_DATE = _EITHER_SIDE | {SYSTEM}
_COMPANY_OR_DATE = frozenset({Role.EMPLOYER, SYSTEM})

S, T = AgreementState, AgreementStep

FLOW: Flow[AgreementState, AgreementStep] = Flow(
    ObjectType.AGREEMENT,
    {
        (S.LEAD, T.CONTACT): Move(S.CONTACTED, _CONSULTANT),
        (S.LEAD, T.END): Move(S.ENDED, _CONSULTANT),
        (S.CONTACTED, T.OFFER): Move(S.OFFERED, _CONSULTANT),
        (S.CONTACTED, T.POSTPONE): Move(S.NOT_NOW, _CONSULTANT),
        (S.CONTACTED, T.END): Move(S.ENDED, _CONSULTANT),
        (S.OFFERED, T.ACCEPT): Move(S.ACTIVE, _EITHER_SIDE),
        (S.OFFERED, T.POSTPONE): Move(S.NOT_NOW, _EITHER_SIDE),
        (S.OFFERED, T.END): Move(S.ENDED, _EITHER_SIDE),
        # The company may pause whenever it likes and owes no reason (rules S3-24 to S3-26).
        (S.ACTIVE, T.PAUSE): Move(S.PAUSED, _EITHER_SIDE_OR_DATE),
        (S.ACTIVE, T.END): Move(S.ENDED, _EITHER_SIDE),
        # Only the company ends its pause; nobody talks it back.
        (S.PAUSED, T.RESUME): Move(S.ACTIVE, _COMPANY_OR_DATE),
        (S.PAUSED, T.END): Move(S.ENDED, _EITHER_SIDE),
        (S.NOT_NOW, T.CONTACT): Move(S.CONTACTED, _CONSULTANT),
        (S.ENDED, T.START_AGAIN): Move(S.LEAD, _EITHER_SIDE),
    },
)

# Running placements and the problem promise go on in a pause; new matches do not.
TAKES_NEW_PLACEMENTS = frozenset({S.ACTIVE})


def review_due(accepted_on: date | None, reviewed_on: date | None) -> date | None:
    """The day of the next friendly talk: a year after the last, or after the yes; None before."""
    last = reviewed_on or accepted_on
    return anniversary(last, 1) if last else None


def move(state: AgreementState, step: AgreementStep, role: Role | None) -> Move[AgreementState]:
    """The move that `role` makes with the step; None as role is the system (a pause runs out).

    Raises:
        WrongState: the step is not open from the state.
        NotYours: it is open, but for another role.
    """
    return flow.move(FLOW, state, step, role)


def open_steps(state: AgreementState, role: Role | None) -> tuple[AgreementStep, ...]:
    """The steps `role` may take from the state, in the order of the table."""
    return flow.open_steps(FLOW, state, role)
