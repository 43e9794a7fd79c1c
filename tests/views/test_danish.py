"""A citizen's Danish: levels with their source, course and tests, lessons, and the hints."""

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import delete, select

from models.kinds import DanishEducation, DanishLevel, LevelSource
from models.tables.people import Citizen, CitizenLesson
from models.tables.records import DanishLevelHint, DanishLevelSet, DanishTestPassed

UNTOUCHED = DanishLevel.A2  # what the citizens of the tests come with


@pytest.fixture
def amal(world):
    return world.citizens(1)[0]


@pytest.fixture
def dansk(amal, as_):
    """Opens the page and sends one of its forms."""

    def send(action, values):
        return as_("sara").get(f"/borgere/{amal}/dansk").submit(values, action=action)

    return send


def said(source="teacher", on="1.11.2026", **levels):
    return {"source": source, "set_on": on, **levels}


def citizen(world, citizen_id):
    with world.session() as session:
        return session.get_one(Citizen, citizen_id)


def test_a_teachers_level_beats_a_newer_one_of_the_caseworker(world, amal, dansk):
    dansk("/niveauer", said(speak="b1"))
    answer = dansk("/niveauer", said("caseworker", "20.11.2026", speak="a1", write="a1"))
    assert answer.status == 200
    now = citizen(world, amal)
    assert (now.danish_speak, now.danish_write) == (DanishLevel.B1, DanishLevel.A1)
    assert now.danish_listen is UNTOUCHED
    assert "Lærer. Skrevet af Sara Lind" in answer.words


def test_a_word_taken_back_lets_the_next_one_count(world, amal, dansk):
    dansk("/niveauer", said("caseworker", read="a1"))
    dansk("/niveauer", said(read="b2", speak="b2"))
    dansk("/niveauer", said(on="2.11.2026", taken_back=["read", "speak"]))
    now = citizen(world, amal)
    assert now.danish_read is DanishLevel.A1
    assert now.danish_speak is None
    with world.session() as session:
        rows = session.exec(select(DanishLevelSet)).all()
    assert len(rows) == 5  # nothing is ever taken away


def test_what_was_said_is_never_rewritten(world, dansk):
    dansk("/niveauer", said(speak="b1"))
    with world.session() as session:
        row = session.exec(select(DanishLevelSet)).one()
        row.level = DanishLevel.C2
        with pytest.raises(DBAPIError):
            session.flush()
        session.rollback()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (said(), "Vælg mindst ét niveau"),
        (said("derived", speak="b1"), "Vælg en lærer, en prøve eller en sagsbehandler"),
        (said(speak="b1", taken_back=["speak"]), "Vælg enten et nyt niveau eller fluebenet"),
        (said(on="25.11.2026", speak="b1"), "Den kan ikke ligge i fremtiden"),
        (said(on="", speak="b1"), "Skriv dagen, niveauet er fra"),
    ],
)
def test_a_mistake_is_told_and_nothing_changes(world, amal, dansk, typed, told):
    answer = dansk("/niveauer", typed)
    assert answer.status == 422
    assert told in answer.words
    assert citizen(world, amal).danish_speak is UNTOUCHED


def test_the_module_hints_where_nobody_has_spoken_and_a_test_counts_more(world, amal, dansk):
    dansk("/niveauer", said("caseworker", speak="a1"))
    dansk("/uddannelse", {"danish_education": "du2", "danish_module_number": "5"})
    now = citizen(world, amal)
    assert (now.danish_speak, now.danish_write) == (DanishLevel.A1, DanishLevel.B1)
    answer = dansk("/uddannelse", {"pd3": "1.10.2026"})
    assert citizen(world, amal).danish_speak is DanishLevel.B2
    assert "Prøve" in answer.words
    with world.session() as session:
        assert [row.passed_on.isoformat() for row in session.exec(select(DanishTestPassed))] == [
            "2026-10-01"
        ]
    dansk("/uddannelse", {"danish_education": "", "danish_module_number": "", "pd3": ""})
    now = citizen(world, amal)
    assert (now.danish_speak, now.danish_write) == (DanishLevel.A1, None)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"danish_module_number": "3"}, "Vælg også, hvilken danskuddannelse"),
        ({"danish_education": "du1", "danish_module_number": "7"}, "modul"),
        ({"pd1": "1.1.2027"}, "Den kan ikke ligge i fremtiden"),
        ({"danish_enrolled_on": "1.1.2027"}, "Den kan ikke ligge i fremtiden"),
    ],
)
def test_a_course_that_cannot_be_is_refused(world, amal, dansk, typed, told):
    answer = dansk("/uddannelse", typed)
    assert answer.status == 422
    assert told in answer.words.lower() or told in answer.words
    assert citizen(world, amal).danish_education is None


