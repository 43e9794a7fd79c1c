"""What waits for a caseworker, and a citizen's record to read."""

import re
from datetime import date

import pytest
from sqlmodel import select

from models.kinds import ObjectType, PlacementState, RequirementKind, Role
from models.tables.people import Citizen, CitizenLegal, CitizenPermit
from models.tables.trail import Event
from tests.people import newcomer
from tests.views.counted import statements

RECORD = {
    "wish": "Vil gerne arbejde med tøj.",
    "consideration": "Skal undgå tunge løft.",
    "needs_interpreter": True,
    "interpreter_language": "arabisk",
}


@pytest.fixture
def amal(world):
    """One citizen with a full record; her number."""
    [citizen_id] = world.citizens(1, **RECORD)
    with world.session() as session:
        session.add(
            CitizenPermit(
                citizen_id=citizen_id,
                kind=RequirementKind.LICENCE,
                text="kørekort B",
                valid_to=date(2026, 10, 1),
            )
        )
    return citizen_id


def legal(world, citizen_id, **changes):
    with world.session() as session:
        session.get_one(CitizenLegal, citizen_id).sqlmodel_update(changes)


def test_the_record_tells_what_she_can_and_wishes_and_who_keeps_it(amal, as_):
    page = as_("karen").get(f"/borgere/{amal}")
    for told in (
        "vaskerimedarbejder",
        "I udlandet",
        "sortere vasketøj",
        "Brugt i et job",
        "kørekort B",
        "1. oktober 2026 Udløbet",
        "Rengøring og service",
        "Vil gerne arbejde med tøj.",
        "Skal undgå tunge løft.",
        "Ja, arabisk",
        "A2 – hverdagens enkle samtaler",
        "tirsdag 16.00–19.00",
        "Sara Lind fører oplysningerne",
        "Siden er kun til at læse",
    ):
        assert told in page.words
    assert "Amal" not in page.title


def test_what_is_missing_for_fair_points_is_named(amal, as_):
    words = as_("karen").get(f"/borgere/{amal}").words
    assert "Ved vi ikke: niveau for at skrive dansk" in words
    assert "Ved vi ikke: hvornår borgeren kan begynde" in words
    assert "Ved vi ikke: hvor borgeren bor" not in words


def test_legal_facts_are_for_the_caseworker_alone(amal, as_):
    assert "17. maj 1994" in as_("sara").get(f"/borgere/{amal}").words
    for name in ("karen", "mette"):
        page = as_(name).get(f"/borgere/{amal}")
        assert not re.search(r"1994|Flygtning|1\. september 2024|Jobparat", page.text)
        assert "IGU mulig i dag Ja" in page.words


def test_the_consultant_reads_that_an_igu_is_not_possible_and_not_why(world, amal, as_):
    legal(world, amal, born_on=date(1950, 3, 3))
    karen = as_("karen").get(f"/borgere/{amal}").words
    assert "IGU mulig i dag Nej" in karen
    assert "for gammel" not in karen
    assert "for gammel" in as_("sara").get(f"/borgere/{amal}").words


def test_a_citizen_whose_legal_facts_nobody_wrote_is_shown_too(world, amal, as_):
    with world.session() as session:
        session.delete(session.get_one(CitizenLegal, amal))
    assert "IGU mulig i dag Nej" in as_("karen").get(f"/borgere/{amal}").words
    assert "Lovgrundlag" not in as_("sara").get(f"/borgere/{amal}").words


def test_an_empty_record_is_whole_as_well(world, as_):
    [citizen_id] = world.citizens(1, postcode="", hours_a_week=None, danish_speak=None)
    with world.session() as session:
        for table in ("entry", "skill", "industry", "lesson"):
            session.connection().exec_driver_sql(f"DELETE FROM citizen_{table}")
    words = as_("karen").get(f"/borgere/{citizen_id}").words
    assert "Ved vi ikke: hvad borgeren har lavet og kan" in words
    assert "Ingen undervisning er skrevet ind." in words


def test_every_look_at_a_record_leaves_a_line(world, amal, as_):
    karen = as_("karen")
    karen.get(f"/borgere/{amal}")
    karen.get(f"/borgere/{amal}")
    with world.session() as session:
        events = session.exec(select(Event).where(Event.action == "read")).all()
    assert [(event.object_type, event.object_id) for event in events] == [
        (ObjectType.CITIZEN, amal)
    ] * 2


