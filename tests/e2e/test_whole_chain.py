"""One person's way at one company: from a first word over an internship to an IGU and a job."""

from datetime import datetime, time, timedelta

import pytest

from models.kinds import AgreementState, PlacementState
from models.rules.calendar import COPENHAGEN
from models.tables.companies import PartnershipAgreement
from portal.commands.world import tick
from tests.e2e.acts import (
    accept_agreement,
    agree_and_approve,
    day,
    post_opening,
    present,
    publish_and_nominate,
    review_and_talk,
    say_what_is_expected,
    say_yes_without_a_name,
)
from tests.worlds import World


@pytest.fixture
def known(world: World) -> World:
    """The laundry is known by name, and nobody has talked with it; there are three citizens."""
    with world.session() as session:
        laundry = world.people.laundry
        session.add(PartnershipAgreement(company_id=laundry.id, state=AgreementState.LEAD))
    world.citizens(3)
    return world


@pytest.mark.parametrize("width", ["phone"], indirect=True)
def test_from_a_first_word_to_a_job(known, walk, clock):
    starts = (clock() + timedelta(days=14)).date()
    # Until the approval the pages are those of the main job.
    karen, lone = walk("karen", seen=True), walk("lone", seen=True)
    talk_and_offer(karen, known.people.laundry.id)
    accept_agreement(lone)
    post_opening(lone, starts)
    publish_and_nominate(karen)
    review_and_talk(walk("sara", seen=True))
    present(karen)
    say_yes_without_a_name(lone)
    agree_and_approve(karen)

    pass_to(clock, known, starts)
    assert known.state(1) is PlacementState.ACTIVE
    follow_up(walk("karen"), clock)

    pass_to(clock, known, starts + timedelta(weeks=10))
    lone = walk("lone")
    ask_for_more_time(lone, starts + timedelta(weeks=24))
    karen = walk("karen")
    make_it_longer(karen)
    pay_some_hours(karen, clock)

    pass_to(clock, known, starts + timedelta(weeks=22))
    karen = walk("karen")
    make_it_an_igu(karen)
    approve_the_igu(karen)

    first_igu = starts + timedelta(weeks=24, days=1)
    pass_to(clock, known, first_igu)
    close_the_internship(walk("karen"))
    assert known.state(2) is PlacementState.ACTIVE

    pass_to(clock, known, first_igu + timedelta(days=184))
    seek_the_bonus(walk("karen"))

    pass_to(clock, known, first_igu + timedelta(days=740))
    close_the_igu(walk("karen"))
    assert known.state(2) is PlacementState.CLOSED


def pass_to(clock, world, on):
    """Days go by, and what has its day happens by itself."""
    clock.now = datetime.combine(on, time(9), COPENHAGEN)
    tick(world.engine, clock())


def talk_and_offer(karen, company_id):
    karen.go(f"/virksomheder/{company_id}")
    karen.press("Vi har talt sammen")
    karen.press("Tilbyd aftalen")


def follow_up(karen, clock):
    karen.go("/forloeb/1")
    karen.press("Skriv en opfølgning")
    karen.fill(summary="Kommer til tiden og lærer hurtigt.", citizen_said="Jeg er glad for det.")
    karen.press("Gem opfølgningen")


def ask_for_more_time(lone, until):
    lone.go("/virksomhed/forloeb/1")
    lone.press("Vi ønsker, at forløbet varer længere")
    lone.fill(new_end=day(until), missing="At stå alene ved rullen om lørdagen.")
    lone.press("Send ønsket")


def make_it_longer(karen):
    karen.go("/forloeb/1")
    karen.press("Vurdér ønsket")
    karen.fill(plan="Rullen alene fra uge 3, med Lone ved siden af.")
    karen.fill(paid_hours_possible="1", paid_hours_note="Lørdage.")
    karen.press("Gem vurderingen")
    karen.press("Se ønsket, og svar")
    karen.press("Godkend forlængelsen")
    karen.sees("Forløbet er forlænget")


def pay_some_hours(karen, clock):
    karen.press("Skriv timer med løn")
    karen.fill(from_on=day(clock()), hours_a_week="4", function="Rullen om lørdagen")
    karen.press("Gem timerne")
    karen.sees("De lønnede timer er skrevet")


def make_it_an_igu(karen):
    """Two years from the day after the internship, agreed on with the citizen and the company."""
    karen.go("/forloeb/1")
    karen.press("Gør det til noget andet her")
    karen.choose("placement_type", "igu")
    karen.fill(hours_a_week="30")
    karen.fill(reason="Virksomheden vil have en, der bliver.", own_wish="Jeg vil blive her.")
    karen.press("Lav det nye forløb")
    karen.choose("purpose", "towards_ordinary_job")
    karen.press("Gem aftalen")


def approve_the_igu(karen):
    karen.sees("30 timer om ugen er for lidt i en IGU.")
    karen.press("Ret aftalen")
    karen.fill(hours_a_week="37")
    karen.press("Gem aftalen")
    say_what_is_expected(karen, 2)
    karen.go("/forloeb/2/kontrol")
    karen.fill(practice_hours_a_week="28", school_weeks="23", amu_weeks="8")
    karen.choose("papers_complete", "1")
    karen.press("Gem kontrollen")
    karen.press("Godkend forløbet")


def close_the_internship(karen):
    karen.go("/forloeb/1")
    close(karen, "igu", "Begynder på IGU i dag.")


def seek_the_bonus(karen):
    karen.go("/forloeb/opfoelgninger")
    karen.sees("20.000 kr. efter 6 måneder")
    karen.press("Lones Vaskeri, Borger 0001")
    karen.press("Gem")
    karen.sees("Det er skrevet, at virksomheden har søgt bonussen.")


def close_the_igu(karen):
    karen.go("/forloeb/2")
    close(karen, "ordinary_job_here", "Er ansat i vaskeriet.")


def close(karen, outcome, next_step):
    karen.press("Skriv, hvad der kom ud af det")
    karen.fill(outcome=outcome, next_step=next_step, skills_0_text="presse tøj")
    karen.fill(employer_text="Vi er glade.", citizen_text="Jeg er glad.")
    karen.press("Afslut forløbet")
    karen.sees("Forløbet er afsluttet.")
