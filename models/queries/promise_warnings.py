"""What the warnings are worked out from: a constant number of statements for all promises."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import Role, Weekday
from models.queries.paging import columns
from models.rules.calendar import OfficeCalendar
from models.rules.promise_warnings import StandingBy
from models.tables.companies import KeyAccount
from models.tables.people import ClosingDay, OfficeHours, User
from models.tables.promise_clock import Absence
from models.tables.promises import Promise

_STAFF = (Role.COMPANY_CONSULTANT, Role.LEADER)


def open_promises(session: Session, promise_id: int | None = None) -> Sequence[Any]:
    """Open promises of all municipalities, or one of them.

    Rows (id, municipality, owner or None, the company's deputy or None, starts_at, due_at).
    """
    statement = (
        columns(Promise.id, Promise.municipality_id, Promise.owner_id, KeyAccount.deputy_id)
        .add_columns(col(Promise.starts_at), col(Promise.due_at))
        .outerjoin(KeyAccount, col(KeyAccount.company_id) == Promise.company_id)
        .where(col(Promise.ended_at).is_(None))
        .order_by(col(Promise.due_at), col(Promise.id))
    )
    if promise_id is not None:
        statement = statement.where(col(Promise.id) == promise_id)
    return session.execute(statement).all()


def office_calendars(session: Session) -> Mapping[int, OfficeCalendar]:
    """The calendar of each municipality, by its number."""
    hours: dict[int, dict[Weekday, Any]] = defaultdict(dict)
    for row in session.exec(select(OfficeHours)):
        hours[row.municipality_id][Weekday(row.weekday)] = (row.opens, row.closes)
    closed: dict[int, set[date]] = defaultdict(set)
    for day in session.exec(select(ClosingDay)):
        closed[day.municipality_id].add(day.day)
    return {town: OfficeCalendar(week, frozenset(closed[town])) for town, week in hours.items()}


def standing_by(session: Session, on: date) -> Mapping[int, StandingBy]:
    """Who is at work that day in each municipality that has staff, by its number."""
    away = set(
        session.exec(
            select(Absence.user_id).where(col(Absence.from_on) <= on, col(Absence.until_on) >= on)
        )
    )
    people: dict[tuple[int, str], set[int]] = defaultdict(set)
    rows = session.execute(
        columns(User.id, User.municipality_id, User.role, User.active).where(
            col(User.role).in_(_STAFF)
        )
    ).all()
    for user_id, town, role, active in rows:
        there = active and (user_id not in away or role is Role.LEADER)
        people[town, role.value if there else "away"].add(user_id)
    return {
        town: StandingBy(
            frozenset(people[town, Role.COMPANY_CONSULTANT.value]),
            frozenset(people[town, Role.LEADER.value]),
            frozenset(people[town, "away"]),
        )
        for town in {town for town, _ in list(people)}
    }
