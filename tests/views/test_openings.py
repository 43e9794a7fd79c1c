"""Openings as the consultant reads, reviews and offers them."""

from datetime import date

import pytest
from sqlmodel import select

from models.kinds import OpeningState, OpeningStep, PlacementState, PromiseEnd, WithdrawReason
from models.tables.companies import Workplace
from models.tables.openings import Opening
from models.tables.placements import Placement
from models.tables.promises import Promise, PromiseAnswer
from models.tables.trail import Event
from portal.services.openings import openings as service
from portal.services.openings.opening_inputs import DanishRow, SkillRow
from tests.views.counted import statements

S = OpeningState


@pytest.fixture
def ready(world):
    world.agreement()
    return world


@pytest.fixture
def submitted(ready):
    return ready.submitted()


@pytest.fixture
def published(ready):
    return ready.opening()


def _state(world, opening_id):
    with world.session() as session:
        return session.get_one(Opening, opening_id).state


def _step(world, opening_id, step, by=None):
    with world.session() as session:
        viewer = world.people.viewer(by) if by else None
        opening = session.get_one(Opening, opening_id)
        service.take_step(session, opening, step, by=viewer, now=world.now)


def test_those_waiting_for_review_stand_first(ready, as_):
    first = ready.submitted(title="Gammel og ulæst")
    ready.opening(title="Ny og læst")
    listed = as_("karen").get("/aabninger/")
    assert listed.words.index("Gammel og ulæst") < listed.words.index("Ny og læst")
    assert "0 af 2" in listed.words
    assert "igen" in listed.words  # the badge of the promise
    assert "Gammel og ulæst" in as_("karen").get("/aabninger/?status=submitted").words
    assert _state(ready, first) is S.SUBMITTED


def test_the_filter_narrows_and_answers_with_the_rows_alone(ready, as_):
    ready.opening(title="Ny og læst")
    karen = as_("karen")
    for address in ("status=submitted", "slags=igu", "soeg=findes-ikke", "virksomhed=999"):
        part = karen.get(f"/aabninger/?{address}", htmx=True)
        assert "Ingen åbninger passer" in part.words
        assert "<html" not in part.text
    assert "Ny og læst" in karen.get("/aabninger/?soeg=LONES&slags=internship").words
    assert "Ny og læst" in karen.get("/aabninger/?status=vrøvl&slags=&side=-4").words


def test_a_draft_is_the_companys_own(ready, as_):
    with ready.session() as session:
        lone = ready.people.viewer("lone")
        wanted = ready.wanted(session, title="Kun en kladde")
        draft = service.save(session, ready.people.laundry.id, wanted, by=lone, now=ready.now).id
    assert as_("karen").get(f"/aabninger/{draft}").status == 404
    assert "Kun en kladde" not in as_("karen").get("/aabninger/").words


def test_the_page_tells_how_each_word_was_understood(ready, as_):
    rows = (SkillRow(text="sortering af vasketøj", must=True), SkillRow(text="qwertzuiop zxcv"))
    page = as_("karen").get(f"/aabninger/{ready.opening(skills=rows)}")
    assert "Forstået som »sortere vasketøj«" in page.words
    assert "Ikke fundet i ordlisten" in page.words
    assert "Fordi: Forstå beskeder" in page.words
    assert "mandag 08.00–14.00" in page.words


def test_an_opening_is_published_and_the_promise_goes_on(ready, submitted, as_):
    review = as_("karen").get(f"/aabninger/{submitted}/gennemgang")
    assert "løftet løber videre" in review.words
    page = review.submit(action="/offentliggoer")
    assert _state(ready, submitted) is S.PUBLISHED
    assert "Næste skridt: lav en matchliste" in page.words
    assert "Løftet om svar løber stadig" in page.words
    assert "Svar virksomheden" in page.words
    with ready.session() as session:
        assert session.exec(select(Promise)).one().ended_at is None


def test_an_opening_that_goes_back_is_answered_by_the_question(ready, submitted, as_):
    review = as_("karen").get(f"/aabninger/{submitted}/gennemgang")
    page = review.submit({"note": "Hvilken maskine skal presses på?"}, action="/retur")
    assert "Hvilken maskine skal presses på?" in page.words
    assert _state(ready, submitted) is S.RETURNED
    with ready.session() as session:
        assert session.exec(select(Promise)).one().end is PromiseEnd.FULFILLED
        assert session.exec(select(PromiseAnswer)).one().text.startswith("Hvilken maskine")


