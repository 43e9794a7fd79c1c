"""The leader's figures: promises kept, and who is waiting for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import OpeningState, PlacementState, WaitingFor
from models.queries import citizens, openings, placements
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.placement_flow import BEFORE_START
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement


@dataclass(frozen=True)
class Waiting:
    """How many wait for what, and since when the longest."""

    what: WaitingFor
    number: int
    since: datetime | None


def waiting(session: Session, viewer: Viewer) -> Sequence[Waiting]:
    """Who waits for us or for a company, the municipality's own duties first."""
    opening_number, opening_since = session.execute(
        columns(func.count(col(Opening.id)), func.min(col(Opening.submitted_at))).where(
            openings.mine(viewer), col(Opening.state) == OpeningState.SUBMITTED
        )
    ).one()
    by_state = {
        state: (number, since)
        for state, number, since in session.execute(
            columns(Placement.state, func.count(col(Placement.id)), func.min(Placement.created_at))
            .where(placements.mine(viewer), col(Placement.state).in_(BEFORE_START))
            .group_by(col(Placement.state))
        )
    }
    found = [Waiting(WaitingFor.REVIEW_OF_OPENING, opening_number, opening_since)]
    for what, state in (
        (WaitingFor.TALK_WITH_CITIZEN, PlacementState.NOMINATED),
        (WaitingFor.CARD_TO_COMPANY, PlacementState.CITIZEN_HEARD),
        (WaitingFor.ANSWER_OF_COMPANY, PlacementState.PRESENTED),
        (WaitingFor.CONFIRMATION, PlacementState.EMPLOYER_ACCEPTED),
        (WaitingFor.APPROVAL, PlacementState.CHECKS_PENDING),
    ):
        number, since = by_state.get(state, (0, None))
        found.append(Waiting(what, number, since))
    return found


def citizens_without_placement(session: Session, viewer: Viewer) -> int:
    """How many in the programme have nothing in play: neither proposed, agreed nor running."""
    in_play = (
        select(Placement.id)
        .where(
            col(Placement.citizen_id) == Citizen.id,
            col(Placement.state).in_(BEFORE_START | {PlacementState.ACTIVE}),
        )
        .exists()
    )
    number: int = session.execute(
        columns(func.count(col(Citizen.id))).where(
            citizens.mine(viewer), col(Citizen.programme_ended_on).is_(None), ~in_play
        )
    ).scalar_one()
    return number
