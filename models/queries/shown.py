"""Placements as their company may see them: the card, the agreement, and the name once told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case
from sqlmodel import Session, col, select

from models.kinds import PlacementState
from models.queries.left import known
from models.queries.paging import Page, Wanted, columns, page_of
from models.queries.placements import mine
from models.queries.promises import promised_for
from models.rules.access import Viewer
from models.tables.companies import Workplace
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placements import Placement, PlacementSlot, ProblemReport
from models.tables.promises import Promise, SiteVisit


@dataclass(frozen=True)
class ShownPlacement:
    """A placement with everything its page shows to the company."""

    placement: Placement
    opening: Opening
    workplace: Workplace
    consultant: User
    name: str  # empty until the company was told
    slots: Sequence[PlacementSlot]
    problems: Sequence[Any]  # rows (ProblemReport, Promise or None, SiteVisit or None)


def _name_if_told() -> Any:
    name = known("name", Placement.citizen_id, Placement.municipality_id)
    return case((col(Placement.name_released_at).is_not(None), name), else_="")


def shown_to_company(session: Session, placement: Placement) -> ShownPlacement:
    """What the company may know of one placement, in three statements; nothing of the citizen
    but the name, and that only once it was told."""
    opening, workplace, consultant, name = session.execute(
        columns(Opening, Workplace, User, _name_if_told())
        .select_from(Placement)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(Workplace, col(Workplace.id) == Opening.workplace_id)
        .join(User, col(User.id) == Placement.consultant_id)
        .where(col(Placement.id) == placement.id)
    ).one()
    slots = session.exec(
        select(PlacementSlot)
        .where(PlacementSlot.placement_id == placement.id)
        .order_by(col(PlacementSlot.weekday), col(PlacementSlot.starts))
    ).all()
    problems = session.execute(
        columns(ProblemReport, Promise, SiteVisit)
        .outerjoin(Promise, promised_for(ProblemReport.id))
        .outerjoin(SiteVisit, col(SiteVisit.promise_id) == Promise.id)
        .where(ProblemReport.placement_id == placement.id)
        .order_by(col(ProblemReport.reported_at).desc(), col(ProblemReport.id).desc())
    ).all()
    return ShownPlacement(placement, opening, workplace, consultant, name, slots, problems)


def shown_page(
    session: Session,
    viewer: Viewer,
    wanted: Wanted,
    *,
    states: Collection[PlacementState] = (),
    opening_id: int | None = None,
) -> Page[Any]:
    """Rows (Placement, Opening, name or empty) for the viewer's company, the last begun first."""
    statement = (
        columns(Placement, Opening, _name_if_told())
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(mine(viewer))
        .order_by(col(Placement.presented_at).desc(), col(Placement.id).desc())
    )
    if states:
        statement = statement.where(col(Placement.state).in_(states))
    if opening_id is not None:
        statement = statement.where(col(Placement.opening_id) == opening_id)
    return page_of(session, statement, wanted)
