"""The people who work in the product: log-ins and the municipality's settings."""

import secrets
from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session, select

from models.kinds import CompanyRight, Language, LetterKind, ObjectType, Role
from models.queries.companies import company_for
from models.queries.people import municipality
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.people import User
from portal.services.inputs import Input, RowNumber, ShortText, wrong
from portal.services.letters.outbox import Wanted, want
from portal.services.passwords import hash_password
from portal.services.promises.owners import leave
from portal.services.trail import Happened, record, refuse_if_changed


class NewUser(Input):
    name: ShortText
    email: Annotated[str, Field(min_length=3, max_length=200, pattern=r"^[^@\s]+@[^@\s]+$")]
    role: Role
    company_id: RowNumber | None = None
    phone: Annotated[str, Field(max_length=20, pattern=r"^[+0-9 ]*$")] = ""

    @model_validator(mode="after")
    def _employer_has_a_company(self) -> Self:
        if (self.role is Role.EMPLOYER) != (self.company_id is not None):
            code = "company_missing" if self.role is Role.EMPLOYER else "company_not_here"
            raise wrong(code, field="company_id")
        return self


class MatchingSwitch(Input):
    """Matching is on while a legal basis stands here, and off without one (rule B-42)."""

    legal_basis: Annotated[str, Field(max_length=300)] = ""


class WantedFactor(Input):
    """Whether the municipality's own people need a code besides the password."""

    required: bool = False


def add_user(session: Session, new: NewUser, *, by: Viewer, now: datetime) -> tuple[User, str]:
    """Give someone a log-in.

    Returns:
        the person and a password to hand over; it is shown this once and never kept in clear.

    Raises:
        NotNow: the address has a log-in, or the company is not the municipality's.
    """
    email = new.email.lower()
    if session.exec(select(User).where(User.email == email)).first() is not None:
        raise NotNow("email_in_use")
    if new.company_id is not None and company_for(session, _as_staff(by), new.company_id) is None:
        raise NotNow("company_unknown")
    password = new_password()
    user = User(
        municipality_id=by.municipality_id,
        company_id=new.company_id,
        # Whom the municipality lets in for a company decides there who else comes in.
        company_right=CompanyRight.ADMIN if new.company_id else None,
        role=new.role,
        name=new.name,
        email=email,
        phone=new.phone,
        password_hash=hash_password(password),
        created_at=now,
    )
    session.add(user)
    session.flush()
    happened = Happened(
        ObjectType.USER,
        user.id,
        "added",
        details={"role": user.role.value},
        company_id=user.company_id,
    )
    record(session, happened, by=by, now=now)
    want(session, Wanted(LetterKind.FIRST_LOG_IN, user.id), now=now)
    return user, password


def renew_password(session: Session, user: User, *, by: Viewer, now: datetime) -> str:
    """A new password to hand over; every session the person has ends."""
    password = new_password()
    user.password_hash = hash_password(password)
    user.session_number += 1
    session.add(user)
    session.flush()
    record(session, Happened(ObjectType.USER, user.id, "password_renewed"), by=by, now=now)
    return password


def set_active(
    session: Session, user: User, active: bool, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Open or close a log-in; closing ends the person's sessions at once.

    The promises she holds go to the deputy or the queue, so no company waits for nobody.

    Raises:
        NotNow: nobody closes the own log-in.
        FasterColleague: a colleague changed the person first.
    """
    if user.id == by.user_id:
        raise NotNow("not_yourself")
    refuse_if_changed(session, ObjectType.USER, user.id, seen=seen, version=user.version)
    user.active = active
    user.session_number += 1
    session.add(user)
    session.flush()
    moved = 0 if active else leave(session, user.id, by=by, now=now)
    action = "opened" if active else "closed"
    happened = Happened(ObjectType.USER, user.id, action, details={"promises": moved})
    record(session, happened, by=by, now=now)


def choose_language(session: Session, user: User, language: Language) -> None:
    """Remember the language the person reads in."""
    user.language = language
    session.add(user)
    session.flush()


def switch_matching(
    session: Session, switch: MatchingSwitch, *, by: Viewer, now: datetime, on: date
) -> None:
    """Switch matching on with its legal basis, or off by leaving it empty."""
    own = municipality(session, by.municipality_id)
    own.matching_legal_basis = switch.legal_basis
    own.matching_approved_on = on if switch.legal_basis else None
    session.add(own)
    session.flush()
    action = "matching_on" if switch.legal_basis else "matching_off"
    details = {"legal_basis": switch.legal_basis}
    happened = Happened(ObjectType.MUNICIPALITY, own.id, action, details=details)
    record(session, happened, by=by, now=now)


def want_second_factor(
    session: Session, wanted: WantedFactor, *, by: Viewer, now: datetime
) -> None:
    """Require the second factor of everybody at the municipality, or leave it to each."""
    own = municipality(session, by.municipality_id)
    own.second_factor_required = wanted.required
    session.add(own)
    session.flush()
    action = "second_factor_wanted" if wanted.required else "second_factor_not_wanted"
    record(session, Happened(ObjectType.MUNICIPALITY, own.id, action), by=by, now=now)


def new_password() -> str:
    # Sixteen letters that nobody mixes up when reading them out.
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ["".join(secrets.choice(letters) for _ in range(4)) for _ in range(4)]
    return "-".join(groups)


def _as_staff(by: Viewer) -> Viewer:
    """An administrator keeps log-ins of companies without reading the companies' files."""
    return Viewer(by.user_id, Role.LEADER, by.municipality_id)
