"""Tips about companies, and being there every week."""

import pytest
from sqlmodel import select

from models.kinds import LeadState, PlacementState, ProblemCategory
from models.tables.companies import Workplace
from models.tables.desk import CompanyLead, Presence
from models.tables.placements import Placement
from portal.services.promises import problems

TIP = {"name": "Toves Tømrer", "text": "Mangler en lærling.", "source": "volunteer"}
WHY = "Hun har det for svært lige nu."


@pytest.fixture
def laundry(world):
    world.agreement()
    return world.people.laundry


def test_a_tip_is_thanked_the_same_way_whatever_becomes_of_it(world, laundry, as_):
    sara, karen = as_("sara"), as_("karen")
    assert "Skriv virksomhedens navn" in sara.get("/tip/ny").submit({**TIP, "name": ""}).words
    thanked = sara.get("/tip/ny").submit({**TIP, "source_name": "Ida Frivillig"})
    thanks = "Tak for dit tip om Toves Tømrer."
    assert thanks in thanked.words
    assert "Jeg har taget kontakt" not in thanked.words  # a caseworker follows nothing up
    assert "Tip om virksomheder (1)" in karen.get("/i-dag/").words
    page = karen.get("/tip/1")
    assert "Vælg virksomheden" in page.submit({"company_id": ""}, action="/virksomhed").words
    page.submit({"why": WHY}, action="/luk")
    again = sara.get("/tip/1")
    assert thanks in again.words
    assert WHY not in again.text
    assert WHY in karen.get("/tip/1").words
    assert karen.post("/tip/1/virksomhed", {"company_id": laundry.id}).status == 422
    assert "Tip om virksomheder" not in karen.get("/i-dag/").words
    assert as_("bo").get("/tip/1").status == 404


def test_a_tip_leads_to_the_company_and_its_agreement(world, laundry, as_):
    karen = as_("karen")
    karen.get("/tip/ny").submit(TIP)
    done = karen.get("/tip/1").submit({"company_id": laundry.id}, action="/virksomhed")
    assert "Tippet er fulgt op" in done.words
    assert "Fulgt op Aftale" in karen.get("/tip/").words
    with world.session() as session:
        lead = session.exec(select(CompanyLead)).one()
        assert (lead.state, lead.company_id) == (LeadState.CONTACTED, laundry.id)


def test_who_is_there_now_is_told_of_a_problem_on_the_spot(world, laundry, as_, clock):
    world.citizens(1)
    placement_id = world.placement(PlacementState.APPROVED)
    world.now = clock.now  # a Tuesday at ten
    with world.session() as session:
        place = session.exec(select(Workplace).where(Workplace.company_id == laundry.id)).one()
    karen = as_("karen")
    form = karen.get(f"/virksomheder/{laundry.id}/til-stede/")
    said = {"workplace_id": place.id, "weekday": "1", "starts": "9", "ends": "12"}
    assert "senere end det første" in form.submit({**said, "ends": "8"}).words
    assert "tirsdag kl. 09.00–12.00" in form.submit(said).words
    assert "tirsdag kl. 09.00–12.00" in as_("lone").get("/virksomhed/").words
    with world.session() as session:
        told = problems.NewProblem(category=ProblemCategory.LANGUAGE, description="Forstår ikke.")
        placement = session.get_one(Placement, placement_id)
        problems.report(session, placement, told, by=world.people.viewer("lone"), now=clock.now)
    assert "Mød dem med det samme" in karen.get("/i-dag/").words
    clock.forward(hours=3)
    karen = as_("karen")
    day = karen.get("/i-dag/").words
    assert "Problem: " in day
    assert "Mød dem med det samme" not in day
    karen.get(f"/virksomheder/{laundry.id}/til-stede/").submit(action="/stop")
    with world.session() as session:
        assert session.exec(select(Presence)).all() == []  # it had not begun before today
