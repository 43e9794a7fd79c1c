"""What becomes of placements when a citizen moves, and which days go together."""

from datetime import date, timedelta

import pytest

from models.kinds import AtTheMove, PlacementState
from models.rules.placement_flow import BEFORE_START
from models.rules.transfer import at_the_move, may_move_on

S, MOVE = PlacementState, date(2027, 3, 1)


@pytest.mark.parametrize(
    ("state", "starts", "fate"),
    [
        (S.ACTIVE, date(2027, 1, 4), AtTheMove.GOES_ON),
        (S.APPROVED, date(2027, 2, 28), AtTheMove.GOES_ON),
        (S.APPROVED, MOVE, AtTheMove.FALLS_AWAY),  # it would begin in the other municipality
        (S.CHECKS_PENDING, date(2027, 2, 1), AtTheMove.FALLS_AWAY),
        (S.NOMINATED, None, AtTheMove.FALLS_AWAY),
        (S.COMPLETED, date(2026, 1, 1), AtTheMove.OVER),
        (S.WITHDRAWN, None, AtTheMove.OVER),
    ],
)
def test_only_what_was_approved_and_has_begun_goes_on(state, starts, fate):
    assert at_the_move(state, starts, MOVE) is fate


def test_every_state_has_a_fate_and_nothing_unapproved_goes_on():
    for state in PlacementState:
        fate = at_the_move(state, date(2026, 1, 1), MOVE)
        assert (fate is AtTheMove.FALLS_AWAY) == (state in BEFORE_START - {S.APPROVED})


@pytest.mark.parametrize(
    ("asked", "moves", "fits"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), True),
        (date(2026, 11, 25), date(2026, 12, 1), False),  # asked for tomorrow
        (date(2026, 11, 2), date(2026, 11, 1), False),  # moved before she asked
        (date(2026, 11, 2), date(2026, 11, 24) + timedelta(days=365), True),
        (date(2026, 11, 2), date(2026, 11, 24) + timedelta(days=366), False),
    ],
)
def test_days_that_go_together(asked, moves, fits):
    assert may_move_on(asked, moves, date(2026, 11, 24)) is fits
