"""A company's people, record, pauses and agreement, from both sides of the table."""

import re
from datetime import date, timedelta

import pytest
from sqlmodel import select

from models.kinds import AgreementState, CompanyRight, OpeningState, PlacementState
from models.queries.agreements import texts_of
from models.queries.companies import agreement_of
from models.rules.agreement_flow import review_due
from models.tables.companies import Company, Workplace
from models.tables.openings import Opening
from models.tables.partners import CompanyUserWorkplace, Invitation
from models.tables.people import User
from models.tables.trail import Event
from portal.services.companies import pauses
from portal.services.companies.company_register import FoundCompany, FoundWorkplace
from portal.shown.agreement_shown import blocks
from tests.views.counted import statements
from tests.views.employer_forms import offer

IDA = {"name": "Ida Ny", "email": "Ida@Eksempel.dk", "right": "mentor"}
PASSWORD = {"password": "fire gule heste", "again": "fire gule heste"}
SIGNS_IN = {"email": "ida@eksempel.dk", "password": PASSWORD["password"]}
POINTS = [
    "voluntary",
    "non_binding",
    "pause_right",
    "both_promises",
    "one_contact_each",
    "mentor_course",
    "data_and_secrecy",
]
TEXT = "# Frivilligt\n\n- I bestemmer selv.\n- <b>Nej</b> er fint.\n\n" + "Intet binder. " * 20


@pytest.fixture
def lone(as_):
    return as_("lone")


def _link(page):
    return re.search(r'value="http://localhost(/invitation/[^"]+)"', page.text)[1]


def _user(world, email):
    with world.session() as session:
        return session.exec(select(User).where(User.email == email)).first()


def test_an_invitation_is_shown_once_works_once_and_gives_its_right_only(world, lone, visitor, app):
    world.agreement()
    with world.session() as session:
        place = session.exec(select(Workplace)).one().id
    made = lone.post("/virksomhed/om/brugere/ny", {**IDA, "workplace_ids": str(place)})
    link = _link(made)
    assert "Fodfæste sender det ikke for dig" in made.words
    listed = lone.get("/virksomhed/om/brugere/")
    assert "Ida Ny ida@eksempel.dk Mentor Vaskeriet" in listed.words
    assert link not in listed.text
    # A robot that opens every link uses nothing up.
    for method in ("GET", "HEAD", "GET"):
        assert app.test_client().open(link, method=method).status_code == 200
    page = visitor.get(link)
    assert page.submit({**PASSWORD, "again": "noget andet her"}).status == 422
    assert page.submit({"password": "kort", "again": "kort"}).status == 422
    assert "Din adgang er klar" in page.submit(PASSWORD).words
    ida = _user(world, "ida@eksempel.dk")
    assert ida.company_right is CompanyRight.MENTOR
    with world.session() as session:
        assert session.exec(select(CompanyUserWorkplace.workplace_id)).all() == [place]
        kept = session.exec(select(Invitation)).one()
        assert kept.used_at is not None
        assert kept.secret_hash not in link
    assert visitor.get(link).status == 404
    signed = visitor.get("/log-ind").submit(SIGNS_IN)
    assert "Lones Vaskeri" in signed.words
    assert "Opret åbning" not in signed.words
    assert visitor.get("/virksomhed/om").status == 404


def test_an_invitation_ends_by_time_by_hand_and_by_a_newer_one(world, as_, visitor, clock):
    karen = as_("karen")
    address = f"/virksomheder/{world.people.laundry.id}/brugere/"
    first, second = (_link(karen.post(f"{address}ny", IDA)) for _ in range(2))
    assert visitor.get(first).status == 404
    assert visitor.get(second).status == 200
    taken_back = karen.get(address).submit(action="/fortryd")
    assert "Linket virker ikke mere" in taken_back.words
    assert visitor.get(second).status == 404
    third = _link(karen.post(f"{address}ny", IDA))
    clock.forward(days=14)
    assert visitor.get(third).status == 404
    assert visitor.post(third, PASSWORD).status == 404
    assert _user(world, "ida@eksempel.dk") is None


@pytest.mark.parametrize("taken", ["rikke@eksempel.dk", "KAREN@eksempel.dk"])
def test_an_address_in_use_is_refused_without_telling_whose_it_is(lone, taken):
    refused = lone.post("/virksomhed/om/brugere/ny", {**IDA, "email": taken})
    assert refused.status == 422
    assert "Adressen kan ikke bruges til en ny adgang" in refused.words
    assert "Rikkes Bageri" not in refused.words


