"""A municipality's founding, office hours and closing days: what the promise clock counts by."""

from datetime import datetime, time
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from sqlalchemy import delete
from sqlmodel import Session, col, select

from models.kinds import ClockPolicy, ObjectType, Role, Weekday
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.people import ClosingDay, Municipality, OfficeHours, User
from models.tables.promise_clock import PhoneHours
from portal.services.inputs import DanishDate, Input, ShortText, wrong
from portal.services.openings.opening_inputs import SlotRow
from portal.services.passwords import hash_password
from portal.services.people import new_password
from portal.services.trail import Happened, record

USUAL_HOURS = (time(9), time(15))  # until the administrator writes the real ones


class ClosingRow(Input):
    """A day on which the office is closed besides the public holidays."""

    counts: ClassVar[tuple[str, ...]] = ("day", "name")
    day: DanishDate
    name: ShortText


class OfficeWeek(Input):
    """When the office is open and the phone is answered, and the office's own closing days.

    One stretch a day at most. Promises are counted by the office; no phone rows means that the
    phone is answered while the office is open (rule S0-13).
    """

    slots: Annotated[tuple[SlotRow, ...], Field(max_length=7)] = ()
    phone: Annotated[tuple[SlotRow, ...], Field(max_length=7)] = ()
    closing_days: Annotated[tuple[ClosingRow, ...], Field(max_length=50)] = ()

    @model_validator(mode="after")
    def _can_be_counted_by(self) -> Self:
        days = [slot.weekday for slot in self.slots]
        if not any(day <= Weekday.FRIDAY for day in days):
            raise wrong("never_open", field="slots-0-starts")
        for name, rows in (("slots", self.slots), ("phone", self.phone)):
            if len({row.weekday for row in rows}) < len(rows):
                raise wrong("opens_twice", field=f"{name}-0-starts")
        closed = [row.day for row in self.closing_days]
        if len(set(closed)) < len(closed):
            raise wrong("closed_twice", field="closing_days-0-day")
        return self


class NewMunicipality(Input):
    """A municipality that begins to use the product, with its first administrator."""

    code: Annotated[str, Field(pattern=r"^\d{4}$")]
    name: ShortText
    administrator_name: ShortText
    administrator_email: Annotated[str, Field(max_length=200, pattern=r"^[^@\s]+@[^@\s]+$")]


def set_office_week(session: Session, week: OfficeWeek, *, by: Viewer, now: datetime) -> None:
    """Replace hours and closing days; promises already given keep their times."""
    own = by.municipality_id
    for table in (OfficeHours, PhoneHours, ClosingDay):
        session.execute(delete(table).where(col(table.municipality_id) == own))
    for table, slots in ((OfficeHours, week.slots), (PhoneHours, week.phone)):
        for slot in slots:
            session.add(
                table(
                    municipality_id=own,
                    weekday=slot.weekday.value,
                    opens=slot.starts,
                    closes=slot.ends,
                )
            )
    for row in week.closing_days:
        session.add(ClosingDay(municipality_id=own, day=row.day, name=row.name))
    session.flush()
    details = {
        "hours": len(week.slots),
        "phone": len(week.phone),
        "closing_days": len(week.closing_days),
    }
    happened = Happened(ObjectType.MUNICIPALITY, own, "office_week", details=details)
    record(session, happened, by=by, now=now)


def found_municipality(
    session: Session, new: NewMunicipality, *, now: datetime
) -> tuple[User, str]:
    """Let a municipality begin: matching is off until someone names its legal basis.

    Returns:
        the first administrator and the password to hand over, shown this once.

    Raises:
        NotNow: the municipality is there already, or the address has a log-in.
    """
    if session.exec(select(Municipality).where(Municipality.code == new.code)).first():
        raise NotNow("municipality_known")
    email = new.administrator_email.lower()
    if session.exec(select(User).where(User.email == email)).first():
        raise NotNow("email_in_use")
    policy = ClockPolicy.WORKING_DAY_24H
    municipality = Municipality(
        code=new.code, name=new.name, reply_policy=policy, visit_policy=policy
    )
    session.add(municipality)
    session.flush()
    _open_as_usual(session, municipality)
    password = new_password()
    administrator = User(
        municipality_id=municipality.id,
        role=Role.ADMINISTRATOR,
        name=new.administrator_name,
        email=email,
        password_hash=hash_password(password),
        created_at=now,
    )
    session.add(administrator)
    session.flush()
    happened = Happened(
        ObjectType.MUNICIPALITY, municipality.id, "founded", municipality_id=municipality.id
    )
    record(session, happened, by=None, now=now)
    return administrator, password


def _open_as_usual(session: Session, municipality: Municipality) -> None:
    opens, closes = USUAL_HOURS
    for day in range(Weekday.MONDAY, Weekday.SATURDAY):
        hours = OfficeHours(
            municipality_id=municipality.id, weekday=day, opens=opens, closes=closes
        )
        session.add(hours)
