"""The administrator keeps log-ins and settings, and reads the trail."""

import re

import pytest
from sqlmodel import select

from models.kinds import PlacementState
from models.tables.people import User
from tests.views.counted import statements

NEW = {"name": "Nanna Ny", "email": "Nanna@eksempel.dk", "role": "caseworker"}


@pytest.fixture
def anders(world, as_):
    return as_("anders")


def test_a_new_person_can_log_in_with_the_password_that_is_shown_once(world, anders, visitor):
    page = anders.get("/administration/brugere/ny").submit(NEW)
    password = re.search(r"<code[^>]*>([^<]+)</code>", page.text).group(1)
    assert password not in anders.get("/administration/brugere").text

    inside = visitor.get("/log-ind").submit({"email": "nanna@eksempel.dk", "password": password})
    assert inside.status == 200
    assert "Nanna Ny" in inside.text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"email": "karen@eksempel.dk"}, "Adressen er i brug"),
        ({"email": "ingen adresse"}, "hele adressen"),
        ({"role": "employer"}, "irksomhed"),
        ({"role": "caseworker", "company_id": "1"}, "irksomhed"),
        ({"name": ""}, "navn"),
    ],
)
def test_a_wrong_person_comes_back_with_what_was_typed(world, anders, changed, said):
    answer = anders.post("/administration/brugere/ny", {**NEW, **changed})
    assert answer.status == 422
    assert said in answer.words
    assert {**NEW, **changed}["email"] in answer.text
    with world.session() as session:
        assert session.exec(select(User).where(User.name == "Nanna Ny")).first() is None


def test_closing_a_log_in_ends_the_sessions_at_once(world, anders, as_):
    karen = as_("karen")
    assert karen.get("/loefter/").status == 200
    user = world.people.users["karen"]
    anders.post(f"/administration/brugere/{user.id}/close", {"version": user.version})
    assert karen.get("/loefter/").status == 303
    assert "kan logge ind igen" in (
        anders.get("/administration/brugere").submit(action=f"/{user.id}/open").words
    )


def test_nobody_closes_the_own_log_in(world, anders):
    user = world.people.users["anders"]
    answer = anders.post(f"/administration/brugere/{user.id}/close", {"version": user.version})
    assert answer.status == 409


def test_without_a_legal_basis_no_list_is_made(world, anders, as_):
    world.agreement()
    world.citizens(2)
    opening_id = world.opening()
    anders.get("/administration/indstillinger").submit({"legal_basis": ""}, action="/matchning")

    answer = as_("karen").post(f"/aabninger/{opening_id}/matchliste")
    assert answer.status == 409
    assert "Matchning er slået fra" in answer.words


def test_the_trail_tells_who_did_what(world, anders, as_):
    world.agreement()
    world.citizens(3)
    placement_id = world.placement(until=PlacementState.CITIZEN_HEARD)
    as_("sara").get(f"/forloeb/{placement_id}")

    assert "Talte med borgeren" in anders.get("/administration/spor").words
    only_read = anders.get("/administration/spor?handling=read").words
    assert "Sara Lind" in only_read
    assert "Talte med borgeren" not in only_read
    assert anders.get("/administration/spor?om=xyz&nummer=abc&hvem=-1&side=99999").status == 200


def test_the_vocabulary_page_names_its_sources(world, anders):
    assert "startordliste" in anders.get("/administration/ordliste").words


def test_the_trail_takes_as_many_statements_for_many_lines(world, anders, engine):
    world.agreement()
    anders.get("/administration/spor")
    with statements(engine) as few:
        anders.get("/administration/spor")
    world.citizens(3)
    world.placement(until=PlacementState.PRESENTED)
    with statements(engine) as many:
        anders.get("/administration/spor")
    assert len(many) == len(few)


def test_sixty_people_take_as_many_statements_as_the_first(world, anders, engine):
    anders.get("/administration/brugere")
    with statements(engine) as few:
        anders.get("/administration/brugere")
    with world.session() as session:
        sara = session.exec(select(User).where(User.name.startswith("Sara"))).one()
        same = sara.model_dump(exclude={"id"})
        session.add_all(User(**same | {"email": f"{n}@eksempel.dk"}) for n in range(60))
    with statements(engine) as many:
        page = anders.get("/administration/brugere")
    assert "59@eksempel.dk" in page.text
    assert len(many) == len(few)


@pytest.mark.parametrize("name", ["karen", "sara", "lone", "bo"])
@pytest.mark.parametrize("page", ["brugere", "indstillinger", "ordliste", "spor"])
def test_others_do_not_find_the_administration(world, as_, name, page):
    assert as_(name).get(f"/administration/{page}").status == 404
