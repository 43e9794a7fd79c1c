"""Expectations and follow-ups as people click through them."""

from datetime import timedelta

import pytest

from models.kinds import PlacementState
from models.tables.placements import Placement, PlacementChecks
from tests.views.counted import statements

S = PlacementState


@pytest.fixture
def ready(world):
    world.agreement()
    world.citizens(4)
    return world


def test_the_four_steps_and_each_side_s_yes(ready, as_):
    placement_id = ready.placement(until=S.CHECKS_PENDING)
    karen, lone, sara = as_("karen"), as_("lone"), as_("sara")
    one = f"/forloeb/{placement_id}/forventninger"
    theirs = f"/virksomhed/forloeb/{placement_id}/forventninger"
    assert "Konsulenten skriver på teksten" in lone.get(theirs).words

    first = karen.get(f"{one}/formaal")
    assert "Skriv, hvad I ser på" in first.submit({"paid_hours_when": "Efter jul."}).words
    said = {"assessment_points": "Møder til tiden.", "paid_hours_when": "Efter jul."}
    second = first.submit(said)
    assert "Lone Bak" in second.text  # the contact is proposed
    third = second.submit({"absence_rule": "Ring før kl. 7."})
    assert "15 til 30" in third.submit({"buddy_name": "Ida Tøj"}).words
    last = third.submit({"buddy_name": "", "mentor_name": ""})
    whole = last.submit({"citizen_expects": "At lære et fag.", "spoken_language": "dansk"})
    assert "Virksomheden: mangler at sige ja" in whole.words
    noted = sara.get(f"{one}/").submit({"side": "citizen", "name": "Amal"}, action="/ja")
    assert "Borgeren: Amal" in noted.words
    read = lone.get(theirs).words
    assert "At lære et fag." in read
    assert "Amal" not in read  # nobody has told the company the name yet
    assert "Jeres ja er skrevet ned" in lone.get(theirs).submit().words
    assert "har ikke sagt ja" not in karen.get(f"/forloeb/{placement_id}/kontrol").words

    old = lone.get(theirs)
    karen.get(f"{one}/hverdag").submit({"absence_rule": "Ring dagen før."})
    assert "Gælder ikke mere" in karen.get(f"/forloeb/{placement_id}").words
    assert "har ikke sagt ja endnu" in karen.get(f"/forloeb/{placement_id}/kontrol").words
    assert lone.post(theirs, {"shown": "another text"}).status == 409
    assert "Gælder ikke mere" in old.words or "Vi siger ja" in lone.get(theirs).words
    with ready.session() as session:
        checks = session.get_one(PlacementChecks, placement_id)
        assert (checks.employer_aligned_on, checks.citizen_aligned_on) == (None, None)


def test_a_follow_up_is_written_from_the_list_and_waits_no_more(ready, as_, clock, engine):
    placement_id = ready.placement(until=S.ACTIVE)
    clock.now = ready.now + timedelta(days=8)
    karen = as_("karen")
    assert "Opfølgninger (1)" in karen.get("/i-dag/").words
    with statements(engine) as sent:
        assert "Skulle være holdt senest" in karen.get("/forloeb/opfoelgninger").words
    assert len(sent) < 12
    form = karen.get(f"/forloeb/{placement_id}/opfoelgning")
    assert "Skriv kort" in form.submit({"citizen_said": "Godt."}).words
    said = {"summary": "Hun er i gang.", "citizen_said": "Jeg er glad.", "agreed": "Rullen."}
    ahead = {**said, "held_on": f"{clock.now + timedelta(days=1):%d.%m.%Y}"}
    assert "Skriv en dag, der er gået" in form.submit(ahead).words
    page = form.submit(said)
    assert "Borgeren: Jeg er glad." in page.words
    assert "Ingen opfølgninger venter" in karen.get("/forloeb/opfoelgninger").words
    assert "Jeg er glad" not in as_("lone").get(f"/virksomhed/forloeb/{placement_id}").text


def test_a_longer_placement_has_more_follow_ups_and_the_pace_is_the_municipality_s(
    ready, as_, clock
):
    placement_id = ready.placement(until=S.ACTIVE)
    clock.now = ready.now
    karen, anders, one = as_("karen"), as_("anders"), f"/forloeb/{placement_id}"
    before = karen.get(one).words.count("Fast opfølgning")
    with ready.session() as session:
        session.get_one(Placement, placement_id).ends += timedelta(weeks=8)
    longer = karen.get(one).words.count("Fast opfølgning")
    assert longer == before + 2
    assert (
        "mindst 1"
        in anders.get("/indstillinger/opfoelgning").submit({"follow_up_weeks": "0"}).words
    )
    anders.get("/indstillinger/opfoelgning").submit({"follow_up_weeks": "2"})
    assert karen.get(one).words.count("Fast opfølgning") > longer
