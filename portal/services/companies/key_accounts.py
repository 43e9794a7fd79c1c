"""The one consultant a company always meets, and who steps in (rule S3-13)."""

from datetime import datetime

from sqlmodel import Session

from models.kinds import ObjectType, Role
from models.queries.companies import key_account_of
from models.queries.people import colleagues
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.companies import Company, KeyAccount
from portal.services.inputs import Input, RowNumber
from portal.services.trail import Happened, record, refuse_if_changed


class FixedContact(Input):
    consultant_id: RowNumber
    deputy_id: RowNumber | None = None


def choose(
    session: Session,
    company: Company,
    chosen: FixedContact,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Give the company its consultant and deputy; promises already given stay with their owner.

    Raises:
        FasterColleague: a colleague chose since the form was opened.
        NotNow: one of them is no active consultant of the municipality, or both are one person.
    """
    account = key_account_of(session, company.id)
    version = account.version if account else 0
    refuse_if_changed(session, ObjectType.COMPANY, company.id, seen=seen, version=version)
    known = {
        user.id for user in colleagues(session, company.municipality_id, Role.COMPANY_CONSULTANT)
    }
    if not {chosen.consultant_id, chosen.deputy_id or chosen.consultant_id} <= known:
        raise NotNow("consultant_unknown")
    if chosen.deputy_id == chosen.consultant_id:
        raise NotNow("deputy_is_consultant")
    account = account or KeyAccount(company_id=company.id, consultant_id=chosen.consultant_id)
    account.sqlmodel_update(chosen.model_dump())
    session.add(account)
    session.flush()
    happened = Happened(
        ObjectType.COMPANY,
        company.id,
        "consultant_chosen",
        details=chosen.model_dump(),
        company_id=company.id,
    )
    record(session, happened, by=by, now=now)
