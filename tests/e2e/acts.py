"""What people do at their browsers in more than one walk, each act named for what it does."""

from datetime import datetime, timedelta

from models.kinds import PlacementState
from models.rules.calendar import COPENHAGEN
from portal.services.placements import approvals

CONTACT = {"name": "Lone Bak", "phone": "00 00 12 34", "email": "lone@eksempel.dk"}


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


def say_what_is_expected(karen, placement_id=1):
    karen.go(f"/forloeb/{placement_id}/forventninger/formaal")
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


def run_to(clock, starts, world):
    """The first day comes, and the placement begins by itself."""
    clock.now = datetime(starts.year, starts.month, starts.day, 9, 0, tzinfo=COPENHAGEN)
    with world.session() as session:
        assert approvals.start_due(session, clock()) == 1
    assert world.state(1) is PlacementState.ACTIVE
