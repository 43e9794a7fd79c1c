"""A move as the two municipalities see it, and a CPR number as the caseworker does."""

import io

import pytest
from sqlmodel import select

from models.kinds import CaseMatter
from models.tables.people import Citizen
from models.tables.trail import Event
from portal.services.citizens import cpr, party_access
from portal.services.citizens.cpr import CprSwitch, Keys
from portal.services.citizens.party_access import NewRequest
from tests.standing import CPR_KEYS
from tests.views.town_move import NUMBER

WHOLE = (NUMBER, NUMBER.replace("-", ""))


@pytest.fixture
def amal(world) -> int:
    """The citizen; numbers are kept in her municipality."""
    [citizen_id] = world.citizens(1)
    with world.session() as session:
        by = {"by": world.people.viewer("anders"), "now": world.now}
        cpr.switch(session, CprSwitch(kept=True), Keys.of(CPR_KEYS), **by)
    return citizen_id


def test_the_receiver_reads_a_day_and_a_municipality_and_after_it_the_case(as_, world, amal):
    sara, ulla, jens = as_("sara"), as_("ulla"), as_("jens")
    there = world.people.users["ulla"].municipality_id
    said = {"asked_on": "24.11.2026", "moves_on": "24.11.2026", "reason": "Hemmelig grund."}
    form = sara.get(f"/borgere/{amal}/flyt")
    assert form.submit({**said, "to_municipality_id": str(there)}).status == 200
    for browser, page in (
        (ulla, "/borgere/mine-opgaver"),
        (jens, "/overblik/"),
        (ulla, "/flytninger"),
    ):
        told = browser.get(page).words
        assert "Middelfart Kommune" in told
        assert not [word for word in ("Amal", "MID-2026", "Hemmelig", "Sara") if word in told]
    assert ulla.get(f"/borgere/{amal}").status == 404
    answer = ulla.get("/flytninger/1/tag-imod")
    assert "Amal" not in answer.text
    answer.submit({"caseworker_id": str(world.people.users["ulla"].id)})
    assert "Amal" in ulla.get(f"/borgere/{amal}").text
    assert "Middelfart Kommune" in ulla.get(f"/borgere/{amal}/tidligere-kommune").words
    assert sara.get(f"/borgere/{amal}").status == 404
    assert "Amal" not in sara.get("/flytninger").text


def test_a_file_goes_out_once_and_comes_in_at_the_other_end(as_, amal):
    sara, ulla = as_("sara"), as_("ulla")
    said = {"asked_on": "24.11.2026", "moves_on": "1.12.2026", "reason": "Arbejde.", "to_name": "X"}
    page = sara.get(f"/borgere/{amal}/flyt/fil")
    short = page.submit({**said, "password": "for kort"})
    assert short.status == 422
    # The bytes as they came: an answer of the tests holds text.
    raw = sara.client.post(
        page.address,
        data={**said, "password": "lang-nok-til-det", "csrf_token": sara._token},
    )
    assert raw.headers["Content-Disposition"].startswith("attachment")
    file = raw.get_data()
    form = ulla.get("/flytninger/laes-ind")
    arrival = {"password": "lang-nok-til-det", "case_number": "KT-1"}
    read = form.submit({**arrival, "file": (io.BytesIO(file), "a.fodfaeste")})
    assert "Amal" in read.text
    again = form.submit({**arrival, "file": (io.BytesIO(file), "a.fodfaeste")})
    assert "allerede læst ind" in again.text


def test_the_number_is_masked_until_asked_for_and_each_look_is_in_the_trail(as_, world, amal):
    sara = as_("sara")
    warned = sara.get(f"/borgere/{amal}/cpr").submit({"cpr": NUMBER})
    assert warned.status == 422
    assert "passer ikke med fødselsdagen i sagen, 17. maj 1994" in warned.words
    kept = warned.submit({"cpr": NUMBER, "other_birthday": "1"}, action=f"/borgere/{amal}/cpr")
    assert kept.status == 200
    seen = sara.get(f"/borgere/{amal}/cpr").text
    assert "750190-••••" in seen
    pages = [seen, *(sara.get(page).text for page in (f"/borgere/{amal}", "/borgere/"))]
    assert not [page for page in pages for whole in WHOLE if whole in page]
    shown = sara.post(f"/borgere/{amal}/cpr/vis")
    assert NUMBER in shown.text
    assert "no-store" in shown.headers["Cache-Control"]
    found = sara.get("/borgere/find-cpr").submit({"cpr": WHOLE[1]})
    assert "Amal" in found.text
    assert "Amal" not in sara.get("/borgere/find-cpr").submit({"cpr": "750190-0002"}).text
    assert sara.get("/borgere/find-cpr").submit({"cpr": "750190"}).status == 422
    with world.session() as session:
        events = session.exec(select(Event)).all()
        pages_read = [event.details.get("page") for event in events]
        assert "cpr_whole" in pages_read
        assert not [event for event in events for whole in WHOLE if whole in str(event)]
    for name in ("karen", "mette", "anders", "ulla", "lone"):
        assert as_(name).get(f"/borgere/{amal}/cpr").status == 404


def test_who_asked_to_see_her_case_stands_on_both_front_pages_until_answered(as_, world, amal):
    sara = {"by": world.people.viewer("sara"), "now": world.now}
    with world.session() as session:
        citizen = session.get_one(Citizen, amal)
        row = party_access.ask(session, citizen, NewRequest(asked_on="10.11.2026"), **sara)
        request_id = row.id
    front = as_("sara").get("/borgere/mine-opgaver")
    assert "Borgeren har bedt om at se sin sag." in front.words
    assert f"/borgere/{amal}/aktindsigt" in front.text
    leader = as_("mette").get("/overblik/").words
    assert "19. november 2026" in leader
    assert "Overskredet" in leader
    delay = {"delay_told_on": "19.11.2026", "delay_reason": "Der er mange sider."}
    page = as_("sara").get(f"/borgere/{amal}/aktindsigt/{request_id}/forsinket")
    assert page.submit(delay).status == 200
    assert "Overskredet" not in as_("mette").get("/overblik/").words
    put_off = f"/borgere/{amal}/udskyd/{CaseMatter.PARTY_ACCESS.value}"
    assert (
        as_("sara").get(put_off).submit({"until_on": "1.12.2026", "reason": "Mange sider."}).status
        == 200
    )
    assert as_("sara").post(f"/borgere/{amal}/aktindsigt/{request_id}/svar").status == 303
    assert "Overskredet" not in as_("mette").get("/overblik/").words
