"""Municipalities and the people who work in the product."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from models.kinds import CompanyRight, Role, Weekday
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.calendar import OfficeCalendar
from models.tables.partners import CompanyUserWorkplace
from models.tables.people import ClosingDay, Municipality, OfficeHours, User
from models.tables.signing_in import BrowserSession, SecondFactor


def user_by_email(session: Session, email: str) -> User | None:
    """The active user with that address, whatever its case."""
    return session.exec(
        select(User).where(User.email == email.strip().lower(), col(User.active))
    ).first()


def user_for_session(session: Session, user_id: int) -> User | None:
    """The active user of a signed-in session."""
    return session.exec(select(User).where(User.id == user_id, col(User.active))).first()


@dataclass(frozen=True)
class SignedInUser:
    """An active person with where she works; `workplace_ids` only at a company, none means all.

    `lacks_second_factor`: her municipality wants more of her than a password, and has it not yet.
    """

    user: User
    municipality: str
    workplace_ids: frozenset[int]
    lacks_second_factor: bool


def signed_in(session: Session, user_id: int, browser: int | None) -> SignedInUser | None:
    """The person of a signed-in session; every page asks, so it is one statement.

    Args:
        browser: the number of the browser session, which may have been ended elsewhere.
    """
    rows = session.execute(_SIGNED_IN, {"user_id": user_id, "browser": browser or 0}).all()
    if not rows:
        return None
    user, municipality, _workplace, is_required, confirmed_at = rows[0]
    served = frozenset(row[2] for row in rows if row[2] is not None)
    lacks = is_required and confirmed_at is None and user.role is not Role.EMPLOYER
    return SignedInUser(user, municipality, served, lacks)


# Put together once, because that takes longer than asking it.
_SIGNED_IN = (
    columns(
        User,
        Municipality.name,
        CompanyUserWorkplace.workplace_id,
        Municipality.second_factor_required,
        SecondFactor.confirmed_at,
    )
    .join(Municipality, col(Municipality.id) == User.municipality_id)
    .outerjoin(CompanyUserWorkplace, col(CompanyUserWorkplace.user_id) == User.id)
    .outerjoin(SecondFactor, col(SecondFactor.user_id) == User.id)
    .outerjoin(BrowserSession, col(BrowserSession.id) == bindparam("browser"))
    .where(
        col(User.id) == bindparam("user_id"),
        col(User.active),
        col(BrowserSession.ended_at).is_(None),
    )
)


def viewer_of(user: User, workplace_ids: Iterable[int] = ()) -> Viewer:
    """The person as services and queries want her; who was given no right may do least."""
    right = user.company_right or CompanyRight.MENTOR
    return Viewer(
        user.id,
        user.role,
        user.municipality_id,
        user.company_id,
        right if user.role is Role.EMPLOYER else None,
        frozenset(workplace_ids),
    )


def users_of(session: Session, viewer: Viewer) -> Sequence[User]:
    """Everyone with a log-in in the viewer's municipality, active first, then by name."""
    return session.exec(
        select(User)
        .where(User.municipality_id == viewer.municipality_id)
        .order_by(col(User.active).desc(), col(User.name), col(User.id))
    ).all()


def user_for(session: Session, viewer: Viewer, user_id: int) -> User | None:
    return session.exec(
        select(User).where(User.id == user_id, User.municipality_id == viewer.municipality_id)
    ).first()


def colleagues(session: Session, municipality_id: int, role: Role) -> Sequence[User]:
    """The active people of one role, by name."""
    return session.exec(
        select(User)
        .where(User.municipality_id == municipality_id, User.role == role, col(User.active))
        .order_by(col(User.name), col(User.id))
    ).all()


def names(session: Session, user_ids: Iterable[int | None]) -> Mapping[int, str]:
    """Names by id, in one statement."""
    wanted = {user_id for user_id in user_ids if user_id is not None}
    if not wanted:
        return {}
    rows = session.execute(columns(User.id, User.name).where(col(User.id).in_(wanted))).all()
    return dict(map(tuple, rows))


def municipality(session: Session, municipality_id: int) -> Municipality:
    return session.exec(select(Municipality).where(Municipality.id == municipality_id)).one()


def municipality_by_code(session: Session, code: str) -> Municipality | None:
    """The municipality with that official code, if it uses the product."""
    return session.exec(select(Municipality).where(Municipality.code == code)).first()


def office_hours(session: Session, municipality_id: int) -> Sequence[OfficeHours]:
    """When the municipality's office is open, Monday first."""
    return session.exec(
        select(OfficeHours)
        .where(OfficeHours.municipality_id == municipality_id)
        .order_by(col(OfficeHours.weekday))
    ).all()


def closing_days_from(session: Session, municipality_id: int, on: date) -> Sequence[ClosingDay]:
    """The municipality's own closing days from a day on, in order."""
    return session.exec(
        select(ClosingDay)
        .where(ClosingDay.municipality_id == municipality_id, col(ClosingDay.day) >= on)
        .order_by(col(ClosingDay.day))
    ).all()


def office_calendar(session: Session, municipality_id: int) -> OfficeCalendar:
    """The municipality's working days and office hours, for the clock of the promises."""
    hours = office_hours(session, municipality_id)
    closing = session.exec(
        select(ClosingDay).where(ClosingDay.municipality_id == municipality_id)
    ).all()
    return OfficeCalendar(
        hours={Weekday(row.weekday): (row.opens, row.closes) for row in hours},
        closing_days=frozenset(row.day for row in closing),
    )
