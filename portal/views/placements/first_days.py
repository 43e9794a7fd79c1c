"""The first-day sheet of a placement: written, shown, and taken out as a paper for the citizen."""

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Language, PlacementStep
from models.queries import people, placements
from models.queries.around import place_of
from models.rules import placement_flow
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.language import reading_in
from portal.services.placements import first_days as service
from portal.services.placements.first_days import FirstDayTold
from portal.shown.first_day import Sheet, sheet_paper
from portal.translate import gettext as _
from portal.views.placements.placements import find

blueprint = Blueprint("first_days", __name__, url_prefix="/forloeb/<int:placement_id>/foerste-dag")


@blueprint.get("")
@needs(Act.PREPARE_FIRST_DAY)
def shown(placement_id: int) -> ResponseReturnValue:
    sheet = _sheet(placement_id)
    state = sheet.whole.placement.state
    with reading_in(_language()):
        return page(
            "first_days/shown.html",
            sheet=sheet,
            over=state in placement_flow.STOPPED | placement_flow.ENDED,
            to_agree=PlacementStep.CONFIRM in placement_flow.open_steps(state, viewer().role),
        )


@blueprint.get("/ark.pdf")
@needs(Act.PREPARE_FIRST_DAY)
def file(placement_id: int) -> ResponseReturnValue:
    sheet = _sheet(placement_id)
    with reading_in(_language()):
        answer = Response(sheet_paper(sheet, made_at=now()), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = "inline; filename=foerste-dag.pdf"
    return answer


@blueprint.route("/skriv", methods=["GET", "POST"])
@needs(Act.PREPARE_FIRST_DAY)
def written(placement_id: int) -> ResponseReturnValue:
    """What the citizen shall know; begun from what the agreement says."""
    sheet = _sheet(placement_id)
    start = sheet.told.model_dump(include=set(FirstDayTold.model_fields))
    form = Form(FirstDayTold, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        placement, seen, by = sheet.whole.placement, seen_version(), viewer()
        with refusals_in(form):
            service.write_first_day(db(), placement, form.data, seen=seen, by=by, now=now())
            flash(_("Den første dag er skrevet ned."), "success")
            return redirect(url_for(".shown", placement_id=placement_id), code=303)
    status = 422 if form.errors else 200
    told = sheet.told
    return page("first_days/write.html", status=status, whole=sheet.whole, told=told, form=form)


def _sheet(placement_id: int) -> Sheet:
    """What is known of the first day, if the placement is the viewer's; the look leaves a mark."""
    whole = placements.details(db(), find(placement_id))
    record_reading(whole.citizen.id, "first_day")
    place = place_of(db(), whole.workplace.postcode)
    office = people.municipality(db(), viewer().municipality_id)
    return Sheet(
        whole=whole,
        told=service.known_of(db(), whole),
        town=place.name if place else "",
        office_name=office.name,
        office_phone=office.phone,
    )


def _language() -> Language:
    return request.args.get("sprog", Language.DANISH, type=Language)
