"""Citizens whom caseworkers put forward for openings, as the viewer may see them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.opening_flow import ON_OFFER
from models.tables.companies import Company, KeyAccount
from models.tables.matches import MatchItem, PutForward
from models.tables.openings import Opening
from models.tables.people import Citizen, User

MOST = 50


def mine(viewer: Viewer) -> Any:
    """The condition that keeps them to the viewer's municipality."""
    return col(PutForward.municipality_id) == viewer.municipality_id


def put_forward_for(session: Session, viewer: Viewer, number: int) -> PutForward | None:
    """One of them, or None when it does not exist or is not the viewer's to see."""
    return session.exec(select(PutForward).where(PutForward.id == number, mine(viewer))).first()


def unanswered(session: Session, citizen_id: int, opening_id: int) -> PutForward | None:
    """The one that waits for an answer; there is never more than one of a pair."""
    return session.exec(
        select(PutForward).where(
            PutForward.citizen_id == citizen_id,
            PutForward.opening_id == opening_id,
            col(PutForward.answer).is_(None),
        )
    ).first()


def newest_of_citizen(session: Session, citizen_id: int) -> Mapping[int, PutForward]:
    """The last time the citizen was put forward, by the opening."""
    rows = session.exec(
        select(PutForward).where(PutForward.citizen_id == citizen_id).order_by(col(PutForward.id))
    )
    return {row.opening_id: row for row in rows}


def of_citizen(session: Session, viewer: Viewer, citizen_id: int) -> Sequence[Any]:
    """Rows (PutForward, Opening, Company, who did it, who answered or None), the newest first."""
    sender, answerer = aliased(User), aliased(User)
    return session.execute(
        columns(PutForward, Opening, Company, sender.name, answerer.name)
        .join(Opening, col(Opening.id) == PutForward.opening_id)
        .join(Company, col(Company.id) == Opening.company_id)
        .join(sender, col(sender.id) == PutForward.by_id)
        .outerjoin(answerer, col(answerer.id) == PutForward.decided_by_id)
        .where(col(PutForward.citizen_id) == citizen_id, mine(viewer))
        .order_by(col(PutForward.id).desc())
        .limit(MOST)
    ).all()


def waiting_for(session: Session, viewer: Viewer, run_id: int, opening_id: int) -> Sequence[Any]:
    """Rows (PutForward, Citizen, who did it, her line, its rank) that wait at an opening.

    Args:
        run_id: the list; no line is told of who came after it, no rank of who is left out.
    """
    here = (col(MatchItem.citizen_id) == PutForward.citizen_id) & (MatchItem.run_id == run_id)
    return session.execute(
        columns(PutForward, Citizen, User.name, MatchItem.id, MatchItem.rank)
        .join(Citizen, col(Citizen.id) == PutForward.citizen_id)
        .join(User, col(User.id) == PutForward.by_id)
        .outerjoin(MatchItem, here)
        .where(
            col(PutForward.opening_id) == opening_id,
            col(PutForward.answer).is_(None),
            col(Citizen.municipality_id) == viewer.municipality_id,  # she may have moved away
            mine(viewer),
        )
        .order_by(col(PutForward.at), col(PutForward.id))
        .limit(MOST)
    ).all()


def waiting(session: Session, viewer: Viewer, consultant_id: int | None) -> Sequence[Any]:
    """Rows (PutForward, the citizen's alias, Opening, Company) that wait, the oldest first.

    Args:
        consultant_id: only at her companies and those that are nobody's.
    """
    statement = (
        columns(PutForward, Citizen.alias, Opening, Company)
        .join(Citizen, col(Citizen.id) == PutForward.citizen_id)
        .join(Opening, col(Opening.id) == PutForward.opening_id)
        .join(Company, col(Company.id) == Opening.company_id)
        .outerjoin(KeyAccount, col(KeyAccount.company_id) == Company.id)
        .where(
            mine(viewer),
            col(Citizen.municipality_id) == viewer.municipality_id,  # she may have moved away
            col(PutForward.answer).is_(None),
            col(Opening.state).in_(ON_OFFER),
        )
        .order_by(col(PutForward.at), col(PutForward.id))
        .limit(MOST)
    )
    if consultant_id is not None:
        statement = statement.where(
            (col(KeyAccount.consultant_id) == consultant_id)
            | (col(KeyAccount.deputy_id) == consultant_id)
            | col(KeyAccount.consultant_id).is_(None)
        )
    return session.execute(statement).all()
