"""Citizens who move, as the two municipalities may see them.

The receiver reads nothing about the citizen before the move is carried out: its queries give
the transfer and the names of municipalities only.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, false, or_
from sqlmodel import Session, col, select

from models.kinds import Role, TransferState
from models.queries.left import as_known
from models.queries.paging import columns
from models.rules.access import Viewer
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen, Municipality
from models.tables.placements import Placement
from models.tables.transfers import FormerRecord, Transfer

WAITS = (TransferState.PROPOSED, TransferState.ACCEPTED, TransferState.SENT)
# As many as a person reads; the trail has them all.
MOST = 100
_TAKES_PART = {Role.CASEWORKER, Role.LEADER}


def sent_by(viewer: Viewer) -> ColumnElement[bool]:
    """The condition for transfers out of the viewer's municipality."""
    if viewer.role not in _TAKES_PART:
        return false()
    return col(Transfer.from_municipality_id) == viewer.municipality_id


def sent_to(viewer: Viewer) -> ColumnElement[bool]:
    """The condition for transfers into the viewer's municipality; none that was taken back."""
    if viewer.role not in _TAKES_PART:
        return false()
    return (col(Transfer.to_municipality_id) == viewer.municipality_id) & (
        col(Transfer.state) != TransferState.TAKEN_BACK
    )


def outgoing(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (Transfer, Citizen) out of the viewer's municipality, the newest first."""
    rows = session.execute(
        columns(Transfer, Citizen)
        .join(Citizen, col(Citizen.id) == Transfer.citizen_id)
        .where(sent_by(viewer))
        .order_by(col(Transfer.id).desc())
        .limit(MOST)
    ).all()
    people = as_known(session, [citizen for _transfer, citizen in rows], viewer.municipality_id)
    return [(transfer, who) for (transfer, _), who in zip(rows, people, strict=True)]


def incoming(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (Transfer, name of the sender) into the viewer's municipality, the newest first."""
    return session.execute(
        columns(Transfer, Municipality.name)
        .join(Municipality, col(Municipality.id) == Transfer.from_municipality_id)
        .where(sent_to(viewer))
        .order_by(col(Transfer.id).desc())
        .limit(MOST)
    ).all()


def outgoing_for(session: Session, viewer: Viewer, transfer_id: int) -> Transfer | None:
    """One transfer out of the viewer's municipality."""
    return session.exec(select(Transfer).where(Transfer.id == transfer_id, sent_by(viewer))).first()


def incoming_for(session: Session, viewer: Viewer, transfer_id: int) -> Any:
    """The row (Transfer, name of the sender) of one into the viewer's municipality, or None."""
    return session.execute(
        columns(Transfer, Municipality.name)
        .join(Municipality, col(Municipality.id) == Transfer.from_municipality_id)
        .where(Transfer.id == transfer_id, sent_to(viewer))
    ).one_or_none()


def waiting_for_answer(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (Transfer, name of the sender) that nobody here has answered, the first move first."""
    return session.execute(
        columns(Transfer, Municipality.name)
        .join(Municipality, col(Municipality.id) == Transfer.from_municipality_id)
        .where(sent_to(viewer), col(Transfer.state) == TransferState.PROPOSED)
        .order_by(col(Transfer.moves_on), col(Transfer.id))
        .limit(MOST)
    ).all()


def waiting_of(session: Session, citizen_id: int) -> Transfer | None:
    """The citizen's move that is not over."""
    return session.exec(
        select(Transfer).where(Transfer.citizen_id == citizen_id, col(Transfer.state).in_(WAITS))
    ).first()


def due(session: Session, on: date) -> Sequence[Transfer]:
    """Accepted transfers whose day has come, in every municipality."""
    return session.exec(
        select(Transfer)
        .where(Transfer.state == TransferState.ACCEPTED, col(Transfer.moves_on) <= on)
        .order_by(col(Transfer.id))
    ).all()


def other_municipalities(session: Session, municipality_id: int) -> Sequence[Municipality]:
    """Those a citizen may move to in this store, by name."""
    return session.exec(
        select(Municipality)
        .where(Municipality.id != municipality_id)
        .order_by(col(Municipality.name), col(Municipality.id))
    ).all()


def placements_of(session: Session, citizen_id: int, municipality_id: int) -> Sequence[Any]:
    """Rows (Placement, Opening, Company) of the citizen in one municipality, the newest first."""
    return session.execute(
        _placements()
        .where(
            col(Placement.citizen_id) == citizen_id,
            col(Placement.municipality_id) == municipality_id,
        )
        .order_by(col(Placement.id).desc())
    ).all()


def placements_elsewhere(session: Session, citizen: Citizen) -> Sequence[Any]:
    """Rows (Placement, Opening, Company, Municipality) of where the citizen lived before."""
    return session.execute(
        _placements(Municipality)
        .join(Municipality, col(Municipality.id) == Placement.municipality_id)
        .where(
            col(Placement.citizen_id) == citizen.id,
            col(Placement.municipality_id) != citizen.municipality_id,
        )
        .order_by(col(Placement.id).desc())
    ).all()


def moves_of(session: Session, citizen: Citizen) -> Sequence[Any]:
    """Rows (Transfer, name of the former municipality) of her moves, the newest first."""
    return session.execute(
        columns(Transfer, Municipality.name)
        .join(Municipality, col(Municipality.id) == Transfer.from_municipality_id)
        .where(
            col(Transfer.citizen_id) == citizen.id,
            col(Transfer.to_municipality_id).is_not(None),
            col(Transfer.state) == TransferState.CARRIED_OUT,
        )
        .order_by(col(Transfer.id).desc())
    ).all()


def former_records(session: Session, citizen_id: int) -> Sequence[FormerRecord]:
    """What came in files from other municipalities, the newest first."""
    return session.exec(
        select(FormerRecord)
        .where(FormerRecord.citizen_id == citizen_id)
        .order_by(col(FormerRecord.id).desc())
    ).all()


def is_read_in(session: Session, package: str) -> bool:
    """Whether a file with this number has been read in."""
    known = select(FormerRecord.id).where(FormerRecord.package == package)
    return session.exec(known).first() is not None


def lived_elsewhere(session: Session, citizen: Citizen) -> bool:
    """Whether there is anything to tell of a former municipality."""
    known = session.execute(
        columns(Citizen.id).where(
            col(Citizen.id) == citizen.id,
            or_(
                select(FormerRecord.id).where(FormerRecord.citizen_id == citizen.id).exists(),
                select(Transfer.id)
                .where(
                    col(Transfer.citizen_id) == citizen.id,
                    col(Transfer.state) == TransferState.CARRIED_OUT,
                    col(Transfer.to_municipality_id) == citizen.municipality_id,
                )
                .exists(),
            ),
        )
    )
    return known.first() is not None


def _placements(*more: Any) -> Any:
    return (
        columns(Placement, Opening, Company, *more)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(Company, col(Company.id) == Placement.company_id)
    )
