"""What happens by itself because its day has come."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from portal.services.citizens import transfers
from portal.services.citizens.cv_reading import drop_undecided
from portal.services.companies import pauses
from portal.services.imports.jobs import forget_old
from portal.services.openings import drafts, openings
from portal.services.placements import approvals
from portal.services.promises.owners import cover_absent


@dataclass(frozen=True)
class Turned:
    """How many things happened because their day had come."""

    started: int
    completed: int
    expired: int
    moved: int
    paused: int
    resumed: int


def turn(session: Session, now: datetime) -> Turned:
    """Do what has its day: placements begin and end, pauses turn, openings lapse, people move.

    The deputies of all who are away today are asked to take what these hold.
    """
    forget_old(session, now=now)
    drop_undecided(session, now=now)
    cover_absent(session, now)
    drafts.throw_old_away(session, now=now)
    turned = pauses.turn_due(session, now)
    return Turned(
        started=approvals.start_due(session, now),
        completed=approvals.complete_due(session, now),
        expired=openings.expire_due(session, now),
        moved=transfers.carry_out_due(session, now),
        paused=turned.begun,
        resumed=turned.ended,
    )
