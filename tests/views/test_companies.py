"""A company and its agreement, as the consultant works with it."""

import pytest
from sqlmodel import select

from models.kinds import AgreementState, OpeningState, PlacementState
from models.queries.companies import agreement_of
from models.tables.columns import danish_order, folded
from models.tables.companies import Company, KeyAccount, PartnershipAgreement, Workplace
from models.tables.openings import Opening
from tests.views.counted import statements

NEW = {
    "name": "Ærø Bageri",
    "cvr_number": "10150817",
    "sector": "private",
    "industry": "kitchen_restaurant",
    "workplace-name": "Bageriet",
    "workplace-p_number": "1003388395",
    "workplace-address": "Torvet 1",
    "workplace-postcode": "5500",
}
YES = {
    "said_by": "Lone Bak",
    "channel": "phone",
    "primary-name": "Lone Bak",
    "primary-phone": "00 00 12 34",
    "primary-email": "lone@eksempel.dk",
    "management-name": "Bent Bak",
    "management-phone": "00 00 12 35",
    "management-email": "bent@eksempel.dk",
}


@pytest.fixture
def made(world, as_):
    """The address of a company that Karen has just written down."""
    return _made(as_("karen"))


@pytest.fixture
def offered(as_, made):
    """The same once it was called and offered the agreement."""
    page = as_("karen").get(made).submit(action="/contact")
    page.submit(action="/offer")
    return made


def _made(karen, **changes):
    answer = karen.post("/virksomheder/ny", {**NEW, **changes})
    assert answer.status == 303, answer.words
    return answer.location


def _state(world, address):
    with world.session() as session:
        return agreement_of(session, int(address.rpartition("/")[2])).state


def test_a_new_company_is_a_lead_with_its_consultant(world, as_):
    form = as_("karen").get("/virksomheder/ny")
    page = form.submit({**NEW, "workplace-ordinary_fte": "7,5"})
    assert page.title == "Ærø Bageri"
    assert "Mulig partner" in page.words
    assert "Karen Holm" in page.words
    assert "Torvet 1, 5500 Middelfart" in page.words
    assert "7,5" in page.words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"cvr_number": "12345678"}, "CVR-nummeret findes ikke"),
        ({"cvr_number": "13585628"}, "Virksomheden findes allerede: Lones Vaskeri"),
        ({"workplace-p_number": "12"}, "alle 10 cifre"),
        ({"workplace-postcode": "0001"}, "Postnummeret 0001 findes ikke"),
        ({"industry": "astrologi"}, "Vælg en branche"),
        ({"sector": ""}, "offentlig eller privat"),
        ({"name": ""}, "Skriv navnet"),
        ({"workplace-ordinary_fte": "1.234"}, "uden punktum"),
        ({"name": "x" * 500}, "højst 120 tegn"),
    ],
)
def test_a_company_that_cannot_be_keeps_what_was_typed(world, as_, changed, words):
    wrong = as_("karen").get("/virksomheder/ny").submit({**NEW, **changed})
    assert wrong.status == 422
    assert words in wrong.words
    assert "Torvet 1" in wrong.text
    with world.session() as session:
        assert "Ærø Bageri" not in session.exec(select(Company.name)).all()


def test_hostile_words_stay_words(world, as_):
    name = "<script>alert(1)</script> {{ 7*7 }}"
    page = as_("karen").get("/virksomheder/ny").submit({**NEW, "name": name})
    assert "<script>alert" not in page.text
    assert page.title == name


def test_the_list_folds_danish_letters_and_keeps_to_what_is_asked(world, as_, made):
    world.agreement()
    karen = as_("karen")
    assert "Ærø Bageri" in karen.get("/virksomheder/?soeg=aeroe").words
    assert "Ærø Bageri" in karen.get("/virksomheder/?soeg=ÆRØ").words
    assert "Lones Vaskeri" not in karen.get("/virksomheder/?soeg=ærø").words
    active = karen.get("/virksomheder/?status=active").words
    assert "Lones Vaskeri" in active
    assert "Ærø Bageri" not in active
    part = karen.get("/virksomheder/?soeg=findes-ikke", htmx=True)
    assert "Ingen virksomhed passer" in part.words
    assert "<html" not in part.text


