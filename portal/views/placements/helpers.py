"""Mentor, language buddy and language teacher of a placement."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.kinds import ContactWay, PlacementState
from models.queries import placements
from models.queries.helpers import teacher_said
from models.rules.access import Act
from models.tables.placements import Placement
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import helpers as service
from portal.services.placements import teacher_follow_ups
from portal.services.placements.helpers import BuddyTick, HelperDays
from portal.services.placements.teacher_follow_ups import TeacherSaid
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find

blueprint = Blueprint("helpers", __name__, url_prefix="/forloeb/<int:placement_id>/hjaelpere")


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.HEAR_CITIZEN)
def prepared(placement_id: int) -> ResponseReturnValue:
    """When mentor and buddy were prepared; below it the week with the buddy."""
    placement = find(placement_id)
    text = service.text_of(db(), placement)
    start = text.model_dump(include=set(HelperDays.model_fields))
    form = Form(HelperDays, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            seen, by = seen_version(), viewer()
            service.note_days(db(), placement, form.data, seen=seen, by=by, now=now())
            return done(placement_id, _("Dagene er skrevet ned."))
    return _page(placement, form, _tick())


@blueprint.post("/uge")
@needs(Act.HEAR_CITIZEN)
def week_told(placement_id: int) -> ResponseReturnValue:
    """What the buddy said on the phone of one week."""
    placement = find(placement_id)
    tick = Form(BuddyTick, request.form)
    if tick.data is not None:
        with refusals_in(tick):
            service.tick_week(db(), placement, tick.data, by=viewer(), now=now())
            return done(placement_id, _("Ugen er skrevet ned."))
    text = service.text_of(db(), placement)
    start = text.model_dump(include=set(HelperDays.model_fields))
    return _page(placement, Form(HelperDays, start=start), tick)


@blueprint.route("/sproglaerer", methods=["GET", "POST"])
@needs(Act.HEAR_CITIZEN)
def teacher_told(placement_id: int) -> ResponseReturnValue:
    """What the language teacher said of the Danish at work."""
    placement = find(placement_id)
    said = teacher_said(db(), placement_id)
    start = {
        "held_on": today(),
        "way": ContactWay.PHONE,
        "teacher": said[0][0].teacher if said else "",
    }
    form = Form(TeacherSaid, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            teacher_follow_ups.note(db(), placement, form.data, by=viewer(), now=now())
            return done(placement_id, _("Det er skrevet ned, hvad sproglæreren sagde."))
    record_reading(placement.citizen_id, "helpers")
    return page(
        "helpers/teacher.html",
        status=422 if form.errors else 200,
        form=form,
        whole=placements.details(db(), placement),
        ways=ContactWay,
    )


def _tick() -> Form[BuddyTick]:
    return Form(BuddyTick, start={"week_of": today()})


def _page(
    placement: Placement, form: Form[HelperDays], tick: Form[BuddyTick]
) -> ResponseReturnValue:
    record_reading(placement.citizen_id, "helpers")
    text = service.text_of(db(), placement)
    return page(
        "helpers/prepared.html",
        status=422 if form.errors or tick.errors else 200,
        form=form,
        tick=tick,
        whole=placements.details(db(), placement),
        helped=service.helpers_of(db(), placement, text, today()),
        may_tick=placement.state is PlacementState.ACTIVE and bool(text.buddy_name),
    )
