"""The papers of a placement, as the municipality reads, prints and signs them."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.queries import placements
from models.queries.placements import PlacementDetails
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import papers as service
from portal.services.placements.signatures import Yes
from portal.shown import paper_pages as pages
from portal.shown.paper_pages import NAMES
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find

blueprint = Blueprint("papers", __name__, url_prefix="/forloeb/<int:placement_id>/papirer")


@blueprint.get("/<any(aftale, forventninger, bevis, vitas):name>")
@needs(Act.SEE_PLACEMENTS)
def shown(placement_id: int, name: str) -> ResponseReturnValue:
    form = Form(Yes, start={"signed_on": today()})
    return pages.paper_page(_whole(placement_id), name, form, own=False)


@blueprint.get("/<any(aftale, forventninger, bevis, vitas):name>.pdf")
@needs(Act.SEE_PLACEMENTS)
def fetched(placement_id: int, name: str) -> ResponseReturnValue:
    return pages.paper_file(_whole(placement_id), name)


@blueprint.post("/<any(aftale, bevis):name>/ja")
@needs(Act.RUN_PLACEMENT)
def agreed(placement_id: int, name: str) -> ResponseReturnValue:
    """The municipality's own yes to the paper that was on the page."""
    seen = request.form.get("shown", "")
    whole, document = _whole(placement_id), NAMES[name]
    service.agree(db(), whole, document, shown=seen, by=viewer(), now=now())
    return done(placement_id, _("Kommunens ja er skrevet på papiret."))


@blueprint.post("/<any(aftale, bevis):name>/noteret")
@needs(Act.HEAR_CITIZEN)
def noted(placement_id: int, name: str) -> ResponseReturnValue:
    """A yes on paper or by word of mouth."""
    whole, seen = _whole(placement_id), request.form.get("shown", "")
    form = Form(Yes, {key: told for key, told in request.form.items() if key != "shown"})
    if form.data is not None:
        document, told = NAMES[name], form.data
        with refusals_in(form):
            service.note_yes(db(), whole, document, told, shown=seen, by=viewer(), now=now())
            return done(placement_id, _("Ja'et er skrevet på papiret."))
    return pages.paper_page(whole, name, form, own=False)


def _whole(placement_id: int) -> PlacementDetails:
    return placements.details(db(), find(placement_id))