def test_without_a_question_nothing_goes_back(ready, submitted, as_):
    wrong = (
        as_("karen").get(f"/aabninger/{submitted}/gennemgang").submit({"note": " "}, action="retur")
    )
    assert wrong.status == 422
    assert "Skriv, hvad virksomheden skal rette" in wrong.words
    assert _state(ready, submitted) is S.SUBMITTED
    assert as_("karen").post(f"/aabninger/{submitted}/retur", {"note": "x" * 1001}).status == 422


def test_words_about_who_somebody_is_are_marked_and_must_be_read(ready, as_):
    opening_id = ready.submitted(
        title="Frisk pige til vaskeri",
        tasks="Hjælpe ældre kolleger\nPresse",
        danish=(DanishRow(skill="speak", level="b1", task="Tale flydende dansk med kunder"),),
    )
    review = as_("karen").get(f"/aabninger/{opening_id}/gennemgang")
    assert [mark.text for mark in review.tree.all("mark")][:4] == [
        "Frisk",
        "pige",
        "ældre",
        "flydende dansk",
    ]
    assert "Ligebehandlingsloven § 6" in review.words
    refused = review.submit(action="/offentliggoer")
    assert refused.status == 422
    assert "Læs de markerede steder" in refused.words
    assert _state(ready, opening_id) is S.SUBMITTED
    review.submit({"wording_read": "1"}, action="/offentliggoer")
    assert _state(ready, opening_id) is S.PUBLISHED
    with ready.session() as session:
        event = session.exec(select(Event).where(Event.action == "wording_read")).one()
        assert "pige" in event.details["marked"]


def test_clean_words_need_no_tick(ready, submitted, as_):
    review = as_("karen").get(f"/aabninger/{submitted}/gennemgang")
    assert "Listen over ord fandt intet" in review.words
    assert not list(review.tree.all("mark"))


@pytest.mark.parametrize(
    ("staff", "words"),
    [(12.0, "plads til 2 på fuld tid i praktik"), (4.0, "For mange fra"), (None, "Vi ved ikke")],
)
def test_the_review_counts_how_many_the_law_has_room_for(ready, submitted, as_, staff, words):
    with ready.session() as session:
        session.exec(
            select(Workplace).where(Workplace.company_id == ready.people.laundry.id)
        ).one().ordinary_fte = staff
    assert words in as_("karen").get(f"/aabninger/{submitted}/gennemgang").words


def test_a_second_review_is_told_that_it_is_done(ready, submitted, as_):
    karen = as_("karen")
    review = karen.get(f"/aabninger/{submitted}/gennemgang")
    review.submit(action="/offentliggoer")
    assert karen.post(f"/aabninger/{submitted}/offentliggoer").status == 409
    assert karen.post(f"/aabninger/{submitted}/retur", {"note": "For sent"}).status == 409
    assert karen.get(f"/aabninger/{submitted}/gennemgang").status == 303
    assert _state(ready, submitted) is S.PUBLISHED


def test_a_company_without_agreement_gets_nothing_published(ready, submitted, as_):
    karen, laundry = as_("karen"), ready.people.laundry
    values = {"paused_from": "24.11.2026"}
    karen.get(f"/virksomheder/{laundry.id}").submit(values, action="/pause")
    review = karen.get(f"/aabninger/{submitted}/gennemgang")
    assert "ingen aktiv aftale" in review.words
    refused = review.submit(action="/offentliggoer")
    assert refused.status == 422
    assert "holder pause" in refused.words


def test_on_offer_a_list_is_made_from_the_page(ready, published, as_):
    ready.citizens(2)
    page = as_("karen").get(f"/aabninger/{published}")
    assert page.submit(action="/matchliste").status == 200
    again = as_("karen").get(f"/aabninger/{published}")
    assert "2 på listen, 0 holdt udenfor" in again.words


def test_people_who_were_nominated_stand_there_and_reading_it_is_kept(ready, published, as_):
    ready.citizens(1)
    ready.nominated(ready.match_list(published))
    page = as_("karen").get(f"/aabninger/{published}")
    assert "Amal Eksempel 1" in page.words
    assert "Amal" not in page.title
    with ready.session() as session:
        reads = session.exec(select(Event).where(Event.action == "read")).all()
        assert "opening" in {event.details.get("page") for event in reads}


