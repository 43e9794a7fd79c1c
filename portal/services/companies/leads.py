"""A tip about a company: kept, followed up, closed; whoever gave it is never told why.

A volunteer only brings contact and agrees nothing with the company (rule S4-06), so a tip gives no
placement and no promise. Staff write it down: a form open to all would bring more noise than tips,
and people to write to whom we may tell nothing.
"""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import LeadSource, LeadState, ObjectType
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.desk import CompanyLead
from portal.services.inputs import ONE_LINE, Input, LongText, RowNumber, ShortText
from portal.services.trail import Happened, record

Short = Annotated[str, ONE_LINE, Field(max_length=120)]


class NewLead(Input):
    """What was told, and by whom; her name is only for saying thank you."""

    name: ShortText
    place: Short = ""
    contact: Short = ""
    text: Annotated[LongText, Field(min_length=3, max_length=1000)]
    source: LeadSource
    source_name: Short = ""


class LeadCompany(Input):
    """The company the tip is about, as we know it."""

    company_id: RowNumber


class LeadClosed(Input):
    """Why it leads nowhere; it stays with us (rule S4-20)."""

    why: Annotated[LongText, Field(min_length=3, max_length=500)]


def write_down(session: Session, new: NewLead, *, by: Viewer, now: datetime) -> CompanyLead:
    """Keep the tip; every consultant sees it until somebody follows it up."""
    row = CompanyLead(
        municipality_id=by.municipality_id,
        state=LeadState.NEW,
        by_id=by.user_id,
        at=now,
        **new.model_dump(),
    )
    session.add(row)
    session.flush()
    _tell(session, row, "lead_written", by=by, now=now)
    return row


def follow_up(
    session: Session, lead: CompanyLead, company: Company, *, by: Viewer, now: datetime
) -> None:
    """Somebody has taken contact: from here on the company's own page tells what happens.

    Raises:
        NotNow: it was followed up or closed already.
    """
    _refuse_done(lead)
    lead.state, lead.company_id = LeadState.CONTACTED, company.id
    session.add(lead)
    session.flush()
    _tell(session, lead, "lead_followed", by=by, now=now)


def close(
    session: Session, lead: CompanyLead, closed: LeadClosed, *, by: Viewer, now: datetime
) -> None:
    """It leads nowhere, and why is only for us.

    Raises:
        NotNow: it was followed up or closed already.
    """
    _refuse_done(lead)
    lead.state, lead.closed_why, lead.closed_at = LeadState.CLOSED, closed.why, now
    session.add(lead)
    session.flush()
    _tell(session, lead, "lead_closed", by=by, now=now)


def _refuse_done(lead: CompanyLead) -> None:
    if lead.state is not LeadState.NEW:
        raise NotNow("lead_done")


def _tell(session: Session, lead: CompanyLead, action: str, *, by: Viewer, now: datetime) -> None:
    happened = Happened(
        ObjectType.MUNICIPALITY, lead.municipality_id, action, details={"lead_id": lead.id}
    )
    record(session, happened, by=by, now=now)
