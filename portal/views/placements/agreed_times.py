"""The time of the next follow-up: agreed on, moved, called off."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.kinds import ContactWay
from models.queries import placements
from models.queries.agreed_times import time_of
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import agreed_times as service
from portal.services.placements.agreed_times import TimeAgreed
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find

blueprint = Blueprint("agreed_times", __name__, url_prefix="/forloeb/<int:placement_id>/tid")


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.HEAR_CITIZEN)
def agreed(placement_id: int) -> ResponseReturnValue:
    """The same form agrees on a time and moves it."""
    placement = find(placement_id)
    if request.method == "GET" and placement.state not in service.OPEN_IN:
        return done(placement_id, _("En tid aftales, når forløbet er godkendt."))
    known = time_of(db(), placement_id)
    start = service.start_of(known)
    form = Form(TimeAgreed, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            seen, by = seen_version(), viewer()
            service.agree(db(), placement, form.data, seen=seen, by=by, now=now())
            return done(placement_id, _("Tiden er aftalt. Sig den også til virksomheden."))
    record_reading(placement.citizen_id, "agreed_time")
    return page(
        "follow_ups/time.html",
        status=422 if form.errors else 200,
        form=form,
        whole=placements.details(db(), placement),
        known=known,
        ways=ContactWay,
    )


@blueprint.post("/aflys")
@needs(Act.HEAR_CITIZEN)
def called_off(placement_id: int) -> ResponseReturnValue:
    service.call_off(db(), find(placement_id), by=viewer(), now=now())
    return done(placement_id, _("Tiden er aflyst. Sig det også til virksomheden."))
