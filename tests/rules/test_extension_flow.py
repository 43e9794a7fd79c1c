"""Every state, step and role of a wish that a placement lasts longer (C.3)."""

import pytest

from models.kinds import ExtensionState, ExtensionStep, Role
from models.rules import extension_flow
from models.rules.errors import NotYours, WrongState

CONSULTANT = {Role.COMPANY_CONSULTANT}
MUNICIPALITY = {Role.COMPANY_CONSULTANT, Role.CASEWORKER}
EITHER_SIDE = {Role.COMPANY_CONSULTANT, Role.EMPLOYER}
# Written here once more, apart from the code.
TABLE = {
    ("requested", "assess"): ("assessed", CONSULTANT),
    ("requested", "refuse"): ("refused", MUNICIPALITY),
    ("requested", "take_back"): ("taken_back", EITHER_SIDE),
    ("assessed", "approve"): ("approved", MUNICIPALITY),
    ("assessed", "refuse"): ("refused", MUNICIPALITY),
    ("assessed", "take_back"): ("taken_back", EITHER_SIDE),
}


@pytest.mark.parametrize("state", ExtensionState)
@pytest.mark.parametrize("step", ExtensionStep)
def test_every_role_gets_what_the_rule_book_says(state, step):
    to, by = TABLE.get((state.value, step.value), ("", set()))
    for role in (*Role, None):
        if not to:
            with pytest.raises(WrongState):
                extension_flow.move(state, step, role)
        elif role not in by:
            with pytest.raises(NotYours):
                extension_flow.move(state, step, role)
        else:
            move = extension_flow.move(state, step, role)
            assert (move.to, move.law_is_asked) == (to, step is ExtensionStep.APPROVE)
        assert (step in extension_flow.open_steps(state, role)) == (role in by)


def test_a_wish_is_open_exactly_while_somebody_can_do_something_with_it():
    can = {
        state for state in ExtensionState for role in Role if extension_flow.open_steps(state, role)
    }
    assert can == extension_flow.OPEN
