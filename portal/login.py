"""Signing in and out, and who is signed in; a session ends by time, or when the store says so."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import partial

from flask import Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user

from models.kinds import Language
from models.queries.people import (
    SignedInUser,
    signed_in,
    user_by_email,
    user_for_session,
    viewer_of,
)
from models.queries.signing_in import second_factor
from models.rules.access import Viewer
from models.tables.people import User
from portal.access import to_login
from portal.context import db, keep_whatever_the_answer, now, settings
from portal.services.passwords import is_right_password
from portal.services.people import choose_language
from portal.services.signing_in import attempts, browsers
from portal.services.signing_in import second_factor as second_factors
from portal.services.signing_in.attempts import Trying

SIGNED_IN_AT, SEEN_AT, BROWSER, HALF_IN = "signed_in_at", "seen_at", "browser", "half_in"
# The cookie is not written anew for every click, and the store still less often.
SEEN_EVERY, TOLD_EVERY = timedelta(minutes=1), timedelta(minutes=10)
TOLD_AT = "told_at"
# A browser nobody has used for so long is out, whatever the settings say.
SESSION_IS_OVER_AFTER = timedelta(hours=24)
# So long the right password waits for the code.
CODE_WITHIN = timedelta(minutes=5)
# A page that asks again by itself says so, or an open board would keep a session alive for ever.
ASKS_BY_ITSELF = "X-Poll"
# Where somebody may go who has to set up her second factor first.
ON_THE_WAY = ("own_access.", "start.")


class Outcome(Enum):
    """How an attempt to sign in ended."""

    IN = auto()
    NEEDS_CODE = auto()
    WRONG = auto()


@dataclass(frozen=True)
class Attempt:
    """How it ended; `wait_until` when there were too many wrong ones."""

    outcome: Outcome
    wait_until: datetime | None = None


@dataclass(frozen=True)
class SignedIn:
    """The person of this request, as plain values that outlive a rolled back transaction."""

    viewer: Viewer
    name: str
    language: Language
    session_number: int
    municipality: str
    lacks_second_factor: bool

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What the cookie holds; counting the number up in the user row ends the session."""
        return f"{self.viewer.user_id}.{self.session_number}"


def init_login(app: Flask) -> None:
    """Let the application know people by their session."""
    manager = LoginManager()
    manager.session_protection = None
    manager.user_loader(_person_of)
    manager.unauthorized_handler(to_login)
    manager.init_app(app)
    app.before_request(_second_factor_first)


def sign_in(email: str, password: str) -> Attempt:
    """Sign the person in, or ask for the code when the password is right and she has one.

    Takes as long for an address that nobody has, so that the answer tells nobody who has one.
    """
    trying = _trying(email)
    if wait := attempts.must_wait_until(db(), trying, now()):
        return Attempt(Outcome.WRONG, wait)
    user = user_by_email(db(), email.strip().lower())
    right = is_right_password(user.password_hash if user is not None else None, password)
    if user is None or not right:
        return _wrong(trying)
    # A session from before must not live on: it may have been planted by someone else.
    session.clear()
    factor = second_factor(db(), user.id)
    if factor is not None and factor.confirmed_at is not None:
        session[HALF_IN] = [user.id, int(now().timestamp())]
        return Attempt(Outcome.NEEDS_CODE)
    return _let_in(user, trying)


def give_code(code: str) -> Attempt | None:
    """The second half of signing in; None when the first was too long ago, or never was."""
    user = who_is_half_in()
    if user is None:
        return None
    trying = _trying(user.email)
    if wait := attempts.must_wait_until(db(), trying, now()):
        return Attempt(Outcome.WRONG, wait)
    if not second_factors.is_right(db(), user.id, code, settings().secret_key, now=now()):
        return _wrong(trying)
    session.clear()
    return _let_in(user, trying)


def who_is_half_in() -> User | None:
    """Whose password was right in this browser a moment ago, and whose code is still to come."""
    user_id, at = session.get(HALF_IN, (0, 0))
    if now().timestamp() - at > CODE_WITHIN.total_seconds():
        return None
    return user_for_session(db(), user_id)


def sign_out() -> None:
    """End the session in this browser."""
    number = this_browser()
    if current_user.is_authenticated and number is not None:
        browsers.leave(db(), number, now=now())
    logout_user()
    session.clear()


def this_browser() -> int | None:
    """The number of the browser session this request came with."""
    number: int | None = session.get(BROWSER)
    return number


def keep_language(language: Language) -> None:
    """Remember the language for the person who is signed in, if anybody is."""
    if not current_user.is_authenticated:
        return
    user = user_for_session(db(), current_user.viewer.user_id)
    if user is not None:
        choose_language(db(), user, language)


def _trying(email: str) -> Trying:
    return Trying.of(settings().secret_key, email, request.remote_addr or "")


def _wrong(trying: Trying) -> Attempt:
    keep_whatever_the_answer(partial(attempts.was_wrong, trying=trying, now=now()))
    return Attempt(Outcome.WRONG)


def _let_in(user: User, trying: Trying) -> Attempt:
    attempts.was_right(db(), trying)
    said = request.headers.get("User-Agent", "")
    number = browsers.begin(db(), user.id, said, now=now())
    found = signed_in(db(), user.id, number)
    if found is None:
        return Attempt(Outcome.WRONG)
    session[BROWSER] = number
    session[SIGNED_IN_AT] = session[SEEN_AT] = session[TOLD_AT] = int(now().timestamp())
    login_user(_signed_in(found))
    return Attempt(Outcome.IN)


def _person_of(session_id: str) -> SignedIn | None:
    user_id, _, number = session_id.partition(".")
    if not _still_runs() or not user_id.isdecimal():
        return None
    found = signed_in(db(), int(user_id), this_browser())
    if found is None or str(found.user.session_number) != number:
        return None
    _tell_that_it_is_used()
    return _signed_in(found)


def _signed_in(found: SignedInUser) -> SignedIn:
    user = found.user
    return SignedIn(
        viewer=viewer_of(user, found.workplace_ids),
        name=user.name,
        language=user.language,
        session_number=user.session_number,
        municipality=found.municipality,
        lacks_second_factor=found.lacks_second_factor,
    )


def _still_runs() -> bool:
    """Whether neither the working day nor the pause since the last click has become too long."""
    moment = int(now().timestamp())
    began, seen = session.get(SIGNED_IN_AT, 0), session.get(SEEN_AT, 0)
    if moment - began >= settings().session_hours * 3600:
        return False
    if moment - seen >= settings().idle_minutes * 60:
        return False
    if ASKS_BY_ITSELF not in request.headers and moment - seen >= SEEN_EVERY.total_seconds():
        session[SEEN_AT] = moment
    return True


def _tell_that_it_is_used() -> None:
    number, moment = this_browser(), int(now().timestamp())
    if number is None or ASKS_BY_ITSELF in request.headers:
        return
    if moment - session.get(TOLD_AT, 0) >= TOLD_EVERY.total_seconds():
        session[TOLD_AT] = moment
        keep_whatever_the_answer(partial(browsers.seen, number=number, now=now()))


def _second_factor_first() -> ResponseReturnValue | None:
    """Whoever has to have a second factor sets it up before anything else."""
    endpoint = request.endpoint or ""
    if endpoint == "static" or endpoint.startswith(ON_THE_WAY):
        return None
    if current_user.is_authenticated and current_user.lacks_second_factor:
        return redirect(url_for("own_access.second_factor"), code=303)
    return None
