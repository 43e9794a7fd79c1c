"""Companies and the non-binding agreement with them (rule C.4)."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

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
from models.queries.companies import agreement_of, contacts_of, key_account_of
from models.queries.paging import Wanted
from models.queries.placements import PlacementsSought, placements_page
from models.rules import agreement_flow
from models.rules.access import Viewer
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
from models.tables.openings import Opening
from models.tables.vocabulary import Industry, Place
from portal.services import openings
from portal.services.company_inputs import (
    Acceptance,
    LaterContact,
    NewCompany,
    NewWorkplace,
    OralYes,
    Pause,
)
from portal.services.trail import Happened, record

# The edition of the text that companies are offered now; its words are in the templates.
AGREEMENT_TEXT = "2026-1"


def add_company(session: Session, new: NewCompany, *, by: Viewer, now: datetime) -> Company:
    """Write down a company as a lead; the consultant who does it becomes its fixed contact.

    Raises:
        NotNow: the municipality has the company already, or the industry or postcode is unknown.
    """
    known = session.exec(
        select(Company).where(
            Company.municipality_id == by.municipality_id, Company.cvr_number == new.cvr_number
        )
    ).first()
    if known is not None:
        raise NotNow("company_known", name=known.name)
    if session.get(Industry, new.industry) is None:
        raise NotNow("industry_unknown")
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
        NotNow: the postcode is unknown.
    """
    if session.get(Place, new.postcode) is None:
        raise NotNow("postcode_unknown", postcode=new.postcode)
    workplace = Workplace(company_id=company.id, **new.model_dump())
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
    """The company says yes: in the portal, or orally to the consultant who logs it."""
    contacts = {ContactKind.PRIMARY: yes.primary, ContactKind.MANAGEMENT: yes.management}
    known = contacts_of(session, company.id)
    for kind, contact in contacts.items():
        row = known.get(kind) or CompanyContact(company_id=company.id, kind=kind, name="")
        row.sqlmodel_update(contact.model_dump())
        session.add(row)
    oral = isinstance(yes, OralYes)
    changes = {
        "accepted_at": now,
        "accepted_by": yes.said_by if isinstance(yes, OralYes) else yes.primary.name,
        "accepted_through": yes.channel if isinstance(yes, OralYes) else Channel.WEB,
    }
    if oral and by.role is Role.EMPLOYER:
        raise NotNow("accept_in_the_portal")
    _step(session, company, AgreementStep.ACCEPT, changes, by=by, now=now)


def pause(session: Session, company: Company, wanted: Pause, *, by: Viewer, now: datetime) -> None:
    """The company's pause: its openings are hidden; running placements go on."""
    _step(session, company, AgreementStep.PAUSE, wanted.model_dump(), by=by, now=now)
    for opening in _openings(session, company.id, *ON_OFFER):
        opening.held_by_pause = True
        openings.take_step(session, opening, OpeningStep.HOLD, by=None, now=now)


def resume(session: Session, company: Company, *, by: Viewer, now: datetime) -> None:
    """The company comes back: the openings the pause hid are shown again."""
    changes = {"paused_from": None, "paused_until": None}
    _step(session, company, AgreementStep.RESUME, changes, by=by, now=now)
    for opening in _openings(session, company.id, OpeningState.ON_HOLD):
        if opening.held_by_pause:
            opening.held_by_pause = False
            openings.take_step(session, opening, OpeningStep.RELEASE, by=None, now=now)


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
        changes = {"text_version": AGREEMENT_TEXT, "offered_at": now}
    if step is AgreementStep.END:
        _refuse_with_running_placements(session, company, by)
    _step(session, company, step, changes, by=by, now=now)
    if step is AgreementStep.END:
        for opening in _openings(session, company.id, *ON_OFFER, OpeningState.ON_HOLD):
            openings.take_step(session, opening, OpeningStep.WITHDRAW, by=by, now=now)


def postpone(
    session: Session, company: Company, later: LaterContact, *, by: Viewer, now: datetime
) -> None:
    """The company says not now; we ask again on the day it named."""
    _step(session, company, AgreementStep.POSTPONE, later.model_dump(), by=by, now=now)


def _openings(session: Session, company_id: int, *states: OpeningState) -> list[Opening]:
    return list(
        session.exec(
            select(Opening)
            .where(Opening.company_id == company_id, col(Opening.state).in_(states))
            .order_by(col(Opening.id))
        )
    )


def _refuse_with_running_placements(session: Session, company: Company, by: Viewer) -> None:
    sought = PlacementsSought(states=RUNNING, company_id=company.id)
    if running := placements_page(session, by, Wanted(), sought).total:
        raise NotNow("placements_running", number=str(running))


def _step(
    session: Session,
    company: Company,
    step: AgreementStep,
    changes: dict[str, Any],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    agreement = agreement_of(session, company.id)
    before = agreement.state
    move = agreement_flow.move(before, step, by.role)
    if move.to is None:
        raise ValueError(f"{step} has no fixed target")
    by_consultant = step in {AgreementStep.CONTACT, AgreementStep.OFFER}
    if by_consultant and not key_account_of(session, company.id):
        raise NotNow("key_account_missing")
    agreement.sqlmodel_update({**changes, "state": move.to})
    session.add(agreement)
    session.flush()
    record(
        session,
        Happened(
            ObjectType.AGREEMENT,
            agreement.id,
            step.value,
            before.value,
            move.to.value,
            details={"text_version": agreement.text_version},
            company_id=company.id,
        ),
        by=by,
        now=now,
    )
