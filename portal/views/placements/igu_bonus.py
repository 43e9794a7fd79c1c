"""The bonus of an IGU: what to have ready, and noting that the company has applied."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from models.kinds import PlacementType
from models.queries import placements
from models.rules.access import Act
from models.tables.placements import Placement
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import igu_bonus as service
from portal.services.placements.igu_bonus import BonusApplied
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find

blueprint = Blueprint("igu_bonus", __name__, url_prefix="/forloeb/<int:placement_id>/bonus")


@blueprint.get("/")
@needs(Act.SEE_PLACEMENTS)
def shown(placement_id: int) -> ResponseReturnValue:
    return _page(_igu(placement_id), Form(BonusApplied, start={"applied_on": today()}))


@blueprint.post("/<any(foerste, sidste):which>")
@needs(Act.RUN_PLACEMENT)
def applied(placement_id: int, which: str) -> ResponseReturnValue:
    placement = _igu(placement_id)
    form = Form(BonusApplied, request.form)
    if form.data is not None:
        with refusals_in(form):
            is_last, by = which == "sidste", viewer()
            service.note_applied(db(), placement, form.data, is_last=is_last, by=by, now=now())
            return done(placement_id, _("Det er skrevet, at virksomheden har søgt bonussen."))
    return _page(placement, form)


def _igu(placement_id: int) -> Placement:
    placement = find(placement_id)
    if placement.placement_type is not PlacementType.IGU or placement.starts is None:
        abort(404)
    return placement


def _page(placement: Placement, form: Form[BonusApplied]) -> ResponseReturnValue:
    record_reading(placement.citizen_id, "igu_bonus")
    whole = placements.details(db(), placement)
    return page(
        "follow_ups/bonus.html",
        status=422 if form.errors else 200,
        whole=whole,
        form=form,
        bonuses=service.shown_of(db(), placement, whole.company, today()),
        on=today(),
    )
