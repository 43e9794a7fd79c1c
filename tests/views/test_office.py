"""Office hours and closing days, which the promises are counted by."""

import io
from argparse import Namespace
from datetime import datetime

import pytest
from sqlmodel import Session, select

from models.kinds import ClockPolicy
from models.queries.people import office_calendar
from models.rules.calendar import COPENHAGEN
from models.rules.promise_clock import due
from models.tables.people import ClosingDay, OfficeHours
from portal.commands.people import run

PAGE = "/administration/aabningstider"


def test_new_hours_move_the_clock_of_new_promises(world, as_):
    anders = as_("anders")
    said = {"slots-1-starts": "9", "slots-1-ends": "12"}
    said |= {"closing_days-0-day": "25.11.2026", "closing_days-0-name": "Flyttedag"}
    anders.get(PAGE).submit(said)

    with world.session() as session:
        calendar = office_calendar(session, world.people.municipality.id)
    early = datetime(2026, 11, 24, 6, 30, tzinfo=COPENHAGEN)  # a Tuesday
    moments = due(ClockPolicy.WORKING_DAY_24H, early, calendar)
    assert moments.start_at == datetime(2026, 11, 24, 9, 0, tzinfo=COPENHAGEN)
    assert moments.due_at == datetime(2026, 11, 26, 9, 0, tzinfo=COPENHAGEN)
    assert "Flyttedag" in anders.get(PAGE).text


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({f"slots-{day}-{end}": "" for day in range(7) for end in ("starts", "ends")}, "mindst én"),
        ({"slots-0-starts": "15", "slots-0-ends": "8"}, "efter starttiden"),
        ({"slots-0-starts": "æblegrød"}, "Skriv"),
        ({"closing_days-0-day": "31.2.2027", "closing_days-0-name": "Nej"}, "31"),
        ({"closing_days-0-day": "24.12.2027"}, "lukkedagen"),
    ],
)
def test_wrong_hours_come_back_and_nothing_is_kept(world, as_, said, sentence):
    with world.session() as session:
        before = [(row.weekday, row.opens) for row in session.exec(select(OfficeHours)).all()]
    answer = as_("anders").get(PAGE).submit(said)
    assert answer.status == 422
    assert sentence in answer.text
    with world.session() as session:
        assert [(r.weekday, r.opens) for r in session.exec(select(OfficeHours)).all()] == before
        assert not session.exec(select(ClosingDay)).all()


def test_a_municipality_begins_with_its_administrator(engine, clock, visitor):
    given = {
        "code": "0410",
        "name": "Middelfart Kommune",
        "administrator_name": "Anne Start",
        "administrator_email": "Anne@eksempel.dk",
    }
    out = io.StringIO()
    assert run(Namespace(**given), engine, clock(), out) == 0
    email, password = out.getvalue().split()
    inside = visitor.get("/log-ind").submit({"email": email, "password": password})
    assert "Anne Start" in inside.text

    assert run(Namespace(**given), engine, clock(), io.StringIO()) == 1
    assert run(Namespace(**{**given, "code": "x"}), engine, clock(), io.StringIO()) == 1
    with Session(engine) as session:
        assert len(session.exec(select(OfficeHours)).all()) == 5
