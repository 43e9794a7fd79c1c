"""What lies on a consultant's desk besides promises and the work list."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import DeskMatter, HandOverState
from models.queries import companies, placements
from models.queries.left import ALIAS_KNOWN
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.before_start import AGREED
from models.tables.companies import Company, KeyAccount
from models.tables.desk import NextContact, PortfolioHandover, SeenMark
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placement_life import ExpectationAlignment
from models.tables.placements import FirstDay, Placement

MOST = 50


def hers(consultant_id: int) -> Any:
    """The condition on `KeyAccount` for companies she looks after, or steps in at."""
    return (col(KeyAccount.consultant_id) == consultant_id) | (
        col(KeyAccount.deputy_id) == consultant_id
    )


def starting(session: Session, viewer: Viewer, since: date, until: date) -> Sequence[Any]:
    """The viewer's own placements that are agreed on and start in the period, the next first.

    Rows (Placement, the citizen's alias, Company, Opening, FirstDay's number or None, the day the
    mentor was briefed or None).
    """
    return session.execute(
        columns(Placement, ALIAS_KNOWN, Company, Opening)
        .add_columns(FirstDay.placement_id, ExpectationAlignment.mentor_briefed_on)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .outerjoin(FirstDay, col(FirstDay.placement_id) == Placement.id)
        .outerjoin(ExpectationAlignment, col(ExpectationAlignment.placement_id) == Placement.id)
        .where(
            placements.mine(viewer),
            col(Placement.consultant_id) == viewer.user_id,
            col(Placement.state).in_(AGREED),
            col(Placement.starts).between(since, until),
        )
        .order_by(col(Placement.starts), col(Placement.id))
        .limit(MOST)
    ).all()


def contacts_due(session: Session, viewer: Viewer, on: date, done_since: datetime) -> Sequence[Any]:
    """Rows (NextContact, Company): whom she said she would be back to by that day, the longest
    wait first; and what was done since `done_since`, so that a slip can be undone."""
    waits = col(NextContact.done_at).is_(None) & (col(NextContact.contact_on) <= on)
    return session.execute(
        columns(NextContact, Company)
        .join(Company, col(Company.id) == NextContact.company_id)
        .join(KeyAccount, col(KeyAccount.company_id) == Company.id)
        .where(
            companies.mine(viewer),
            hers(viewer.user_id),
            waits | (col(NextContact.done_at) >= done_since),
        )
        .order_by(col(NextContact.contact_on), col(Company.id))
        .limit(MOST)
    ).all()


def next_contact_of(session: Session, company_id: int) -> NextContact | None:
    """When the company hears from us again; None when nobody has said."""
    return session.get(NextContact, company_id)


def handovers_asked(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (PortfolioHandover, who asks) that wait for the viewer's answer, the oldest first."""
    return session.execute(
        columns(PortfolioHandover, User.name)
        .join(User, col(User.id) == PortfolioHandover.from_id)
        .where(
            PortfolioHandover.municipality_id == viewer.municipality_id,
            PortfolioHandover.to_id == viewer.user_id,
            PortfolioHandover.state == HandOverState.ASKED,
        )
        .order_by(col(PortfolioHandover.asked_at), col(PortfolioHandover.id))
        .limit(MOST)
    ).all()


def seen_marks(session: Session, viewer: Viewer) -> Mapping[DeskMatter, datetime]:
    """Until when the viewer has seen what lies there, by kind."""
    rows = session.exec(select(SeenMark).where(SeenMark.user_id == viewer.user_id)).all()
    return {row.matter: row.seen_at for row in rows}
