"""What falls away with the last day of a placement."""

from datetime import date

from sqlmodel import Session

from models.kinds import ExtensionState
from models.queries import placement_life
from models.rules import placement_flow
from models.tables.placements import Placement


def leave_behind(session: Session, placement: Placement) -> None:
    """Once it is over paid hours end, and nobody decides any more whether it lasts longer."""
    if placement.state not in placement_flow.ENDED | placement_flow.STOPPED:
        return
    last_day = placement.ended_on or date.min
    for row in placement_life.paid_of(session, placement.id):
        if row.from_on > last_day:
            session.delete(row)
        elif row.until_on is None or row.until_on > last_day:
            row.until_on = last_day
            session.add(row)
    wish = placement_life.open_extension(session, placement.id)
    if wish is not None:
        wish.state = ExtensionState.TAKEN_BACK
        session.add(wish)
    session.flush()
