"""The list of citizens as a file, and filters kept as views."""

import csv
import re
from io import StringIO

import pytest
from sqlmodel import select

from models.kinds import PlacementState, Role
from models.tables.case import SavedView
from models.tables.columns import folded
from models.tables.people import Citizen
from models.tables.trail import Event
from tests.people import newcomer
from tests.views.counted import statements

LIST = "/borgere/"


def rows(answer):
    return list(csv.reader(StringIO(answer.text.lstrip("\ufeff"), newline=""), delimiter=";"))


def name(world, citizen_id, said):
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        citizen.name, citizen.search_key = said, folded(said)


def exports(world):
    with world.session() as session:
        return session.exec(select(Event).where(Event.action == "exported")).all()


def test_the_file_holds_exactly_what_is_shown(world, as_):
    world.agreement()
    world.citizens(3)
    world.placement(PlacementState.CHECKS_PENDING)
    sara = as_("sara")
    page = sara.get(f"{LIST}?uden=1")
    [address] = re.findall(r'href="(/borgere/hent/csv[^"]*)"', page.text)
    first, *told = rows(sara.get(address))
    assert first[:3] == ["Navn", "Sagsnummer", "Sagsbehandler"]
    assert len(told) == 2
    for row in told:
        for cell in row[:6]:
            assert cell in page.words
    whole = rows(sara.get("/borgere/hent/csv"))[1:]
    assert len(whole) == 3
    assert sum(row[6].endswith(": Lones Vaskeri") for row in whole) == 1


def test_a_misspelt_name_is_fetched_as_it_is_shown(world, as_):
    first, _second = world.citizens(2)
    name(world, first, "Fatima Noor")
    page = as_("sara").get(f"{LIST}?soeg=fattima")
    assert "Ingen hedder »fattima«" in page.words
    assert [row[0] for row in rows(as_("sara").get("/borgere/hent/csv?soeg=fattima"))[1:]] == [
        "Fatima Noor"
    ]


def test_every_file_leaves_a_line_without_names(world, as_):
    world.citizens(2)
    karen = as_("karen")
    answer = karen.client.get("/borgere/hent/xlsx?soeg=amal&dansk=a1")
    assert answer.data.startswith(b"PK")
    assert "borgere-2026-11-24.xlsx" in answer.headers["Content-Disposition"]
    [event] = exports(world)
    assert event.details == {
        "list": "citizens",
        "kind": "xlsx",
        "rows": 2,
        "filter": {"soeg": True, "dansk": "a1"},
    }


def test_a_formula_in_a_name_stays_text(world, as_):
    [citizen_id] = world.citizens(1)
    name(world, citizen_id, "=1+1")
    assert rows(as_("sara").get("/borgere/hent/csv"))[1][0] == "'=1+1"


def test_a_file_of_a_filter_that_is_none_is_not_made(world, as_):
    world.citizens(1)
    answer = as_("sara").get("/borgere/hent/csv?dansk=z9")
    assert answer.status == 303
    assert answer.location == "/borgere/?dansk=z9"
    assert exports(world) == []


@pytest.mark.parametrize("name", ["lone", "anders"])
def test_who_sees_no_citizens_fetches_none(world, as_, name):
    world.citizens(1)
    for address in ("/borgere/hent/csv", "/borgere/hent/xlsx", "/borgere/visninger"):
        assert as_(name).get(address).status == 404
    assert exports(world) == []


def test_another_municipality_fetches_its_own(world, as_):
    world.citizens(2)
    assert rows(as_("ulla").get("/borgere/hent/csv"))[1:] == []


def test_only_a_caseworker_filters_by_her_situation(world, as_):
    world.citizens(1)
    assert 'name="status"' in as_("sara").get(LIST).text
    for name in ("karen", "mette"):
        page = as_(name).get(f"{LIST}?status=parental_leave")
        assert 'name="status"' not in page.text
        assert "MID-2026-0001" in page.words


def test_a_view_is_kept_found_renamed_and_removed(world, as_):
    world.citizens(2)
    sara = as_("sara")
    form = sara.get("/borgere/visninger?uden=1&dansk=a2&side=3")
    assert "Uden forslag og forløb" in form.words
    kept = form.submit({"name": "Klar nu"})
    assert "Visningen »Klar nu« er gemt." in kept.words
    with world.session() as session:
        [row] = session.exec(select(SavedView)).all()
    assert row.query == "uden=1&dansk=a2"
    assert f'href="{LIST}?uden=1&amp;dansk=a2" aria-current="page"' in kept.text
    again = sara.get("/borgere/visninger").submit({"name": "Parate"}, action="/navn")
    assert "Visningen hedder nu »Parate«." in again.words
    gone = again.submit(action="/fjern")
    assert "Parate" not in gone.words
    with world.session() as session:
        assert session.exec(select(SavedView)).all() == []


def test_a_view_with_the_same_name_is_replaced_and_two_never_share_one(world, as_):
    sara = as_("sara")
    for query, called in (("uden=1", "A"), ("dansk=b1", "A"), ("dansk=b2", "B")):
        sara.post(f"/borgere/visninger?{query}", {"name": called})
    with world.session() as session:
        views = {view.name: view for view in session.exec(select(SavedView)).all()}
    assert {name: view.query for name, view in views.items()} == {"A": "dansk=b1", "B": "dansk=b2"}
    taken = sara.post("/borgere/visninger/navn", {"view": views["B"].id, "name": "A"})
    assert taken.status == 422
    assert "Du har en anden visning med det navn" in taken.words


def test_nobody_sees_or_touches_the_views_of_another(world, as_):
    as_("sara").post("/borgere/visninger?uden=1", {"name": "Saras"})
    with world.session() as session:
        view_id = session.exec(select(SavedView.id)).one()
        world.people.users["signe"] = newcomer(
            session, world.people.municipality, Role.CASEWORKER, "Signe Vang"
        )
    signe = as_("signe")
    assert "Saras" not in signe.get(LIST).words
    assert signe.post("/borgere/visninger/fjern", {"view": view_id}).status == 404
    assert signe.post("/borgere/visninger/navn", {"view": view_id, "name": "x"}).status == 404


def test_there_is_room_for_twenty_views(world, as_):
    sara = as_("sara")
    for number in range(20):
        sara.post("/borgere/visninger", {"name": f"Nummer {number}"})
    full = sara.post("/borgere/visninger", {"name": "Én til"})
    assert full.status == 422
    assert "Du har allerede 20 visninger" in full.words


@pytest.mark.parametrize("address", ["/borgere/hent/csv", "/borgere/?soeg=zzzzz"])
def test_more_citizens_are_no_more_questions_to_the_store(world, engine, as_, address):
    sara, sent = as_("sara"), []
    for number in (5, 40):
        world.citizens(number)
        with statements(engine) as counted:
            sara.get(address)
        sent.append(len(counted))
    assert sent[0] == sent[1]
