"""Coming in: too many wrong attempts, the second factor, own password, and other browsers."""

from datetime import timedelta

import pyotp
import pytest
from sqlmodel import Session, select

from models.kinds import Role
from models.tables.people import Municipality, User
from models.tables.signing_in import BrowserSession, SecondFactor, SignInAttempt
from models.tables.trail import Event
from tests.pages import Browser
from tests.people import PASSWORD

NEW = "fire tilfældige ord her"
EMAIL = "karen@eksempel.dk"


@pytest.fixture
def log_in(app, people):
    """Somebody at a browser of her own signs in with her password."""

    def signed_in(email=EMAIL, password=PASSWORD, agent="", browser=None):
        browser = browser or Browser(app)
        browser.client.environ_base["HTTP_USER_AGENT"] = agent
        answer = browser.get("/log-ind").submit({"email": email, "password": password})
        return browser, answer

    return signed_in


def guess(log_in, times, email=EMAIL):
    browser = None
    for _ in range(times):
        browser, answer = log_in(email, "forkert kode", browser=browser)
    return answer


def test_after_five_wrong_the_right_one_waits_too(log_in, engine, clock):
    assert "passer ikke sammen" in guess(log_in, 5).words
    _browser, answer = log_in()
    assert answer.status == 422
    assert "for mange gange" in answer.words
    # The account waits, whoever asks from wherever; others do not.
    assert "Sara" in log_in("sara@eksempel.dk")[1].text
    with Session(engine) as session:
        kept = session.exec(select(SignInAttempt)).all()
    assert len(kept) == 5
    assert not any(EMAIL in row.account or "127" in row.machine for row in kept)
    clock.forward(minutes=15)
    assert "Karen" in log_in()[1].text


def test_somebody_who_is_not_here_waits_the_same(log_in):
    words = [guess(log_in, 6, email).words for email in (EMAIL, "ingen@eksempel.dk")]
    assert "for mange gange" in words[0]
    assert words[0] == words[1].replace("ingen@eksempel.dk", EMAIL)


def test_being_right_begins_the_count_anew(log_in):
    guess(log_in, 4)
    log_in()
    assert "passer ikke sammen" in guess(log_in, 4).words


def turn_on(karen, clock) -> tuple[pyotp.TOTP, list[str]]:
    page = karen.get("/min-adgang/kode").submit(action="/begynd")
    key = next(page.tree.all("code")).text
    assert karen.get("/min-adgang/kode/billede.svg").headers["Content-Type"] == (
        "image/svg+xml; charset=utf-8"
    )
    app = pyotp.TOTP(key)
    wrong = page.submit({"code": "000000"}, action="/kode")
    assert "Koden passer ikke" in wrong.words
    codes = page.submit({"code": app.at(clock())}, action="/kode")
    return app, [code.text for code in codes.tree.all("code")]


def test_the_code_is_asked_for_and_used_once(log_in, clock, engine):
    karen, _ = log_in()
    app, papers = turn_on(karen, clock)
    assert len(set(papers)) == 8
    clock.forward(minutes=1)
    browser, asked = log_in()
    assert asked.title == "Skriv din kode"
    assert browser.get("/").status == 303, "the password alone opens nothing"
    shown = app.at(clock())
    assert "Koden passer ikke" in asked.submit({"code": "12 34 56"}).words
    assert "Karen" in asked.submit({"code": f"{shown[:3]} {shown[3:]}"}).text
    # The same code again, and one from the step before it: somebody looked over her shoulder.
    for old in (shown, app.at(clock() - timedelta(seconds=30))):
        again, asked = log_in()
        assert "Koden passer ikke" in asked.submit({"code": old}).words
    _, asked = log_in()
    assert "Karen" in asked.submit({"code": papers[0].upper()}).text
    _, asked = log_in()
    assert "Koden passer ikke" in asked.submit({"code": papers[0]}).words
    with Session(engine) as session:
        factor = session.exec(select(SecondFactor)).one()
        assert app.secret not in factor.sealed
        assert len(factor.spare_codes) == 7


def test_a_password_that_was_right_waits_five_minutes_for_its_code(log_in, clock):
    karen, _ = log_in()
    app, _papers = turn_on(karen, clock)
    clock.forward(minutes=1)
    _, asked = log_in()
    clock.forward(minutes=6)
    assert asked.submit({"code": app.at(clock())}).title == "Log ind"


