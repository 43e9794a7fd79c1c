"""What was read out of CVs, and what people made of it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import TakenAs
from models.queries.caseload import hers
from models.queries.paging import columns
from models.rules.access import Viewer
from models.tables.people import Citizen
from models.tables.records import CvProposal, CvReading
from models.tables.vocabulary import Concept


def reading_of(session: Session, citizen_id: int, reading_id: int) -> CvReading | None:
    """The reading, if it is the citizen's."""
    return session.exec(
        select(CvReading).where(CvReading.id == reading_id, CvReading.citizen_id == citizen_id)
    ).first()


def proposal_of(session: Session, reading: CvReading, proposal_id: int) -> CvProposal | None:
    """The proposal that still waits, if it is of the reading."""
    return session.exec(
        select(CvProposal).where(
            CvProposal.id == proposal_id,
            CvProposal.reading_id == reading.id,
            CvProposal.taken_as == TakenAs.WAITING,
        )
    ).first()


def proposals_of(session: Session, reading: CvReading) -> Sequence[Any]:
    """Rows (CvProposal, Concept or None) in the order they were found, decided ones too."""
    return session.execute(
        columns(CvProposal, Concept)
        .outerjoin(Concept, col(Concept.id) == CvProposal.concept_id)
        .where(CvProposal.reading_id == reading.id)
        .order_by(col(CvProposal.id))
    ).all()


def waiting(
    session: Session, reading: CvReading, ids: Collection[int] | None = None
) -> Sequence[CvProposal]:
    """The proposals nobody has decided yet, held until the transaction ends.

    Args:
        ids: only these; all when None.
    """
    statement = (
        select(CvProposal)
        .where(CvProposal.reading_id == reading.id, CvProposal.taken_as == TakenAs.WAITING)
        .order_by(col(CvProposal.id))
        .with_for_update()
    )
    if ids is not None:
        statement = statement.where(col(CvProposal.id).in_(ids))
    return session.exec(statement).all()


def newest_waiting(session: Session, citizen_id: int) -> CvReading | None:
    """The newest reading of the citizen's that somebody has yet to look through."""
    return session.exec(
        select(CvReading)
        .join(CvProposal, col(CvProposal.reading_id) == CvReading.id)
        .where(CvReading.citizen_id == citizen_id, CvProposal.taken_as == TakenAs.WAITING)
        .order_by(col(CvReading.id).desc())
        .limit(1)
    ).first()


def waiting_of_mine(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (CvReading, Citizen, how many proposals wait) of her citizens, the oldest first."""
    return session.execute(
        columns(CvReading, Citizen, func.count(col(CvProposal.id)))
        .join(Citizen, col(Citizen.id) == CvReading.citizen_id)
        .join(CvProposal, col(CvProposal.reading_id) == CvReading.id)
        .where(hers(viewer), col(CvProposal.taken_as) == TakenAs.WAITING)
        .group_by(col(CvReading.id), col(Citizen.id))
        .order_by(col(CvReading.at), col(CvReading.id))
    ).all()


def undecided_before(session: Session, moment: datetime) -> Sequence[Any]:
    """Rows (CvProposal, CvReading, Citizen) read before the moment that nobody has decided.

    In every municipality, for the watch.
    """
    return session.execute(
        columns(CvProposal, CvReading, Citizen)
        .join(CvReading, col(CvReading.id) == CvProposal.reading_id)
        .join(Citizen, col(Citizen.id) == CvReading.citizen_id)
        .where(col(CvProposal.taken_as) == TakenAs.WAITING, col(CvReading.at) < moment)
        .order_by(col(CvReading.id), col(CvProposal.id))
    ).all()


def concept_of(session: Session, proposal: CvProposal) -> Concept | None:
    """What the proposal's words are thought to mean."""
    return session.get(Concept, proposal.concept_id) if proposal.concept_id else None
