"""The employer's day: from signing in to knowing exactly when she is answered."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import AgreementState, ClockPolicy, PlacementState
from models.tables.companies import PartnershipAgreement
from models.tables.openings import Opening
from models.tables.people import Municipality
from models.tables.placements import Placement
from portal.services.openings import openings
from portal.services.openings.opening_inputs import ReviewNote
from tests.people import PASSWORD
from tests.views.employer_forms import (
    YES,
    offer,
    opening_typed,
    state_of_agreement,
    statements,
)


def test_lone_says_yes_offers_a_place_and_is_told_exactly_when_she_is_answered(
    world, visitor, clock
):
    offer(world)
    home = visitor.get("/log-ind").submit({"email": "lone@eksempel.dk", "password": PASSWORD})
    assert "Læs og svar på aftalen" in home.words

    after = visitor.get("/virksomhed/aftale").submit(YES)
    assert "Aftalen gælder nu" in after.words
    assert state_of_agreement(world) is AgreementState.ACTIVE

    clock.forward(minutes=4)
    sent = visitor.post("/virksomhed/aabninger/ny?send=1", opening_typed(world))
    receipt = visitor.get(sent.location)
    assert "Senest onsdag den 25. november 2026 kl. 10.04" in receipt.words
    assert "Karen Holm, tlf. 88 88 55 00" in receipt.words
    assert "sotere vasketøj sortere vasketøj" in receipt.words
    assert "rense tidsmaskiner Ikke fundet" in receipt.words

    clock.forward(minutes=50)
    assert "23 t 10 min igen" in visitor.get("/virksomhed/").words


def test_a_wish_sent_on_friday_evening_is_due_on_tuesday_morning(world, as_, clock):
    world.agreement()
    clock.now = clock.now.replace(day=27, hour=19)
    lone = as_("lone")
    sent = lone.post("/virksomhed/aabninger/ny?send=1", opening_typed(world))
    assert "Senest tirsdag den 1. december 2026 kl. 08.00" in lone.get(sent.location).words


def test_the_first_page_shows_what_is_promised_and_who_keeps_it(world, as_):
    world.agreement()
    world.submitted(title="Medhjælper i rulleriet")
    words = as_("lone").get("/virksomhed/").words
    assert "Vi svarer på jeres ønske Medhjælper i rulleriet" in words
    assert "Senest onsdag den 25. november 2026 kl. 10.00 Tid nok 24 t 0 min igen" in words


def test_without_promises_the_first_page_says_why_and_what_next(world, as_):
    world.agreement()
    words = as_("lone").get("/virksomhed/").words
    assert "Vi skylder jer ikke svar lige nu" in words
    assert "I har ingen åbninger." in words


def test_the_next_act_follows_what_is_most_pressing(world, as_, clock):
    world.agreement()
    world.citizens(2)
    lone, karen = as_("lone"), world.people.viewer("karen")
    assert "Opret åbning" in lone.get("/virksomhed/").words
    opening_id = world.submitted()
    with world.session() as session:
        note = ReviewNote(note="Hvilke maskiner er det?")
        opening = session.get_one(Opening, opening_id)
        openings.give_back(session, opening, note, by=karen, now=world.now)
    assert "Læs spørgsmålet" in lone.get("/virksomhed/").words
    world.placement(until=PlacementState.PRESENTED)
    assert "Læs om personen, og svar" in lone.get("/virksomhed/").words


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (AgreementState.LEAD, "Læs, hvad aftalen siger"),
        (AgreementState.NOT_NOW, "Læs, hvad aftalen siger"),
        (AgreementState.ENDED, "Aftalen er slut."),
        (AgreementState.PAUSED, "Ingen bliver foreslået, før I selv siger til"),
    ],
)
def test_the_first_page_knows_every_state_of_the_agreement(world, as_, state, told):
    offer(world)
    with world.session() as session:
        agreement = session.exec(select(PartnershipAgreement)).one()
        agreement.state = state
        session.add(agreement)
    lone = as_("lone")
    assert told in lone.get("/virksomhed/").words
    assert lone.get("/virksomhed/aftale").status == 200


@pytest.mark.parametrize("page", ["", "aabninger/", "forloeb/"])
def test_a_longer_list_asks_the_store_no_more(world, as_, engine, page):
    address = f"/virksomhed/{page}"
    world.agreement()
    world.citizens(1)
    pattern = world.placement(until=PlacementState.CHECKS_PENDING)
    lone = as_("lone")
    lone.get(address)
    _copies(world, pattern, 4)
    with statements(engine) as few:
        lone.get(address)
    _copies(world, pattern, 55)
    with statements(engine) as many:
        lone.get(address)
    assert len(many) == len(few)


def _copies(world, placement_id, number):
    """So many openings more, each with a placement of the same person."""
    with world.session() as session:
        placement = session.get_one(Placement, placement_id)
        opening = session.get_one(Opening, placement.opening_id)
        for _ in range(number):
            other = Opening(**opening.model_dump(exclude={"id", "version"}))
            session.add(other)
            session.flush()
            again = placement.model_dump(exclude={"id", "version", "opening_id"})
            session.add(Placement(**again, opening_id=other.id))


@pytest.mark.parametrize("name", ["karen", "sara", "mette", "anders", "bo"])
def test_nobody_else_has_these_pages(world, as_, name):
    world.agreement()
    opening_id = world.submitted()
    browser = as_(name)
    for address in (
        "",
        "aftale",
        "aabninger/",
        "aabninger/ny",
        f"aabninger/{opening_id}",
        "forloeb/",
    ):
        assert browser.get(f"/virksomhed/{address}").status == 404


def test_another_company_finds_nothing_of_lones(world, as_):
    world.agreement()
    world.citizens(2)
    placement_id = world.placement(until=PlacementState.ACTIVE)
    rikke = as_("rikke")
    with world.session() as session:
        opening_id = session.exec(select(Opening)).first().id
    for address in (
        f"aabninger/{opening_id}",
        f"aabninger/{opening_id}/ret",
        f"aabninger/{opening_id}/kvittering",
        f"aabninger/{opening_id}/trin/hold",
        f"personer/{placement_id}",
        f"forloeb/{placement_id}",
        f"forloeb/{placement_id}/problem",
        "problemer/1",
    ):
        assert rikke.get(f"/virksomhed/{address}").status == 404
    for address in (f"aabninger/{opening_id}/send", f"personer/{placement_id}/ja"):
        assert rikke.post(f"/virksomhed/{address}").status == 404


def test_the_clock_of_the_agreement_is_told_as_the_municipality_counts(world, as_):
    offer(world)
    lone = as_("lone")
    assert "Uret går på hverdage" in lone.get("/virksomhed/aftale").words
    with world.session() as session:
        own = session.get_one(Municipality, world.people.municipality.id)
        own.visit_policy = ClockPolicy.CALENDAR_24H
        session.add(own)
    words = lone.get("/virksomhed/aftale").words
    assert "Når vi kommer ud: Uret går alle dage" in words


def test_a_pause_that_has_run_out_asks_whether_they_are_ready(world, as_, clock):
    world.agreement()
    lone = as_("lone")
    lone.get("/virksomhed/aftale/pause").submit({"paused_until": "30.11.2026"})
    clock.now += timedelta(days=10)
    again = as_("lone").get("/virksomhed/").words
    assert "Er I klar igen?" in again


def test_every_page_can_be_read_in_english(world, as_, clock):
    world.agreement()
    world.citizens(3)
    proposed = world.placement(until=PlacementState.PRESENTED)
    running = world.placement(until=PlacementState.ACTIVE)
    clock.now = world.now
    lone = as_("lone")
    lone.post("/sprog", {"language": "en"})
    for page in (
        "",
        "aftale",
        "aftale/pause",
        "aftale/slut",
        "aabninger/",
        "aabninger/ny",
        "aabninger/1",
        "aabninger/1/kvittering",
        "aabninger/1/trin/withdraw",
        f"personer/{proposed}",
        "forloeb/",
        f"forloeb/{running}",
        f"forloeb/{running}/problem",
    ):
        assert lone.get(f"/virksomhed/{page}").status == 200
