"""What waits for one caseworker: her citizens and their placements."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session, col

from models.kinds import PlacementState
from models.queries.citizens import has_nothing_in_play, mine
from models.queries.paging import columns, count
from models.rules.access import Viewer
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement


def placements_of_mine(
    session: Session, viewer: Viewer, states: Collection[PlacementState]
) -> Sequence[Any]:
    """Rows (Placement, Citizen, Company, Opening) of her citizens, the longest waiting first."""
    return session.execute(
        columns(Placement, Citizen, Company, Opening)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(
            mine(viewer),
            col(Citizen.caseworker_id) == viewer.user_id,
            col(Placement.state).in_(states),
        )
        .order_by(col(Placement.created_at), col(Placement.id))
    ).all()


def mine_with_nothing(session: Session, viewer: Viewer) -> int:
    """How many of her citizens have nothing in play."""
    statement = columns(Citizen.id).where(
        mine(viewer), col(Citizen.caseworker_id) == viewer.user_id, has_nothing_in_play()
    )
    return count(session, statement)
