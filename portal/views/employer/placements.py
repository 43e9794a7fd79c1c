"""The company's placements: what was agreed, and help when there is a problem."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import PlacementStep, ProblemCategory
from models.queries import placement_life, promises
from models.queries.companies import account_people
from models.queries.paging import Wanted
from models.queries.people import municipality, office_calendar
from models.queries.shown import shown_page, shown_to_company
from models.rules import placement_flow
from models.rules.access import Act
from models.rules.problems import first_morning, may_be_reported
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements.helpers import text_of
from portal.services.placements.placement_week import shown_week
from portal.services.promises import problems as service
from portal.services.promises.problems import NewProblem
from portal.views.employer.common import blueprint, own_company, own_placement
from portal.views.employer.people import BEFORE_AGREED
from portal.words.employer import PLACEMENT_NAMES, PLACEMENT_NOW


@blueprint.get("/forloeb/", endpoint="placements")
@needs(Act.SEE_OWN_COMPANY)
def placements_listed() -> ResponseReturnValue:
    return page(
        "employer/placements.html",
        placements=shown_page(db(), viewer(), wanted()),
        placement_names=PLACEMENT_NAMES,
        before_agreed=BEFORE_AGREED,
    )


@blueprint.get("/forloeb/<int:placement_id>", endpoint="placement")
@needs(Act.SEE_OWN_COMPANY)
def placement_shown(placement_id: int) -> ResponseReturnValue:
    placement = own_placement(placement_id)
    if placement.state in BEFORE_AGREED:
        return redirect(url_for(".person", placement_id=placement_id), code=303)
    record_reading(placement.citizen_id, "placement")
    steps = placement_flow.open_steps(placement.state, viewer().role)
    whole = shown_to_company(db(), placement)
    life = placement_life.life_of(db(), placement)
    own = municipality(db(), placement.municipality_id)
    return page(
        "employer/placement.html",
        whole=whole,
        life=life,
        buddy=text_of(db(), placement),
        week=shown_week(whole.slots, paid=life.paid_hours(today())),
        told=PLACEMENT_NOW[placement.state],
        name_of_state=PLACEMENT_NAMES[placement.state],
        may_report=may_be_reported(
            placement.state, placement.ended_on or placement.ends, today(), own.problem_days
        ),
        may_decline=PlacementStep.DECLINE in steps,
        with_card=placement.state not in placement_flow.STOPPED | placement_flow.ENDED,
    )


@blueprint.get("/problem")
@needs(Act.REPORT_PROBLEM)
def problem() -> ResponseReturnValue:
    """Which placement the problem is about; with one running there is nothing to choose."""
    found = shown_page(db(), viewer(), Wanted(1, 50), states=sorted(placement_flow.RUNNING)).rows
    if len(found) == 1:
        return redirect(url_for(".problem_reported", placement_id=found[0][0].id), code=303)
    consultant, _deputy = account_people(db(), own_company().id)
    own = municipality(db(), viewer().municipality_id)
    return page(
        "employer/problem_choice.html", found=found, consultant=consultant, municipality=own
    )


@blueprint.route("/forloeb/<int:placement_id>/problem", methods=["GET", "POST"])
@needs(Act.REPORT_PROBLEM)
def problem_reported(placement_id: int) -> ResponseReturnValue:
    placement = own_placement(placement_id)
    form = Form(NewProblem, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            promise = service.report(db(), placement, form.data, by=viewer(), now=now())
            return redirect(url_for(".problem_receipt", promise_id=promise.id), code=303)
    return page(
        "employer/problem.html",
        status=422 if form.errors else 200,
        form=form,
        whole=shown_to_company(db(), placement),
        categories=ProblemCategory,
        municipality=municipality(db(), viewer().municipality_id),
    )


@blueprint.get("/problemer/<int:promise_id>")
@needs(Act.REPORT_PROBLEM)
def problem_receipt(promise_id: int) -> ResponseReturnValue:
    """When somebody comes at the latest, and who."""
    promise = promises.promise_for(db(), viewer(), promise_id) or abort(404)
    found = promises.problem_of(db(), promise) or abort(404)
    calendar = office_calendar(db(), promise.municipality_id)
    return page(
        "employer/problem_receipt.html",
        promise=promise,
        problem=found[0],
        placement=found[1],
        owner=promises.owner_of(db(), promise),
        first_morning=first_morning(promise.received_at, calendar),
        municipality=municipality(db(), viewer().municipality_id),
    )
