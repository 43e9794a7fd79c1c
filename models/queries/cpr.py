"""CPR numbers as they are kept: sealed. Only caseworkers of the citizen's municipality get here."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from models.kinds import Role
from models.queries.citizens import mine
from models.rules.access import Viewer
from models.tables.cpr import CitizenCpr
from models.tables.people import Citizen, Municipality


def are_kept(session: Session, viewer: Viewer) -> bool:
    """Whether the viewer may see and write numbers: a caseworker, where they are kept."""
    if viewer.role is not Role.CASEWORKER:
        return False
    return session.exec(
        select(Municipality.cpr_kept).where(Municipality.id == viewer.municipality_id)
    ).one()


def cpr_of(session: Session, citizen_id: int) -> CitizenCpr | None:
    """The citizen's row, when a number is kept."""
    return session.get(CitizenCpr, citizen_id)


def citizen_with(session: Session, viewer: Viewer, hashes: Collection[str]) -> Citizen | None:
    """The viewer's citizen whose number has one of these hashes."""
    return session.exec(
        select(Citizen)
        .join(CitizenCpr, col(CitizenCpr.citizen_id) == Citizen.id)
        .where(
            mine(viewer),
            CitizenCpr.municipality_id == viewer.municipality_id,
            col(CitizenCpr.lookup).in_(hashes),
        )
    ).first()


def how_many(session: Session, municipality_id: int) -> int:
    """How many numbers the municipality keeps."""
    return session.exec(
        select(func.count(col(CitizenCpr.citizen_id))).where(
            CitizenCpr.municipality_id == municipality_id
        )
    ).one()


def remove_all(session: Session, municipality_id: int) -> None:
    """Remove every number of the municipality."""
    session.execute(delete(CitizenCpr).where(col(CitizenCpr.municipality_id) == municipality_id))


def made_with_others(session: Session, key_number: int) -> Sequence[CitizenCpr]:
    """The rows of all municipalities that another key was used for."""
    return session.exec(
        select(CitizenCpr)
        .where(CitizenCpr.key_number != key_number)
        .order_by(col(CitizenCpr.citizen_id))
    ).all()
