"""The way in: log-in, language, what Fodfæste is, and where each person begins."""

import logging
from typing import Annotated

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from pydantic import Field

from models.kinds import Language
from models.queries.vocabulary import sources
from portal.access import open_to_all, safe_next, to_login
from portal.context import db, page, settings
from portal.forms import Form
from portal.language import A_YEAR, cookie_name
from portal.login import (
    Attempt,
    Outcome,
    give_code,
    keep_language,
    sign_in,
    sign_out,
    who_is_half_in,
)
from portal.navigation import front_of
from portal.services.inputs import Input, ShortText
from portal.services.signing_in.inputs import FactorCode
from portal.translate import LazyString
from portal.words.complaints import COMPLAINTS
from portal.words.formats import filled

log = logging.getLogger(__name__)
blueprint = Blueprint("start", __name__)


class LogIn(Input):
    email: Annotated[ShortText, Field(max_length=200)]
    password: Annotated[str, Field(max_length=200)]


class ChooseLanguage(Input):
    language: Language


@blueprint.get("/")
@open_to_all
def home() -> ResponseReturnValue:
    if not current_user.is_authenticated:
        return to_login()
    front = front_of(current_user.viewer.role)
    return redirect(front, code=303) if front else page("start/home.html")


@blueprint.route("/log-ind", methods=["GET", "POST"])
@open_to_all
def login() -> ResponseReturnValue:
    target = safe_next(request.values.get("next"))
    form = Form(LogIn, request.form if request.method == "POST" else None)
    if form.data is not None:
        attempt = sign_in(form.data.email, form.data.password)
        if attempt.outcome is Outcome.IN:
            return redirect(target, code=303)
        if attempt.outcome is Outcome.NEEDS_CODE:
            return redirect(url_for(".code", next=target), code=303)
        form.refuse("form", _why_not(attempt, COMPLAINTS["wrong_login"]))
    status = 422 if form.errors else 200
    return page("start/login.html", status=status, form=form, next=target)


@blueprint.route("/log-ind/kode", methods=["GET", "POST"])
@open_to_all
def code() -> ResponseReturnValue:
    target = safe_next(request.values.get("next"))
    form = Form(FactorCode, request.form if request.method == "POST" else None)
    if who_is_half_in() is None:
        return redirect(url_for(".login", next=target), code=303)
    if form.data is not None:
        attempt = give_code(form.data.code)
        if attempt is None:
            return redirect(url_for(".login", next=target), code=303)
        if attempt.outcome is Outcome.IN:
            return redirect(target, code=303)
        form.refuse("code", _why_not(attempt, COMPLAINTS["wrong_code"]))
    status = 422 if form.errors else 200
    return page("start/code.html", status=status, form=form, next=target)


def _why_not(attempt: Attempt, otherwise: LazyString) -> LazyString:
    if attempt.wait_until is None:
        return otherwise
    return filled(COMPLAINTS["too_many_attempts"], {"at": attempt.wait_until})


@blueprint.post("/log-ud")
@open_to_all
def logout() -> ResponseReturnValue:
    sign_out()
    return redirect(url_for(".login"), code=303)


@blueprint.post("/sprog")
@open_to_all
def language() -> ResponseReturnValue:
    answer = redirect(safe_next(request.form.get("next")), code=303)
    form = Form(ChooseLanguage, request.form)
    if form.data is not None:
        keep_language(form.data.language)
        answer.set_cookie(
            cookie_name(),
            form.data.language.value,
            max_age=A_YEAR,
            secure=settings().https,
            httponly=True,
            samesite="Lax",
        )
    return answer


@blueprint.get("/om")
@open_to_all
def about() -> ResponseReturnValue:
    return page("start/about.html", sources=sources(db()))


@blueprint.get("/sundhed")
@open_to_all
def health() -> Response:
    answer = make_response("ok\n")
    answer.mimetype = "text/plain"
    return answer


@blueprint.post("/csp-rapport")
@open_to_all
def csp_report() -> ResponseReturnValue:
    # What the report says comes from the browser of anybody, so it is counted and not kept.
    log.warning("csp-report bytes=%d", request.content_length or 0)
    return "", 204
