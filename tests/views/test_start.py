"""The way in: signing in and out, language, and the pages open to all."""

import pytest
from sqlmodel import Session

from models.kinds import Language
from models.tables.people import User
from tests.people import PASSWORD

OPEN_PAGES = ["/log-ind", "/om"]


def _log_in(browser, email="karen@eksempel.dk", password=PASSWORD, address="/log-ind"):
    return browser.get(address).submit({"email": email, "password": password})


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_open_pages_need_no_log_in(visitor, address):
    assert visitor.get(address).status == 200


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_every_open_page_is_whole_in_english_too(visitor, address):
    visitor.client.set_cookie("sprog", "en")
    assert 'lang="en"' in visitor.get(address).text


def test_health_answers_without_a_store(visitor):
    answer = visitor.get("/sundhed")
    assert (answer.status, answer.text) == (200, "ok\n")


def test_a_person_signs_in_with_address_and_password(visitor, people):
    assert "Karen Holm" in _log_in(visitor, email=" Karen@Eksempel.dk ").text


@pytest.mark.parametrize(
    ("email", "password"),
    [("karen@eksempel.dk", "forkert"), ("ingen@eksempel.dk", PASSWORD), ("karen", "x" * 200)],
)
def test_a_wrong_log_in_does_not_tell_what_was_wrong(visitor, people, email, password):
    answer = _log_in(visitor, email, password)
    assert answer.status == 422
    assert "E-mail og adgangskode passer ikke sammen" in answer.words
    assert answer.title == "Fejl: Log ind"


def test_an_empty_log_in_says_what_to_do_and_where(visitor):
    answer = _log_in(visitor, "", "")
    assert "Ret disse 2 ting" in answer.words
    assert 'href="#email"' in answer.text


def test_the_password_never_comes_back(visitor, people):
    assert "hemmelig-kode" not in _log_in(visitor, password="hemmelig-kode").text


def test_a_closed_account_cannot_sign_in(visitor, people, session):
    session.get(User, people.users["karen"].id).active = False
    session.commit()
    assert _log_in(visitor).status == 422


def test_signing_in_leads_back_to_where_one_was(visitor, people):
    asked = visitor.get("/?vis=mine")
    assert (asked.status, asked.location) == (303, "/log-ind?next=/?vis%3Dmine")
    form = visitor.get(asked.location)
    answer = visitor.post(
        "/log-ind",
        {"email": "karen@eksempel.dk", "password": PASSWORD, "next": "/?vis=mine"},
    )
    assert 'value="/?vis=mine"' in form.text
    assert answer.location == "/?vis=mine"


@pytest.mark.parametrize(
    "target",
    [
        "https://ond.dk",
        "//ond.dk",
        "/\\ond.dk",
        "/\t/ond.dk",
        "\\\\ond.dk",
        "/%0d%0a",
        "om",
        "javascript:alert(1)",
        "/\n//ond.dk",
        "",
    ],
)
def test_signing_in_never_leads_away(visitor, people, target):
    answer = visitor.post(
        "/log-ind", {"email": "karen@eksempel.dk", "password": PASSWORD, "next": target}
    )
    assert answer.status == 303
    assert answer.location in {"/", "/%0d%0a"}


def test_htmx_is_sent_to_the_log_in_page_instead_of_swapping_it_in(visitor):
    answer = visitor.get("/", htmx=True)
    assert (answer.status, answer.text) == (401, "")
    assert answer.headers["HX-Redirect"].startswith("/log-ind")


def test_signing_out_ends_the_session(as_):
    karen = as_("karen")
    assert karen.post("/log-ud").location == "/log-ind"
    assert karen.get("/").status == 303


def test_signing_out_needs_the_token(as_):
    assert as_("karen").client.post("/log-ud").status_code == 400


def test_signing_in_drops_what_the_browser_had_before(visitor, people):
    with visitor.client.session_transaction() as session:
        session["antal"] = 100
    _log_in(visitor)
    with visitor.client.session_transaction() as session:
        assert "antal" not in session


def test_a_session_ends_an_hour_after_the_last_click(as_, clock):
    karen = as_("karen")
    clock.forward(minutes=59)
    assert karen.get("/").status != 303 or karen.get("/").location != "/log-ind?next=/"
    clock.forward(minutes=60)
    assert karen.get("/").location == "/log-ind?next=/"


def test_a_page_that_asks_by_itself_keeps_no_session_alive(as_, clock):
    karen = as_("karen")
    for _ in range(3):
        clock.forward(minutes=25)
        last = karen.client.get("/om", headers={"X-Poll": "1", "HX-Request": "true"})
    assert "Karen Holm" not in last.text


def test_a_session_ends_with_the_working_day(as_, clock):
    karen = as_("karen")
    for _ in range(9):
        clock.forward(minutes=59)
        last = karen.get("/om")
    assert "Karen Holm" not in last.text


def test_counting_up_the_session_number_ends_every_session(as_, people, session):
    karen = as_("karen")
    session.get(User, people.users["karen"].id).session_number += 1
    session.commit()
    assert "Karen Holm" not in karen.get("/om").text


def test_the_language_is_kept_for_the_person(as_, people, engine):
    karen = as_("karen")
    assert karen.post("/sprog", {"language": "en", "next": "/om"}).location == "/om"
    assert 'lang="en"' in karen.get("/om").text
    with Session(engine) as session:
        assert session.get(User, people.users["karen"].id).language is Language.ENGLISH


def test_the_language_is_kept_for_a_visitor_too(visitor):
    visitor.post("/sprog", {"language": "en"})
    assert 'lang="en"' in visitor.get("/om").text


def test_an_unknown_language_changes_nothing(visitor):
    visitor.post("/sprog", {"language": "tlh"})
    assert 'lang="da"' in visitor.get("/om").text


@pytest.mark.parametrize(
    ("wanted", "given"),
    [("en-GB,en;q=0.9", "en"), ("da,en;q=0.5", "da"), ("tr", "da"), ("", "da")],
)
def test_the_browser_says_what_a_visitor_prefers(visitor, wanted, given):
    answer = visitor.client.get("/om", headers={"Accept-Language": wanted})
    assert answer.headers["Content-Language"] == given


def test_a_report_of_the_browser_is_taken_without_a_token(visitor):
    assert visitor.client.post("/csp-rapport", data=b"{}").status_code == 204
