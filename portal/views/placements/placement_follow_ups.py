"""Following placements up: what waits, the quick entry, and how often."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ContactWay, Scorer
from models.queries import people, placements
from models.queries.agreed_times import coming
from models.rules.access import Act, may
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import igu_bonus, teacher_follow_ups
from portal.services.placements import placement_follow_ups as service
from portal.services.placements.placement_follow_ups import FollowUpPace
from portal.services.placements.progression import OWN_SCORER, QuickEntry, hold_and_score
from portal.services.placements.progression_prompts import prompts_for
from portal.shown.progression_form import asked_form
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find

blueprint = Blueprint("placement_follow_ups", __name__)


@blueprint.get("/forloeb/opfoelgninger")
@needs(Act.SEE_PLACEMENTS)
def listed() -> ResponseReturnValue:
    """Whom somebody should call or visit; a consultant sees her own first."""
    runs_some = may(viewer(), Act.RUN_PLACEMENT)
    mine_only = runs_some and request.args.get("vis") != "alle"
    me = viewer().user_id if mine_only else None
    return page(
        "follow_ups/list.html",
        part="follow_ups/_rows.html",
        waiting=service.waiting_for(db(), viewer(), today(), consultant_id=me),
        times=coming(db(), viewer(), consultant_id=me),
        prompted=prompts_for(db(), viewer(), today(), consultant_id=me),
        teachers=teacher_follow_ups.waiting_for(db(), viewer(), today(), consultant_id=me),
        bonuses=igu_bonus.waiting_for(db(), viewer(), today(), consultant_id=me),
        mine_only=mine_only,
        runs_some=runs_some,
        on=today(),
    )


@blueprint.route("/forloeb/<int:placement_id>/opfoelgning", methods=["GET", "POST"])
@needs(Act.HEAR_CITIZEN)
def held(placement_id: int) -> ResponseReturnValue:
    """One screen on a phone: how, what was said, what next, and points when there is time."""
    placement = find(placement_id)
    if request.method == "GET" and placement.state not in service.BEGUN:
        return done(placement_id, _("Opfølgninger skrives, når forløbet er gået i gang."))
    start = {
        "held_on": today(),
        "way": ContactWay.PHONE,
        "scorer": OWN_SCORER[viewer().role],
    }
    form = Form(QuickEntry, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            hold_and_score(db(), placement, form.data, by=viewer(), now=now())
            return done(placement_id, _("Opfølgningen er skrevet ned."))
    record_reading(placement.citizen_id, "placement_follow_up")
    return page(
        "follow_ups/held.html",
        status=422 if form.errors else 200,
        form=form,
        whole=placements.details(db(), placement),
        ways=ContactWay,
        asked=asked_form(),
        scorers=Scorer,
    )


@blueprint.route("/indstillinger/opfoelgning", methods=["GET", "POST"])
@needs(Act.MANAGE_SETTINGS)
def pace() -> ResponseReturnValue:
    own = people.municipality(db(), viewer().municipality_id)
    start = {"follow_up_weeks": own.follow_up_weeks}
    form = Form(FollowUpPace, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        service.set_pace(db(), form.data, by=viewer(), now=now())
        flash(str(_("Det er gemt. Alle planer for opfølgning følger det nu.")), "success")
        return redirect(url_for("admin.settings"), code=303)
    return page("follow_ups/pace.html", status=422 if form.errors else 200, form=form)
