"""When people agreed to meet about a placement."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.queries import placements
from models.queries.left import ALIAS_KNOWN
from models.queries.paging import columns
from models.rules.access import Viewer
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.progression import AgreedTime


def time_of(session: Session, placement_id: int, *, lock: bool = False) -> AgreedTime | None:
    """When the next follow-up of the placement was agreed to be."""
    statement = select(AgreedTime).where(AgreedTime.placement_id == placement_id)
    return session.exec(statement.with_for_update() if lock else statement).first()


def coming(session: Session, viewer: Viewer, *, consultant_id: int | None = None) -> Sequence[Any]:
    """Rows (AgreedTime, Placement, the citizen's alias, Company, Opening), the first first; also
    those that have passed and were not held. One statement."""
    statement = (
        columns(AgreedTime, Placement, ALIAS_KNOWN, Company, Opening)
        .join(Placement, col(Placement.id) == AgreedTime.placement_id)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(placements.mine(viewer))
        .order_by(col(AgreedTime.meets_at), col(AgreedTime.placement_id))
    )
    if consultant_id is not None:
        statement = statement.where(col(Placement.consultant_id) == consultant_id)
    return session.execute(statement).all()