@pytest.mark.parametrize("name", ["bo", "ulla", "jens", "lone", "anders"])
def test_others_find_no_citizen_and_leave_no_line(world, amal, as_, name):
    assert as_(name).get(f"/borgere/{amal}").status == 404
    with world.session() as session:
        assert session.exec(select(Event).where(Event.action == "read")).all() == []


def test_the_record_shows_where_she_was_proposed_and_why(world, as_):
    world.agreement()
    [citizen_id] = world.citizens(1)
    run_id = world.match_list(world.opening())
    placement_id = world.nominated(run_id)
    page = as_("sara").get(f"/borgere/{citizen_id}")
    assert f"/forloeb/{placement_id}" in page.text
    assert f"/matchlister/{run_id}/{world.items(run_id)[0].id}" in page.text
    assert "nummer 1 af 1" in page.words


def test_the_list_is_searched_by_name_and_case_number(world, as_):
    world.citizens(3)
    karen = as_("karen")
    assert len(re.findall("MID-", karen.get("/borgere/?soeg=eksempel+2").words)) == 1
    assert len(re.findall("MID-", karen.get("/borgere/?soeg=mid-2026-0003").words)) == 1
    assert "Ingen borgere passer" in karen.get("/borgere/?soeg=ingen").words


@pytest.mark.parametrize("query", ["soeg=%25_", "_anchor=x", "side=0", "antal=9"])
def test_a_hostile_search_is_answered_calmly(world, as_, query):
    world.citizens(1)
    assert as_("karen").get(f"/borgere/?{query}").status == 200


@pytest.mark.parametrize(
    "query", ["soeg=%01", "mine=ja", "uden=x", "dansk=z9", "dage=0", "mangler=x", "orden=x"]
)
def test_a_filter_that_is_none_is_not_used_and_says_so(world, as_, query):
    world.citizens(1)
    page = as_("sara").get(f"/borgere/?{query}")
    assert page.status == 422
    assert "Filteret er ikke brugt" in page.words
    assert "MID-2026-0001" in page.words


def test_a_caseworker_sees_her_own_and_those_without_anything(world, as_):
    world.agreement()
    world.citizens(3)
    world.nominated(world.match_list(world.opening()))
    with world.session() as session:
        signe = newcomer(session, world.people.municipality, Role.CASEWORKER, "Signe Vang")
        session.exec(select(Citizen).order_by(Citizen.id)).all()[2].caseworker_id = signe.id
    sara = as_("sara")
    assert len(re.findall("MID-", sara.get("/borgere/?mine=1").words)) == 2
    fragment = sara.get("/borgere/?uden=1", htmx=True)
    assert len(re.findall("MID-", fragment.words)) == 2
    assert "1 af dine borgere" in sara.get("/borgere/mine-opgaver").words


def test_another_municipality_lists_nobody_of_ours(world, as_):
    world.citizens(2)
    assert "MID-" not in as_("bo").get("/borgere/").words
    assert as_("lone").get("/borgere/").status == 404
    assert as_("anders").get("/borgere/").status == 404


def test_an_empty_day_says_so(world, as_):
    words = as_("sara").get("/borgere/mine-opgaver").words
    assert "Ingen venter på dig lige nu" in words
    assert "Der er ingen borgere i kommunen endnu" in as_("karen").get("/borgere/").words


def test_the_front_page_says_who_needs_her_and_the_next_act(world, as_):
    world.agreement()
    world.citizens(2)
    heard = world.nominated(world.match_list(world.opening()))
    agreed = world.placement(PlacementState.CHECKS_PENDING)
    page = as_("sara").get("/borgere/mine-opgaver")
    assert "Dine borgere, der skal høres (1)" in page.words
    assert f"/forloeb/{heard}/samtale" in page.text
    assert "Dine borgeres forløb, der skal godkendes (1)" in page.words
    assert f"/forloeb/{agreed}" in page.text


@pytest.mark.parametrize("name", ["karen", "mette", "lone", "anders"])
def test_the_front_page_is_the_caseworkers(world, as_, name):
    assert as_(name).get("/borgere/mine-opgaver").status == 404


@pytest.mark.parametrize("address", ["/borgere/?antal=100", "/borgere/mine-opgaver"])
def test_more_citizens_are_no_more_questions_to_the_store(world, engine, as_, address):
    sara, sent = as_("sara"), []
    for number in (5, 55):
        world.citizens(number)
        sara.get(address)
        with statements(engine) as counted:
            sara.get(address)
        sent.append(len(counted))
    assert sent[0] == sent[1]
