"""The list of companies as a consultant's portfolio: what runs, what waits, when we call again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.kinds import AgreementState, PlacementState
from models.queries.companies import mine, no_talk_since
from models.queries.paging import Page, Wanted, columns, page_of
from models.rules.access import Viewer
from models.rules.placement_flow import ENDED, RUNNING
from models.rules.spans import anniversary
from models.tables.columns import folded
from models.tables.companies import Company, KeyAccount, PartnershipAgreement
from models.tables.desk import NextContact
from models.tables.people import User
from models.tables.placements import Placement
from models.tables.promises import Promise

# So far back a placement counts as one that ended lately.
LATELY = timedelta(days=365)


@dataclass(frozen=True)
class CompaniesListed:
    """What a person filtered the companies by.

    Args:
        consultant_id: only those she looks after or steps in at.
        talk_due: only those with an agreement whose yearly talk was due by this day.
        contact_due: only those that should have heard from us before this day.
    """

    on: date
    search: str = ""
    state: AgreementState | None = None
    consultant_id: int | None = None
    talk_due: date | None = None
    contact_due: date | None = None


def listed(session: Session, viewer: Viewer, sought: CompaniesListed, wanted: Wanted) -> Page[Any]:
    """Rows by name: id, name, cvr_number, state, contact_again_on, consultant, running, ended,
    promises, contact_on, about, done_at; two statements."""
    return page_of(session, _statement(viewer, sought), wanted)


def every_listed(session: Session, viewer: Viewer, sought: CompaniesListed) -> Sequence[Any]:
    """The same rows, all of them."""
    return session.execute(_statement(viewer, sought)).all()


def chosen(session: Session, viewer: Viewer, ids: Collection[int]) -> Sequence[Any]:
    """Rows (Company, KeyAccount or None, NextContact or None) of those that are the viewer's."""
    return session.execute(
        columns(Company, KeyAccount, NextContact)
        .outerjoin(KeyAccount, col(KeyAccount.company_id) == Company.id)
        .outerjoin(NextContact, col(NextContact.company_id) == Company.id)
        .where(mine(viewer), col(Company.id).in_(ids))
        .order_by(col(Company.sort_key), col(Company.id))
    ).all()


def _statement(viewer: Viewer, sought: CompaniesListed) -> Any:
    consultant = aliased(User)
    over = ENDED | {PlacementState.CLOSED}
    ended = col(Placement.state).in_(over) & (col(Placement.ended_on) > sought.on - LATELY)
    statement = (
        columns(Company.id, Company.name, Company.cvr_number)
        .add_columns(PartnershipAgreement.state, PartnershipAgreement.contact_again_on)
        .add_columns(consultant.name.label("consultant"))  # type: ignore[attr-defined]  # a column
        .add_columns(_number(col(Placement.state).in_(RUNNING)).label("running"))
        .add_columns(_number(ended).label("ended"))
        .add_columns(_promises().label("promises"))
        .add_columns(NextContact.contact_on, NextContact.about, NextContact.done_at)
        .join(PartnershipAgreement, col(PartnershipAgreement.company_id) == Company.id)
        .outerjoin(KeyAccount, col(KeyAccount.company_id) == Company.id)
        .outerjoin(consultant, col(consultant.id) == KeyAccount.consultant_id)
        .outerjoin(NextContact, col(NextContact.company_id) == Company.id)
        .where(mine(viewer), *_conditions(sought))
    )
    return statement.order_by(col(Company.sort_key), col(Company.id))


def _conditions(sought: CompaniesListed) -> list[Any]:
    found: list[Any] = []
    if sought.search:
        found.append(col(Company.search_key).contains(folded(sought.search), autoescape=True))
    if sought.state is not None:
        found.append(col(PartnershipAgreement.state) == sought.state)
    if sought.consultant_id is not None:
        hers = col(KeyAccount.consultant_id) == sought.consultant_id
        found.append(hers | (col(KeyAccount.deputy_id) == sought.consultant_id))
    if sought.talk_due is not None:
        found.append(no_talk_since(anniversary(sought.talk_due, -1)))
    if sought.contact_due is not None:
        late = col(NextContact.contact_on) < sought.contact_due
        found.append(late & col(NextContact.done_at).is_(None))
    return found


def _number(which: Any) -> Any:
    return (
        select(func.count(col(Placement.id)))
        .where(col(Placement.company_id) == Company.id, which)
        .correlate(Company)
        .scalar_subquery()
    )


def _promises() -> Any:
    return (
        select(func.count(col(Promise.id)))
        .where(col(Promise.company_id) == Company.id, col(Promise.ended_at).is_(None))
        .correlate(Company)
        .scalar_subquery()
    )
