"""What moves when a consultant hands companies over."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import HandOverState, PlacementState
from models.queries.companies import mine as own_companies
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.placement_flow import STOPPED
from models.tables.companies import Company, KeyAccount
from models.tables.desk import PortfolioHandover
from models.tables.people import User
from models.tables.placements import Placement
from models.tables.promises import Promise

_OVER = STOPPED | {PlacementState.CLOSED}


def handover_for(session: Session, viewer: Viewer, handover_id: int) -> PortfolioHandover | None:
    """The wish, or None when the viewer neither asked nor is asked."""
    return session.exec(
        select(PortfolioHandover).where(
            PortfolioHandover.id == handover_id,
            PortfolioHandover.municipality_id == viewer.municipality_id,
            (col(PortfolioHandover.from_id) == viewer.user_id)
            | (col(PortfolioHandover.to_id) == viewer.user_id),
        )
    ).first()


def handovers_open(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (PortfolioHandover, who is asked) that the viewer asked and nobody has answered."""
    return session.execute(
        columns(PortfolioHandover, User.name)
        .join(User, col(User.id) == PortfolioHandover.to_id)
        .where(
            PortfolioHandover.from_id == viewer.user_id,
            PortfolioHandover.state == HandOverState.ASKED,
        )
        .order_by(col(PortfolioHandover.id))
    ).all()


def accounts_of(
    session: Session, viewer: Viewer, company_ids: Collection[int], consultant_id: int
) -> Sequence[Any]:
    """Rows (Company, KeyAccount) of those companies that she looks after, by name."""
    return session.execute(
        columns(Company, KeyAccount)
        .join(KeyAccount, col(KeyAccount.company_id) == Company.id)
        .where(
            own_companies(viewer),
            col(Company.id).in_(company_ids),
            col(KeyAccount.consultant_id) == consultant_id,
        )
        .order_by(col(Company.sort_key), col(Company.id))
    ).all()


def promises_there(
    session: Session, company_ids: Collection[int], owner_id: int
) -> Sequence[Promise]:
    """Her open promises to the companies, by time left."""
    return session.exec(
        select(Promise)
        .where(
            col(Promise.company_id).in_(company_ids),
            Promise.owner_id == owner_id,
            col(Promise.ended_at).is_(None),
        )
        .order_by(col(Promise.due_at), col(Promise.id))
    ).all()


def placements_there(
    session: Session, company_ids: Collection[int], consultant_id: int
) -> Sequence[Placement]:
    """Her placements at the companies that are not closed."""
    return session.exec(
        select(Placement)
        .where(
            col(Placement.company_id).in_(company_ids),
            Placement.consultant_id == consultant_id,
            col(Placement.state).not_in(_OVER),
        )
        .order_by(col(Placement.id))
    ).all()