def test_the_agreement_is_offered_and_said_yes_to_by_phone(world, as_, offered):
    page = as_("karen").get(offered)
    assert "Ingen i virksomheden kan logge ind endnu" in page.words
    signed = page.submit(YES, action="/aftale/ja")
    assert "Aftalen gælder nu" in signed.words
    assert "Lone Bak, 24. november 2026 (Telefon)" in signed.words
    assert "Bent Bak" in signed.words
    assert "tel:00001235" in signed.text
    assert _state(world, offered) is AgreementState.ACTIVE


def test_a_yes_without_a_contact_comes_back_with_what_was_typed(world, as_, offered):
    wrong = as_("karen").get(offered).submit({**YES, "management-phone": "?"}, action="/aftale/ja")
    assert wrong.status == 422
    assert "Skriv" in wrong.words
    assert "bent@eksempel.dk" in wrong.text
    assert _state(world, offered) is AgreementState.OFFERED


def test_a_company_that_wants_to_wait_gets_a_day(world, as_, offered):
    karen = as_("karen")
    for day in ("24.11.2026", "", "31.2.2027"):
        assert karen.post(f"{offered}/aftale/senere", {"contact_again_on": day}).status == 422
    later = karen.get(offered).submit({"contact_again_on": "1.3.2027"}, action="/senere")
    assert "1. marts 2027" in later.words
    assert "1. marts 2027" in karen.get("/virksomheder/?status=not_now").words
    assert _state(world, offered) is AgreementState.NOT_NOW


def test_a_pause_puts_the_openings_on_hold_and_is_the_companys_to_end(world, as_):
    world.agreement()
    opening_id = world.opening()
    karen, address = as_("karen"), f"/virksomheder/{world.people.laundry.id}"
    paused = karen.get(address).submit(
        {"paused_from": "24.11.2026", "paused_until": "1.2.2027"}, action="/pause"
    )
    assert "Kun virksomheden selv slutter sin pause" in paused.words
    with world.session() as session:
        assert session.get_one(Opening, opening_id).state is OpeningState.ON_HOLD


def test_a_pause_that_ends_before_it_begins_comes_back(world, as_):
    world.agreement()
    address = f"/virksomheder/{world.people.laundry.id}"
    values = {"paused_from": "24.12.2026", "paused_until": "1.12.2026"}
    wrong = as_("karen").get(address).submit(values, action="/pause")
    assert wrong.status == 422
    assert "24.12.2026" in wrong.text
    assert _state(world, address) is AgreementState.ACTIVE


def test_an_end_waits_for_placements_that_run(world, as_):
    world.agreement()
    world.citizens(1)
    world.placement(PlacementState.APPROVED)
    address = f"/virksomheder/{world.people.laundry.id}"
    refused = as_("karen").post(f"{address}/aftale/end")
    assert refused.status == 409
    assert "1 forløb er i gang" in refused.words
    assert _state(world, address) is AgreementState.ACTIVE


def test_what_ended_can_begin_again(world, as_, made):
    ended = as_("karen").get(made).submit(action="/end")
    assert "Aftalen er slut" in ended.words
    assert "Mulig partner" in ended.submit(action="/start_again").words


def test_a_step_that_is_not_open_is_refused_with_its_reason(world, as_, made):
    refused = as_("karen").post(f"{made}/aftale/offer")
    assert refused.status == 409
    assert "Mulig partner" in refused.words
    assert as_("karen").post(f"{made}/aftale/resume").status == 404