def test_the_last_who_decides_stays_and_rights_hold_from_the_next_click(world, lone, visitor):
    world.agreement()
    own = world.people.users["lone"].id
    alone = lone.get(f"/virksomhed/om/brugere/{own}").submit({"right": "staff"})
    assert alone.status == 422
    assert "Gør først en anden til administrator" in alone.words
    assert lone.post(f"/virksomhed/om/brugere/{own}/close").status == 409
    page = visitor.get(_link(lone.post("/virksomhed/om/brugere/ny", {**IDA, "right": "admin"})))
    visitor_home = page.submit(PASSWORD).submit(SIGNS_IN)
    assert visitor_home.status == 200
    ida = _user(world, "ida@eksempel.dk").id
    assert visitor.get("/virksomhed/om").status == 200
    form = lone.get(f"/virksomhed/om/brugere/{ida}")
    assert "Rettighederne er gemt" in form.submit({"right": "staff"}).words
    assert visitor.get("/virksomhed/om").status == 404
    assert visitor.get("/virksomhed/aabninger/").status == 200
    # The form was opened before the change.
    assert form.submit({"right": "mentor"}).status == 409
    listed = lone.get("/virksomhed/om/brugere/")
    assert "kan ikke logge ind" in listed.submit(action=f"/{ida}/close").words
    assert visitor.get("/virksomhed/aabninger/").status == 303


def test_a_pause_begins_and_ends_by_itself_only_as_the_company_said(world, lone, as_):
    world.agreement()
    opening_id = world.opening()
    later = lone.get("/virksomhed/aftale/pause").submit(
        {"paused_from": "1.12.2026", "paused_until": "10.12.2026", "back_by_itself": "1"}
    )
    assert "fra 1. december 2026 til og med 10. december 2026" in later.words
    assert "komme tilbage af jer selv" in later.words
    assert _stands(world, opening_id) == (AgreementState.ACTIVE, OpeningState.PUBLISHED)
    assert _turn(world, days=6) == (0, 0)
    assert _turn(world, days=7) == (1, 0)
    assert _stands(world, opening_id) == (AgreementState.PAUSED, OpeningState.ON_HOLD)
    assert _turn(world, days=16) == (0, 0)
    assert _turn(world, days=17) == (0, 1)
    assert _stands(world, opening_id) == (AgreementState.ACTIVE, OpeningState.PUBLISHED)
    # What the consultant writes down never ends by itself.
    address = f"/virksomheder/{world.people.laundry.id}"
    as_("karen").get(address).submit(
        {"paused_from": "24.11.2026", "paused_until": "10.12.2026"}, action="/aftale/pause"
    )
    assert _turn(world, days=40) == (0, 0)
    assert "Ret pausen" in lone.get("/virksomhed/aftale").words
    over = lone.get("/virksomhed/aftale/pause").submit({"paused_until": "1.11.2026"})
    assert over.status == 422
    changed = lone.get("/virksomhed/aftale/pause").submit(
        {"paused_until": "10.12.2026", "back_by_itself": "1"}
    )
    assert changed.status == 200
    assert _turn(world, days=40) == (0, 1)


def test_a_planned_pause_can_be_given_up_and_a_return_needs_its_day(world, lone):
    world.agreement()
    form = lone.get("/virksomhed/aftale/pause")
    needs_day = form.submit({"paused_from": "1.12.2026", "back_by_itself": "1"})
    assert "Skriv den sidste dag i pausen" in needs_day.words
    planned = form.submit({"paused_from": "1.12.2026", "paused_until": ""})
    assert "Der bliver ingen pause" in planned.submit(action="/pause/drop").words
    assert _turn(world, days=30) == (0, 0)
    assert lone.post("/virksomhed/aftale/pause/drop").status == 409


def _turn(world, days):
    with world.session() as session:
        turned = pauses.turn_due(session, world.now + timedelta(days=days))
        return turned.begun, turned.ended


def _stands(world, opening_id):
    with world.session() as session:
        agreement = agreement_of(session, world.people.laundry.id)
        return agreement.state, session.get_one(Opening, opening_id).state


def test_a_company_keeps_the_edition_it_was_offered(world, as_, lone):
    anders = as_("anders")
    new = {"danish": TEXT, "english": TEXT, "valid_from": "24.11.2026"}
    form = anders.get("/administration/aftaletekster/ny")
    missing = form.submit({**new, "points": POINTS[1:]})
    assert missing.status == 422
    assert "alle syv ting" in missing.words
    preview = anders.post(
        "/administration/aftaletekster/ny?vis=1", {**new, "points": ",".join(POINTS)}
    )
    assert "<li>&lt;b&gt;Nej&lt;/b&gt; er fint.</li>" in preview.text
    offer(world)
    with world.session() as session:
        assert texts_of(session, world.people.municipality.id) == []
    assert "Udgave 2026-2 er gemt" in form.submit({**new, "points": POINTS}).words
    assert "Det er udgave 2026-1" in lone.get("/virksomhed/aftale").words
    laundry = f"/virksomheder/{world.people.laundry.id}"
    karen = as_("karen")
    for step in ("senere", "contact", "offer"):
        karen.post(f"{laundry}/aftale/{step}", {"contact_again_on": "1.3.2027"})
    read = lone.get("/virksomhed/aftale")
    assert "Det er udgave 2026-2" in read.words
    assert "I bestemmer selv." in read.words
    assert "Uret går på hverdage" in read.words


