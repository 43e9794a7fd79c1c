"""What a reason on paper tells besides the line itself: who chose, and whom to ask."""

from dataclasses import dataclass

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.queries.left import as_known
from models.queries.paging import columns
from models.queries.placements import mine as own_placements
from models.rules.access import Viewer
from models.tables.matches import MatchItem, MatchRun
from models.tables.people import Citizen, Municipality, User
from models.tables.placements import Placement


@dataclass(frozen=True)
class Choice:
    """A person was chosen from the line.

    Args:
        approved_by: "" while nobody has approved the placement.
    """

    placement: Placement
    chosen_by: str
    approved_by: str


@dataclass(frozen=True)
class Concerned:
    """The person the line is about, and whom she can ask, as the list's municipality knows."""

    citizen: Citizen
    caseworker: User
    municipality: Municipality


def concerned(session: Session, item: MatchItem) -> Concerned:
    """Who the line is about."""
    citizen, municipality = session.execute(
        columns(Citizen, Municipality)
        .select_from(MatchItem)
        .join(Citizen, col(Citizen.id) == MatchItem.citizen_id)
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .join(Municipality, col(Municipality.id) == MatchRun.municipality_id)
        .where(col(MatchItem.id) == item.id)
    ).one()
    [citizen] = as_known(session, [citizen], municipality.id)
    return Concerned(citizen, session.get_one(User, citizen.caseworker_id), municipality)


def choice_from(session: Session, viewer: Viewer, item: MatchItem) -> Choice | None:
    """The last time somebody chose the person from this line; None when nobody has."""
    approver = aliased(User)
    row = session.execute(
        select(Placement, col(User.name), col(approver.name))
        .join(User, col(User.id) == Placement.consultant_id)
        .outerjoin(approver, col(approver.id) == Placement.approved_by_id)
        .where(col(Placement.match_item_id) == item.id, own_placements(viewer))
        .order_by(col(Placement.id).desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    placement, chosen_by, approved_by = row
    return Choice(placement, chosen_by, approved_by or "")


def line_of_placement(session: Session, placement: Placement) -> tuple[int, int] | None:
    """The list and the line the person was chosen from; None for a placement from no list."""
    if placement.match_item_id is None:
        return None
    run_id = session.exec(
        select(MatchItem.run_id).where(MatchItem.id == placement.match_item_id)
    ).one()
    return run_id, placement.match_item_id
