"""What people at the company tell of how it goes: points, and the weeks with the buddy."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Scorer
from models.queries.progression import scorings_of
from models.queries.shown import shown_to_company
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import helpers
from portal.services.placements import progression as service
from portal.services.placements.helpers import BuddyTick
from portal.services.placements.placement_follow_ups import BEGUN
from portal.services.placements.progression import EmployerScored
from portal.shown.progression_form import asked_form
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.views.employer.common import blueprint, own_placement
from portal.views.employer.people import BEFORE_AGREED


@blueprint.route("/forloeb/<int:placement_id>/fremskridt", methods=["GET", "POST"])
@needs(Act.TELL_HOW_IT_GOES)
def progression(placement_id: int) -> ResponseReturnValue:
    """The company's own points; those of others are not for it to read."""
    placement = own_placement(placement_id)
    if placement.state in BEFORE_AGREED:
        return redirect(url_for(".person", placement_id=placement_id), code=303)
    form = Form(EmployerScored, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            service.employer_scores(db(), placement, form.data, by=viewer(), now=now())
            return _back(placement_id, _("Tak. Konsulenten ser jeres svar."))
    record_reading(placement.citizen_id, "placement")
    said = scorings_of(db(), [placement.id])
    return page(
        "employer/progression.html",
        status=422 if form.errors else 200,
        form=form,
        whole=shown_to_company(db(), placement),
        asked=asked_form(),
        said=[row for row in reversed(said) if row[0].scorer is Scorer.EMPLOYER],
        begun=placement.state in BEGUN,
    )


@blueprint.route("/forloeb/<int:placement_id>/sprogmakker", methods=["GET", "POST"])
@needs(Act.TELL_HOW_IT_GOES)
def buddy_week(placement_id: int) -> ResponseReturnValue:
    """One field on a phone: so many minutes of Danish a day this week."""
    placement = own_placement(placement_id)
    if placement.state in BEFORE_AGREED:
        return redirect(url_for(".person", placement_id=placement_id), code=303)
    text = helpers.text_of(db(), placement)
    start = {"week_of": today(), "minutes_a_day": text.buddy_minutes_a_day}
    form = Form(BuddyTick, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            helpers.tick_week(db(), placement, form.data, by=viewer(), now=now())
            return _back(placement_id, _("Tak. Ugen er skrevet ned."))
    record_reading(placement.citizen_id, "placement")
    return page(
        "employer/buddy_week.html",
        status=422 if form.errors else 200,
        form=form,
        whole=shown_to_company(db(), placement),
        helped=helpers.helpers_of(db(), placement, text, today()),
    )


def _back(placement_id: int, said: LazyString) -> ResponseReturnValue:
    flash(str(said), "success")
    return redirect(url_for(".placement", placement_id=placement_id), code=303)
