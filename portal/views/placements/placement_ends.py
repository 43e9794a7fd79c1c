"""The end of a placement: closing it, correcting that, and what it becomes."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import EndOutcome, PlacementStep, PlacementType
from models.queries import placement_life, placements
from models.rules.access import Act
from models.tables.placements import Placement
from portal.access import needs
from portal.context import db, now, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.law.figures import figures_on
from portal.services.placements import closing, conversions
from portal.services.placements.placement_life_inputs import Closing, Conversion, Reopening
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find, gone_on, step_page

blueprint = Blueprint("placement_ends", __name__, url_prefix="/forloeb/<int:placement_id>")

# What came of it when something was made from it.
_BECAME = {
    PlacementType.INTERNSHIP: EndOutcome.NEW_INTERNSHIP,
    PlacementType.WAGE_SUBSIDY: EndOutcome.WAGE_SUBSIDY,
    PlacementType.IGU: EndOutcome.IGU,
}


@blueprint.route("/afslut", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def closed(placement_id: int) -> ResponseReturnValue:
    placement = find(placement_id)
    if gone_on(placement, PlacementStep.CLOSE):
        return done(placement_id, _("Det er gjort. Her er forløbet, som det står nu."))
    life = placement_life.life_of(db(), placement)
    start = {"outcome": placement.outcome, "next_step": placement.next_step}
    if life.after:
        start["outcome"] = _BECAME[life.after[-1][0].placement_type]
    form = Form(Closing, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            closing.close(db(), placement, form.data, by=viewer(), now=now())
            return done(placement_id, _("Forløbet er afsluttet. Det lærte står i cv'et."))
    record_reading(placement.citizen_id, "close")
    whole = placements.details(db(), placement)
    return step_page("placements/close.html", form, whole, outcomes=EndOutcome, life=life)


@blueprint.route("/genaabn", methods=["GET", "POST"])
@needs(Act.CORRECT)
def reopened(placement_id: int) -> ResponseReturnValue:
    """A correction by a leader; the consultant then closes it again."""
    placement = find(placement_id)
    if gone_on(placement, PlacementStep.REOPEN):
        return done(placement_id, _("Det er gjort. Her er forløbet, som det står nu."))
    form = Form(Reopening, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            closing.reopen(db(), placement, form.data, by=viewer(), now=now())
            return done(placement_id, _("Forløbet er åbnet igen, så afslutningen kan rettes."))
    record_reading(placement.citizen_id, "reopen")
    whole = placements.details(db(), placement)
    return step_page("placements/reopen.html", form, whole)


@blueprint.route("/videre", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def converted(placement_id: int) -> ResponseReturnValue:
    """The same person at the same company, as something else."""
    placement = find(placement_id)
    form = Form(
        Conversion, request.form if request.method == "POST" else None, start=_next(placement)
    )
    if form.data is not None:
        with refusals_in(form):
            made = conversions.convert(db(), placement, form.data, by=viewer(), now=now())
            flash(str(_("Det nye forløb er lavet. Aftal nu dage, timer og opgaver.")), "success")
            return redirect(url_for("agreements.confirmed", placement_id=made.id), code=303)
    record_reading(placement.citizen_id, "convert")
    whole = placements.details(db(), placement)
    law = figures_on(db(), today(), placement.municipality_id)
    return step_page("placements/convert.html", form, whole, types=PlacementType, law=law)


def _next(placement: Placement) -> dict[str, object]:
    return {
        "starts": conversions.first_free_day(placement, today()),
        "hours_a_week": placement.hours_a_week,
        "talked_on": today(),
    }
