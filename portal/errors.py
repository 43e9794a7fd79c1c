"""What goes wrong, as an answer to the person; the only place where errors become pages."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, g
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from models.rules.errors import (
    AgainstTheLaw,
    FasterColleague,
    Finding,
    NotNow,
    NotYours,
    Refusal,
    WrongState,
)
from portal.access import came_from
from portal.context import page, undo
from portal.form_values import WHOLE
from portal.forms import Form
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.formats import filled
from portal.words.refusals import FIELD_OF, REFUSALS, in_words

log = logging.getLogger(__name__)

STATUS: dict[type[Refusal], int] = {
    WrongState: 409,
    FasterColleague: 409,
    NotNow: 409,
    # What is not yours is not found.
    NotYours: 404,
    AgainstTheLaw: 422,
}

# PostgreSQL's number for a value that must stand once.
WRITTEN_TWICE = "23505"

TITLES: dict[int, LazyString] = {
    400: _("Siden var åben for længe"),
    404: _("Siden findes ikke"),
    405: _("Siden kan ikke bruges sådan"),
    409: _("Det kan ikke lade sig gøre nu"),
    413: _("Det er for meget på én gang"),
    422: _("Reglerne er ikke opfyldt"),
    500: _("Noget gik galt hos os"),
    503: _("Fodfæste har travlt"),
}

ADVICE: dict[int, LazyString] = {
    400: _("Gå tilbage, hent siden igen, og prøv en gang til. Kopiér først det, du har skrevet."),
    404: _("Siden er måske flyttet eller slettet, eller du har ikke adgang til den."),
    405: _("Gå tilbage, og brug knapperne på siden."),
    413: _(
        "Du har sendt mere, end vi kan tage imod. Gør teksten eller filen mindre, og send igen."
    ),
    500: _("Det er ikke din fejl. Prøv igen om lidt. Sker det igen, så ring og oplys nummeret."),
    503: _("Det, du gjorde, er ikke gemt. Vent et øjeblik, og prøv igen."),
}


CLASH = _(
    "%(by_name)s har ændret det samme den %(at)s. Se, hvad der står nu. "
    "Gem igen, hvis dit skal gælde."
)


@dataclass(frozen=True)
class Problem:
    """What the error page tells."""

    title: LazyString
    sentence: LazyString
    reference: str
    findings: tuple[tuple[LazyString, Finding], ...] = field(default=())
    way_back: str = ""  # the page the person was on, where she can see how it stands now


@contextmanager
def refusals_in(form: Form[Any]) -> Iterator[None]:
    """Bring what a service cannot do now back to the form, so that nothing typed is lost.

    The view goes on after the block, finds `form.errors` and answers with the form and 422.
    """
    try:
        yield
    except NotNow as refusal:
        undo()
        form.refuse(FIELD_OF.get(refusal.code, WHOLE), in_words(refusal).sentence)


@contextmanager
def clashes_in(form: Form[Any]) -> Iterator[None]:
    """Bring a colleague's faster change back to the form, so that both texts stand on one page.

    The view goes on after the block, and shows beside the form how the thing stands now.
    """
    try:
        yield
    except FasterColleague as refusal:
        undo()
        form.clashes = True
        form.refuse(WHOLE, filled(CLASH, refusal.values))


def init_errors(app: Flask) -> None:
    """Answer every error in words; the most general last."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(StaleDataError, _changed_meanwhile)
    app.register_error_handler(DBAPIError, _store_refused)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http_error)


def _refused(refusal: Refusal) -> Response:
    status = STATUS[type(refusal)]
    if status == 404:
        return _told(404)
    said = in_words(refusal)
    return _answer(status, said.sentence, said.findings)


def _changed_meanwhile(_error: StaleDataError) -> Response:
    return _answer(409, REFUSALS["changed_meanwhile"])


def _store_refused(error: DBAPIError) -> Response:
    """The store is busy, or a new row stands there already, or we made a mistake.

    The statement's values may be personal data, and PostgreSQL tells them in its own words, so
    only the kind of error and the place in our code are logged.
    """
    if getattr(error.orig, "sqlstate", "") == WRITTEN_TWICE:
        # Two people wrote the same new thing at once. (On SQLite one waits for the other.)
        return _answer(409, REFUSALS["changed_meanwhile"])
    kind = type(error.orig).__name__
    log.error("request=%s store: %s at %s", g.request_id, kind, _where(error))
    return _told(503 if isinstance(error, OperationalError) else 500)


def _where(error: Exception) -> str:
    """The last line of ours before the error."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename]
    return f"{ours[-1].filename}:{ours[-1].lineno}" if ours else ""


def _form_too_old(_error: CSRFError) -> Response:
    return _told(400)


def _http_error(error: HTTPException) -> Response:
    """Every other answer that is no page: Flask's own and those that a view aborted with."""
    status = error.code or 500
    if status < 400:
        # A redirect that Flask itself asked for.
        return Response(status=status, headers=error.get_headers())
    answer = _told(status)
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            answer.headers[name] = value
    return answer


def _told(status: int) -> Response:
    known = status if status in ADVICE else (400 if status < 500 else 500)
    return _answer(status, ADVICE[known], title=TITLES[known])


def _answer(
    status: int,
    sentence: LazyString,
    findings: tuple[tuple[LazyString, Finding], ...] = (),
    *,
    title: LazyString | None = None,
) -> Response:
    """A whole page, or for htmx a notice at the top of the page the person is on."""
    undo()
    if status >= 500 and "_login_user" not in g:
        # Whoever asks would have to be looked up in the store that perhaps is down.
        g._login_user = AnonymousUserMixin()
    way_back = came_from() if status in {409, 422} else ""
    problem = Problem(
        title or TITLES[status], sentence, g.get("request_id", ""), findings, way_back
    )
    answer = page("errors.html", part="parts/_refusal.html", status=status, problem=problem)
    answer.headers["HX-Retarget"] = "#notices"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer
