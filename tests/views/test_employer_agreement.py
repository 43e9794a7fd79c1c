"""The agreement: read, answered, paused, taken up again and ended by the company itself."""

import re

import pytest
from sqlmodel import select

from models.kinds import AgreementState, OpeningState, PlacementState
from models.tables.companies import CompanyContact, PartnershipAgreement
from models.tables.openings import Opening
from tests.house.code import TEMPLATES
from tests.views.employer_forms import YES, offer, state_of_agreement

S = AgreementState


@pytest.fixture
def lone(as_):
    return as_("lone")


def test_the_whole_agreement_can_be_read_before_anybody_answers(world, lone):
    offer(world)
    words = lone.get("/virksomhed/aftale").words
    for said in (
        "Aftalen binder jer ikke",
        "ikke noget krav om et antal",
        "I kan altid holde pause. I skal ikke sige hvorfor",
        "I får svar inden for 24 timer",
        "Vi kommer inden for 24 timer, hvis der er et problem",
        "I har én at tale med",
        "Et gratis kursus for mentorer",
        "kort uden navn",
        "Begge parter kan stoppe aftalen når som helst",
    ):
        assert said in words


def test_the_answer_tells_when_and_by_whom(world, lone):
    offer(world)
    lone.get("/virksomhed/aftale").submit(YES)
    words = lone.get("/virksomhed/aftale").words
    assert "24. november 2026 kl. 10.00 af Lone Bak" in words
    assert "Kontakt i ledelsen Per Bak" in words


@pytest.mark.parametrize(
    ("typed", "complained"),
    [
        ({}, ["primary-phone", "management-name", "management-phone", "understood"]),
        ({**YES, "understood": None}, ["understood"]),
        ({**YES, "primary-phone": "ring bare"}, ["primary-phone"]),
        ({**YES, "management-email": "<script>alert(1)</script>"}, ["management-email"]),
        ({**YES, "management-name": "x" * 400}, ["management-name"]),
    ],
)
def test_a_yes_with_mistakes_comes_back_with_everything_typed(world, lone, typed, complained):
    offer(world)
    answer = lone.get("/virksomhed/aftale").submit(typed)
    assert answer.status == 422
    assert answer.text.startswith("<!doctype html>")
    assert "Fejl: " in answer.text.split("</title>")[0]
    for name in complained:
        assert f'href="#{name}"' in answer.text
    if typed:
        assert f'value="{typed["primary-name"]}"' in answer.text
    with world.session() as session:
        assert session.exec(select(CompanyContact)).all() == []
    assert state_of_agreement(world) is S.OFFERED


def test_not_now_names_a_day_that_comes(world, lone):
    offer(world)
    refused = lone.get("/virksomhed/aftale/senere").submit({"contact_again_on": "1.1.2026"})
    assert refused.status == 422
    assert "Vælg en dag, der kommer." in refused.words
    after = lone.get("/virksomhed/aftale/senere").submit({"contact_again_on": "1/2-27"})
    assert "Vi spørger igen 1. februar 2027" in after.words
    assert state_of_agreement(world) is S.NOT_NOW


def test_no_thank_you_needs_no_reason_and_can_be_taken_up_again(world, lone):
    offer(world)
    after = lone.get("/virksomhed/aftale/slut").submit()
    assert state_of_agreement(world) is S.ENDED
    assert "I kan altid begynde igen" in after.words
    after.submit(action="/igen")
    assert state_of_agreement(world) is S.LEAD


def test_a_pause_hides_the_openings_until_the_company_comes_back(world, lone):
    world.agreement()
    opening_id = world.opening()
    after = lone.get("/virksomhed/aftale/pause").submit({"paused_until": ""})
    assert "fra 24. november 2026, til I selv siger til" in after.words
    assert _state(world, opening_id) is OpeningState.ON_HOLD
    back = lone.get("/virksomhed/aftale").submit(action="/klar")
    assert "Velkommen tilbage" in back.words
    assert _state(world, opening_id) is OpeningState.PUBLISHED


def test_a_pause_cannot_end_before_it_begins(world, lone):
    world.agreement()
    answer = lone.get("/virksomhed/aftale/pause").submit({"paused_until": "1.11.2026"})
    assert answer.status == 422
    assert 'value="1.11.2026"' in answer.text
    assert state_of_agreement(world) is S.ACTIVE


def test_in_a_pause_no_single_opening_comes_back_on_offer(world, lone):
    world.agreement()
    opening_id = world.opening()
    lone.get("/virksomhed/aftale/pause").submit()
    answer = lone.post(f"/virksomhed/aabninger/{opening_id}/trin/release")
    assert answer.status == 409
    assert _state(world, opening_id) is OpeningState.ON_HOLD


def test_ending_the_agreement_takes_the_openings_back(world, lone):
    world.agreement()
    opening_id = world.opening()
    lone.get("/virksomhed/aftale/slut").submit()
    assert state_of_agreement(world) is S.ENDED
    assert _state(world, opening_id) is OpeningState.WITHDRAWN


def test_with_a_placement_running_the_page_says_what_else_can_be_done(world, lone):
    world.agreement()
    world.citizens(2)
    world.placement(until=PlacementState.APPROVED)
    page = lone.get("/virksomhed/aftale/slut")
    assert "Et forløb er i gang hos jer" in page.words
    assert "Hold pause" in page.words
    assert lone.post("/virksomhed/aftale/slut").status == 409
    assert state_of_agreement(world) is S.ACTIVE


@pytest.mark.parametrize(
    ("state", "page"),
    [
        (S.LEAD, "senere"),
        (S.LEAD, "pause"),
        (S.CONTACTED, "slut"),
        (S.OFFERED, "pause"),
        (S.PAUSED, "senere"),
        (S.ENDED, "slut"),
    ],
)
def test_what_is_not_open_now_is_said_before_anything_is_typed(world, lone, state, page):
    offer(world)
    with world.session() as session:
        agreement = session.exec(select(PartnershipAgreement)).one()
        agreement.state = state
        session.add(agreement)
    expected = 404 if (state, page) == (S.CONTACTED, "slut") else 409
    assert lone.get(f"/virksomhed/aftale/{page}").status == expected


def test_saying_yes_twice_changes_nothing_the_second_time(world, lone):
    world.agreement()
    answer = lone.post("/virksomhed/aftale", YES)
    assert answer.status == 409
    with world.session() as session:
        names = {contact.name for contact in session.exec(select(CompanyContact))}
    assert names == {"Lone Bak"}


def _state(world, opening_id):
    with world.session() as session:
        return session.get_one(Opening, opening_id).state


def test_the_agreement_is_easy_to_read():
    source = (TEMPLATES / "employer" / "_agreement_text_2026_1.html").read_text()
    sentences = re.findall(r'_\("([^"]+)"\)', source)
    text = " ".join(one if one[-1] in ".?!:" else f"{one}." for one in sentences)
    words = re.findall(r"[\wæøåÆØÅ]+", text)
    ends = len(re.findall(r"[.:!?](?:\s|$)", text))
    lix = len(words) / ends + 100 * sum(len(one) > 6 for one in words) / len(words)
    assert lix <= 35
