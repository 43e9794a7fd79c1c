"""The list of words openings are read with: a municipality's own, on top of the shipped one."""

import pytest
from sqlmodel import select

from models.tables.partners import ForbiddenDemand
from models.tables.trail import Event
from portal.services.openings.demand_list import demands_of
from tests.views.employer_forms import opening_typed

LIST, NEW, YOUNG = "/ord-i-aabninger/", "/ord-i-aabninger/ny", "/ord-i-aabninger/ret/ung"
BALD = {"words": "skalde*", "forbidden": "1", "why": "Udseende er intet krav.", "source": "§ 5"}


def _words(world, name):
    with world.session() as session:
        municipality_id = world.people.viewer(name).municipality_id
        return {demand.words: demand for demand in demands_of(session, municipality_id)}


@pytest.mark.parametrize("name", ["anders", "mette"])
def test_a_word_is_added_and_found_while_a_company_types(world, as_, name):
    world.agreement()
    as_(name).get(NEW).submit({**BALD, "active": "1"})
    assert _words(world, "lone")["skalde*"].forbidden
    assert "skalde*" not in _words(world, "rikke")
    typed = opening_typed(world, tasks="Helst skaldede folk")
    kept = as_("lone").post("/virksomhed/aabninger/ny", typed, htmx=True)
    assert "skaldede Udseende er intet krav. Kilde: § 5" in kept.words
    again = as_(name).post(NEW, {**BALD, "words": "SKALDE*"})
    assert again.status == 422
    assert 'href="#words"' in again.text


def test_a_shipped_word_is_made_milder_switched_off_and_the_trail_says_so(world, as_):
    page = as_("anders").get(YOUNG)
    page.submit({"forbidden": None, "why": "Ung smag må nævnes."})
    assert not _words(world, "lone")["ung"].forbidden
    as_("anders").get(YOUNG).submit({"active": None})
    assert "ung" not in _words(world, "lone")
    assert "unge" in _words(world, "lone")
    assert "Slået fra" in as_("anders").get(LIST).words
    with world.session() as session:
        assert len(session.exec(select(ForbiddenDemand)).all()) == 1
        told = session.exec(
            select(Event).where(Event.action == "demand_written").order_by(Event.id)
        ).all()
        assert [event.details["active"] for event in told] == [True, False]


def test_of_two_who_change_one_word_the_second_is_told(world, as_):
    old = as_("anders").get(YOUNG)
    as_("mette").get(YOUNG).submit({"why": "Mettes grund."})
    late = old.submit({"why": "Anders' grund."})
    assert late.status == 409
    assert _words(world, "lone")["ung"].why == "Mettes grund."


@pytest.mark.parametrize("odd", [{"words": "***"}, {"why": ""}, {"source": ""}])
def test_a_line_has_words_a_reason_and_a_law(world, as_, odd):
    answer = as_("anders").post(NEW, {**BALD, **odd})
    assert answer.status == 422
    assert f'id="{next(iter(odd))}-error"' in answer.text
