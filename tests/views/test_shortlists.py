"""The page the product is for: who fits an opening and why, and choosing a person."""

import re
from datetime import date, timedelta

import pytest
from sqlmodel import select

from models.kinds import ObjectType, PlacementType
from models.tables.people import CitizenIndustry, CitizenLegal, CitizenSkill
from models.tables.placements import Placement
from models.tables.trail import Event
from portal.services.openings.opening_inputs import CertificateRow
from tests.views.counted import statements

REASON = "Har vasket på hotel i tre år."
PASSED = "De andre vil hellere i køkken."


@pytest.fixture
def listed(world):
    """The world with a list of four people."""
    world.agreement()
    world.citizens(4)
    world.opening_id = world.opening()
    world.run_id = world.match_list(world.opening_id)
    return world


@pytest.fixture
def address(listed):
    return f"/matchlister/{listed.run_id}"


@pytest.fixture
def igu(world):
    """A list for an IGU with a certificate: one is too old, one lacks it, none is on it."""
    world.agreement()
    ids = world.citizens(2)
    with world.session() as session:
        session.get_one(CitizenLegal, ids[0]).born_on = date(1950, 3, 3)
    opening_id = world.opening(
        placement_type=PlacementType.IGU,
        certificates=(CertificateRow(text="truckcertifikat", must=True),),
        hours_a_week=37.0,
        ends=date(2028, 12, 7),
    )
    return world.match_list(opening_id)


def part(answer, name):
    """The piece of the page with that id."""
    return next(node for node in answer.tree.all() if node.get("id") == name)


def nominate(browser, world, place, **typed):
    form = browser.get(f"/matchlister/{world.run_id}/{world.items(world.run_id)[place].id}/indstil")
    return form.submit({"reason": REASON, **typed})


def placements(world):
    with world.session() as session:
        return session.exec(select(Placement)).all()


def readings(world, kind):
    with world.session() as session:
        return session.exec(
            select(Event).where(Event.action == "read", Event.object_type == kind)
        ).all()


def test_karen_makes_a_list_chooses_and_asks_for_a_review(world, as_):
    world.agreement()
    world.citizens(2)
    opening_id = world.opening()
    karen = as_("karen")
    made = karen.post(f"/aabninger/{opening_id}/matchliste")
    assert made.status == 303
    world.run_id = int(made.location.rpartition("/")[2])
    assert "Ingen er indstillet endnu" in karen.get(made.location).words
    chosen = nominate(karen, world, 0)
    assert "Borgeren er indstillet" in chosen.words
    assert "Bed sagsbehandleren om gennemgang" in part(chosen, "indstillede").text
    asked = chosen.submit({"note": "Se på nummer 1."}, action="/bed")
    assert "Karen Holm bad om en gennemgang" in part(asked, "indstillede").text
    assert "Se på nummer 1." in asked.words


def test_the_head_tells_what_for_and_that_a_person_decides(as_, address):
    words = as_("karen").get(address).words
    assert "Vaskerimedarbejder hos Lones Vaskeri i Middelfart" in words
    assert "2 af 2 pladser er ledige" in words
    assert "Et menneske vælger og skriver hvorfor" in words
    assert "58 %" in words
    assert not re.search(r"bedst|anbefal", words, re.IGNORECASE)


def test_the_reasons_stand_in_the_citizens_own_words_and_add_up(as_, address, listed):
    karen, item = as_("karen"), listed.items(listed.run_id)[0]
    first = part(karen.get(address), f"borger-{item.citizen_id}")
    total = re.search(r"Hvorfor ([\d,]+) point", first.text)[1]
    reasons = karen.get(f"{address}/{item.id}").words
    assert "Har arbejdet som »vaskerimedarbejder«" in reasons
    assert "I cv'et: »sortere vasketøj«" in reasons
    tenths = [round(10 * float(n.replace(",", "."))) for n in re.findall(r"= ([\d,]+)", reasons)]
    assert len(tenths) == 4
    assert sum(tenths) == round(10 * float(total.replace(",", ".")))


def test_a_line_opens_its_reasons_in_place_and_that_leaves_a_mark(as_, address, listed):
    karen, item = as_("karen"), listed.items(listed.run_id)[0]
    row = part(karen.get(address), f"borger-{item.citizen_id}")
    [opened] = [node for node in row.all("details") if node.get("hx-get")]
    alone = karen.get(opened.get("hx-get"), htmx=True)
    assert "<html" not in alone.text
    assert "Har arbejdet som »vaskerimedarbejder«" in alone.text
    assert alone.text.strip() in karen.get(f"{address}/{item.id}").text
    with listed.session() as session:
        read = select(Event).where(Event.object_id == item.citizen_id, Event.action == "read")
        assert session.exec(read).first() is not None


