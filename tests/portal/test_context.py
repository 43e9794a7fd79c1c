"""One request is one transaction, at one moment; what was read leaves its mark."""

import pytest
from sqlmodel import Session, select

from models.kinds import ObjectType
from models.tables.people import Municipality
from models.tables.trail import Event
from portal.context import now, seen_version, today, wanted


@pytest.fixture
def phone(people, engine):
    def read():
        with Session(engine) as session:
            return session.get(Municipality, people.municipality.id).phone

    return read


def _readings(engine):
    with Session(engine) as session:
        events = session.exec(select(Event).where(Event.action == "read")).all()
        return [(event.actor_id, event.object_type, event.object_id) for event in events]


def test_a_write_that_succeeded_is_kept(visitor, phone):
    assert visitor.post("/proeve/kept").status == 303
    assert phone() == "kept"


@pytest.mark.parametrize(
    "why", ["wrong_state", "law", "stale", "busy", "not_yours", "409", "mistake"]
)
def test_a_write_that_was_refused_is_undone(visitor, phone, why):
    before = phone()
    assert visitor.post(f"/proeve/{why}").status >= 400
    assert phone() == before


def test_a_page_that_reads_keeps_no_change(as_, phone):
    before = phone()
    assert as_("karen").get("/proeve/laes/7").status == 200
    assert phone() == before


def test_reading_a_record_leaves_its_mark(as_, people, engine):
    as_("karen").get("/proeve/laes/7")
    assert _readings(engine) == [(people.users["karen"].id, ObjectType.CITIZEN, 7)]


def test_what_was_not_shown_was_not_read(as_, engine):
    assert as_("karen").get("/proeve/laes/404").status == 404
    assert as_("anders").get("/proeve/laes/7").status == 404
    assert _readings(engine) == []


def test_without_the_mark_nothing_is_shown(as_, engine):
    karen = as_("karen")
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE event")
    answer = karen.get("/proeve/laes/7")
    assert answer.status in {500, 503}
    assert "Velkommen" not in answer.text


def test_a_request_has_one_moment(app, clock):
    with app.test_request_context():
        before = now()
        clock.forward(hours=1)
        assert now() == before


def test_the_day_is_the_day_in_denmark(app, clock):
    clock.forward(hours=13, minutes=59)
    with app.test_request_context():
        assert f"{today():%d.%m}" == "24.11"
    clock.forward(minutes=1)
    with app.test_request_context():
        assert f"{today():%d.%m}" == "25.11"


@pytest.mark.parametrize(
    ("asked", "number", "size"),
    [
        ("", 1, 25),
        ("?side=3&antal=50", 3, 50),
        ("?side=0", 1, 25),
        ("?side=-4&antal=7", 1, 25),
        ("?side=to&antal=alle", 1, 25),
        ("?side=99999999999999999999", 100_000, 25),
    ],
)
def test_the_page_of_a_list_is_always_a_possible_one(app, asked, number, size):
    with app.test_request_context(f"/om{asked}"):
        assert (wanted().number, wanted().size) == (number, size)


@pytest.mark.parametrize(("typed", "seen"), [("3", 3), ("", 0), ("x", 0)])
def test_the_version_a_form_was_opened_on(app, typed, seen):
    with app.test_request_context("/om", method="POST", data={"version": typed}):
        assert seen_version() == seen
