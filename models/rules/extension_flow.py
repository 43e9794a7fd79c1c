"""The life of a wish that a placement lasts longer (C.3: requested, assessed, decided)."""

from models.kinds import ExtensionState, ExtensionStep, ObjectType, Role
from models.rules import flow
from models.rules.flow import Flow, Move

_CONSULTANT = frozenset({Role.COMPANY_CONSULTANT})
_MUNICIPALITY = frozenset({Role.COMPANY_CONSULTANT, Role.CASEWORKER})
_EITHER_SIDE = frozenset({Role.EMPLOYER, Role.COMPANY_CONSULTANT})

S, T = ExtensionState, ExtensionStep

FLOW: Flow[ExtensionState, ExtensionStep] = Flow(
    # A wish is part of its placement.
    ObjectType.PLACEMENT,
    {
        (S.REQUESTED, T.ASSESS): Move(S.ASSESSED, _CONSULTANT),
        (S.REQUESTED, T.TAKE_BACK): Move(S.TAKEN_BACK, _EITHER_SIDE),
        # Without an assessment there may be a no, never a yes.
        (S.REQUESTED, T.REFUSE): Move(S.REFUSED, _MUNICIPALITY),
        (S.ASSESSED, T.TAKE_BACK): Move(S.TAKEN_BACK, _EITHER_SIDE),
        (S.ASSESSED, T.APPROVE): Move(S.APPROVED, _MUNICIPALITY, law_is_asked=True),
        (S.ASSESSED, T.REFUSE): Move(S.REFUSED, _MUNICIPALITY),
    },
)

# Somebody still has to decide; the placement is not completed meanwhile.
OPEN = frozenset({S.REQUESTED, S.ASSESSED})


def move(state: ExtensionState, step: ExtensionStep, role: Role | None) -> Move[ExtensionState]:
    """The move that `role` makes with the step.

    Raises:
        WrongState: the step is not open from the state.
        NotYours: it is open, but for another role.
    """
    return flow.move(FLOW, state, step, role)


def open_steps(state: ExtensionState, role: Role | None) -> tuple[ExtensionStep, ...]:
    """The steps `role` may take from the state, in the order of the table."""
    return flow.open_steps(FLOW, state, role)
