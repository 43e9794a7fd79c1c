"""A citizen moves to another municipality (rules S4-08, S4-32)."""

from datetime import date, timedelta

from models.kinds import AtTheMove, PlacementState
from models.rules.placement_flow import BEFORE_START

# A move further away is no plan yet.
MOST_DAYS_AHEAD = 365


def at_the_move(state: PlacementState, starts: date | None, moves_on: date) -> AtTheMove:
    """What becomes of a placement that stands so when the citizen moves.

    Only the municipality where she lives may approve (guard G5). What was approved and has
    begun before the move goes on as it was approved; what has not begun falls away, and the new
    municipality may begin anew.
    """
    if state is PlacementState.ACTIVE:
        return AtTheMove.GOES_ON
    if state is PlacementState.APPROVED and starts is not None and starts < moves_on:
        return AtTheMove.GOES_ON
    return AtTheMove.FALLS_AWAY if state in BEFORE_START else AtTheMove.OVER


def may_move_on(asked_on: date, moves_on: date, on: date) -> bool:
    """Whether the days go together: asked for by now, and moved after that, within a year."""
    return asked_on <= on and asked_on <= moves_on <= on + timedelta(days=MOST_DAYS_AHEAD)
