"""The forms a municipality scores progression with."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries.progression import editions_of, form_for, forms_of
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import progression_forms as service
from portal.services.placements.progression_forms import FormText
from portal.translate import gettext as _

blueprint = Blueprint("progression_forms", __name__, url_prefix="/indstillinger/fremskridt")


@blueprint.get("/")
@needs(Act.MANAGE_PROGRESSION)
def listed() -> ResponseReturnValue:
    return page(
        "progression_forms/list.html",
        forms=forms_of(db(), viewer().municipality_id),
        shipped=list(service.shipped()),
    )


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.MANAGE_PROGRESSION)
def new() -> ResponseReturnValue:
    """A new form, empty or begun from one that comes with the product."""
    begun = service.shipped().get(request.args.get("fra", ""))
    start = begun.model_dump() if begun else {}
    form = Form(FormText, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            service.write(db(), form.data, by=viewer(), now=now())
            flash(_("Formularen er taget i brug."), "success")
            return redirect(url_for(".listed"), code=303)
    return page(
        "progression_forms/one.html",
        status=422 if form.errors else 200,
        form=form,
        known=None,
        editions=[],
    )


@blueprint.route("/<int:form_id>", methods=["GET", "POST"])
@needs(Act.MANAGE_PROGRESSION)
def changed(form_id: int) -> ResponseReturnValue:
    """A new edition of a form; what was said by the older ones stays as it was."""
    known = form_for(db(), viewer().municipality_id, form_id) or abort(404)
    editions = editions_of(db(), form_id)
    start = service.text_of(editions[0]).model_dump()
    form = Form(FormText, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            seen = seen_version()
            service.change(db(), known, form.data, seen=seen, by=viewer(), now=now())
            flash(_("Formularen er gemt."), "success")
            return redirect(url_for(".listed"), code=303)
    return page(
        "progression_forms/one.html",
        status=422 if form.errors else 200,
        form=form,
        known=known,
        editions=editions,
    )


@blueprint.post("/<int:form_id>/<any(brug, gemt):what>")
@needs(Act.MANAGE_PROGRESSION)
def turned(form_id: int, what: str) -> ResponseReturnValue:
    known = form_for(db(), viewer().municipality_id, form_id) or abort(404)
    in_use, seen = what == "brug", seen_version()
    service.put_aside(db(), known, in_use=in_use, seen=seen, by=viewer(), now=now())
    flash(_("Formularen er i brug.") if in_use else _("Formularen er lagt væk."), "success")
    return redirect(url_for(".listed"), code=303)
