"""People who were proposed for an opening that is taken away."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import PlacementState, WithdrawReason
from models.queries import placements
from models.queries.left import ALIAS_KNOWN
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.placement_flow import IN_PLAY
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement

MOST = 50


def in_play(session: Session, opening_id: int) -> Sequence[Placement]:
    """Proposed and not approved yet, in the order they were nominated."""
    return session.exec(
        select(Placement)
        .where(Placement.opening_id == opening_id, col(Placement.state).in_(IN_PLAY))
        .order_by(col(Placement.id))
    ).all()


def gone_since(
    session: Session, viewer: Viewer, since: date, *, consultant_id: int | None
) -> Sequence[Any]:
    """Rows (Placement, the citizen's alias, Company, Opening) that fell away with their opening.

    Args:
        since: the first day of it.
        consultant_id: only hers; None means everybody's.
    """
    statement = (
        columns(Placement, ALIAS_KNOWN, Company, Opening)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(
            placements.mine(viewer),
            col(Placement.state) == PlacementState.WITHDRAWN,
            col(Placement.withdraw_reason) == WithdrawReason.OPENING_GONE,
            col(Placement.ended_on) >= since,
        )
        .order_by(col(Placement.ended_on).desc(), col(Placement.id).desc())
        .limit(MOST)
    )
    if consultant_id is not None:
        statement = statement.where(col(Placement.consultant_id) == consultant_id)
    return session.execute(statement).all()
