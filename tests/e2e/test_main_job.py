"""Four people do the main job together: from the agreement to a visit on site."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import AgreementState, PlacementState
from models.tables.companies import PartnershipAgreement
from models.tables.openings import Opening
from tests.e2e.acts import (
    accept_agreement,
    agree_and_approve,
    day,
    fill_opening,
    post_opening,
    present,
    publish_and_nominate,
    review_and_talk,
    run_to,
    say_yes_without_a_name,
)
from tests.worlds import World


@pytest.fixture
def offered(world: World) -> World:
    """The laundry has been offered the agreement; eight citizens are in the programme."""
    with world.session() as session:
        laundry, state = world.people.laundry, AgreementState.OFFERED
        session.add(PartnershipAgreement(company_id=laundry.id, state=state))
    world.citizens(8)
    return world


# On a phone the whole chain is walked, which has the same steps in it.
@pytest.mark.parametrize("width", ["desktop"], indirect=True)
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


@pytest.mark.parametrize("name", ["karen", "sara", "mette", "anders", "lone"])
# English at a desk differs from a phone in nothing that these rules see.
@pytest.mark.parametrize(
    ("width", "language"),
    [("desktop", "da"), ("phone", "da"), ("phone", "en")],
    indirect=["width"],
)
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
