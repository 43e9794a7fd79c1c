"""Inviting somebody to act for a company: a link that is mailed, shown once, and works once.

Only a hash of a link's secret is kept. Opening the link changes nothing, so a robot that looks
at every link in a mail uses nothing up; the person herself chooses a password and sends it.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated

from pydantic import Field
from sqlmodel import Session, col, select

from models.kinds import ObjectType, Role
from models.queries.company_people import Invited, invited_with
from models.queries.people import viewer_of
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.partners import Invitation
from models.tables.people import User
from portal.services.companies.company_people import Rights, check_rights, serve
from portal.services.inputs import ShortText
from portal.services.letters.outbox import want_invitation
from portal.services.passwords import hash_password
from portal.services.signing_in.own_password import OwnPassword
from portal.services.trail import Happened, record

OPEN_FOR = timedelta(days=14)


class NewInvitation(Rights):
    name: ShortText
    email: Annotated[str, Field(min_length=3, max_length=200, pattern=r"^[^@\s]+@[^@\s]+$")]


def invite(
    session: Session, company: Company, new: NewInvitation, *, by: Viewer, now: datetime
) -> tuple[Invitation, str]:
    """Invite somebody; an older invitation of the same address to the company ends.

    Returns:
        the invitation, and the secret of its link, which is shown this once.

    Raises:
        NotNow: the address has a log-in somewhere, or the rights do not fit the company.
    """
    email = new.email.lower()
    check_rights(session, company, new)
    _refuse_known_address(session, email)
    for older in _open_to(session, company, email):
        older.withdrawn_at = now
        session.add(older)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation(
        municipality_id=company.municipality_id,
        company_id=company.id,
        email=email,
        name=new.name,
        right=new.right,
        workplace_ids=sorted(set(new.workplace_ids)),
        secret_hash=hashed(secret),
        made_by_id=by.user_id,
        made_at=now,
        expires_at=now + OPEN_FOR,
    )
    session.add(invitation)
    session.flush()
    _tell(session, invitation, "invited", by=by, now=now)
    want_invitation(session, invitation, now=now)
    return invitation, secret


def withdraw(session: Session, invitation: Invitation, *, by: Viewer, now: datetime) -> None:
    """Take an invitation back.

    Raises:
        NotNow: it was used or taken back before.
    """
    if invitation.used_at is not None or invitation.withdrawn_at is not None:
        raise NotNow("invitation_is_over")
    invitation.withdrawn_at = now
    session.add(invitation)
    session.flush()
    _tell(session, invitation, "invitation_withdrawn", by=by, now=now)


def opened(session: Session, secret: str, now: datetime) -> Invited | None:
    """What the link invites to; None when it is unknown, used, taken back or too old."""
    found = invited_with(session, hashed(secret))
    if found is None or found.invitation.used_at or found.invitation.withdrawn_at:
        return None
    return found if found.invitation.expires_at > now else None


def accept(session: Session, found: Invited, chosen: OwnPassword, *, now: datetime) -> User:
    """The invited person comes in with her own password; the link works no more.

    Raises:
        NotNow: the address has got a log-in meanwhile, or a workplace is gone.
    """
    invitation = found.invitation
    _refuse_known_address(session, invitation.email)
    rights = Rights(right=invitation.right, workplace_ids=tuple(invitation.workplace_ids))
    check_rights(session, found.company, rights)
    user = User(
        municipality_id=invitation.municipality_id,
        company_id=invitation.company_id,
        company_right=invitation.right,
        role=Role.EMPLOYER,
        name=invitation.name,
        email=invitation.email,
        password_hash=hash_password(chosen.password),
        created_at=now,
    )
    session.add(user)
    invitation.used_at = now
    session.add(invitation)
    session.flush()
    serve(session, user, rights)
    _tell(session, invitation, "invitation_used", by=viewer_of(user), now=now)
    return user


def hashed(secret: str) -> str:
    """What is kept of a secret; it is long and random, so a quick hash is enough."""
    return sha256(secret.encode()).hexdigest()


def _open_to(session: Session, company: Company, email: str) -> list[Invitation]:
    return list(
        session.exec(
            select(Invitation).where(
                Invitation.company_id == company.id,
                Invitation.email == email,
                col(Invitation.used_at).is_(None),
                col(Invitation.withdrawn_at).is_(None),
            )
        )
    )


def _refuse_known_address(session: Session, email: str) -> None:
    # It is not told whose the address is: that may be another company's.
    if session.exec(select(User.id).where(User.email == email)).first() is not None:
        raise NotNow("address_not_free")


def _tell(
    session: Session, invitation: Invitation, action: str, *, by: Viewer, now: datetime
) -> None:
    happened = Happened(
        ObjectType.COMPANY,
        invitation.company_id,
        action,
        details={"invitation": invitation.id, "right": invitation.right.value},
        company_id=invitation.company_id,
    )
    record(session, happened, by=by, now=now)
