"""What is known of a company: itself, its workplaces and whom to talk to, changed as it changes.

The company, its workplaces and its contacts have one version together, so that two people who
change it at once never overwrite each other.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, select

from models.kinds import ContactKind, ObjectType
from models.queries.companies import contacts_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.columns import danish_order, folded
from models.tables.companies import Company, CompanyContact, Workplace
from models.tables.vocabulary import Industry, Place
from portal.services.companies.company_inputs import (
    CompanyFacts,
    Contacts,
    NewWorkplace,
    OwnFacts,
    OwnWorkplace,
)
from portal.services.inputs import Input
from portal.services.trail import Happened, record, refuse_if_changed

# Numbers whose former value the trail keeps, because the law counts by them (rule B-08).
_NUMBERS = ("ordinary_fte", "elsewhere_fte")


def change_company(
    session: Session,
    company: Company,
    facts: CompanyFacts | OwnFacts,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Change what is known of the company itself.

    Raises:
        FasterColleague: somebody changed the company since the form was opened.
        NotNow: another company here has that CVR number, or the industry is unknown.
    """
    _refuse_if_changed(session, company, seen)
    if isinstance(facts, CompanyFacts):
        refuse_known_cvr(session, company.municipality_id, facts.cvr_number, but=company.id)
    refuse_unknown_industry(session, facts.industry)
    changed = _changed(company, facts)
    company.sqlmodel_update(facts.model_dump())
    company.search_key = folded(f"{company.name} {company.cvr_number}")
    company.sort_key = danish_order(company.name)
    _keep(session, company, "company_changed", {"fields": changed}, by=by, now=now)


def change_workplace(
    session: Session,
    company: Company,
    workplace: Workplace,
    facts: NewWorkplace | OwnWorkplace,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Change a place of work.

    Raises:
        FasterColleague: somebody changed the company since the form was opened.
        NotNow: as in `checked_workplace`.
    """
    _refuse_if_changed(session, company, seen)
    values = checked_workplace(session, company, facts, _danish_day(now), but=workplace.id)
    details: dict[str, object] = {
        "workplace_id": workplace.id,
        "fields": _changed(workplace, facts),
        "former": {name: getattr(workplace, name) for name in _NUMBERS},
    }
    workplace.sqlmodel_update(values)
    session.add(workplace)
    _keep(session, company, "workplace_changed", details, by=by, now=now)


def change_contacts(
    session: Session,
    company: Company,
    contacts: Contacts,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Change whom the municipality talks to: for the daily work, and in the management.

    Raises:
        FasterColleague: somebody changed the company since the form was opened.
    """
    _refuse_if_changed(session, company, seen)
    known = contacts_of(session, company.id)
    for kind, contact in (
        (ContactKind.PRIMARY, contacts.primary),
        (ContactKind.MANAGEMENT, contacts.management),
    ):
        row = known.get(kind) or CompanyContact(company_id=company.id, kind=kind, name="")
        row.sqlmodel_update(contact.model_dump())
        session.add(row)
    _keep(session, company, "company_contacts_changed", {}, by=by, now=now)


def checked_workplace(
    session: Session,
    company: Company,
    facts: NewWorkplace | OwnWorkplace,
    on: date,
    *,
    but: int | None = None,
) -> dict[str, Any]:
    """The columns of a workplace; staff without a day was counted today.

    Raises:
        NotNow: the postcode or industry is unknown, the P-number stands at another workplace of
            the company, or the staff was counted on a day to come.
    """
    values = facts.model_dump()
    if session.get(Place, facts.postcode) is None:
        raise NotNow("postcode_unknown", postcode=facts.postcode)
    if isinstance(facts, NewWorkplace):
        _refuse_known_p_number(session, company, facts.p_number, but)
        if facts.industry is not None:
            refuse_unknown_industry(session, facts.industry)
    if facts.counted_on is not None and facts.counted_on > on:
        raise NotNow("counted_in_the_future")
    if facts.ordinary_fte is None:
        values["counted_on"] = None
    elif facts.counted_on is None:
        values["counted_on"] = on
    return values


def refuse_known_cvr(
    session: Session, municipality_id: int, cvr_number: str, *, but: int | None = None
) -> None:
    """Refuse a CVR number that another of the municipality's companies has.

    Raises:
        NotNow: with that company's name.
    """
    known = session.exec(
        select(Company).where(
            Company.municipality_id == municipality_id, Company.cvr_number == cvr_number
        )
    ).first()
    if known is not None and known.id != but:
        raise NotNow("company_known", name=known.name)


def refuse_unknown_industry(session: Session, code: str) -> None:
    """Refuse an industry that is on no list.

    Raises:
        NotNow: as said.
    """
    if session.get(Industry, code) is None:
        raise NotNow("industry_unknown")


def _refuse_known_p_number(
    session: Session, company: Company, p_number: str, but: int | None
) -> None:
    known = session.exec(
        select(Workplace).where(Workplace.company_id == company.id, Workplace.p_number == p_number)
    ).first()
    if known is not None and known.id != but:
        raise NotNow("workplace_known", name=known.name)


def _refuse_if_changed(session: Session, company: Company, seen: int) -> None:
    refuse_if_changed(session, ObjectType.COMPANY, company.id, seen=seen, version=company.version)


def _changed(row: Company | Workplace, facts: Input) -> list[str]:
    return [name for name, value in facts.model_dump().items() if getattr(row, name) != value]


def _keep(
    session: Session,
    company: Company,
    action: str,
    details: dict[str, object],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    # The version counts up also when only a workplace or a contact has changed.
    flag_modified(company, "name")
    session.add(company)
    session.flush()
    happened = Happened(
        ObjectType.COMPANY, company.id, action, details=details, company_id=company.id
    )
    record(session, happened, by=by, now=now)


def _danish_day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
