"""A placement's page while it lasts and when it is over, as people click through it."""

from datetime import timedelta

import pytest

from models.kinds import PlacementState
from models.tables.placements import Placement
from tests.views.counted import statements

S = PlacementState


@pytest.fixture
def ready(world):
    world.agreement()
    world.citizens(4)
    return world


def test_a_wish_goes_from_the_company_over_the_front_page_to_a_later_end(ready, as_, clock):
    placement_id = ready.placement(until=S.ACTIVE)
    clock.now = ready.now
    with ready.session() as session:
        ends = session.get_one(Placement, placement_id).ends
    lone, karen, sara = as_("lone"), as_("karen"), as_("sara")
    one, new_end = f"/forloeb/{placement_id}", ends + timedelta(weeks=3)

    asks = lone.get(f"/virksomhed{one}/forlaengelse")
    said = {"new_end": f"{ends:%d.%m.%Y}", "missing": "At betjene rullen alene."}
    assert "Skriv en senere dag" in asks.submit(said).words
    asks.submit({**said, "new_end": f"{new_end:%d.%m.%Y}"})
    assert "Ønsker om længere forløb (1)" in karen.get("/i-dag/").words
    assert "Vurdér ønsket" in karen.get(one).words
    karen.get(f"{one}/forlaengelse/1/vurdering").submit(
        {"plan": "Alene to formiddage om ugen.", "paid_hours_possible": "1"}
    )
    page = sara.get(f"{one}/forlaengelse/1")
    assert "Reglerne har intet imod" in page.words
    assert "forlænget 1 gang" in page.submit(action="/godkend").words
    assert "Forløbet er forlænget til" in lone.get(f"/virksomhed{one}").words


def test_it_is_closed_with_what_was_learnt_and_becomes_something_else(ready, as_, clock):
    placement_id = ready.placement(until=S.ACTIVE)
    clock.now = ready.now + timedelta(hours=1)
    karen, one = as_("karen"), f"/forloeb/{placement_id}"
    karen.get(f"{one}/stop").submit({"reason": "better_offer", "note": "Fik arbejde."})
    as_("lone").get(f"/virksomhed{one}/hvordan-gik-det").submit(
        {"text": "Hun er dygtig.", "would_again": "1"}
    )
    closing = karen.get(f"{one}/afslut")
    assert "Hun er dygtig." in closing.words
    said = {"outcome": "new_internship", "next_step": "Ny praktik her."}
    assert "sæt flueben" in closing.submit(said).words
    closing.submit(
        {**said, "skills-0-text": "betjene en rulle", "citizen-text": "Jeg blev glad for det."}
    )
    assert ready.state(placement_id) is S.CLOSED
    told = karen.get(one).words
    assert "betjene en rulle" in told
    assert "Vil gerne tage imod en borger igen." in told

    starts = clock.now.date() + timedelta(days=7)
    agree = karen.get(f"{one}/videre").submit(
        {
            "placement_type": "internship",
            "starts": f"{starts:%d.%m.%Y}",
            "ends": f"{starts + timedelta(weeks=8):%d.%m.%Y}",
            "reason": "Der er mere at lære i strygeriet.",
            "own_wish": "Jeg vil gerne lære at stryge.",
        }
    )
    assert agree.address.endswith("/aftale")
    assert "Intropraktik" in agree.words
    assert "Sortere vasketøj" in agree.text
    new = agree.address.split("/")[2]
    assert f"/forloeb/{new}" in karen.get(one).text


def test_the_week_begins_from_school_and_work_and_keeps_its_kinds(ready, as_, clock):
    placement_id = ready.placement(until=S.APPROVED)
    clock.now = ready.now
    karen, week = as_("karen"), f"/forloeb/{placement_id}/uge"
    page = karen.get(f"{week}?skabelon=2-3")
    assert page.submit().address == f"/forloeb/{placement_id}"
    told = karen.get(f"/forloeb/{placement_id}").words
    assert "Undervisning" in told
    assert "Timer i ugen" in told


def test_the_page_and_the_list_ask_for_no_more_when_there_is_more(ready, as_, engine, clock):
    """The page's statements are counted too: nothing is fetched line by line."""
    placement_id = ready.placement(until=S.ACTIVE)
    clock.now = ready.now
    karen = as_("karen")
    karen.get(f"/forloeb/{placement_id}")
    with statements(engine) as sent:
        karen.get(f"/forloeb/{placement_id}")
    assert len(sent) <= 40
    for kind, start in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        with statements(engine) as sent:
            answer = karen.client.get(f"/forloeb/hent/{kind}?status=active&slutter=60")
        assert answer.data.startswith(start)
        assert len(sent) <= 8
    assert "Ingen forløb passer" in karen.get("/forloeb/?forlaenges=1").words
    assert "Vaskerimedarbejder" in karen.get("/forloeb/?status=ukendt&mine=1").words
