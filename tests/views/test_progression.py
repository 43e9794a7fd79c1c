"""Progress as people meet it: a form taken into use, points from three sides, a time moved."""

from datetime import timedelta

import pytest

from models.kinds import PlacementState
from models.tables.openings import Opening
from models.tables.placement_life import ExpectationAlignment
from models.tables.placements import Placement

S = PlacementState
NEW = "/indstillinger/fremskridt/ny?fra=Fremskridt på arbejdspladsen (BIP)"
FOLLOW_UP = {"summary": "Møder til tiden.", "citizen_said": "Jeg vil gerne have flere timer."}


@pytest.fixture
def running(world, clock):
    world.agreement()
    world.citizens(2)
    world.placement_id = world.placement(until=S.ACTIVE)
    clock.now = world.now + timedelta(hours=1)
    return world


def test_from_the_form_to_the_picture_and_nobody_reads_what_is_not_hers(running, as_):
    karen, lone, mette = as_("karen"), as_("lone"), as_("mette")
    one = f"/forloeb/{running.placement_id}"
    assert "ingen formular" in karen.get(f"{one}/fremskridt").words
    assert "ikke valgt et skema" in lone.get(f"/virksomhed{one}/fremskridt").words
    listed = mette.get(NEW).submit({"name": "BIP i Middelfart"})
    assert "BIP i Middelfart" in listed.words

    # On the way back to the car: the follow-up, and two of the six lines.
    told = karen.get(f"{one}/opfoelgning").submit(
        {**FOLLOW_UP, "points-0-points": "2", "points-1-points": "3"}
    )
    assert "Løser de faste opgaver med lidt hjælp" in told.words
    lone.get(f"/virksomhed{one}/fremskridt").submit({"points-0-points": "4"})
    teacher = {"scorer": "teacher", "points-4-points": "1"}
    page = as_("sara").get(f"{one}/fremskridt")
    assert "Skriv, hvad sproglæreren hedder" in page.submit(teacher).words
    page.submit({**teacher, "said_by": "Sofie Sprogstue", "place": "school"})

    whole = karen.get(one).words
    for said in ("Virksomheden", "Sproglæreren, Sofie Sprogstue", "På sprogskolen", "BIP"):
        assert said in whole
    with running.session() as session:
        citizen_id = session.get_one(Placement, running.placement_id).citizen_id
    assert "Sofie Sprogstue" in as_("sara").get(f"/borgere/{citizen_id}").words
    own = lone.get(f"/virksomhed{one}/fremskridt").words
    assert "Tror på et job 4" in own
    for page in (own, lone.get(f"/virksomhed{one}").words):
        assert "Sofie" not in page
        assert "Tror på et job 2" not in page
        assert "flere timer" not in page


def test_a_form_is_changed_with_its_old_edition_kept_and_put_aside(running, as_):
    mette, anders = as_("mette"), as_("anders")
    mette.get(NEW).submit()
    first, second = (
        mette.get("/indstillinger/fremskridt/1"),
        anders.get("/indstillinger/fremskridt/1"),
    )
    same = first.submit({"indicators-1-text": "Tror på et job", "indicators-1-one": "x"})
    assert "står der to gange" in same.words
    first.submit({"name": "Vores skema"})
    assert "har ændret det samme" in second.submit({"name": "Et andet"}).words
    assert "Udgave 1" in mette.get("/indstillinger/fremskridt/1").words
    gone = mette.get("/indstillinger/fremskridt/").submit(action="/gemt")
    assert "Lagt væk" in gone.words
    assert "ingen formular" in as_("karen").get(f"/forloeb/{running.placement_id}/fremskridt").words


def test_what_points_lead_to_is_on_the_list_with_its_one_act(running, as_, clock):
    as_("mette").get(NEW).submit()
    karen, one = as_("karen"), f"/forloeb/{running.placement_id}"
    lines = {f"points-{number}-points": "5" for number in range(6)}
    karen.get(f"{one}/fremskridt").submit(lines)
    assert "nået langt" not in karen.get("/forloeb/opfoelgninger").words
    with running.session() as session:
        placement = session.get_one(Placement, running.placement_id)
        opening = session.get_one(Opening, placement.opening_id)
        opening.hire_potential = "no"
        session.add(opening)
    for address in ("/forloeb/opfoelgninger", one):
        page = karen.get(address)
        assert "Find et sted, der kan ansætte" in page.words
        assert f"/borgere/{placement.citizen_id}/muligheder" in page.text


def test_a_time_is_agreed_and_moved_and_the_buddy_tells_from_a_phone(running, as_, clock):
    karen, one = as_("karen"), f"/forloeb/{running.placement_id}"
    day = clock.now.date() + timedelta(days=2)
    said = {"day": f"{day - timedelta(days=9):%d.%m.%Y}", "clock": "9.30"}
    assert "Tidspunktet er gået" in karen.get(f"{one}/tid").submit(said, action="/tid").words
    karen.get(f"{one}/tid").submit({**said, "day": f"{day:%d.%m.%Y}"}, action="/tid")
    assert "Flyt den" in karen.get("/forloeb/opfoelgninger").words
    moved = karen.get(f"{one}/tid").submit({"clock": "14"}, action="/tid")
    assert "kl. 14.00 (besøg)" in moved.words
    assert "Aftal en tid" in karen.get(f"{one}/tid").submit(action="/aflys").words

    with running.session() as session:
        text = session.get_one(ExpectationAlignment, running.placement_id)
        text.buddy_name, text.buddy_minutes_a_day = "Ida Frost", 20
        session.add(text)
    lone, week = as_("lone"), f"/virksomhed{one}/sprogmakker"
    assert "Ugen med sprogmakkeren" in lone.get(f"/virksomhed{one}").words
    assert "højst 60" in lone.get(week).submit({"minutes_a_day": "99"}).words
    lone.get(week).submit()
    whole = karen.get(one).words
    assert "Ida Frost, 20 minutter om dagen" in whole
    assert "Der er ingen mentor" in whole
    assert "Sprogmakkeren er ikke øvet" in whole
