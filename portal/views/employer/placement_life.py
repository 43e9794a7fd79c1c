"""What a company says while a placement lasts and when it is over."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import placement_life
from models.queries.shown import shown_to_company
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import closing, extensions
from portal.services.placements.placement_life_inputs import EmployerSaid, ExtensionWish
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.views.employer.common import blueprint, own_placement
from portal.views.employer.people import BEFORE_AGREED


@blueprint.route("/forloeb/<int:placement_id>/forlaengelse", methods=["GET", "POST"])
@needs(Act.ANSWER_CANDIDATE)
def extension_asked(placement_id: int) -> ResponseReturnValue:
    """The company would like it to last longer."""
    placement = own_placement(placement_id)
    form = Form(ExtensionWish, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            extensions.ask(db(), placement, form.data, by=viewer(), now=now())
            return _back(placement_id, _("Ønsket er sendt. Konsulenten ringer til jer om det."))
    return _form_page("employer/extension.html", placement_id, form)


@blueprint.post("/forloeb/<int:placement_id>/forlaengelse/tag-tilbage")
@needs(Act.ANSWER_CANDIDATE)
def extension_taken_back(placement_id: int) -> ResponseReturnValue:
    placement = own_placement(placement_id)
    wish = placement_life.open_extension(db(), placement.id) or abort(404)
    extensions.take_back(db(), placement, wish, by=viewer(), now=now())
    return _back(placement_id, _("Ønsket er taget tilbage. Forløbet slutter som aftalt."))


@blueprint.route("/forloeb/<int:placement_id>/hvordan-gik-det", methods=["GET", "POST"])
@needs(Act.ANSWER_CANDIDATE)
def feedback(placement_id: int) -> ResponseReturnValue:
    """How it went, in the company's own words."""
    placement = own_placement(placement_id)
    form = Form(EmployerSaid, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            closing.employer_says(db(), placement, form.data, by=viewer(), now=now())
            return _back(placement_id, _("Tak. Konsulenten læser, hvad I har skrevet."))
    return _form_page("employer/feedback.html", placement_id, form)


def _form_page(
    template: str, placement_id: int, form: Form[ExtensionWish] | Form[EmployerSaid]
) -> ResponseReturnValue:
    placement = own_placement(placement_id)
    if placement.state in BEFORE_AGREED:
        return redirect(url_for(".person", placement_id=placement_id), code=303)
    record_reading(placement.citizen_id, "placement")
    whole = shown_to_company(db(), placement)
    return page(template, status=422 if form.errors else 200, form=form, whole=whole)


def _back(placement_id: int, said: LazyString) -> ResponseReturnValue:
    flash(str(said), "success")
    return redirect(url_for(".placement", placement_id=placement_id), code=303)
