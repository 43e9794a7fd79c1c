"""The appointment for citizen and company to meet: written, moved and called off."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.queries import placements
from models.queries.interviews import interview_of
from models.rules.access import Act
from models.rules.calendar import COPENHAGEN
from models.tables.placements import Interview
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import interviews as service
from portal.services.placements.interviews import Appointment
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find

blueprint = Blueprint("interviews", __name__, url_prefix="/forloeb/<int:placement_id>/moede")


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def appointed(placement_id: int) -> ResponseReturnValue:
    placement, row = find(placement_id), interview_of(db(), placement_id)
    start = _start(row, viewer_name=placements.details(db(), placement).consultant.name)
    form = Form(Appointment, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            service.appoint(db(), placement, form.data, seen=seen_version(), by=viewer(), now=now())
            return done(placement_id, _("Mødet er aftalt. Virksomheden kan se det hos sig."))
    record_reading(placement.citizen_id, "interview")
    return page(
        "interviews/write.html",
        status=422 if form.errors else 200,
        whole=placements.details(db(), placement),
        form=form,
        interview=row,
    )


@blueprint.post("/aflys")
@needs(Act.RUN_PLACEMENT)
def called_off(placement_id: int) -> ResponseReturnValue:
    placement = find(placement_id)
    service.call_off(db(), placement, seen=seen_version(), by=viewer(), now=now())
    return done(placement_id, _("Mødet er aflyst. Sig det til borgeren og virksomheden."))


def _start(row: Interview | None, *, viewer_name: str) -> dict[str, object]:
    if row is None:
        return {"from_municipality": viewer_name}
    local = row.meets_at.astimezone(COPENHAGEN)
    told = row.model_dump(include={"place", "from_company", "from_municipality"})
    return {**told, "meets_on": local.date(), "meets_at": local.time()}
