"""A citizen's opportunities: the same points as on the opening's own list, and honest advice."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import DanishLevel, DanishSkill, PlacementType, ReadinessClass, Regime
from models.tables.openings import Opening
from models.tables.people import Citizen, CitizenLegal, Municipality
from models.tables.trail import Event
from portal.services.openings.opening_inputs import DanishRow, SkillRow
from tests.views.counted import statements


@pytest.fixture
def offered(world):
    """Amal, and three openings: one fits, one asks for more, one is an IGU."""
    world.agreement()
    [world.amal, _other] = world.citizens(2)
    world.fits = world.opening()
    world.asks = world.opening(
        title="Syerske",
        skills=(
            SkillRow(text="sy gardiner", must=True),
            SkillRow(text="presse tøj", must=True),
        ),
        danish=(
            DanishRow(skill=DanishSkill.LISTEN, level=DanishLevel.B1, task="Tage imod beskeder"),
        ),
    )
    world.igu = world.opening(
        title="Lærling i vaskeri",
        placement_type=PlacementType.IGU,
        ends=world.now.date() + timedelta(days=14 + 730),
    )
    return world


def address(world, rest=""):
    return f"/borgere/{world.amal}/muligheder{rest}"


def legal(world, **changes):
    with world.session() as session:
        session.get_one(CitizenLegal, world.amal).sqlmodel_update(changes)


def readings(world):
    with world.session() as session:
        rows = session.exec(select(Event).where(Event.action == "read").order_by(Event.id)).all()
        return [(row.object_id, row.details) for row in rows]


def test_the_citizens_page_leads_to_what_is_on_offer(offered, as_):
    page = as_("sara").get(f"/borgere/{offered.amal}")
    assert address(offered) in page.text
    found = as_("sara").get(address(offered))
    assert "Vaskerimedarbejder" in found.words
    assert "Syerske" in found.words
    assert "Lones Vaskeri, Middelfart" in found.words


def test_the_points_are_those_of_the_openings_own_list(offered, as_):
    page = as_("sara").get(address(offered)).text
    shown = dict(_points(page))
    for opening_id in (offered.fits, offered.asks):
        run_id = offered.match_list(opening_id)
        [own] = [item for item in offered.items(run_id) if item.citizen_id == offered.amal]
        assert shown[opening_id] == f"{own.points:.1f}".replace(".", ",")


def _points(page):
    rows = page.split("<tbody>")[1:]
    return [
        (int(re.search(r"hvorfor-(\d+)", row)[1]), re.search(r"<strong>([\d,]+)</strong>", row)[1])
        for row in rows
    ]


def test_the_reasons_open_in_the_list_and_on_a_page_of_their_own(offered, as_):
    whole = as_("sara").get(address(offered, f"/{offered.fits}"))
    assert "I cv'et: »sortere vasketøj«" in whole.words
    assert "Amal Eksempel 1" not in whole.title
    part = as_("sara").get(address(offered, f"/{offered.fits}"), htmx=True)
    assert "<html" not in part.text
    assert "I cv'et: »sortere vasketøj«" in part.words


def test_what_the_law_closes_stands_apart_with_its_source(offered, as_):
    legal(offered, regime=Regime.LAB, readiness=ReadinessClass.JOB_READY, igu_completed=True)
    page = as_("sara").get(address(offered, "/lukkede"))
    assert "Lærling i vaskeri" in page.words
    assert "IGU mulig: nej" in page.words
    assert "Kilde:" in page.words
    assert "Lærling i vaskeri" not in as_("sara").get(address(offered)).words
    own = as_("sara").get(address(offered, f"/{offered.igu}"))
    assert "Hvad der lukker åbningen" in own.words


def test_a_closed_opening_tells_neither_age_nor_residence(offered, as_):
    legal(offered, igu_completed=True)
    for rest in ("/lukkede", f"/{offered.igu}", "/flere-doere"):
        words = as_("karen").get(address(offered, rest)).words
        assert not re.search(r"1994|2024|flygtning|refugee", words)


def test_the_filter_finds_what_it_says(offered, as_):
    sara = as_("sara")
    assert "Syerske" in sara.get(address(offered, "?slags=internship")).words
    none = sara.get(address(offered, "?slags=wage_subsidy"))
    assert "Ingen åbninger passer til filteret" in none.words
    assert "Syerske" in sara.get(address(offered, "?km=5")).words
    with offered.session() as session:
        session.get_one(Citizen, offered.amal).postcode = "9990"
    assert "Ingen åbninger passer" in sara.get(address(offered, "?km=5")).words


def test_a_wrong_filter_says_so_and_keeps_what_was_typed(offered, as_):
    page = as_("sara").get(address(offered, "?km=langt"))
    assert page.status == 422
    assert 'value="langt"' in page.text
    assert "Syerske" in page.words


def test_the_look_is_remembered_with_what_it_was_made_by(offered, as_):
    as_("sara").get(address(offered))
    citizen_id, told = readings(offered)[-1]
    assert citizen_id == offered.amal
    assert told["page"] == "opportunities"
    assert told["openings"] == 3
    assert all(told[name] for name in ("engine", "vocabulary", "weights", "seed", "list"))
    as_("sara").get(address(offered))
    assert readings(offered)[-1][1] == told


def test_another_skill_makes_another_list(offered, as_):
    as_("sara").get(address(offered))
    before = readings(offered)[-1][1]["list"]
    with offered.session() as session:
        session.get_one(Citizen, offered.amal).danish_listen = DanishLevel.B2
    as_("sara").get(address(offered))
    assert readings(offered)[-1][1]["list"] != before


def test_what_would_open_more_doors_counts_real_runs(offered, as_):
    page = as_("sara").get(address(offered, "/flere-doere"))
    assert "Et trin mere dansk: Tale B1, Forstå tale B1, Læse A2" in page.words, page.words
    assert "kørekort B" in page.words
    assert "Spørg borgeren" in page.words


def test_openings_stand_side_by_side(offered, as_):
    chosen = f"/sammenlign?aabning={offered.fits}&aabning={offered.asks}"
    page = as_("sara").get(address(offered, chosen))
    assert "Beder ikke om det" in page.words
    assert "sy gardiner" in page.words
    assert "Forstå tale: A2" in page.words or "Forstå tale: B1" in page.words


@pytest.mark.parametrize(
    "chosen", ["", "?aabning=1", "?aabning=1&aabning=2&aabning=3&aabning=4&aabning=5"]
)
def test_one_opening_or_five_cannot_be_compared(offered, as_, chosen):
    page = as_("sara").get(address(offered, f"/sammenlign{chosen}"))
    assert page.status == (422 if chosen else 200)
    assert "flueben" in page.words


def test_an_opening_that_is_not_on_offer_is_not_found(offered, as_):
    with offered.session() as session:
        elsewhere = max(session.exec(select(Opening.id))) + 1
    assert as_("sara").get(address(offered, f"/{elsewhere}")).status == 404
    waiting = offered.submitted()
    found = as_("sara").get(address(offered, f"/{waiting}"))
    assert "Vi regner kun på åbninger, der er på tilbud" in found.words
    chosen = f"/sammenlign?aabning={offered.fits}&aabning={elsewhere}"
    assert as_("sara").get(address(offered, chosen)).status == 404


def test_without_a_legal_basis_nothing_is_worked_out(offered, as_):
    with offered.session() as session:
        session.get_one(Municipality, offered.people.municipality.id).matching_legal_basis = ""
    for rest in ("", "/lukkede", "/flere-doere", "/sammenlign", f"/{offered.fits}"):
        assert "Matching er slået fra" in as_("sara").get(address(offered, rest)).words


def test_a_programme_that_is_over_is_told(offered, as_):
    with offered.session() as session:
        session.get_one(Citizen, offered.amal).programme_ended_on = offered.now.date()
    assert "program sluttede" in as_("sara").get(address(offered)).words


@pytest.mark.parametrize("name", ["ulla", "bo", "jens", "lone", "anders"])
@pytest.mark.parametrize("rest", ["", "/lukkede", "/flere-doere", "/sammenlign", "/1"])
def test_others_find_nothing(offered, as_, name, rest):
    assert as_(name).get(address(offered, rest)).status == 404


def test_more_openings_cost_no_more_statements(offered, as_):
    sara = as_("sara")
    sara.get(address(offered))
    with statements(offered.engine) as few:
        sara.get(address(offered))
    for _ in range(6):
        offered.opening()
    with statements(offered.engine) as many:
        sara.get(address(offered))
    assert len(many) == len(few)


def test_the_pages_can_be_read_in_english(offered, as_):
    sara = as_("sara")
    sara.post("/sprog", {"language": "en"})
    for rest in ("", "/lukkede", "/flere-doere"):
        assert "openings" in sara.get(address(offered, rest)).words.lower()
