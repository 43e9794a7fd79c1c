"""The editions of the partnership agreement's text, and writing a new one."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import AgreementPoint
from models.queries.agreements import text_for, text_in_force, texts_of
from models.queries.people import municipality
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import agreement_texts as service
from portal.services.companies.agreement_texts import NewText
from portal.services.companies.companies import SHIPPED_TEXT
from portal.shown.agreement_shown import blocks
from portal.shown.clock import how_counted
from portal.translate import gettext as _

blueprint = Blueprint("agreement_texts", __name__, url_prefix="/administration/aftaletekster")


@blueprint.get("/")
@needs(Act.MANAGE_SETTINGS)
def listed() -> ResponseReturnValue:
    municipality_id = viewer().municipality_id
    return page(
        "agreement_texts/list.html",
        texts=texts_of(db(), municipality_id),
        in_force=text_in_force(db(), municipality_id, today()),
        shipped=SHIPPED_TEXT,
    )


@blueprint.get("/<int:text_id>")
@needs(Act.MANAGE_SETTINGS)
def shown(text_id: int) -> ResponseReturnValue:
    text = text_for(db(), viewer().municipality_id, text_id) or abort(404)
    return page(
        "agreement_texts/one.html",
        text=text,
        danish=blocks(text.danish),
        english=blocks(text.english),
    )


@blueprint.get("/medfoelger")
@needs(Act.MANAGE_SETTINGS)
def shipped() -> ResponseReturnValue:
    """The text that companies are offered while the municipality has written none."""
    own = municipality(db(), viewer().municipality_id)
    return page(
        "agreement_texts/shipped.html",
        edition=SHIPPED_TEXT,
        **how_counted(own),
    )


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.MANAGE_SETTINGS)
def new() -> ResponseReturnValue:
    """Write an edition; with the button "preview" it is only shown as companies will read it."""
    form = Form(NewText, request.form if request.method == "POST" else None)
    if form.data is not None and "vis" not in request.args:
        with refusals_in(form):
            text = service.write(db(), form.data, by=viewer(), now=now())
            flash(_("Udgave %(udgave)s er gemt.", udgave=text.edition), "success")
            return redirect(url_for(".listed"), code=303)
    return page(
        "agreement_texts/new.html",
        status=422 if form.errors else 200,
        form=form,
        points=AgreementPoint,
        danish=blocks(form.value("danish")),
        english=blocks(form.value("english")),
        previewed=request.method == "POST",
    )
