"""The municipalities of the demo world, their offices and the people who sign in."""

from datetime import date, datetime, time

from sqlmodel import Session

from models.kinds import ClockPolicy, Role, Weekday
from models.rules.access import Viewer
from models.tables.people import ClosingDay, Municipality, OfficeHours, User
from portal.services import people
from seed.logins import mail
from seed.stage import Stage, TownPlan, viewer_of
from seed.words import told

MIDDELFART = TownPlan(
    code="0410",
    name="Middelfart Kommune",
    prefix="MID",
    phone="00 00 04 10",
    postcodes=(
        *("5500",) * 6,
        *("5580",) * 3,
        *("5591", "5592", "5464") * 2,
        *("5463", "5466"),
    ),
    staff="staff",
    companies="companies",
    openings="opening",
    citizens=248,
    calls=True,
    first_names=("Amal Eksempel", "Yonas Prøvesen"),
)
NORDFYNS = TownPlan(
    code="0480",
    name="Nordfyns Kommune",
    prefix="NOR",
    phone="00 00 04 80",
    postcodes=("5400", "5400", "5450", "5450", "5471"),
    staff="neighbour_staff",
    companies="neighbours",
    openings="neighbour",
    citizens=12,
    calls=False,
)

_OFFICE = {weekday: (time(8), time(15)) for weekday in Weekday if weekday <= Weekday.FRIDAY}
_OFFICE[Weekday.THURSDAY] = (time(8), time(17))
_CLOSED = {
    (5, 1): "1. maj",
    (6, 5): "Grundlovsdag",
    (12, 24): "Juleaftensdag",
    (12, 31): "Nytårsaftensdag",
}
LEGAL_BASIS = "Demo: opdigtet beslutning i udvalget; gælder ikke uden for demokommunen."


def found(session: Session, plan: TownPlan, today: date) -> Municipality:
    """The municipality with its office hours and closing days."""
    municipality = Municipality(
        code=plan.code,
        name=plan.name,
        reply_policy=ClockPolicy.WORKING_DAY_24H,
        visit_policy=ClockPolicy.WORKING_DAY_24H,
        phone=plan.phone,
    )
    session.add(municipality)
    session.flush()
    for weekday, (opens, closes) in _OFFICE.items():
        session.add(
            OfficeHours(
                municipality_id=municipality.id, weekday=weekday.value, opens=opens, closes=closes
            )
        )
    # Last year's too: what is told of last winter must have kept the same days.
    for year in range(today.year - 1, today.year + 3):
        for (month, day), name in _CLOSED.items():
            closed = date(year, month, day)
            session.add(ClosingDay(municipality_id=municipality.id, day=closed, name=name))
    session.flush()
    return municipality


def staff(stage: Stage, now: datetime) -> None:
    """Everyone who works in the municipality; the administrator comes first and adds the others."""
    by: Viewer | None = None
    for number, member in enumerate(told("people")[stage.plan.staff], start=1):
        role, name = Role(member["role"]), member["name"]
        phone = f"{stage.plan.phone[:-2]}{10 + number}"
        if by is None:
            by = _first(stage, role, name, phone, now)
        else:
            sign_up(stage, people.NewUser(name=name, email=mail(name), role=role, phone=phone), now)
    switch = people.MatchingSwitch(legal_basis=LEGAL_BASIS)
    on = now.date()
    people.switch_matching(
        stage.session, switch, by=stage.viewer(Role.ADMINISTRATOR), now=now, on=on
    )


def sign_up(stage: Stage, new: people.NewUser, now: datetime) -> User:
    """Give somebody a log-in with the demo's password."""
    by = stage.viewer(Role.ADMINISTRATOR)
    user, _ = people.add_user(stage.session, new, by=by, now=now)
    user.password_hash = stage.password_hash
    stage.session.flush()
    return user


def _first(stage: Stage, role: Role, name: str, phone: str, now: datetime) -> Viewer:
    """The one nobody is there to add."""
    user = User(
        municipality_id=stage.municipality_id,
        role=role,
        name=name,
        email=mail(name),
        phone=phone,
        password_hash=stage.password_hash,
        created_at=now,
    )
    stage.session.add(user)
    stage.session.flush()
    return viewer_of(user)
