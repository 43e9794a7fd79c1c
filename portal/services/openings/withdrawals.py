"""An opening is taken away for good, and with it the proposals for it (rule C.5)."""

from datetime import datetime

from sqlmodel import Session

from models.kinds import OpeningStep, PlacementStep, Role, WithdrawReason
from models.queries.offers_gone import in_play
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.tables.openings import Opening
from portal.services.openings import openings

# After these nobody comes any more by this opening.
from portal.services.placements import placements

# After these nobody comes any more by this opening.
FOR_GOOD = frozenset({OpeningStep.WITHDRAW, OpeningStep.CLOSE})


def take_away(
    session: Session, opening: Opening, step: OpeningStep, *, by: Viewer, now: datetime
) -> int:
    """Withdraw or close an opening; how many proposals fell away with it.

    What is approved or running goes on. Each proposal is withdrawn with the opening as the reason:
    by the municipality when it takes the step, else by the system, because a company withdraws no
    citizen.

    Raises:
        WrongState, NotYours: as the opening's flow says.
    """
    proposed = in_play(session, opening.id)
    openings.take_step(session, opening, step, by=by, now=now)
    changes = {
        "withdraw_reason": WithdrawReason.OPENING_GONE,
        "ended_on": now.astimezone(COPENHAGEN).date(),
    }
    withdrawn_by = None if by.role is Role.EMPLOYER else by
    for placement in proposed:
        placements.take_step(
            session, placement, PlacementStep.WITHDRAW, changes, by=withdrawn_by, now=now
        )
    return len(proposed)
