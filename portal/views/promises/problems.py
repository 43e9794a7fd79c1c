"""A problem on a placement after the visit: heard, decided, learnt from (rules S3-24, S3-43)."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ObjectType, ProblemDecision
from models.queries import placements, promises, trail
from models.rules.access import Act, may
from models.rules.calendar import COPENHAGEN
from models.tables.placements import Placement, ProblemReport
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.promises import problems as service
from portal.services.promises.problems import CitizenTalk, Learning, Outcome
from portal.translate import gettext as _

blueprint = Blueprint("problems", __name__, url_prefix="/problemer/<int:problem_id>")


@blueprint.get("")
@needs(Act.SEE_PROMISES)
def shown(problem_id: int) -> ResponseReturnValue:
    return _shown(*_find(problem_id))


@blueprint.post("/borgeren")
@needs(Act.KEEP_PROMISE)
def heard(problem_id: int) -> ResponseReturnValue:
    problem, placement = _find(problem_id)
    form = Form(CitizenTalk, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.hear_citizen(
                db(), problem, form.data, seen=seen_version(), by=viewer(), now=now()
            )
            return _done(problem_id, _("Borgerens side af sagen er skrevet ned."))
    return _shown(problem, placement, talk=form)


@blueprint.post("/afgoer")
@needs(Act.KEEP_PROMISE)
def decided(problem_id: int) -> ResponseReturnValue:
    problem, placement = _find(problem_id)
    form = Form(Outcome, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.decide(db(), problem, form.data, seen=seen_version(), by=viewer(), now=now())
            if form.data.decision is ProblemDecision.END_AT_ONCE and not form.data.solved:
                address = url_for("placements.ended_at_once", placement_id=placement.id)
                return redirect(address, code=303)
            return _done(problem_id, _("Det er skrevet ned."))
    return _shown(problem, placement, outcome=form)


@blueprint.post("/luk")
@needs(Act.KEEP_PROMISE)
def closed(problem_id: int) -> ResponseReturnValue:
    problem, placement = _find(problem_id)
    form = Form(Learning, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.close(db(), problem, form.data, seen=seen_version(), by=viewer(), now=now())
            return _done(problem_id, _("Problemet er afsluttet."))
    return _shown(problem, placement, learning=form)


def _find(problem_id: int) -> tuple[ProblemReport, Placement]:
    return promises.problem_for(db(), viewer(), problem_id) or abort(404)


def _done(problem_id: int, said: str) -> ResponseReturnValue:
    flash(said, "success")
    return redirect(url_for(".shown", problem_id=problem_id), code=303)


def _shown(
    problem: ProblemReport,
    placement: Placement,
    *,
    talk: Form[CitizenTalk] | None = None,
    outcome: Form[Outcome] | None = None,
    learning: Form[Learning] | None = None,
) -> ResponseReturnValue:
    """The problem's page, with the form that came back with mistakes if one did."""
    record_reading(placement.citizen_id, "problem")
    promise = promises.promise_of_problem(db(), problem.id) or abort(404)
    wrong = talk or outcome or learning
    local = now().astimezone(COPENHAGEN)
    heard = {"talked_on": today(), "talked_at": local.time(), "citizen_view": problem.citizen_view}
    agreed = problem.model_dump(include={"solved", "agreed_actions", "decision"})
    return page(
        "problems/one.html",
        status=422 if wrong else 200,
        problem=problem,
        whole=placements.details(db(), placement),
        promise=promise,
        owner=promises.owner_of(db(), promise),
        visit=promises.visit_of(db(), promise.id),
        events=trail.history(db(), viewer(), ObjectType.PROBLEM_REPORT, problem.id),
        acts=may(viewer(), Act.KEEP_PROMISE) and problem.closed_at is None,
        form=wrong or Form(Learning),
        talk=talk or Form(CitizenTalk, start=heard),
        outcome=outcome or Form(Outcome, start=agreed),
        learning=learning or Form(Learning),
        decisions=ProblemDecision,
    )
