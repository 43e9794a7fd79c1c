"""A consultant's calendar at an address of her own."""

from datetime import timedelta

from icalendar import Calendar
from sqlmodel import select

from models.kinds import PlacementState
from models.tables.desk import CalendarAddress
from models.tables.people import User
from models.tables.promise_clock import Absence
from portal.documents.icalendar import Entry, written


def test_the_calendar_tells_what_is_due_and_nothing_of_citizens(world, as_, visitor):
    world.agreement()
    world.citizens(1)
    world.placement(PlacementState.APPROVED)
    on, karen = world.now.date(), world.people.users["karen"].id
    with world.session() as session:
        away = Absence(
            municipality_id=world.people.municipality.id,
            user_id=karen,
            from_on=on,
            until_on=on + timedelta(days=1),
            by_id=karen,
            at=world.now,
        )
        session.add(away)
    day = {"contact_on": "1.12.2026", "version": "0"}
    as_("karen").post("/virksomheder/naeste-kontakt?virksomhed=1", day)
    shown = as_("karen").get("/kalender/").submit(action="/kalender/")
    address = next(shown.tree.all("code")).text.strip()
    secret = address.rpartition("/")[2].removesuffix(".ics")
    assert secret not in as_("karen").get("/kalender/").text
    with world.session() as session:
        assert session.exec(select(CalendarAddress)).one().secret_hash != secret
    fetched = visitor.client.get(address)
    assert fetched.mimetype == "text/calendar"
    text = fetched.get_data(as_text=True)
    found = Calendar.from_ical(fetched.get_data())
    titles = {str(event["SUMMARY"]): event for event in found.walk("VEVENT")}
    assert {"Frist for svar: Lones Vaskeri", "Ring til Lones Vaskeri", "Fravær"} <= set(titles)
    assert str(titles["Ring til Lones Vaskeri"].decoded("DTSTART")) == "2026-12-01"
    assert titles["Fravær"].decoded("DTEND") == on + timedelta(days=2)
    assert titles["Frist for svar: Lones Vaskeri"].decoded("DTEND").tzinfo is not None
    assert not [told for told in ("Amal", "Borger 0001", "MID-2026") if told in text]


def test_an_old_address_a_closed_one_and_a_person_who_left_give_nothing(world, as_, visitor):
    karen = as_("karen")
    old, new = (
        next(karen.get("/kalender/").submit(action="/kalender/").tree.all("code")).text.strip()
        for _ in range(2)
    )
    assert visitor.client.get(old).status_code == 404
    assert visitor.client.get(new).status_code == 200
    for active, found in ((False, 404), (True, 200)):
        with world.session() as session:
            session.get_one(User, world.people.users["karen"].id).active = active
        assert visitor.client.get(new).status_code == found
    karen.get("/kalender/").submit(action="/luk")
    assert visitor.client.get(new).status_code == 404


def test_long_danish_names_and_odd_signs_survive_the_folding(world):
    name = "Blåbærgrød, øl; \\ og æbler\n" * 9
    on = world.now.date()
    file = written("Fodfæste", [Entry("1", on, on, name, place=name)], world.now)
    [event] = Calendar.from_ical(file).walk("VEVENT")
    assert str(event["SUMMARY"]) == name.rstrip("\n")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
