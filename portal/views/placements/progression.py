"""Points for how somebody comes on at a placement: given, and taken back."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from models.kinds import Scorer, ScoringPlace
from models.queries import placements
from models.queries.progression import scoring_for
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import progression as service
from portal.services.placements.placement_follow_ups import BEGUN
from portal.services.placements.progression import OWN_SCORER, Scored
from portal.shown.progression_form import asked_form
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find

blueprint = Blueprint("progression", __name__, url_prefix="/forloeb/<int:placement_id>/fremskridt")


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.HEAR_CITIZEN)
def scored(placement_id: int) -> ResponseReturnValue:
    """One form, said by one person, on one day."""
    placement = find(placement_id)
    if request.method == "GET" and placement.state not in BEGUN:
        return done(placement_id, _("Point gives, når forløbet er gået i gang."))
    start = {
        "scored_on": today(),
        "scorer": OWN_SCORER[viewer().role],
        "place": ScoringPlace.WORKPLACE,
    }
    form = Form(Scored, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            service.score(db(), placement, form.data, by=viewer(), now=now())
            return done(placement_id, _("Pointene er gemt."))
    record_reading(placement.citizen_id, "progression")
    return page(
        "progression/scored.html",
        status=422 if form.errors else 200,
        form=form,
        whole=placements.details(db(), placement),
        asked=asked_form(),
        scorers=Scorer,
        places=ScoringPlace,
    )


@blueprint.post("/<int:scoring_id>/tag-tilbage")
@needs(Act.HEAR_CITIZEN)
def taken_back(placement_id: int, scoring_id: int) -> ResponseReturnValue:
    placement = find(placement_id)
    scoring = scoring_for(db(), placement_id, scoring_id) or abort(404)
    service.take_back(db(), placement, scoring, by=viewer(), now=now())
    return done(placement_id, _("Pointene er taget tilbage og tæller ikke mere."))
