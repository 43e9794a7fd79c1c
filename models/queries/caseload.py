"""What waits for one caseworker: her citizens and their placements."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col

from models.kinds import CaseMatter, PlacementState
from models.queries.citizens import has_nothing_in_play, mine
from models.queries.paging import columns, count
from models.queries.unknowns import how_many
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.record_matters import RecordFacts
from models.tables.case import PartyAccess, PutOff
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


def hers(viewer: Viewer) -> Any:
    """The condition for the citizens a caseworker has herself."""
    return mine(viewer) & (col(Citizen.caseworker_id) == viewer.user_id)


def record_facts(session: Session, whose: Any) -> Mapping[int, RecordFacts]:
    """What is known of each record as a whole, by citizen; one statement.

    Args:
        whose: the condition on `Citizen` that chooses them.
    """
    rows = session.execute(columns(Citizen.id, Citizen.cv_updated_at, how_many()).where(whose))
    return {
        citizen_id: RecordFacts(
            cv_updated_on=updated.astimezone(COPENHAGEN).date() if updated else None,
            unknown=unknown,
        )
        for citizen_id, updated, unknown in rows
    }


def access_asked(session: Session, whose: Any) -> Sequence[Any]:
    """Rows (Citizen, day asked, day told of a delay or None) of requests to see the case that
    wait for an answer; one statement."""
    return session.execute(
        columns(Citizen, PartyAccess.asked_on, PartyAccess.delay_told_on)
        .join(PartyAccess, col(PartyAccess.citizen_id) == Citizen.id)
        .where(whose, col(PartyAccess.answered_on).is_(None))
        .order_by(col(PartyAccess.asked_on), col(PartyAccess.id))
    ).all()


def put_off_until(
    session: Session, whose: Any, on: date
) -> Mapping[tuple[int, CaseMatter], PutOff]:
    """What is put off to a later day than `on`, by citizen and matter; one statement."""
    newest = columns(func.max(PutOff.id)).group_by(PutOff.citizen_id, PutOff.matter)
    rows = session.execute(
        columns(PutOff)
        .join(Citizen, col(Citizen.id) == PutOff.citizen_id)
        .where(whose, col(PutOff.id).in_(newest), col(PutOff.until_on) > on)
    ).scalars()
    return {(row.citizen_id, row.matter): row for row in rows}


def named(session: Session, viewer: Viewer, citizen_ids: Collection[int]) -> Mapping[int, Citizen]:
    """Those citizens that are the viewer's to see, by id; at most some hundred."""
    rows = session.execute(
        columns(Citizen).where(mine(viewer), col(Citizen.id).in_(citizen_ids))
    ).scalars()
    return {citizen.id: citizen for citizen in rows}
