"""The people who act for a company, and who is invited to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import CompanyRight
from models.queries.paging import columns
from models.tables.companies import Company
from models.tables.partners import CompanyUserWorkplace, Invitation
from models.tables.people import Municipality, User


@dataclass(frozen=True)
class Invited:
    """An invitation with who invites to what."""

    invitation: Invitation
    company: Company
    municipality: Municipality


def people_of(session: Session, company_id: int) -> Sequence[User]:
    """Everyone with a log-in for the company, those who can use it first, then by name."""
    return session.exec(
        select(User)
        .where(User.company_id == company_id)
        .order_by(col(User.active).desc(), col(User.name), col(User.id))
    ).all()


def person_of(session: Session, company_id: int, user_id: int) -> User | None:
    return session.exec(
        select(User).where(User.id == user_id, User.company_id == company_id)
    ).first()


def workplaces_served(session: Session, company_id: int) -> Mapping[int, frozenset[int]]:
    """The workplaces each person serves; whoever is left out serves all of them."""
    rows = session.execute(
        columns(CompanyUserWorkplace.user_id, CompanyUserWorkplace.workplace_id)
        .join(User, col(User.id) == CompanyUserWorkplace.user_id)
        .where(col(User.company_id) == company_id)
    ).all()
    served: dict[int, frozenset[int]] = {}
    for user_id, workplace_id in rows:
        served[user_id] = served.get(user_id, frozenset()) | {workplace_id}
    return served


def admins_besides(session: Session, user: User) -> int:
    """How many others decide for the person's company."""
    return session.exec(
        select(func.count(col(User.id))).where(
            User.company_id == user.company_id,
            User.company_right == CompanyRight.ADMIN,
            col(User.active),
            User.id != user.id,
        )
    ).one()


def open_invitations(session: Session, company_id: int, now: datetime) -> Sequence[Invitation]:
    """Invitations that can still be used, the newest first."""
    return session.exec(
        select(Invitation)
        .where(
            Invitation.company_id == company_id,
            col(Invitation.used_at).is_(None),
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.expires_at) > now,
        )
        .order_by(col(Invitation.made_at).desc(), col(Invitation.id).desc())
    ).all()


def invitation_of(session: Session, company_id: int, invitation_id: int) -> Invitation | None:
    return session.exec(
        select(Invitation).where(
            Invitation.id == invitation_id, Invitation.company_id == company_id
        )
    ).first()


def invited_with(session: Session, secret_hash: str) -> Invited | None:
    """The invitation with that secret, of the page or of the mail, used or not."""
    row = session.execute(
        columns(Invitation, Company, Municipality)
        .join(Company, col(Company.id) == Invitation.company_id)
        .join(Municipality, col(Municipality.id) == Invitation.municipality_id)
        .where(
            (col(Invitation.secret_hash) == secret_hash)
            | (col(Invitation.mailed_hash) == secret_hash)
        )
    ).first()
    return Invited(row[0], row[1], row[2]) if row else None