def test_the_page_gathers_what_belongs_to_the_company_without_naming_citizens(world, as_):
    world.agreement()
    world.citizens(1)
    world.placement(PlacementState.APPROVED)
    page = as_("karen").get(f"/virksomheder/{world.people.laundry.id}")
    for words in ("Vaskerimedarbejder", "Borger 0001", "Svar på rekrutteringsønske", "Lone Bak"):
        assert words in page.words
    assert "Amal" not in page.text


def test_a_workplace_is_added(world, as_, made):
    form = as_("karen").get(f"{made}/arbejdssteder/nyt")
    values = {name.removeprefix("workplace-"): value for name, value in NEW.items() if "-" in name}
    assert form.submit({**values, "postcode": "55"}).status == 422
    twice = form.submit({**values, "name": "Butikken"})
    assert "P-nummeret står allerede ved Bageriet" in twice.words
    assert "Butikken" in form.submit({**values, "name": "Butikken", "p_number": "1003388403"}).words
    with world.session() as session:
        assert (
            len(session.exec(select(Workplace).where(Workplace.address == "Torvet 1")).all()) == 2
        )


def test_a_deputy_is_chosen_among_the_consultants(world, as_, made):
    karen, company_id = as_("karen"), int(made.rpartition("/")[2])
    ids = {name: user.id for name, user in world.people.users.items()}
    form = karen.get(f"{made}/konsulent")
    for deputy in ("karen", "sara", "bo"):
        wrong = form.submit({"consultant_id": ids["karen"], "deputy_id": ids[deputy]})
        assert wrong.status == 422
    assert form.submit({"consultant_id": "", "deputy_id": ""}).status == 422
    assert "Den faste konsulent er valgt" in form.submit({"deputy_id": ""}).words
    with world.session() as session:
        assert session.get_one(KeyAccount, company_id).deputy_id is None


def test_an_old_choice_of_consultant_does_not_overwrite_a_newer_one(world, as_, made):
    old = as_("karen").get(f"{made}/konsulent")
    company_id = int(made.rpartition("/")[2])
    with world.session() as session:
        session.get_one(KeyAccount, company_id).consultant_id = world.people.users["mette"].id
    late = old.submit({"consultant_id": world.people.users["karen"].id})
    assert late.status == 409


@pytest.mark.parametrize("name", ["sara", "mette"])
def test_colleagues_read_but_do_not_act(world, as_, made, name):
    page = as_(name).get(made)
    assert "Mulig partner" in page.words
    assert "Vi har talt sammen" not in page.words
    assert as_(name).post(f"{made}/aftale/contact").status == 404
    assert as_(name).get("/virksomheder/ny").status == 404
    assert as_(name).get("/virksomheder/").status == 200


@pytest.mark.parametrize("name", ["bo", "lone", "anders"])
def test_others_do_not_find_it(world, as_, made, name):
    other = as_(name)
    assert other.get(made).status == 404
    for act in ("contact", "ja", "senere", "pause"):
        assert other.post(f"{made}/aftale/{act}", YES).status == 404
    assert other.get(f"{made}/konsulent").status == 404
    assert _state(world, made) is AgreementState.LEAD


def test_sixty_companies_cost_no_more_statements_than_five(world, as_, engine):
    karen, sent = as_("karen"), []
    for many in (5, 55):
        _add(world, many)
        for address in ("/virksomheder/?antal=100", "/opkald/"):
            with statements(engine) as found:
                karen.get(address)
            sent.append(len(found))
    assert sent[:2] == sent[2:]


def _add(world, many):
    with world.session() as session:
        start = len(session.exec(select(Company.id)).all())
        for number in range(start, start + many):
            name = f"Firma {number}"
            company = Company(
                municipality_id=world.people.municipality.id,
                name=name,
                search_key=folded(name),
                sort_key=danish_order(name),
                cvr_number=f"{number:08d}",
                sector="private",
                industry="retail",
            )
            session.add(company)
            session.flush()
            session.add(PartnershipAgreement(company_id=company.id, state=AgreementState.LEAD))
            consultant_id = world.people.users["karen"].id
            session.add(KeyAccount(company_id=company.id, consultant_id=consultant_id))
