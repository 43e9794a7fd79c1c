"""A citizen's CPR number: masked until somebody asks; never in an address."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import cpr as queries
from models.queries.citizens import citizen_for
from models.rules.access import Act
from models.rules.cpr import masked, written
from models.tables.people import Citizen
from portal.access import needs
from portal.context import db, now, page, record_reading, settings, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import cpr as service
from portal.services.citizens.cpr import KeptCpr, Keys, TypedCpr
from portal.translate import gettext as _

blueprint = Blueprint("cpr", __name__, url_prefix="/borgere")


@blueprint.route("/find-cpr", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def found() -> ResponseReturnValue:
    """The whole number leads to the citizen; parts of one lead nowhere."""
    kept = queries.are_kept(db(), viewer())
    form = Form(TypedCpr, request.form if request.method == "POST" else None)
    nobody = False
    if form.data is not None and kept:
        citizen = service.found(db(), form.data, keys(), by=viewer())
        if citizen is not None:
            return redirect(url_for("citizens.shown", citizen_id=citizen.id), code=303)
        nobody = True
    status = 422 if form.errors else 200
    return page("cpr/find.html", status=status, form=form, kept=kept, nobody=nobody)


@blueprint.route("/<int:citizen_id>/cpr", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    form = Form(KeptCpr, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            service.keep(db(), citizen, form.data, keys(), by=viewer(), now=now())
            flash(_("Nummeret er gemt."), "success")
            return redirect(url_for(".shown", citizen_id=citizen_id), code=303)
    return _shown(citizen, form, whole=False)


@blueprint.route("/<int:citizen_id>/cpr/vis", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def unmasked(citizen_id: int) -> ResponseReturnValue:
    """All ten digits, on this one answer only; the trail says who asked."""
    if request.method == "GET":  # somebody came back to the page: the number is masked again
        return redirect(url_for(".shown", citizen_id=_citizen(citizen_id).id), code=303)
    return _shown(_citizen(citizen_id), Form(KeptCpr), whole=True)


@blueprint.post("/<int:citizen_id>/cpr/fjern")
@needs(Act.WRITE_RECORD)
def removed(citizen_id: int) -> ResponseReturnValue:
    service.remove(db(), _citizen(citizen_id), by=viewer(), now=now())
    flash(_("Nummeret er fjernet."), "success")
    return redirect(url_for(".shown", citizen_id=citizen_id), code=303)


def keys() -> Keys:
    """The keys that the surroundings give."""
    return Keys.of(settings().cpr_keys)


def _shown(citizen: Citizen, form: Form[KeptCpr], *, whole: bool) -> ResponseReturnValue:
    record_reading(citizen.id, "cpr_whole" if whole else "cpr")
    digits = service.number_of(db(), citizen, keys())
    status = 422 if form.errors else 200
    number = digits and (written(digits) if whole else masked(digits))
    answer = page(
        "cpr/one.html", status=status, citizen=citizen, number=number, whole=whole, form=form
    )
    answer.cache_control.no_store = True
    return answer


def _citizen(citizen_id: int) -> Citizen:
    if not queries.are_kept(db(), viewer()):
        abort(404)
    return citizen_for(db(), viewer(), citizen_id) or abort(404)
