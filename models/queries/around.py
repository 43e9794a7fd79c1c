"""What surrounds a citizen in practice: free hours, limits at work, people who help."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.tables.people import CitizenIndustry
from models.tables.records import CitizenContact, CitizenFreeTime, Consideration
from models.tables.vocabulary import Place


def free_time(session: Session, citizen_id: int) -> Sequence[CitizenFreeTime]:
    """When the citizen can work, Monday first; empty = not told."""
    return session.exec(
        select(CitizenFreeTime)
        .where(CitizenFreeTime.citizen_id == citizen_id)
        .order_by(col(CitizenFreeTime.weekday), col(CitizenFreeTime.starts))
    ).all()


def considerations(session: Session, citizen_id: int) -> Sequence[Consideration]:
    """All functional limits, also those that are over, the oldest first."""
    return session.exec(
        select(Consideration)
        .where(Consideration.citizen_id == citizen_id)
        .order_by(col(Consideration.from_on), col(Consideration.id))
    ).all()


def contacts(session: Session, citizen_id: int) -> Sequence[CitizenContact]:
    """People who help; for caseworkers only, because one may tell of the family (rule B.9)."""
    return session.exec(
        select(CitizenContact)
        .where(CitizenContact.citizen_id == citizen_id)
        .order_by(col(CitizenContact.id))
    ).all()


def wishes(session: Session, citizen_id: int) -> Sequence[str]:
    """The codes of the industries the citizen wishes for, the dearest first."""
    return session.exec(
        select(CitizenIndustry.industry)
        .where(CitizenIndustry.citizen_id == citizen_id)
        .order_by(col(CitizenIndustry.position))
    ).all()


def industries_chosen(session: Session, citizen_ids: Collection[int]) -> Mapping[int, int]:
    """How many industries each of these citizens has chosen; who is not in it has chosen none."""
    rows = session.execute(
        columns(CitizenIndustry.citizen_id, func.count())
        .where(col(CitizenIndustry.citizen_id).in_(citizen_ids))
        .group_by(col(CitizenIndustry.citizen_id))
    ).all()
    return dict(map(tuple, rows))


def place_of(session: Session, postcode: str) -> Place | None:
    """The postcode's place; None when it is empty or not known."""
    return session.get(Place, postcode) if postcode else None