@pytest.mark.parametrize(
    ("side", "name", "keeps"),
    [("/virksomhed/om", "lone", False), ("/virksomheder/{}", "karen", True)],
)
def test_the_record_is_changed_by_both_sides_and_never_overwritten(world, as_, side, name, keeps):
    browser, address = as_(name), side.format(world.people.laundry.id)
    with world.session() as session:
        place = session.exec(select(Workplace)).one().id
    old = browser.get(f"{address}/oplysninger")
    form = browser.get(f"{address}/arbejdssteder/{place}")
    typed = {"ordinary_fte": "14,5", "elsewhere_fte": "1", "rules": "Sikkerhedssko"}
    assert form.submit({**typed, "counted_on": "1.12.2026"}).status == 422
    form.submit(typed)
    with world.session() as session:
        kept = session.get_one(Workplace, place)
        assert (kept.ordinary_fte, kept.elsewhere_fte) == (14.5, 1.0)
        assert kept.counted_on == world.now.date()
        told = session.exec(select(Event).where(Event.action == "workplace_changed")).one()
        assert told.details["former"] == {"ordinary_fte": 12.0, "elsewhere_fte": 0.0}
    assert old.submit({"name": "Sent Vaskeri"}).status == 409
    fresh = browser.get(f"{address}/oplysninger")
    assert ('name="cvr_number"' in fresh.text) is keeps
    fresh.submit({"name": "Lones Ny Vaskeri", "accepts_beginners": "1"})
    contacts = browser.get(f"{address}/kontakter")
    words = {"name": "Eva Bak", "phone": "00 00 55 66", "email": "eva@eksempel.dk"}
    contacts.submit(
        {f"{kind}-{key}": it for kind in ("primary", "management") for key, it in words.items()}
    )
    with world.session() as session:
        company = session.get_one(Company, world.people.laundry.id)
        assert (company.name, company.cvr_number) == ("Lones Ny Vaskeri", "13585628")
        assert company.accepts_beginners


class RecordedRegister:
    """Knows one company."""

    def look_up(self, cvr_number):
        places = (FoundWorkplace("9990000011", "Havnen", "Havnegade 4", "5500"),)
        return FoundCompany(cvr_number, "Opfundet Vaskeri ApS", places)


def test_what_the_register_knows_is_a_proposal_until_somebody_saves_it(world, as_, app):
    karen = as_("karen")
    assert "Hent fra virksomhedsregistret" not in karen.get("/virksomheder/ny").words
    object.__setattr__(app.config["settings"], "company_register", RecordedRegister())
    page = karen.get("/virksomheder/ny?cvr=10150817")
    for told in ("Opfundet Vaskeri ApS", "9990000011", "Havnegade 4"):
        assert f'value="{told}"' in page.text
    address = f"/virksomheder/{world.people.laundry.id}"
    proposed = karen.get(f"{address}/register")
    link = re.search(r'href="([^"]+p_number=9990000011[^"]*)"', proposed.text)[1]
    with world.session() as session:
        assert len(session.exec(select(Workplace)).all()) == 1
    karen.get(link.replace("&amp;", "&")).submit()
    assert "Er her allerede" in karen.get(f"{address}/register").words


def test_the_page_says_what_is_next_and_costs_the_same_with_more_people(world, as_, engine):
    karen, address = as_("karen"), f"/virksomheder/{world.people.laundry.id}"
    world.agreement()
    world.citizens(3)
    world.placement(until=PlacementState.APPROVED)
    page = karen.get(address)
    assert "Vælg en stedfortræder" in page.words
    assert "I gang eller godkendt: 1" in page.words
    assert "Plads til praktik og løntilskud, i fuld tid: 2" in page.words
    assert re.search(r"december 2026.*0,81 brugt, 1,19 fri", page.words)
    asked = []
    for _ in range(2):
        with statements(engine) as found:
            karen.get(address)
        asked.append(len(found))
        world.placement(until=PlacementState.CHECKS_PENDING, seats=5)
    assert asked[0] == asked[1]
    assert "Et forløb venter på dig eller en kollega" in karen.get(address).words


@pytest.mark.parametrize(
    ("accepted", "reviewed", "due"),
    [
        ("2026-03-01", None, "2027-03-01"),
        ("2024-02-29", None, "2025-03-01"),
        ("2024-01-05", "2026-11-01", "2027-11-01"),
        (None, None, None),
    ],
)
def test_the_yearly_talk_follows_the_last_one_or_the_yes(accepted, reviewed, due):
    days = [date.fromisoformat(day) if day else None for day in (accepted, reviewed, due)]
    assert review_due(*days[:2]) == days[2]


def test_a_text_is_headings_lists_and_paragraphs_and_never_markup():
    read = [(block.kind, block.lines) for block in blocks("# Et\nto\ntre\n\n- a\n- b\nslut")]
    assert read == [
        ("heading", ["Et"]),
        ("paragraph", ["to", "tre"]),
        ("list", ["a", "b"]),
        ("paragraph", ["slut"]),
    ]