def test_what_nobody_knows_is_a_question_and_no_fault(as_, address, listed):
    with listed.session() as session:
        for wish in session.exec(select(CitizenIndustry)):
            session.delete(wish)
    newer = listed.match_list(listed.opening_id)
    first = listed.items(newer)[0]
    words = as_("karen").get(f"/matchlister/{newer}/{first.id}").words
    assert "Ønskerne er ikke skrevet ind" in words
    assert "hvilke brancher borgeren ønsker" in words


def test_equals_are_marked_as_equals(as_, listed):
    listed.citizens(2)
    run_id = listed.match_list(listed.opening_id)
    assert "samme point" in as_("karen").get(f"/matchlister/{run_id}").words


def test_a_filter_is_told_and_taken_off_again(as_, address):
    karen = as_("karen")
    page = karen.get(f"{address}?soeg=eksempel+2&krav=1")
    assert "1 borger på listen passer til filteret" in page.words
    assert "Navn eller sagsnummer: eksempel 2" in page.words
    assert "Nulstil filtre" in page.words
    assert "Udskrevet 24. november 2026 kl. 10.00 af Karen Holm. Filter: Navn" in page.words
    assert "Nulstil filtre" not in karen.get(address).words


def test_the_fragment_equals_the_page(as_, address):
    karen = as_("karen")
    fragment = karen.get(f"{address}?oensket=1", htmx=True).text
    assert fragment.partition("<hx-partial")[0].strip() in karen.get(f"{address}?oensket=1").text
    assert "4 borgere på listen passer til filteret" in fragment.partition("<hx-partial")[2]


@pytest.mark.parametrize(
    "query",
    [
        "point=abc",
        "point=1e999",
        "point=-1",
        "km=nan",
        "km=1.234",
        "krav=maaske",
        "vurdering=god",
        "soeg=%00",
        "soeg=" + "a" * 2000,
        "side=-3&antal=7",
        "side=99999999999999999999",
        "soeg='%20OR%201=1--&point=%F0%9F%99%82",
        "_external=1&_method=POST&run_id=9",
    ],
)
def test_a_hostile_filter_is_answered_calmly(as_, address, query):
    # A zero sign is in no address a person types; everything else is a page.
    calm = {404} if "%00" in query else {200, 422}
    assert as_("karen").get(f"{address}?{query}").status in calm


def test_a_wrong_filter_says_so_and_keeps_what_was_typed(as_, address):
    page = as_("karen").get(f"{address}?point=mange&soeg=amal")
    assert page.status == 422
    assert "Filteret er ikke brugt, og hele listen vises" in page.words
    assert 'value="mange"' in page.text


@pytest.mark.parametrize("name", ["bo", "ulla", "jens", "lone", "anders"])
def test_others_find_no_list(as_, address, name):
    browser = as_(name)
    tails = ("", "/udenfor", "/1", "/1/indstil", "/gennemgang")
    assert {browser.get(address + tail).status for tail in tails} == {404}


@pytest.mark.parametrize("name", ["bo", "lone", "sara", "mette"])
def test_only_the_consultant_of_the_place_makes_lists_and_chooses(as_, address, listed, name):
    browser = as_(name)
    assert browser.post(f"/aabninger/{listed.opening_id}/matchliste").status == 404
    assert browser.post(f"{address}/1/indstil", {"reason": REASON}).status == 404
    assert browser.post(f"{address}/gennemgang/bed").status == 404
    assert placements(listed) == []


def test_the_leader_reads_and_chooses_nobody(as_, address):
    page = as_("mette").get(address)
    assert page.status == 200
    assert '/indstil"' not in page.text


def test_the_reasons_come_back_when_one_is_missing(as_, listed):
    karen = as_("karen")
    form = nominate(karen, listed, 2, passed_over_reason="kort")
    assert form.status == 422
    assert "2 borgere står højere på listen" in form.words
    assert REASON in form.text
    assert "kort" in form.text
    assert 'href="#passed_over_reason"' in form.text
    assert placements(listed) == []


@pytest.mark.parametrize("reason", ["", "   ", "Ja", "x" * 1001, "skjult\x07tegn i en sætning"])
def test_without_a_real_reason_nobody_is_chosen(as_, listed, reason):
    assert nominate(as_("karen"), listed, 0, reason=reason).status == 422
    assert placements(listed) == []


def test_those_passed_over_are_named_before_one_chooses(as_, address, listed):
    item = listed.items(listed.run_id)[3]
    words = as_("karen").get(f"{address}/{item.id}/indstil").words
    assert "Du går forbi 3 borgere, der står højere" in words
    assert re.search(r"1\. Amal Eksempel \d", words)


