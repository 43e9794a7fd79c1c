"""A caseworker puts a citizen forward; the consultant sees it where she works, and answers."""

import pytest
from sqlmodel import select

from models.tables.matches import PutForward
from models.tables.people import Citizen
from models.tables.trail import Event

NOTE = "Hun kender chefen fra et kursus og har spurgt til stedet."


@pytest.fixture
def place(world):
    """An opening on offer with three citizens and a list; its number."""
    world.agreement()
    world.citizens(3)
    return world.opening()


def put_forward(sara, citizen_id, opening_id, note=NOTE):
    return sara.get(f"/borgere/{citizen_id}/muligheder/{opening_id}/foreslaa").submit(
        {"note": note}
    )


def rows(world, table):
    with world.session() as session:
        return session.exec(select(table).order_by(table.id)).all()


def test_the_consultant_nominates_whom_the_caseworker_put_forward(world, as_, place):
    run = world.match_list(place)
    before = [(item.citizen_id, item.rank, item.points) for item in world.items(run)]
    sara, karen = as_("sara"), as_("karen")
    last = world.items(run)[-1]
    page = sara.get(f"/borgere/{last.citizen_id}/muligheder")
    assert f"/borgere/{last.citizen_id}/muligheder/{place}/foreslaa" in page.text
    assert "venter på svar" in put_forward(sara, last.citizen_id, place).words

    [row] = rows(world, PutForward)
    assert f"/forslag-om-borgere/{row.id}" in karen.get("/i-dag/").text
    with world.session() as session:
        name = session.get_one(Citizen, last.citizen_id).name
    assert name not in karen.get("/i-dag/").text  # a desk is read over shoulders
    listed = karen.get(f"/matchlister/{run}")
    assert NOTE in listed.words
    assert f"Nummer {last.rank}" in listed.words
    assert "Indstil fra listen" in karen.get(f"/forslag-om-borgere/{row.id}").words
    assert [(i.citizen_id, i.rank, i.points) for i in world.items(run)] == before

    world.nominated(run, place=len(before) - 1)
    [row] = rows(world, PutForward)
    assert row.answer.value == "nominated"
    assert "Indstillet" in sara.get(f"/borgere/{last.citizen_id}").words
    assert "Foreslået af sagsbehandlere" not in karen.get(f"/matchlister/{run}").words
    assert f"/forslag-om-borgere/{row.id}" not in karen.get("/i-dag/").text


def test_the_consultant_says_not_now_once_and_the_caseworker_reads_why(world, as_, place):
    citizen = world.citizens(1)[0]
    sara, karen = as_("sara"), as_("karen")
    put_forward(sara, citizen, place)
    again = put_forward(sara, citizen, place)
    assert again.status == 422
    assert "Vent på konsulentens svar" in again.words
    [row] = rows(world, PutForward)
    page = karen.get(f"/forslag-om-borgere/{row.id}")
    assert "ikke på nogen liste" in page.words
    assert page.submit({"reason": "nej"}).status == 422
    assert page.submit({"reason": "Pladsen er lovet til en anden."}).status == 200
    assert page.submit({"reason": "Den er stadig lovet væk."}).status == 409
    told = sara.get(f"/borgere/{citizen}/muligheder").words
    assert "Ikke nu" in told
    assert "Pladsen er lovet til en anden." in told
    acts = [event.action for event in rows(world, Event) if event.action.startswith("put_forward")]
    assert acts == ["put_forward", "put_forward_answered"]
    assert "venter på svar" in put_forward(sara, citizen, place).words  # she may ask again


def test_a_gate_holds_and_another_municipality_sees_nothing(world, as_, place):
    sara = as_("sara")
    [late] = world.citizens(1, hours_a_week=5.0)
    page = put_forward(sara, late, place)
    assert page.status == 422
    assert rows(world, PutForward) == []
    citizen = world.ids["MID-2026-0001"]
    put_forward(sara, citizen, place)
    [row] = rows(world, PutForward)
    assert as_("bo").get(f"/forslag-om-borgere/{row.id}").status == 404
    assert as_("ulla").get(f"/borgere/{citizen}/muligheder/{place}/foreslaa").status == 404
    assert "Foreslået" not in as_("bo").get("/i-dag/").words
