"""A person who is proposed: what the card shows, what it never shows, and the two answers."""

import pytest
from sqlmodel import select

from models.kinds import DanishEducation, DeclineReason, PlacementState
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.trail import Event
from portal.services.placements import placements

S = PlacementState


@pytest.fixture
def lone(world, as_):
    world.agreement()
    world.citizens(
        3,
        wish="Hemmeligt ønske om noget andet",
        consideration="Kan ikke løfte over 10 kilo",
        danish_education=DanishEducation.DU2,
        interpreter_language="arabisk",
    )
    return as_("lone")


@pytest.fixture
def proposed(world, lone):
    return world.placement(until=S.PRESENTED)


def test_the_card_tells_what_the_person_can_and_how_it_meets_what_was_asked(lone, proposed):
    words = lone.get(f"/virksomhed/personer/{proposed}").words
    assert "vaskerimedarbejder, 3 år (i udlandet)" in words
    assert "sortere vasketøj Et krav Ja" in words
    assert "Forstå tale: A2 – hverdagens enkle samtaler Forstå beskeder Ja" in words
    assert "30 timer om ugen Ja 37 timer om ugen" in words
    assert "Vil gerne arbejde med tøj." in words


def test_nothing_of_the_record_that_is_not_on_the_card_is_shown(world, lone, proposed):
    with world.session() as session:
        placement = session.get_one(Placement, proposed)
        citizen = session.get_one(Citizen, placement.citizen_id)
    for page in (f"personer/{proposed}", "", "forloeb/", f"aabninger/{placement.opening_id}"):
        text = lone.get(f"/virksomhed/{page}").text
        for hidden in (
            citizen.name,
            citizen.case_number,
            "Hemmeligt ønske",
            "over 10 kilo",
            "Danskuddannelse",
            "arabisk",
            "1994",
        ):
            assert hidden not in text
        assert citizen.alias in text


def test_the_name_is_there_once_it_was_told(world, lone, proposed):
    with world.session() as session:
        placement = session.get_one(Placement, proposed)
        placements.release_name(session, placement, by=world.people.viewer("karen"), now=world.now)
        name = session.get_one(Citizen, placement.citizen_id).name
    page = lone.get(f"/virksomhed/personer/{proposed}")
    assert name in page.words
    assert name not in page.title


def test_before_it_is_presented_there_is_nothing_to_see(world, lone):
    hidden = world.placement(until=S.CITIZEN_HEARD)
    assert lone.get(f"/virksomhed/personer/{hidden}").status == 404
    assert lone.get(f"/virksomhed/forloeb/{hidden}").status == 404
    assert lone.post(f"/virksomhed/personer/{hidden}/ja").status == 404


def test_reading_the_card_leaves_its_mark(world, lone, proposed):
    lone.get(f"/virksomhed/personer/{proposed}")
    with world.session() as session:
        read = session.exec(select(Event).where(Event.action == "read")).all()
    assert [event.details for event in read] == [{"page": "card"}]


def test_a_yes_says_what_happens_next(world, lone, proposed):
    after = lone.get(f"/virksomhed/personer/{proposed}").submit(action="/ja")
    assert "Tak for jeres ja" in after.words
    assert "Sammen aftaler I dage, timer og opgaver" in after.words
    assert "Ja, vi vil gerne" not in after.words
    assert world.state(proposed) is S.EMPLOYER_ACCEPTED


def test_a_no_has_a_neutral_reason_and_takes_the_card_away(world, lone, proposed):
    page = lone.get(f"/virksomhed/personer/{proposed}")
    after = page.submit({"reason": "place_filled"}, action="/nej")
    assert "Tak for svaret" in after.words
    assert "I svarede: Pladsen er besat" in after.words
    assert "sortere vasketøj" not in after.words
    with world.session() as session:
        assert session.get_one(Placement, proposed).decline_reason is DeclineReason.PLACE_FILLED


@pytest.mark.parametrize("reason", [None, "", "too_old", "' OR 1=1 --", "x" * 500])
def test_a_no_without_a_reason_of_the_list_comes_back(world, lone, proposed, reason):
    page = lone.get(f"/virksomhed/personer/{proposed}")
    answer = page.submit({"reason": reason}, action="/nej")
    assert answer.status == 422
    assert 'href="#reason"' in answer.text
    assert world.state(proposed) is S.PRESENTED


def test_answering_twice_is_refused(world, lone, proposed):
    lone.post(f"/virksomhed/personer/{proposed}/ja")
    assert lone.post(f"/virksomhed/personer/{proposed}/ja").status == 409
    assert world.state(proposed) is S.EMPLOYER_ACCEPTED


def test_after_the_yes_she_can_still_say_no_until_it_is_agreed(world, lone):
    pending = world.placement(until=S.CHECKS_PENDING)
    page = lone.get(f"/virksomhed/forloeb/{pending}")
    assert "Vi kan ikke alligevel" in page.words
    form = lone.get(f"/virksomhed/personer/{pending}/nej")
    assert form.submit({"reason": ""}).status == 422
    form.submit({"reason": "needs_changed"})
    assert world.state(pending) is S.DECLINED


def test_a_yes_that_is_not_agreed_yet_can_be_seen_but_not_taken_back_here(world, lone):
    accepted = world.placement(until=S.EMPLOYER_ACCEPTED)
    page = lone.get(f"/virksomhed/personer/{accepted}")
    assert "Konsulenten ringer" in page.words or "ringer til jer" in page.words
    assert (
        lone.post(f"/virksomhed/personer/{accepted}/nej", {"reason": "needs_changed"}).status == 409
    )
