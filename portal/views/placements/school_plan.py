"""The school plan of an IGU: what is planned, what it adds up to, and what is done."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import PlacementType, SchoolSubject
from models.queries import placements
from models.queries.school import school_of, school_row
from models.rules.access import Act
from models.tables.placement_life import IguSchoolPeriod
from models.tables.placements import Placement
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import school_plan as service
from portal.services.placements.school_plan import SchoolPeriod
from portal.views.placements.placements import find

blueprint = Blueprint("school_plan", __name__, url_prefix="/forloeb")


@blueprint.get("/<int:placement_id>/skoleplan")
@needs(Act.SEE_PLACEMENTS)
def shown(placement_id: int) -> ResponseReturnValue:
    placement = _igu(placement_id)
    record_reading(placement.citizen_id, "school_plan")
    return page(
        "school_plan/shown.html",
        whole=placements.details(db(), placement),
        periods=school_of(db(), placement.id),
        sums=service.sums(db(), placement, by=viewer(), now=now()),
    )


@blueprint.route("/<int:placement_id>/skoleplan/ny", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def added(placement_id: int) -> ResponseReturnValue:
    placement = _igu(placement_id)
    form = Form(SchoolPeriod, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            service.write(db(), placement, form.data, by=viewer(), now=now())
            return _back(placement_id)
    return _form(placement, form, None)


@blueprint.route("/<int:placement_id>/skoleplan/<int:row_id>", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def changed(placement_id: int, row_id: int) -> ResponseReturnValue:
    placement, row = _found(placement_id, row_id)
    start = row.model_dump(include=set(SchoolPeriod.model_fields))
    form = Form(SchoolPeriod, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        seen, by = seen_version(), viewer()
        with refusals_in(form):
            service.change(db(), placement, row, form.data, seen=seen, by=by, now=now())
            return _back(placement_id)
    return _form(placement, form, row)


@blueprint.post("/<int:placement_id>/skoleplan/<int:row_id>/gennemfoert")
@needs(Act.RUN_PLACEMENT)
def done(placement_id: int, row_id: int) -> ResponseReturnValue:
    placement, row = _found(placement_id, row_id)
    service.tick(db(), placement, row, seen=seen_version(), by=viewer(), now=now())
    return _back(placement_id)


@blueprint.post("/<int:placement_id>/skoleplan/<int:row_id>/fjern")
@needs(Act.RUN_PLACEMENT)
def removed(placement_id: int, row_id: int) -> ResponseReturnValue:
    placement, row = _found(placement_id, row_id)
    service.remove(db(), placement, row, seen=seen_version(), by=viewer(), now=now())
    return _back(placement_id)


def _igu(placement_id: int) -> Placement:
    """The placement, when it is an IGU that is agreed on; the others have no such page."""
    placement = find(placement_id)
    if placement.placement_type is not PlacementType.IGU or placement.starts is None:
        abort(404)
    return placement


def _found(placement_id: int, row_id: int) -> tuple[Placement, IguSchoolPeriod]:
    placement = _igu(placement_id)
    return placement, school_row(db(), placement_id, row_id) or abort(404)


def _form(
    placement: Placement, form: Form[SchoolPeriod], row: IguSchoolPeriod | None
) -> ResponseReturnValue:
    return page(
        "school_plan/period.html",
        status=422 if form.errors else 200,
        whole=placements.details(db(), placement),
        form=form,
        row=row,
        subjects=SchoolSubject,
    )


def _back(placement_id: int) -> ResponseReturnValue:
    return redirect(url_for(".shown", placement_id=placement_id), code=303)
