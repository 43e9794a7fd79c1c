"""The people that a page about likeness names."""

from collections.abc import Collection, Mapping

from sqlmodel import Session, col, select

from models.queries.citizens import mine
from models.rules.access import Viewer
from models.tables.people import Citizen


def citizens_by_number(
    session: Session, viewer: Viewer, citizen_ids: Collection[int]
) -> Mapping[int, Citizen]:
    """Those of the citizens that are the viewer's to see."""
    rows = session.exec(select(Citizen).where(col(Citizen.id).in_(citizen_ids), mine(viewer)))
    return {citizen.id: citizen for citizen in rows}
