"""IGUs whose company may have a bonus, and the bonuses that were applied for."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import PlacementState, PlacementType, Sector
from models.queries import placements
from models.queries.left import ALIAS_KNOWN
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.placement_flow import ENDED
from models.tables.companies import Company
from models.tables.people import Citizen
from models.tables.placement_life import IguBonus
from models.tables.placements import Placement

BEGUN = frozenset({PlacementState.ACTIVE, PlacementState.CLOSED}) | ENDED


def with_bonus(session: Session, viewer: Viewer, *, consultant_id: int | None = None) -> Any:
    """Rows (Placement, the citizen's alias, Company) of every IGU that has begun at a private
    company."""
    statement = (
        columns(Placement, ALIAS_KNOWN, Company)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .where(
            placements.mine(viewer),
            Placement.placement_type == PlacementType.IGU,
            Company.sector == Sector.PRIVATE,
            col(Placement.state).in_(BEGUN),
            col(Placement.starts).is_not(None),
        )
    )
    if consultant_id is not None:
        statement = statement.where(col(Placement.consultant_id) == consultant_id)
    return session.execute(statement).all()


def applied_among(session: Session, viewer: Viewer) -> set[tuple[int, int]]:
    """The bonuses that were applied for: placement and months."""
    rows = session.execute(
        columns(IguBonus.placement_id, IguBonus.months)
        .join(Placement, col(Placement.id) == IguBonus.placement_id)
        .where(placements.mine(viewer))
    )
    return {(placement_id, months) for placement_id, months in rows}


def applied_of(session: Session, placement_id: int) -> Sequence[IguBonus]:
    """The bonuses of one placement that were applied for."""
    return session.exec(select(IguBonus).where(IguBonus.placement_id == placement_id)).all()
