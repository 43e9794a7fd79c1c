"""Tips about companies that might take somebody in (rules S4-06, S4-16)."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import LeadState
from models.queries.paging import Page, Wanted, columns, page_of
from models.rules.access import Viewer
from models.tables.companies import Company, PartnershipAgreement
from models.tables.desk import CompanyLead


def listed(
    session: Session, viewer: Viewer, wanted: Wanted, state: LeadState | None = None
) -> Page[Any]:
    """Rows (CompanyLead, Company or None, its agreement or None), what waits first."""
    statement = (
        columns(CompanyLead, Company, PartnershipAgreement)
        .outerjoin(Company, col(Company.id) == CompanyLead.company_id)
        .outerjoin(PartnershipAgreement, col(PartnershipAgreement.company_id) == Company.id)
        .where(col(CompanyLead.municipality_id) == viewer.municipality_id)
        .order_by(
            col(CompanyLead.closed_at).is_not(None),
            col(CompanyLead.company_id).is_not(None),
            col(CompanyLead.at),
            col(CompanyLead.id),
        )
    )
    if state is not None:
        statement = statement.where(col(CompanyLead.state) == state)
    return page_of(session, statement, wanted)


def lead_for(session: Session, viewer: Viewer, lead_id: int) -> CompanyLead | None:
    """The tip, or None when it is not the viewer's municipality's."""
    return session.exec(
        select(CompanyLead).where(
            CompanyLead.id == lead_id, CompanyLead.municipality_id == viewer.municipality_id
        )
    ).first()


def new_ones(session: Session, viewer: Viewer, most: int = 50) -> Sequence[CompanyLead]:
    """Tips that nobody has followed up, the oldest first."""
    return session.exec(
        select(CompanyLead)
        .where(
            CompanyLead.municipality_id == viewer.municipality_id,
            CompanyLead.state == LeadState.NEW,
        )
        .order_by(col(CompanyLead.at), col(CompanyLead.id))
        .limit(most)
    ).all()
