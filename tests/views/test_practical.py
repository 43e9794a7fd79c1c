"""The practical side of a record: place and hours, limits at work, people who help."""

from datetime import date

import pytest
from sqlmodel import select

from models.tables.people import Citizen
from models.tables.records import CitizenContact, CitizenFreeTime, Consideration, RecordEdition


@pytest.fixture
def amal(world):
    return world.citizens(1)[0]


def open_page(as_, citizen_id, rest="", name="sara"):
    return as_(name).get(f"/borgere/{citizen_id}/praktisk{rest}")


def rows(world, table):
    with world.session() as session:
        return session.exec(select(table).order_by(table.id)).all()


def test_place_hours_and_interpreter_are_kept_and_shown(world, amal, as_):
    answer = open_page(as_, amal).submit(
        {
            "postcode": "5000",
            "district": "Vollsmose",
            "transport": "public_transport",
            "available_from": "1.12.2026",
            "needs_interpreter": "1",
            "interpreter_language": "dari",
            "free-0-starts": "8",
            "free-0-ends": "15",
            "free-4-starts": "8",
            "free-4-ends": "12.30",
        }
    )
    assert answer.status == 200
    assert "Nu: Odense C" in answer.words
    with world.session() as session:
        citizen = session.get_one(Citizen, amal)
        assert (citizen.district, citizen.interpreter_language) == ("Vollsmose", "dari")
        assert citizen.available_from == date(2026, 12, 1)
    free = rows(world, CitizenFreeTime)
    assert [(row.weekday, f"{row.starts:%H:%M}") for row in free] == [(0, "08:00"), (4, "08:00")]
    seen = as_("karen").get(f"/borgere/{amal}").words
    assert "mandag 8.00–15.00" in seen or "mandag 08.00–15.00" in seen
    assert "Vollsmose" in seen


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"postcode": "0001"}, "Postnummeret 0001 findes ikke"),
        ({"postcode": "55"}, "Skriv postnummeret med fire cifre"),
        ({"interpreter_language": "dari"}, "Sæt flueben ved tolk, eller slet sproget"),
        ({"free-0-starts": "9", "free-0-ends": "8"}, "Sluttiden skal ligge efter"),
        ({"free-0-starts": "9"}, "Skriv, hvornår borgeren skal være færdig den dag"),
    ],
)
def test_what_cannot_be_is_told_at_the_form(world, amal, as_, typed, told):
    answer = open_page(as_, amal).submit(typed)
    assert answer.status == 422
    assert told in answer.words
    assert not rows(world, CitizenFreeTime)


def test_a_text_like_a_diagnosis_is_marked_and_a_person_decides(world, amal, as_):
    answer = open_page(as_, amal, "/hensyn").submit({"limits-0-text": "Har PTSD og smerter."})
    assert answer.status == 422
    assert "PTSD" in answer.words
    assert "Databeskyttelsesforordningen art. 9" in answer.words
    assert not rows(world, Consideration)
    again = answer.submit({"limits-0-text": "Har smerter ved tunge løft.", "words_read": "1"})
    assert again.status == 200
    [kept] = rows(world, Consideration)
    assert (kept.text, kept.from_on) == ("Har smerter ved tunge løft.", date(2026, 11, 24))


@pytest.mark.parametrize(
    "text", ["Må ikke løfte over 10 kg.", "Skal sidde hver anden time.", "Har ikke mange kræfter."]
)
def test_a_functional_limit_is_kept_without_a_word(world, amal, as_, text):
    typed = {"limits-0-text": text, "limits-0-from_on": "1.3.2026", "limits-0-until_on": "1.9.2026"}
    assert open_page(as_, amal, "/hensyn").submit(typed).status == 200
    [kept] = rows(world, Consideration)
    assert (kept.from_on, kept.until_on) == (date(2026, 3, 1), date(2026, 9, 1))


def test_a_limit_does_not_end_before_it_begins(amal, as_):
    typed = {"limits-0-text": "x", "limits-0-from_on": "1.9.2026", "limits-0-until_on": "1.3.2026"}
    answer = open_page(as_, amal, "/hensyn").submit(typed)
    assert answer.status == 422
    assert "Den sidste dag ligger før den første" in answer.words


def test_a_limit_without_text_is_taken_out_and_stays_in_the_editions(world, amal, as_):
    open_page(as_, amal, "/hensyn").submit({"limits-0-text": "Må ikke stå på stiger."})
    open_page(as_, amal, "/hensyn").submit({"limits-0-text": ""})
    assert not rows(world, Consideration)
    words = as_("sara").get(f"/borgere/{amal}/udgaver/praktisk").words
    assert "Fjernet: Må ikke stå på stiger." in words


def test_people_who_help_are_for_caseworkers_only(world, amal, as_):
    typed = {
        "people-0-kind": "family_consultant",
        "people-0-name": "Inger Dahl",
        "people-0-phone": "88 88 12 34",
    }
    answer = open_page(as_, amal, "/personer").submit(typed)
    assert "Familiekonsulent: Inger Dahl" in answer.words
    [kept] = rows(world, CitizenContact)
    assert kept.phone == "88 88 12 34"
    for name in ("karen", "mette"):
        assert "Inger Dahl" not in as_(name).get(f"/borgere/{amal}").text
        assert as_(name).get(f"/borgere/{amal}/udgaver/praktisk").status in {403, 404}


def test_a_person_has_a_name(amal, as_):
    answer = open_page(as_, amal, "/personer").submit({"people-0-phone": "88 88 12 34"})
    assert answer.status == 422
    assert "Skriv personens navn" in answer.words


@pytest.mark.parametrize("rest", ["", "/hensyn", "/personer"])
def test_two_at_once_never_overwrite_each_other(world, amal, as_, rest):
    typed = {
        "": {"district": "Byen"},
        "/hensyn": {"limits-0-text": "Må ikke stå på stiger."},
        "/personer": {"people-0-name": "Inger Dahl"},
    }[rest]
    mine, yours = (open_page(as_, amal, rest) for _ in range(2))
    assert mine.submit(typed).status == 200
    assert yours.submit(typed).status == 409
    assert len([row for row in rows(world, RecordEdition) if row.by_id]) == 1
