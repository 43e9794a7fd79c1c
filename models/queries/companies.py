"""Companies as the viewer may see them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import false, true
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.kinds import AgreementState, ContactKind, PlacementState, Role
from models.queries.paging import Page, Wanted, columns, page_of
from models.queries.served import serves
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.placement_flow import ENDED
from models.tables.columns import folded
from models.tables.companies import (
    Company,
    CompanyContact,
    KeyAccount,
    PartnershipAgreement,
    Workplace,
)
from models.tables.people import User
from models.tables.placements import Placement
from models.tables.vocabulary import Place


def mine(viewer: Viewer) -> Any:
    """The condition that keeps companies to the viewer's own."""
    fence = col(Company.municipality_id) == viewer.municipality_id
    if viewer.role is Role.EMPLOYER:
        return fence & (col(Company.id) == viewer.company_id)
    return fence if viewer.role is not Role.ADMINISTRATOR else false()


def company_for(session: Session, viewer: Viewer, company_id: int) -> Company | None:
    """The company, or None when it does not exist or is not the viewer's to see."""
    return session.exec(select(Company).where(Company.id == company_id, mine(viewer))).first()


def agreement_of(session: Session, company_id: int) -> PartnershipAgreement:
    return session.exec(
        select(PartnershipAgreement).where(PartnershipAgreement.company_id == company_id)
    ).one()


def names_of_all(session: Session, municipality_id: int) -> Sequence[tuple[int, str]]:
    """Pairs (id, name) of the municipality's companies, by name: for a list to choose from."""
    rows = session.execute(
        columns(Company.id, Company.name)
        .where(col(Company.municipality_id) == municipality_id)
        .order_by(col(Company.sort_key), col(Company.id))
    )
    return [(company_id, name) for company_id, name in rows]


def key_account_of(session: Session, company_id: int) -> KeyAccount | None:
    return session.get(KeyAccount, company_id)


def account_people(session: Session, company_id: int) -> tuple[User | None, User | None]:
    """The company's fixed consultant and who steps in; None where nobody is named."""
    consultant, deputy = aliased(User), aliased(User)
    row = session.execute(
        columns(consultant, deputy)
        .select_from(KeyAccount)
        .join(consultant, col(consultant.id) == KeyAccount.consultant_id)
        .outerjoin(deputy, col(deputy.id) == KeyAccount.deputy_id)
        .where(col(KeyAccount.company_id) == company_id)
    ).first()
    return (row[0], row[1]) if row else (None, None)


def workplaces_of(
    session: Session, company_id: int, served_by: Viewer | None = None
) -> Sequence[Any]:
    """Rows (Workplace, Place), by name.

    Args:
        served_by: only those that this person at the company serves.
    """
    fence = true() if served_by is None else serves(served_by, col(Workplace.id))
    return session.execute(
        columns(Workplace, Place)
        .join(Place, col(Place.postcode) == Workplace.postcode)
        .where(Workplace.company_id == company_id, fence)
        .order_by(col(Workplace.name), col(Workplace.id))
    ).all()


def contacts_of(session: Session, company_id: int) -> Mapping[ContactKind, CompanyContact]:
    rows = session.exec(select(CompanyContact).where(CompanyContact.company_id == company_id)).all()
    return {row.kind: row for row in rows}


def employers_of(session: Session, company_id: int) -> Sequence[User]:
    """The people of the company who can sign in, by name."""
    return session.exec(
        select(User)
        .where(User.company_id == company_id, col(User.active))
        .order_by(col(User.name), col(User.id))
    ).all()


def ended_lately(session: Session, company_id: int, since: date, until: date) -> bool:
    """Whether a placement there had its last day in the period, first and last day included."""
    over = ENDED | {PlacementState.CLOSED}
    return (
        session.exec(
            select(Placement.id)
            .where(
                Placement.company_id == company_id,
                col(Placement.state).in_(over),
                col(Placement.ends).between(since, until),
            )
            .limit(1)
        ).first()
        is not None
    )


def found_by_name(session: Session, viewer: Viewer, search: str, wanted: Wanted) -> Page[Any]:
    """Rows (Company, consultant's name or None) whose name or number holds the text, by name."""
    consultant = aliased(User)
    statement = (
        columns(Company, consultant.name)
        .outerjoin(KeyAccount, col(KeyAccount.company_id) == Company.id)
        .outerjoin(consultant, col(consultant.id) == KeyAccount.consultant_id)
        .where(mine(viewer), col(Company.search_key).contains(folded(search), autoescape=True))
        .order_by(col(Company.sort_key), col(Company.id))
    )
    return page_of(session, statement, wanted)


def no_talk_since(day: date) -> Any:
    """An agreement that holds, whose last talk, or else its yes, was that day or before."""
    said, talked = col(PartnershipAgreement.accepted_at), col(PartnershipAgreement.reviewed_on)
    next_day = datetime.combine(day, time(23, 59, 59), COPENHAGEN)
    return (col(PartnershipAgreement.state) == AgreementState.ACTIVE) & (
        (talked <= day) | (talked.is_(None) & (said <= next_day))
    )
