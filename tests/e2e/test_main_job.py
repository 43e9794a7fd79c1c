"""Four people do the main job together: from the agreement to a visit on site."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from models.kinds import AgreementState, PlacementState
from models.rules.calendar import COPENHAGEN
from models.tables.companies import PartnershipAgreement
from models.tables.openings import Opening
from portal.services.placements import approvals
from tests.worlds import World

CONTACT = {"name": "Lone Bak", "phone": "00 00 12 34", "email": "lone@eksempel.dk"}


@pytest.fixture
def offered(world: World) -> World:
    """The laundry has been offered the agreement; eight citizens are in the programme."""
    with world.session() as session:
        laundry, state = world.people.laundry, AgreementState.OFFERED
        session.add(PartnershipAgreement(company_id=laundry.id, state=state))
    world.citizens(8)
    return world


def accept_agreement(lone):
    lone.go("/virksomhed/aftale")
    lone.sees("24 timer")
    for contact in ("primary", "management"):
        lone.fill(**{f"{contact}_{name}": value for name, value in CONTACT.items()})
    lone.choose("understood", "1")
    lone.press("Ja, vi vil gerne være med")


def post_opening(lone, starts):
    lone.go("/virksomhed/aabninger/ny")
    fill_opening(lone, starts)
    lone.press("Send til kommunen")


def fill_opening(lone, starts):
    """Fill the form in, with typing errors; gives the button that sends it."""
    lone.choose("placement_type", "internship")
    lone.page.select_option("[name=workplace_id]", index=1)
    lone.page.select_option("[name=industry]", "cleaning_service")
    lone.fill(title="vaskerimedarbejder", tasks="Sortere vasketøj\nPresse og folde")
    lone.fill(skills_0_text="sorter vasketoj", skills_0_must="1", skills_1_text="presse tøj")
    lone.fill(danish_0_level="a2", danish_0_task="Forstå dagens besked")
    lone.fill(hours_a_week="30", seats="1", starts=day(starts), ends=day(starts + timedelta(83)))
    for weekday in range(5):
        lone.fill(**{f"slots_{weekday}_starts": "8", f"slots_{weekday}_ends": "14"})
    return lone.page.get_by_role("button", name="Send til kommunen")


def day(moment):
    return f"{moment.day}.{moment.month}.{moment.year}"


def test_from_the_agreement_to_a_visit_on_site(offered, walk, clock):
    starts = (clock() + timedelta(days=14)).date()
    lone, karen, sara = walk("lone"), walk("karen"), walk("sara")
    accept_agreement(lone)
    post_opening(lone, starts)
    lone.sees("25. november 2026 kl. 10.00")  # when a person answers, to the minute

    publish_and_nominate(karen)
    review_and_talk(sara)
    present(karen)
    say_yes_without_a_name(lone)
    agree_and_approve(karen)
    assert offered.state(1) is PlacementState.APPROVED
    answer_the_company(karen)

    run_to(clock, starts, offered)
    report_a_problem(walk("lone"))
    visit(walk("karen"), clock)


def publish_and_nominate(karen):
    karen.go("/loefter/")
    karen.sees("Lones Vaskeri")
    karen.press("Gennemgå åbningen")
    karen.press("Offentliggør")
    karen.press("Lav matchliste")
    karen.sees("Amal Eksempel 1")
    karen.page.locator("main table details summary").first.click()
    karen.sees("I cv'et: »sortere vasketøj«")  # fetched when it is opened
    karen.look()
    karen.press("Indstil")
    karen.fill(reason="Har vasket i tre år og vil gerne tilbage til det.")
    karen.press("Indstil borgeren")
    karen.press("Bed sagsbehandleren om gennemgang")


def review_and_talk(sara):
    sara.go("/borgere/mine-opgaver")
    sara.press("Gennemgå")
    sara.page.locator("main input[value=suitable]").first.check(force=True)
    sara.press("Gem vurdering")
    sara.press("Gennemgangen er færdig")
    sara.go("/forloeb/1/samtale")
    sara.fill(own_wish="Vil gerne arbejde med tøj.")
    sara.choose("may_show", "wish")
    sara.choose("may_show", "name")
    sara.press("Gem samtalen")


def present(karen):
    karen.go("/forloeb/1")
    karen.press("Se kortet, og vis det for virksomheden")
    karen.press("Vis kortet for Lones Vaskeri")


def say_yes_without_a_name(lone):
    lone.go("/virksomhed/")
    lone.press("Læs om personen, og svar")
    lone.sees("Borger 0001")
    lone.sees_not("Amal")
    lone.press("Ja, vi vil gerne")


def say_what_is_expected(karen):
    karen.go("/forloeb/1/forventninger/formaal")
    karen.fill(assessment_points="Møder til tiden.", paid_hours_when="Når rullen går alene.")
    karen.press("Gem, og gå til næste trin")
    karen.fill(absence_rule="Ring før kl. 7.")
    karen.press("Gem, og gå til næste trin")
    karen.press("Gem, og gå til næste trin")
    karen.fill(citizen_expects="At lære et fag.", spoken_language="dansk")
    karen.press("Gem, og se det hele")
    for side, name in (("employer", "Lone Bak"), ("citizen", "Borgeren selv")):
        karen.choose("side", side)
        karen.fill(name=name)
        karen.press("Gem ja'et")


def agree_and_approve(karen):
    karen.go("/forloeb/1")
    karen.press("Aftal formål, datoer, uge og kontakt")
    karen.choose("purpose", "vocational_upskilling")
    karen.press("Gem aftalen")
    karen.sees("Skal være i orden")
    say_what_is_expected(karen)
    karen.go("/forloeb/1")
    karen.press("Udfyld kontrollen")
    karen.fill(hard_to_place_reason="Har ikke arbejdet i Danmark før.")
    karen.fill(representative_name="Tove Tillid", representative_agrees="1")
    karen.fill(representative_stated_on="24-11-2026")
    karen.page.check("#colleagues_heard")
    karen.choose("papers_complete", "1")
    karen.press("Gem kontrollen")
    karen.press("Godkend forløbet")


def answer_the_company(karen):
    karen.go("/loefter/1")
    karen.choose("kind", "candidates_coming")
    karen.fill(text="Vi har en person, der kan begynde den 8. december.")
    karen.press("Send svaret")
    karen.sees("Holdt")


def report_a_problem(lone):
    lone.go("/virksomhed/forloeb/1/problem")
    lone.choose("category", "language")
    lone.fill(description="Vi forstår ikke hinanden, når maskinen skal tømmes.")
    lone.press("Send til kommunen")


def visit(karen, clock):
    karen.go("/loefter/")
    karen.press("Registrér besøg")
    clock.forward(minutes=40)
    arrived = clock() - timedelta(minutes=10)
    karen.fill(arrived_on=day(arrived), arrived_at=f"{arrived:%H.%M}", met="Lone Bak")
    karen.fill(citizen_view="Vil gerne have billeder af opgaverne.")
    karen.fill(agreed_actions="Vi hænger billeder op ved maskinen.")
    karen.choose("solved", "1")
    karen.press("Registrér besøg")
    karen.sees("Holdt")


def run_to(clock, starts, world):
    """The first day comes, and the placement begins by itself."""
    clock.now = datetime(starts.year, starts.month, starts.day, 9, 0, tzinfo=COPENHAGEN)
    with world.session() as session:
        assert approvals.start_due(session, clock()) == 1
    assert world.state(1) is PlacementState.ACTIVE


@pytest.mark.parametrize("name", ["karen", "sara", "mette", "anders", "lone"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_of_the_menu_keeps_the_rules_in_both_languages(offered, walk, name, language):
    person = walk(name)
    if language == "en":
        person.page.get_by_role("button", name="English").click()
    links = person.page.locator("header nav a, nav.ff-menu a")
    for address in {link.get_attribute("href") for link in links.all()}:
        person.go(address)
        assert person.page.locator("html").get_attribute("lang") == language


def test_without_script_a_company_says_yes_and_posts_an_opening(offered, walk, clock):
    lone = walk("lone", script=False)
    accept_agreement(lone)
    post_opening(lone, (clock() + timedelta(days=14)).date())
    lone.sees("25. november 2026 kl. 10.00")


def test_the_board_is_reached_and_used_by_keyboard(offered, walk):
    karen = walk("karen")
    karen.go("/loefter/")
    karen.page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert "skipnav" in karen.page.evaluate(f"{focused}.className")
    karen.page.keyboard.press("Enter")
    assert karen.page.evaluate(f"{focused}.closest('main') !== null || location.hash !== ''")


def test_a_double_click_sends_a_form_once(offered, walk, clock):
    lone = walk("lone")
    accept_agreement(lone)
    lone.go("/virksomhed/aabninger/ny")
    post = fill_opening(lone, (clock() + timedelta(days=14)).date())
    post.dblclick()
    lone.page.wait_for_load_state("load")
    lone.sees("25. november 2026 kl. 10.00")
    with offered.session() as session:
        assert len(session.exec(select(Opening)).all()) == 1
