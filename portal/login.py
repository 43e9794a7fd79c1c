"""Signing in and out, and who is signed in; a session ends by time, or when the user row says."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask, request, session
from flask_login import LoginManager, current_user, login_user, logout_user

from models.kinds import Language
from models.queries.people import (
    SignedInUser,
    signed_in,
    user_by_email,
    user_for_session,
    viewer_of,
)
from models.rules.access import Viewer
from portal.access import to_login
from portal.context import db, now, settings
from portal.services.passwords import is_right_password
from portal.services.people import choose_language

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
# The cookie is not written anew for every click.
SEEN_EVERY = timedelta(minutes=1)
# A page that asks again by itself says so, or an open board would keep a session alive for ever.
ASKS_BY_ITSELF = "X-Poll"


@dataclass(frozen=True)
class SignedIn:
    """The person of this request, as plain values that outlive a rolled back transaction."""

    viewer: Viewer
    name: str
    language: Language
    session_number: int
    municipality: str

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


def sign_in(email: str, password: str) -> bool:
    """Sign the person in; False when address and password do not belong together.

    Takes as long for an address that nobody has, so that the answer tells nobody who has one.
    """
    user = user_by_email(db(), email.strip().lower())
    right = is_right_password(user.password_hash if user is not None else None, password)
    found = signed_in(db(), user.id) if user is not None else None
    if found is None or not right:
        return False
    # A session from before must not live on: it may have been planted by someone else.
    session.clear()
    session[SIGNED_IN_AT] = session[SEEN_AT] = int(now().timestamp())
    login_user(_signed_in(found))
    return True


def sign_out() -> None:
    """End the session in this browser."""
    logout_user()
    session.clear()


def keep_language(language: Language) -> None:
    """Remember the language for the person who is signed in, if anybody is."""
    if not current_user.is_authenticated:
        return
    user = user_for_session(db(), current_user.viewer.user_id)
    if user is not None:
        choose_language(db(), user, language)


def _person_of(session_id: str) -> SignedIn | None:
    user_id, _, number = session_id.partition(".")
    if not _still_runs() or not user_id.isdecimal():
        return None
    found = signed_in(db(), int(user_id))
    if found is None or str(found.user.session_number) != number:
        return None
    return _signed_in(found)


def _signed_in(found: SignedInUser) -> SignedIn:
    user = found.user
    return SignedIn(
        viewer=viewer_of(user, found.workplace_ids),
        name=user.name,
        language=user.language,
        session_number=user.session_number,
        municipality=found.municipality,
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