def test_codes_cannot_be_guessed_either(log_in, clock):
    karen, _ = log_in()
    app, _papers = turn_on(karen, clock)
    _, asked = log_in()
    for _ in range(5):
        asked.submit({"code": "000000"})
    assert "for mange gange" in asked.submit({"code": app.at(clock())}).words


def test_the_code_goes_with_the_password_or_with_the_administrator(log_in, as_, people, clock):
    karen, _ = log_in()
    turn_on(karen, clock)
    page = karen.get("/min-adgang/kode/fjern")
    assert "ikke den, du har nu" in page.submit({"old": "forkert"}).words
    page.submit({"old": PASSWORD})
    assert log_in()[1].title != "Skriv din kode"
    turn_on(karen, clock)
    anders, number = as_("anders"), people.users["karen"].id
    assert "Fjern kode" in anders.get("/administration/brugere").words
    anders.post(f"/administration/brugere/{number}/kode/fjern")
    assert log_in()[1].title != "Skriv din kode"


def test_a_municipality_may_require_it_of_its_own_people(log_in, as_, engine, people, clock):
    as_("anders").post("/administration/indstillinger/kode", {"required": "1"})
    karen, answer = log_in()
    assert answer.title == "Kode ved log-ind"
    assert karen.get("/loefter/").location == "/min-adgang/kode"
    assert karen.get("/om").status == 200
    turn_on(karen, clock)
    assert karen.get("/loefter/").status == 200
    # A company's people decide for themselves.
    assert as_("lone").get("/virksomhed/aabninger/").status == 200
    with Session(engine) as session:
        own = select(Municipality.second_factor_required).where(Municipality.code == "0410")
        assert session.exec(own).one()
        who = select(Event.actor_id).where(Event.action == "second_factor_wanted")
        assert session.get_one(User, session.exec(who).one()).role is Role.ADMINISTRATOR


def test_she_changes_her_password_and_other_browsers_are_out(log_in):
    (here, _), (there, _) = log_in(), log_in()
    page = here.get("/min-adgang")
    form = {"password": NEW, "again": NEW}
    assert "ikke den, du har nu" in page.submit({"old": "forkert", **form}, action="kode").words
    short = page.submit({"old": PASSWORD, "password": "kort", "again": "kort"}, action="kode")
    assert "mindst 12 tegn" in short.words
    assert "ikke ens" in page.submit({"old": PASSWORD, **form, "again": "x"}, action="kode").words
    assert "gælder nu" in page.submit({"old": PASSWORD, **form}, action="kode").text
    assert here.get("/min-adgang").status == 200
    assert there.get("/min-adgang").status == 303
    assert log_in()[1].status == 422
    assert "Karen" in log_in(password=NEW)[1].text


def test_she_sees_her_browsers_and_ends_them(log_in, as_, engine):
    windows = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0"
    phone = "Mozilla/5.0 (iPhone) AppleWebKit/605 Version/26.0 Mobile Safari/604.1 <script>"
    here, _ = log_in(agent=windows)
    there, _ = log_in(agent=phone)
    page = here.get("/min-adgang")
    assert "Firefox, Windows" in page.words
    assert "Safari, iPhone" in page.words
    assert "script" not in page.words
    with Session(engine) as session:
        number = session.exec(
            select(BrowserSession.id).where(BrowserSession.browser == "Safari, iPhone")
        ).one()
    as_("sara").post("/min-adgang/browser/ud", {"browser": number})
    assert there.get("/min-adgang").status == 200
    here.post("/min-adgang/browser/ud", {"browser": number})
    assert there.get("/min-adgang").status == 303
    third, _ = log_in()
    here.post("/min-adgang/andre/ud")
    assert third.get("/min-adgang").status == 303
    assert "Safari" not in here.get("/min-adgang").words


def test_signing_out_ends_it_for_whoever_kept_the_cookie(log_in):
    karen, _ = log_in()
    cookie = karen.client.get_cookie("fodfaeste").value
    karen.post("/log-ud")
    karen.client.set_cookie("fodfaeste", cookie)
    assert karen.get("/min-adgang").status == 303
