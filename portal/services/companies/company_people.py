"""Who acts for a company: what each may do, where, and who comes in no more."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, col, select

from models.kinds import CompanyRight, ObjectType
from models.queries.companies import workplaces_of
from models.queries.company_people import admins_besides
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.partners import CompanyUserWorkplace
from models.tables.people import User
from portal.services.inputs import Input, RowNumber
from portal.services.trail import Happened, record, refuse_if_changed


class Rights(Input):
    """What somebody may do; without workplaces it is at all of them."""

    right: CompanyRight
    workplace_ids: tuple[RowNumber, ...] = ()


def change_rights(
    session: Session, user: User, rights: Rights, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Let a person at a company do more, or less, or elsewhere; it holds from the next click.

    Raises:
        FasterColleague: somebody changed the person since the form was opened.
        NotNow: nobody would be left who decides; or a workplace is not the company's.
    """
    company = _company_of(session, user)
    refuse_if_changed(session, ObjectType.USER, user.id, seen=seen, version=user.version)
    check_rights(session, company, rights)
    if rights.right is not CompanyRight.ADMIN:
        _refuse_if_last(session, user)
    user.company_right = rights.right
    # Her version counts up also when only the workplaces change.
    flag_modified(user, "company_right")
    session.add(user)
    serve(session, user, rights)
    _tell(session, user, "rights_changed", rights, by=by, now=now)


def set_active(
    session: Session, user: User, active: bool, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Open or close a log-in; closing ends the person's sessions at once.

    Raises:
        FasterColleague: somebody changed the person since the page was made.
        NotNow: nobody would be left who decides; or it is one's own log-in.
    """
    if user.id == by.user_id:
        raise NotNow("not_yourself_here")
    refuse_if_changed(session, ObjectType.USER, user.id, seen=seen, version=user.version)
    if not active:
        _refuse_if_last(session, user)
    user.active = active
    user.session_number += 1
    session.add(user)
    session.flush()
    _tell(session, user, "opened" if active else "closed", None, by=by, now=now)


def check_rights(session: Session, company: Company, rights: Rights) -> None:
    """Refuse workplaces that are not the company's, and an administrator for a part of it.

    Raises:
        NotNow: as said.
    """
    if rights.right is CompanyRight.ADMIN and rights.workplace_ids:
        raise NotNow("admin_serves_all")
    known = {workplace.id for workplace, _ in workplaces_of(session, company.id)}
    if not set(rights.workplace_ids) <= known:
        raise NotNow("workplaces_unknown")


def serve(session: Session, user: User, rights: Rights) -> None:
    """Keep the workplaces that the person serves from now on."""
    session.flush()
    session.execute(
        delete(CompanyUserWorkplace).where(col(CompanyUserWorkplace.user_id) == user.id)
    )
    for workplace_id in sorted(set(rights.workplace_ids)):
        session.add(CompanyUserWorkplace(user_id=user.id, workplace_id=workplace_id))
    session.flush()


def _company_of(session: Session, user: User) -> Company:
    return session.exec(select(Company).where(Company.id == user.company_id)).one()


def _refuse_if_last(session: Session, user: User) -> None:
    decides = user.active and user.company_right is CompanyRight.ADMIN
    if decides and admins_besides(session, user) == 0:
        raise NotNow("last_company_admin")


def _tell(
    session: Session,
    user: User,
    action: str,
    rights: Rights | None,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    details = rights.model_dump(mode="json") if rights else {}
    happened = Happened(
        ObjectType.USER, user.id, action, details=details, company_id=user.company_id
    )
    record(session, happened, by=by, now=now)