def test_a_colleague_who_was_faster_is_named_with_the_time(as_, address, listed):
    karen = as_("karen")
    item_id = listed.items(listed.run_id)[0].id
    nominate(karen, listed, 0)
    again = karen.post(f"{address}/{item_id}/indstil", {"reason": REASON})
    assert again.status == 409
    assert "Karen Holm" in again.words
    assert "24. november 2026 kl. 10.00" in again.words
    assert len(placements(listed)) == 1
    told = karen.get(f"{address}/{item_id}/indstil").words
    assert "allerede indstillet til åbningen, 24. november 2026 kl. 10.00" in told


def test_a_review_without_anybody_to_look_at_is_refused_at_the_form(as_, address):
    answer = as_("karen").post(f"{address}/gennemgang/bed", {"note": "Se her"})
    assert answer.status == 422
    assert "Indstil mindst én borger" in answer.words


def test_those_left_out_stand_by_what_keeps_them_out_with_its_source(as_, igu):
    karen = as_("karen")
    page = karen.get(f"/matchlister/{igu}/udenfor")
    assert "Mangler et kørekort eller et bevis" in page.words
    assert "Mangler »truckcertifikat«. Kilde: Åbningens krav" in page.words
    assert "IGU mulig: nej" in page.words
    assert "Lovforslag L 82" in page.words
    one = karen.get(f"/matchlister/{igu}/udenfor?grund=igu_not_possible")
    assert len(list(one.tree.all("table"))) == 2
    assert len(re.findall(r"MID-2026-", one.words)) == 1


@pytest.mark.parametrize("name", ["karen", "sara"])
def test_a_list_never_tells_age_or_residence(as_, igu, name):
    for tail in ("", "/udenfor", "/1"):
        text = as_(name).get(f"/matchlister/{igu}{tail}").text
        assert not re.search(r"1950|for gammel|flygtning|2024-09|september 2024", text)


def test_an_unknown_group_shows_all(as_, igu):
    assert as_("karen").get(f"/matchlister/{igu}/udenfor?grund=vejret").status == 200


def test_an_old_list_opens_as_it_was_and_leads_to_the_newer(as_, address, listed, clock):
    karen = as_("karen")
    before = part(karen.get(address), "liste").text
    with listed.session() as session:
        for skill in session.exec(select(CitizenSkill)):
            skill.text = "noget helt andet"
    listed.now += timedelta(hours=1)
    newer = listed.match_list(listed.opening_id)
    page = karen.get(address)
    assert part(page, "liste").text == before
    assert f"/matchlister/{newer}" in page.text
    assert "Der er en nyere liste" in page.words


def test_looking_is_remembered_and_told(as_, address, listed):
    karen, sara = as_("karen"), as_("sara")
    for query in ("", "?soeg=a", "?side=2"):
        karen.get(address + query)
    assert len(readings(listed, ObjectType.MATCH_RUN)) == 1
    assert "Set af (1)" in sara.get(address).words
    assert "Karen Holm, virksomhedskonsulent: set én gang, 24. november" in sara.get(address).words


def test_opening_one_persons_reasons_is_a_reading_of_her_record(as_, address, listed):
    item = listed.items(listed.run_id)[0]
    page = as_("karen").get(f"{address}/{item.id}")
    assert "Nummer 1 af 4" in page.words
    assert "Eksempel" not in page.title
    [event] = readings(listed, ObjectType.CITIZEN)
    assert (event.object_id, event.details) == (item.citizen_id, {"page": "match_item"})


def test_a_line_of_another_list_is_not_found(as_, address):
    assert as_("karen").get(f"{address}/999").status == 404


def test_the_whole_page_can_be_read_in_english(as_, address, listed):
    karen = as_("karen")
    karen.client.set_cookie("sprog", "en")
    assert 'lang="en"' in karen.get(address).text
    assert karen.get(f"{address}/udenfor").status == 200


@pytest.mark.parametrize("tail", ["?antal=100", "/udenfor?antal=100"])
def test_more_people_are_no_more_questions_to_the_store(as_, world, engine, tail):
    world.agreement()
    karen, sent = as_("karen"), []
    changes = {"hours_a_week": 5.0} if tail.startswith("/") else {}
    for number in (5, 55):
        world.citizens(number, **changes)
        run_id = world.match_list(world.opening())
        karen.get(f"/matchlister/{run_id}{tail}")
        with statements(engine) as counted:
            page = karen.get(f"/matchlister/{run_id}{tail}")
        sent.append(len(counted))
        people = 60 if number == 55 else 5
        assert len(re.findall(r"MID-2026-\d{4}", page.words)) == people
    assert sent[0] == sent[1]
