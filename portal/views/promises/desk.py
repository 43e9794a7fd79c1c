"""A consultant's front page: what waits for her today, each row with one act."""

from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from models.kinds import AttemptWay
from models.queries import companies, promises
from models.queries.offers_gone import gone_since
from models.rules.access import Act
from models.rules.calendar import COPENHAGEN
from models.tables.companies import Company
from portal.access import needs
from portal.context import db, is_htmx, now, page, today, viewer
from portal.services.companies import next_contacts
from portal.services.promises import attempts, owners
from portal.services.promises import desk as service
from portal.services.promises.attempts import Attempt
from portal.shown.promises import tallies
from portal.translate import gettext as _
from portal.words.desk import ACTS, MOVES

# So long a proposal that fell away with its opening is told of.
TOLD_FOR = timedelta(days=7)

blueprint = Blueprint("desk", __name__, url_prefix="/i-dag")


@blueprint.get("/")
@needs(Act.KEEP_PROMISE)
def today_shown() -> ResponseReturnValue:
    return _desk()


@blueprint.post("/set")
@needs(Act.KEEP_PROMISE)
def seen() -> ResponseReturnValue:
    """What lies there now is new no more."""
    service.mark_seen(db(), viewer(), now=now())
    return _done(_("Alt er markeret som set."))


@blueprint.post("/loefter/<int:promise_id>/tag")
@needs(Act.KEEP_PROMISE)
def taken(promise_id: int) -> ResponseReturnValue:
    promise = promises.promise_for(db(), viewer(), promise_id) or abort(404)
    owners.take(db(), promise, by=viewer(), now=now())
    return _done(_("Løftet er dit nu."))


@blueprint.post("/loefter/<int:promise_id>/forsoeg")
@needs(Act.KEEP_PROMISE)
def tried(promise_id: int) -> ResponseReturnValue:
    """She called just now and nobody answered; the clock runs on."""
    promise = promises.promise_for(db(), viewer(), promise_id) or abort(404)
    local = now().astimezone(COPENHAGEN)
    attempt = Attempt(
        way=AttemptWay.PHONE,
        tried_on=local.date(),
        tried_at=local.time(),
        text=_("Ringet, ingen tog den."),
    )
    attempts.note(db(), promise, attempt, by=viewer(), now=now())
    return _done(_("Forsøget er skrevet ned. Uret løber videre."))


@blueprint.post("/virksomheder/<int:company_id>/talt")
@needs(Act.KEEP_PROMISE)
def contacted(company_id: int) -> ResponseReturnValue:
    company = _company(company_id)
    next_contacts.contacted(db(), company, by=viewer(), now=now())
    return _done(_("I har talt sammen. Det står på virksomheden."))


@blueprint.post("/virksomheder/<int:company_id>/fortryd")
@needs(Act.KEEP_PROMISE)
def contact_undone(company_id: int) -> ResponseReturnValue:
    next_contacts.not_contacted(db(), _company(company_id), by=viewer(), now=now())
    return _done(_("Fortrudt: samtalen venter igen."))


def _company(company_id: int) -> Company:
    return companies.company_for(db(), viewer(), company_id) or abort(404)


def _done(said: str) -> ResponseReturnValue:
    """The desk as it is now: in place, or the whole page anew."""
    if is_htmx():
        return _desk(said)
    flash(said, "success")
    return redirect(url_for(".today_shown"), code=303)


def _desk(said: str = "") -> ResponseReturnValue:
    everyone, mine = tallies()
    return page(
        "desk/today.html",
        part="desk/_rows.html",
        desk=service.desk_of(db(), viewer(), now()),
        gone=gone_since(db(), viewer(), today() - TOLD_FOR, consultant_id=viewer().user_id),
        mine=mine,
        everyone=everyone,
        acts=ACTS,
        moves=MOVES,
        on=today(),
        said=said,
    )