@pytest.mark.parametrize(("step", "after"), [("hold", S.ON_HOLD), ("withdraw", S.WITHDRAWN)])
def test_a_step_is_explained_before_it_is_taken(ready, published, as_, step, after):
    page = as_("karen").get(f"/aabninger/{published}/trin/{step}")
    assert _state(ready, published) is S.PUBLISHED
    done = page.submit()
    assert _state(ready, published) is after
    assert "Lav matchliste" not in done.words
    assert as_("karen").get(f"/aabninger/{published}/trin/{step}").status == 409


def test_a_withdrawal_tells_who_is_left_in_the_air(ready, published, as_):
    ready.citizens(1)
    ready.nominated(ready.match_list(published))
    page = as_("karen").get(f"/aabninger/{published}/trin/withdraw")
    assert "Forslaget bliver trukket tilbage. Giv borgeren besked." in page.words
    page.submit()
    with ready.session() as session:
        [placement] = session.exec(select(Placement)).all()
    assert placement.withdraw_reason is WithdrawReason.OPENING_GONE
    assert "Faldt væk med åbningen" in as_("karen").get("/i-dag/").words


def test_a_full_opening_is_closed(ready, as_):
    ready.citizens(1)
    ready.placement(PlacementState.APPROVED, seats=1)
    with ready.session() as session:
        opening_id = session.exec(select(Opening)).one().id
    page = as_("karen").get(f"/aabninger/{opening_id}")
    assert "Alle pladser er besat" in page.words
    as_("karen").get(f"/aabninger/{opening_id}/trin/close").submit()
    assert _state(ready, opening_id) is S.CLOSED


def test_an_expired_opening_is_renewed_with_new_days(ready, published, as_):
    _step(ready, published, OpeningStep.EXPIRE)
    assert "Forny åbningen" in as_("karen").get(f"/aabninger/{published}").words
    form = as_("karen").get(f"/aabninger/{published}/forny")
    wrong = form.submit({"starts": "1.2.2027", "ends": "1.1.2027"})
    assert wrong.status == 422
    assert "1.1.2027" in wrong.text
    done = form.submit({"starts": "1.2.2027", "ends": "1.4.2027", "apply_by": ""})
    assert "er på tilbud igen" in done.words
    with ready.session() as session:
        assert session.get_one(Opening, published).starts == date(2027, 2, 1)


@pytest.mark.parametrize("step", ["publish", "release", "count_seats", "vrøvl"])
def test_steps_that_are_not_hers_are_no_page(ready, published, as_, step):
    assert as_("karen").post(f"/aabninger/{published}/trin/{step}").status == 404


@pytest.mark.parametrize("name", ["sara", "mette"])
def test_colleagues_read_but_do_not_act(ready, submitted, published, as_, name):
    other = as_(name)
    assert "Gennemgå åbningen" not in other.get(f"/aabninger/{submitted}").words
    assert "Lav matchliste" not in other.get(f"/aabninger/{published}").text
    assert other.get(f"/aabninger/{submitted}/gennemgang").status == 404
    assert other.post(f"/aabninger/{submitted}/offentliggoer").status == 404
    assert other.get("/aabninger/").status == 200


@pytest.mark.parametrize("name", ["bo", "lone", "anders"])
def test_others_do_not_find_it(ready, submitted, as_, name):
    other = as_(name)
    for page in ("", "/gennemgang", "/trin/withdraw", "/forny"):
        assert other.get(f"/aabninger/{submitted}{page}").status == 404
    assert other.post(f"/aabninger/{submitted}/offentliggoer").status == 404
    assert other.post(f"/aabninger/{submitted}/retur", {"note": "Nej tak"}).status == 404
    assert _state(ready, submitted) is S.SUBMITTED


def test_sixty_openings_cost_no_more_statements_than_five(ready, as_, engine):
    karen, sent = as_("karen"), []
    for many in (5, 55):
        for number in range(many):
            ready.submitted(title=f"Åbning {number}")
        for address in ("/aabninger/?antal=100", "/loefter/?antal=100"):
            with statements(engine) as found:
                karen.get(address)
            sent.append(len(found))
    assert sent[:2] == sent[2:]
