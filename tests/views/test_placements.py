"""The consultant takes a placement from the talk to the outcome."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import PlacementState
from models.tables.placements import Placement
from models.tables.trail import Event
from tests.views.counted import statements

S = PlacementState
CONFIRMED = {
    "purpose": "vocational_upskilling",
    "contact_name": "Lone Bak",
    "contact_phone": "00 00 12 34",
}
CHECKED = {
    "hard_to_place_reason": "Mangler erfaring fra danske arbejdspladser.",
    "representative_name": "Tove Tillid",
    "representative_agrees": "1",
    "representative_stated_on": "24-11-2026",
    "colleagues_heard": "1",
    "papers_complete": "1",
}


@pytest.fixture
def ready(world):
    world.agreement()
    world.citizens(4)
    return world


def align(world, placement_id):
    """What is expected has pages of its own; see test_alignment.py."""
    with world.session() as session:
        world.align(session, session.get_one(Placement, placement_id))


def test_karen_takes_a_placement_from_the_talk_to_its_first_day(ready, as_, clock, app):
    placement_id = ready.nominated(ready.match_list(ready.opening()))
    karen, lone = as_("karen"), as_("lone")
    one = f"/forloeb/{placement_id}"

    karen.get(f"{one}/samtale").submit(
        {"own_wish": "Vil gerne arbejde med tøj.", "may_show": ["wish", "name"]}
    )
    assert "Borger 0001" in karen.get(f"{one}/kort").text
    karen.get(f"{one}/kort").submit()
    assert ready.state(placement_id) is S.PRESENTED
    assert lone.get("/virksomhed/").status == 200
    karen.get(one).submit(action="/ja")
    karen.get(f"{one}/aftale").submit(CONFIRMED)
    assert ready.state(placement_id) is S.CHECKS_PENDING
    assert "Skal være i orden" in karen.get(one).words
    align(ready, placement_id)
    karen.get(f"{one}/kontrol").submit(CHECKED)
    answer = karen.get(one).submit(action="/godkend")
    assert ready.state(placement_id) is S.APPROVED
    assert "går i gang" in answer.words


def test_a_start_that_has_gone_by_is_refused_with_the_rule_and_its_source(ready, as_, clock):
    placement_id = ready.placement(until=S.CHECKS_PENDING)
    karen = as_("karen")
    align(ready, placement_id)
    karen.get(f"/forloeb/{placement_id}/kontrol").submit(CHECKED)
    clock.forward(days=20)
    karen = as_("karen")

    answer = karen.post(f"/forloeb/{placement_id}/godkend")
    assert answer.status == 422
    assert "Kilde" in answer.words
    assert ready.state(placement_id) is S.CHECKS_PENDING


@pytest.mark.parametrize(
    ("until", "page"),
    [
        (S.NOMINATED, "samtale"),
        (S.PRESENTED, "nej"),
        (S.EMPLOYER_ACCEPTED, "aftale"),
        (S.ACTIVE, "stop"),
        (S.ACTIVE, "straks"),
        (S.ACTIVE, "problem"),
        (S.NOMINATED, "tilbage"),
    ],
)
def test_a_form_sent_empty_comes_back_with_what_is_missing(ready, as_, clock, until, page):
    placement_id = ready.placement(until=until)
    clock.now = ready.now
    karen = as_("karen")
    before = _rows(ready)

    answer = karen.post(f"/forloeb/{placement_id}/{page}", {"version": "1"})
    assert answer.status == 422
    assert "Ret d" in answer.words
    assert ready.state(placement_id) is until
    assert _rows(ready) - before <= {"read"}


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "æ" * 5000, "\x00", "' OR 1=1"])
def test_hostile_words_are_kept_as_words_or_refused(ready, as_, hostile):
    placement_id = ready.nominated(ready.match_list(ready.opening()))

    answer = as_("karen").post(
        f"/forloeb/{placement_id}/samtale",
        {"talked_on": "24.11.2026", "own_wish": hostile, "may_show": "wish"},
    )
    assert answer.status in {303, 422}
    if answer.status == 303:
        assert "<script>alert" not in as_("karen").get(f"/forloeb/{placement_id}").text


def test_the_list_takes_as_many_statements_for_sixty_as_for_five(ready, as_, engine):
    karen = as_("karen")
    counts = []
    for number in (5, 60):
        _copy_placements(ready, number)
        karen.get("/forloeb/?antal=100")
        with statements(engine) as sent:
            karen.get("/forloeb/?antal=100")
        counts.append(len(sent))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["bo", "lone", "anders"])
def test_others_do_not_find_it(ready, as_, name):
    placement_id = ready.placement(until=S.PRESENTED)
    for page in ("", "/samtale", "/kort", "/aftale", "/kontrol"):
        assert as_(name).get(f"/forloeb/{placement_id}{page}").status == 404


def test_reading_a_placement_leaves_its_mark(ready, as_):
    placement_id = ready.placement(until=S.NOMINATED)
    as_("sara").get(f"/forloeb/{placement_id}")

    with ready.session() as session:
        last = session.exec(select(Event).order_by(Event.id.desc())).first()
        assert (last.action, last.actor_id) == ("read", ready.people.users["sara"].id)


def test_an_end_at_once_needs_that_the_caseworker_knows(ready, as_, clock):
    placement_id = ready.placement(until=S.ACTIVE)
    clock.now = ready.now + timedelta(hours=1)
    karen = as_("karen")
    page = karen.get(f"/forloeb/{placement_id}/straks")
    said = {
        "reason": "problem_not_solved",
        "why": "De forstår ikke hinanden.",
        "tried": "Besøg to gange.",
        "next_step": "Ny praktik.",
        "citizen_reached": "1",
        "citizen_told_in": "dansk",
    }

    answer = page.submit(said)
    assert answer.status == 422
    assert "Besøg to gange." in answer.text
    page.submit({**said, "caseworker_told": "1"})
    assert ready.state(placement_id) is S.ENDED_AT_ONCE


def _rows(world):
    with world.session() as session:
        return {event.action for event in session.exec(select(Event)).all()}


def _copy_placements(world, number):
    opening_id = world.opening()
    with world.session() as session:
        for citizen_id in world.citizens(number):
            session.add(
                Placement(
                    municipality_id=world.people.municipality.id,
                    company_id=world.people.laundry.id,
                    opening_id=opening_id,
                    citizen_id=citizen_id,
                    state=S.NOMINATED,
                    placement_type="internship",
                    consultant_id=world.people.users["karen"].id,
                    created_at=world.now,
                    reason="Til listen.",
                )
            )
