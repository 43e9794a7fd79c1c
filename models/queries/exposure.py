"""Who came up on lists and who was proposed in a period. What groups people stays on this side:
it is read for the leader's page only, and no ranking is given any of it (rule B.9)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.queries.citizens import mine as own_citizens
from models.queries.matches import mine as own_lists
from models.queries.paging import columns
from models.queries.placements import mine as own_placements
from models.rules.access import Viewer
from models.tables.matches import MatchItem, MatchRun
from models.tables.people import Citizen, CitizenLegal
from models.tables.placements import Placement


def in_programme_since(session: Session, viewer: Viewer, since: date) -> Sequence[int]:
    """Everybody who was in the programme that day or later."""
    ended = col(Citizen.programme_ended_on)
    return session.exec(
        select(Citizen.id)
        .where(own_citizens(viewer), ended.is_(None) | (ended >= since))
        .order_by(col(Citizen.id))
    ).all()


def first_places(
    session: Session, viewer: Viewer, since: datetime, top: int
) -> Sequence[tuple[int, int]]:
    """Pairs (list, citizen) of the first places, the first first: of each opening's newest list."""
    newest = (
        columns(func.max(MatchRun.id))
        .where(own_lists(viewer), col(MatchRun.made_at) >= since)
        .group_by(MatchRun.opening_id)
    )
    rows = session.execute(
        columns(MatchItem.run_id, MatchItem.citizen_id)
        .where(col(MatchItem.run_id).in_(newest), col(MatchItem.rank) <= top)
        .order_by(col(MatchItem.run_id), col(MatchItem.rank))
    )
    return [(run_id, citizen_id) for run_id, citizen_id in rows]


def proposals(session: Session, viewer: Viewer, since: datetime) -> Sequence[tuple[int, int]]:
    """Pairs (opening, citizen) of everybody proposed, once each, in the order it happened."""
    rows = session.execute(
        columns(Placement.opening_id, Placement.citizen_id)
        .where(own_placements(viewer), col(Placement.created_at) >= since)
        .order_by(col(Placement.id))
    )
    return list(dict.fromkeys((opening_id, citizen_id) for opening_id, citizen_id in rows))


def legal_of(
    session: Session, viewer: Viewer, citizen_ids: Collection[int]
) -> Mapping[int, CitizenLegal]:
    """What people can be grouped by, for those who have it on record."""
    wanted = set(citizen_ids)
    rows: Any = session.exec(
        select(CitizenLegal)
        .join(Citizen, col(Citizen.id) == CitizenLegal.citizen_id)
        .where(own_citizens(viewer))
    )
    return {row.citizen_id: row for row in rows if row.citizen_id in wanted}
