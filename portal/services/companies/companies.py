"""Companies and the non-binding agreement with them (rule C.4)."""

from datetime import date, datetime, time
from typing import Any

from sqlmodel import Session

from models.kinds import (
    AgreementState,
    AgreementStep,
    Channel,
    ContactKind,
    ObjectType,
    OpeningState,
    OpeningStep,
    Role,
)
from models.queries.agreements import text_in_force
from models.queries.companies import agreement_of, contacts_of
from models.queries.paging import Wanted
from models.queries.placements import PlacementsSought, placements_page
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.opening_flow import ON_OFFER
from models.rules.placement_flow import RUNNING
from models.tables.columns import danish_order, folded
from models.tables.companies import (
    Company,
    CompanyContact,
    KeyAccount,
    PartnershipAgreement,
    Workplace,
)
from portal.services.companies.agreement_steps import openings_in, step_taken, tell
from portal.services.companies.company_inputs import (
    Acceptance,
    LaterContact,
    NewCompany,
    NewWorkplace,
    OralYes,
    Review,
)
from portal.services.companies.company_record import (
    checked_workplace,
    refuse_known_cvr,
    refuse_unknown_industry,
)
from portal.services.openings.withdrawals import take_away
from portal.services.trail import Happened, record

# The edition of the text that is shipped; its words are in the templates.
SHIPPED_TEXT = "2026-1"
_NO_PAUSE = {"paused_from": None, "paused_until": None, "back_by_itself": False}


def add_company(session: Session, new: NewCompany, *, by: Viewer, now: datetime) -> Company:
    """Write down a company as a lead; the consultant who does it becomes its fixed contact.

    Raises:
        NotNow: the municipality has the company already, or the industry or postcode is unknown.
    """
    refuse_known_cvr(session, by.municipality_id, new.cvr_number)
    refuse_unknown_industry(session, new.industry)
    company = Company(
        municipality_id=by.municipality_id,
        name=new.name,
        search_key=folded(f"{new.name} {new.cvr_number}"),
        sort_key=danish_order(new.name),
        cvr_number=new.cvr_number,
        sector=new.sector,
        industry=new.industry,
    )
    session.add(company)
    session.flush()
    session.add(KeyAccount(company_id=company.id, consultant_id=by.user_id))
    session.add(PartnershipAgreement(company_id=company.id, state=AgreementState.LEAD))
    session.flush()
    happened = Happened(ObjectType.COMPANY, company.id, "added", company_id=company.id)
    record(session, happened, by=by, now=now)
    add_workplace(session, company, new.workplace, by=by, now=now)
    return company


def add_workplace(
    session: Session, company: Company, new: NewWorkplace, *, by: Viewer, now: datetime
) -> Workplace:
    """Add a place of work.

    Raises:
        NotNow: as in `company_record.checked_workplace`.
    """
    on = now.astimezone(COPENHAGEN).date()
    workplace = Workplace(company_id=company.id, **checked_workplace(session, company, new, on))
    session.add(workplace)
    session.flush()
    record(
        session,
        Happened(
            ObjectType.COMPANY,
            company.id,
            "workplace_added",
            details={"workplace_id": workplace.id},
            company_id=company.id,
        ),
        by=by,
        now=now,
    )
    return workplace


def accept(
    session: Session, company: Company, yes: Acceptance | OralYes, *, by: Viewer, now: datetime
) -> None:
    """The company says yes: in the portal, or orally to the consultant who logs it.

    Raises:
        WrongState, NotYours: as the agreement's flow says.
        NotNow: the company says yes in the portal itself; or the day has not come yet.
    """
    contacts = {ContactKind.PRIMARY: yes.primary, ContactKind.MANAGEMENT: yes.management}
    known = contacts_of(session, company.id)
    for kind, contact in contacts.items():
        row = known.get(kind) or CompanyContact(company_id=company.id, kind=kind, name="")
        row.sqlmodel_update(contact.model_dump())
        session.add(row)
    oral = isinstance(yes, OralYes)
    changes = {
        "accepted_at": _said_at(yes, now),
        "accepted_by": yes.said_by if isinstance(yes, OralYes) else yes.primary.name,
        "accepted_through": yes.channel if isinstance(yes, OralYes) else Channel.WEB,
    }
    if oral and by.role is Role.EMPLOYER:
        raise NotNow("accept_in_the_portal")
    step_taken(session, company, AgreementStep.ACCEPT, changes, by=by, now=now)


def take_step(
    session: Session, company: Company, step: AgreementStep, *, by: Viewer, now: datetime
) -> None:
    """The steps that need no more than the word: contacted, offered, ended, start again.

    Raises:
        WrongState, NotYours: as the agreement's flow says.
        NotNow: it cannot end while placements run; or a contact is missing.
    """
    changes: dict[str, Any] = {}
    if step is AgreementStep.OFFER:
        changes = _offer(session, company, now)
    if step is AgreementStep.END:
        changes = _NO_PAUSE
        _refuse_with_running_placements(session, company, by)
    step_taken(session, company, step, changes, by=by, now=now)
    if step is AgreementStep.END:
        for opening in openings_in(session, company.id, *ON_OFFER, OpeningState.ON_HOLD):
            take_away(session, opening, OpeningStep.WITHDRAW, by=by, now=now)


def postpone(
    session: Session, company: Company, later: LaterContact, *, by: Viewer, now: datetime
) -> None:
    """The company says not now; we ask again on the day it named."""
    step_taken(session, company, AgreementStep.POSTPONE, later.model_dump(), by=by, now=now)


def review(session: Session, company: Company, said: Review, *, by: Viewer, now: datetime) -> None:
    """Write down the yearly talk about how it goes.

    Raises:
        NotNow: there is no agreement, or the day has not come yet.
    """
    agreement = agreement_of(session, company.id)
    if agreement.state not in {AgreementState.ACTIVE, AgreementState.PAUSED}:
        raise NotNow("agreement_over")
    if said.reviewed_on > now.astimezone(COPENHAGEN).date():
        raise NotNow("review_in_the_future")
    agreement.sqlmodel_update(said.model_dump())
    tell(session, company, agreement, "agreement_reviewed", by=by, now=now)


def text_offered(session: Session, municipality_id: int, on: date) -> str:
    """The edition of the text that companies are offered on the day."""
    own = text_in_force(session, municipality_id, on)
    return own.edition if own else SHIPPED_TEXT


def _offer(session: Session, company: Company, now: datetime) -> dict[str, Any]:
    """What was said yes to before is of the past; the trail keeps it."""
    on = now.astimezone(COPENHAGEN).date()
    return {
        "text_version": text_offered(session, company.municipality_id, on),
        "offered_at": now,
        "accepted_at": None,
        "accepted_by": "",
        "accepted_through": None,
        "reviewed_on": None,
        "review_note": "",
    }


def _said_at(yes: Acceptance | OralYes, now: datetime) -> datetime:
    """When the company said it: now, or at noon of the day that the consultant names."""
    today = now.astimezone(COPENHAGEN).date()
    said_on = yes.said_on if isinstance(yes, OralYes) else None
    if said_on is None or said_on == today:
        return now
    if said_on > today:
        raise NotNow("yes_in_the_future")
    return datetime.combine(said_on, time(12), COPENHAGEN)


def _refuse_with_running_placements(session: Session, company: Company, by: Viewer) -> None:
    sought = PlacementsSought(states=RUNNING, company_id=company.id)
    if running := placements_page(session, by, Wanted(), sought).total:
        raise NotNow("placements_running", number=str(running))
