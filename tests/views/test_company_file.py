"""A company's file: its diary, when it hears from us, its use of interns, and who takes it over."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import CompanyEntryKind, HandOverState, PlacementState, Role
from models.rules.figures import Figures
from models.rules.overuse import UseOfInterns, overused
from models.tables.companies import KeyAccount
from models.tables.desk import CompanyEntry, NextContact, PortfolioHandover
from models.tables.placements import Placement
from models.tables.promises import Promise
from portal.services.law.figures import figures_on
from tests.people import newcomer
from tests.views.counted import statements

VISIT = {
    "met": "Lone Bak",
    "text": "Så rullen. Vil gerne vise den frem.",
    "happened_on": "23.11.2026",
}


@pytest.fixture
def laundry(world):
    world.agreement()
    return world.people.laundry


@pytest.fixture
def file(laundry):
    return f"/virksomheder/{laundry.id}"


@pytest.fixture
def kurt(world):
    """Another consultant in Middelfart."""
    with world.session() as session:
        municipality = world.people.municipality
        kurt = newcomer(session, municipality, Role.COMPANY_CONSULTANT, "Kurt Dal")
    world.people.users["kurt"] = kurt
    return kurt


def test_a_visit_is_written_once_read_by_colleagues_and_never_by_the_company(
    world, as_, file, laundry
):
    form = as_("karen").get(f"{file}/dagbog/ny")
    wrong = form.submit({**VISIT, "happened_on": "25.11.2026"})
    assert "Skriv i dag eller en dag i det seneste år" in wrong.words
    assert VISIT["text"] in wrong.text
    done = form.submit({**VISIT, "contact_on": "1.12.2026", "about": "ny åbning"})
    assert "Besøg med Lone Bak" in done.words
    assert "1. december 2026: ny åbning" in done.words
    for name in ("sara", "mette"):
        assert VISIT["text"] in as_(name).get(f"{file}/dagbog/").words
    lone = as_("lone")
    for page in ("/virksomhed/", "/virksomhed/virksomhed", "/virksomhed/aftale"):
        assert "Så rullen" not in lone.get(page).text
    assert lone.get(f"{file}/dagbog/").status == 404
    with world.session() as session:
        entry = session.exec(select(CompanyEntry)).one()
        assert (entry.kind, entry.happened_on.day) == (CompanyEntryKind.VISIT, 23)


def test_one_day_for_several_companies_never_overwrites_and_can_be_had_back(
    world, as_, file, laundry
):
    karen = as_("karen")
    karen.get(f"{file}/dagbog/ny").submit({**VISIT, "contact_on": "1.12.2026", "about": "før"})
    form = karen.get(f"/virksomheder/naeste-kontakt?virksomhed={laundry.id}&virksomhed=99")
    other = karen.get(f"/virksomheder/naeste-kontakt?virksomhed={laundry.id}")
    assert (
        "Skriv i dag eller en dag i det næste år" in form.submit({"contact_on": "1.1.2026"}).words
    )
    written = form.submit({"contact_on": "8.12.2026", "about": "efter"})
    assert "8. december 2026" in written.words
    late = other.submit({"contact_on": "9.12.2026"})
    assert late.status == 409
    written.submit(action=f"/fortryd?virksomhed={laundry.id}")
    with world.session() as session:
        row = session.get_one(NextContact, laundry.id)
        assert (row.contact_on.day, row.about) == (1, "før")
    listed = karen.get("/virksomheder/?vis=kontakt").words
    assert "Ingen virksomhed passer" in listed  # the day has not gone by
    assert "Sæt først kryds" in karen.get(karen.get("/virksomheder/naeste-kontakt").location).words


def test_a_portfolio_moves_when_the_colleague_says_yes_with_all_that_belongs_to_it(
    world, as_, laundry, kurt
):
    world.citizens(1)
    placement_id = world.placement(PlacementState.APPROVED)
    karen = as_("karen")
    form = karen.get(f"/virksomheder/overdrag?virksomhed={laundry.id}")
    assert "1 åbent løfte" in form.words
    assert "1 forløb" in form.words
    assert "Vælg den kollega" in form.submit({"to_id": ""}).words
    asked = form.submit({"to_id": kurt.id, "note": "Jeg går på orlov."})
    assert "Du har spurgt Kurt Dal" in asked.words
    with world.session() as session:
        assert session.get_one(KeyAccount, laundry.id).consultant_id != kurt.id
    his = as_("kurt")
    assert "Kolleger, der beder dig overtage (1)" in his.get("/i-dag/").words
    page = his.get("/virksomheder/overdragelser/1")
    assert page.submit(action="/ja").status == 200
    assert page.submit(action="/nej").status == 409  # it is answered
    with world.session() as session:
        assert session.get_one(KeyAccount, laundry.id).consultant_id == kurt.id
        assert {promise.owner_id for promise in session.exec(select(Promise))} == {kurt.id}
        assert session.get_one(Placement, placement_id).consultant_id == kurt.id
        assert session.exec(select(PortfolioHandover)).one().state is HandOverState.ACCEPTED
    assert as_("bo").get("/virksomheder/overdragelser/1").status == 404


def test_the_list_tells_each_company_what_runs_and_is_fetched_as_shown(
    world, as_, laundry, clock, engine
):
    world.citizens(1)
    world.placement(PlacementState.ACTIVE)
    clock.now = world.now + timedelta(days=8)
    karen = as_("karen")
    page = karen.get("/virksomheder/?vis=mine")
    assert "1 løfte 1 opfølgning" in page.words
    rows = karen.get("/virksomheder/hent/csv?vis=mine").text.splitlines()
    assert rows[1].endswith('"Aftale";"Karen Holm";"1";"0";"1";"1";""')
    assert len(rows) == 2
    saved = karen.get("/virksomheder/visninger?vis=mine").submit({"name": "Mine egne"})
    assert "Mine egne" in saved.words
    assert 'class="tag" href="/virksomheder/?vis=mine" aria-current' in saved.text
    with statements(engine) as sent:
        karen.get("/virksomheder/hent/xlsx")
    assert len(sent) < 15


@pytest.mark.parametrize(
    ("interns", "hired", "talk"), [(4, 0, False), (5, 0, True), (9, 1, False), (0, 0, False)]
)
def test_many_interns_and_no_job_ask_for_a_talk(world, interns, hired, talk):
    with world.session() as session:
        figures: Figures = figures_on(session, world.now.date(), world.people.municipality.id)
    assert overused(UseOfInterns(interns, hired), figures) is talk