def lessons(world):
    with world.session() as session:
        rows = session.exec(select(CitizenLesson).order_by(CitizenLesson.id)).all()
    return [f"{row.weekday} {row.starts:%H.%M}-{row.ends:%H.%M}" for row in rows]


def test_a_usual_week_is_laid_in_and_changed_before_it_is_kept(world, amal, as_):
    before = lessons(world)
    page = as_("sara").get(f"/borgere/{amal}/dansk/undervisning?uge=to-plus-tre")
    assert lessons(world) == before
    page.submit({"lessons-1-ends": "12"})
    assert lessons(world) == ["0 08.30-14.00", "1 08.30-12.00"]


@pytest.mark.parametrize("code", ["to-plus-tre", "formiddage", "aftener", "i-virksomheden"])
def test_every_usual_week_can_be_kept_as_it_is(world, amal, as_, code):
    answer = as_("sara").get(f"/borgere/{amal}/dansk/undervisning?uge={code}").submit()
    assert answer.status == 200
    assert len(lessons(world)) >= 2


@pytest.mark.parametrize(
    ("page", "action", "typed"),
    [
        ("", "/uddannelse", {"danish_enrolled_on": "1.10.2026"}),
        ("", "/uddannelse", {"danish_education": "du2"}),
        ("", "/uddannelse", {"pd3": "1.6.2026"}),
        ("/undervisning", "", {"lessons-0-starts": "8.30", "lessons-0-ends": "12"}),
    ],
)
def test_who_has_begun_on_danish_is_not_asked_for_it(world, amal, as_, page, action, typed):
    sara, front = as_("sara"), "/borgere/mine-opgaver"
    with world.session() as session:
        session.exec(delete(CitizenLesson))
    assert "ikke begyndt på dansk" in sara.get(front).words
    assert sara.get(f"/borgere/{amal}/dansk{page}").submit(typed, action=action).status == 200
    assert "ikke begyndt på dansk" not in sara.get(front).words
    if "danish_enrolled_on" in typed:
        assert "Begyndte til dansk 1. oktober 2026" in sara.get(f"/borgere/{amal}/program").words


def test_lessons_do_not_lie_in_each_other(world, amal, as_):
    page = as_("sara").get(f"/borgere/{amal}/dansk/undervisning?uge=aftener")
    again = page.submit({"flere": "lessons"})
    answer = again.submit(
        {"lessons-7-weekday": "1", "lessons-7-starts": "18", "lessons-7-ends": "19"}
    )
    assert answer.status == 422
    assert "To tider på samme dag ligger oven i hinanden" in answer.words


def test_lessons_written_twice_from_the_same_page_are_a_conflict(amal, as_):
    mine, yours = (as_("sara").get(f"/borgere/{amal}/dansk/undervisning") for _ in range(2))
    assert mine.submit({"lessons-4-starts": "9", "lessons-4-ends": "10"}).status == 200
    assert yours.submit({"lessons-3-starts": "9", "lessons-3-ends": "10"}).status == 409


def test_the_municipality_sets_its_own_table_and_levels_follow(world, amal, dansk, as_):
    dansk("/uddannelse", {"danish_education": "du1", "danish_module_number": "3"})
    assert citizen(world, amal).danish_write is DanishLevel.A1
    answer = as_("anders").get("/administration/danskniveauer").submit({"hints-2-level": "a2"})
    assert answer.status == 200
    assert citizen(world, amal).danish_write is DanishLevel.A2
    with world.session() as session:
        kept = session.exec(select(DanishLevelHint)).all()
    assert len(kept) == 18
    assert {row.municipality_id for row in kept} == {world.people.municipality.id}
    [changed] = [row for row in kept if (row.education, row.module) == (DanishEducation.DU1, 3)]
    assert changed.level is DanishLevel.A2


def test_the_neighbour_keeps_the_shipped_table(as_):
    as_("anders").get("/administration/danskniveauer").submit({"hints-0-level": "c2"})
    page = as_("tom").get("/administration/danskniveauer")
    assert '<option value="c2" selected' not in page.text


def test_the_sources_stand_in_the_order_they_are_believed_in():
    assert [source.value for source in LevelSource] == ["teacher", "test", "caseworker", "derived"]
