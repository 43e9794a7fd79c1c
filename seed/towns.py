"""The municipalities of the demo world, their offices and the people who sign in."""

from datetime import date, datetime, time

from sqlmodel import Session

from models.kinds import Role, Weekday
from models.queries.people import viewer_of
from models.rules.access import Viewer
from models.rules.calendar import OfficeCalendar
from models.tables.people import Municipality, User
from portal.services import office, people
from portal.services.openings.opening_inputs import SlotRow
from portal.services.promises import policies
from seed.logins import mail
from seed.stage import Stage, TownPlan
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

_SHORT = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)
# Rule S0-13.
_OFFICE = sorted(
    [
        *((day, time(8), time(15)) for day in _SHORT),
        (Weekday.THURSDAY, time(8), time(17)),
    ]
)
_PHONE = sorted(
    [
        *((day, time(10), time(15)) for day in _SHORT[:-1]),
        (Weekday.THURSDAY, time(10), time(17)),
        (Weekday.FRIDAY, time(10), time(14)),
    ]
)
_CLOSED = {
    (5, 1): "1. maj",
    (6, 5): "Grundlovsdag",
    (12, 24): "Juleaftensdag",
    (12, 31): "Nytårsaftensdag",
}
LEGAL_BASIS = "Demo: opdigtet beslutning i udvalget; gælder ikke uden for demokommunen."


def calendar_of(today: date) -> OfficeCalendar:
    """When both offices are open."""
    return OfficeCalendar(
        hours={day: (opens, closes) for day, opens, closes in _OFFICE},
        closing_days=frozenset(day for day, _ in _closing_days(today)),
    )


def found(session: Session, plan: TownPlan, today: date, now: datetime) -> Viewer:
    """Let the municipality begin, with its office hours and closing days; its administrator."""
    first, *_ = told("people")[plan.staff]
    new = office.NewMunicipality(
        code=plan.code,
        name=plan.name,
        administrator_name=first["name"],
        administrator_email=mail(first["name"]),
    )
    administrator, _ = office.found_municipality(session, new, now=now)
    administrator.phone = f"{plan.phone[:-2]}11"
    session.get_one(Municipality, administrator.municipality_id).phone = plan.phone
    by = viewer_of(administrator)
    week = office.OfficeWeek(
        slots=_rows(_OFFICE),
        phone=_rows(_PHONE),
        closing_days=tuple(
            office.ClosingRow(day=day, name=name) for day, name in _closing_days(today)
        ),
    )
    office.set_office_week(session, week, by=by, now=now)
    urgent = policies.ProblemSettings(on_call_phone=f"{plan.phone[:-2]}99", problem_days=14)
    policies.set_problem_settings(session, urgent, by=by, now=now)
    switch = people.MatchingSwitch(legal_basis=LEGAL_BASIS)
    people.switch_matching(session, switch, by=by, now=now, on=now.date())
    return by


def _rows(hours: list[tuple[Weekday, time, time]]) -> tuple[SlotRow, ...]:
    return tuple(SlotRow(weekday=day, starts=opens, ends=closes) for day, opens, closes in hours)


def _closing_days(today: date) -> list[tuple[date, str]]:
    # Last year's too: what is told of last winter must have kept the same days.
    years = range(today.year - 1, today.year + 3)
    return [(date(year, *day), name) for year in years for day, name in _CLOSED.items()]


def staff(stage: Stage, now: datetime) -> None:
    """Everyone who works in the municipality besides the first administrator, who adds them."""
    first = stage.session.get_one(User, stage.viewer(Role.ADMINISTRATOR).user_id)
    first.password_hash = stage.password_hash
    for number, member in enumerate(told("people")[stage.plan.staff][1:], start=12):
        name = member["name"]
        phone = f"{stage.plan.phone[:-2]}{number}"
        new = people.NewUser(name=name, email=mail(name), role=Role(member["role"]), phone=phone)
        sign_up(stage, new, now)


def sign_up(stage: Stage, new: people.NewUser, now: datetime) -> User:
    """Give somebody a log-in with the demo's password."""
    by = stage.viewer(Role.ADMINISTRATOR)
    user, _ = people.add_user(stage.session, new, by=by, now=now)
    user.password_hash = stage.password_hash
    stage.session.flush()
    return user
