"""The doors: every view says which act it needs, or that it is open to all."""

from collections.abc import Callable
from functools import wraps
from typing import Protocol
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from models.rules.access import Act, may
from portal.context import is_htmx, viewer

View = Callable[..., ResponseReturnValue]
DOOR = "door"


def needs(act: Act) -> Callable[[View], View]:
    """Only people who may do `act` come in; for the others the view does not exist."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: object, **values: object) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return to_login()
            if not may(viewer(), act):
                abort(404)
            return view(*args, **values)

        setattr(guarded, DOOR, act)
        return guarded

    return guard


def open_to_all(view: View) -> View:
    """Anybody may come in, also without having signed in."""
    setattr(view, DOOR, None)
    return view


def opens(endpoint: str) -> bool:
    """Whether the viewer may come in there; who may not is not shown a link to it."""
    act: Act | None = getattr(current_app.view_functions[endpoint], DOOR, None)
    return act is None or may(viewer(), act)


class Someone(Protocol):
    """A citizen's row, or the part of one that a list shows."""

    @property
    def municipality_id(self) -> int: ...


def lives_here(citizen: Someone) -> bool:
    """Whether the citizen is of the viewer's municipality still; else there is no page of her."""
    return citizen.municipality_id == viewer().municipality_id


def check_doors(app: Flask) -> None:
    """Refuse to start while some view has no door."""
    bare = {name for name, view in app.view_functions.items() if not hasattr(view, DOOR)}
    if unguarded := sorted(bare - {"static"}):
        raise RuntimeError(f"views without needs() or open_to_all: {unguarded}")


def to_login() -> ResponseReturnValue:
    """Send the person to the login page, and afterwards back to where she was."""
    address = url_for("start.login", next=_where_the_person_is())
    if is_htmx():
        # A redirect would put the login page inside the part that was asked for.
        answer = make_response("", 401)
        answer.headers["HX-Redirect"] = address
        return answer
    return redirect(address, code=303)


def safe_next(target: str | None) -> str:
    """The target when it is a page of ours, else the front page."""
    front: str = url_for("start.home")
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return front
    # Browsers drop tabs and line breaks inside an address, so "/\t/evil.dk" would lead away.
    if any(sign <= " " or sign in '\\"<>\x7f' for sign in target):
        return front
    parts = urlsplit(target)
    return front if parts.scheme or parts.netloc else target


def came_from() -> str:
    """The page of ours that the person was on before this one; empty when there was none."""
    last = urlsplit(request.referrer or "")
    if last.netloc != request.host:
        return ""
    return safe_next(f"{last.path}?{last.query}" if last.query else last.path)


def _where_the_person_is() -> str | None:
    """The page that should come back after login: never the address of a POST."""
    if request.method == "GET" and not is_htmx():
        return request.full_path.rstrip("?")
    came_from = urlsplit(request.headers.get("HX-Current-URL") or request.referrer or "")
    if came_from.netloc != request.host:
        return None
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
