"""What is done with a promise beside keeping it: tries, hand-over, other ends, corrections."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import AttemptWay, LateReason, PromiseStep, Role
from models.queries import hand_overs, promises
from models.queries.absences import away_on
from models.queries.people import colleagues, municipality
from models.rules.access import Act
from models.rules.calendar import COPENHAGEN
from models.tables.companies import Company
from models.tables.promises import Promise
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.inputs import Input
from portal.services.promises import attempts, ends, owners, visits
from portal.services.promises.attempts import Attempt, WhyLate
from portal.services.promises.ends import Cancelled, Correction, Duplicate
from portal.services.promises.owners import HandOver, HandOverAnswer
from portal.services.promises.visits import Arrival
from portal.shown.promises import steps_of
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

blueprint = Blueprint("promise_steps", __name__, url_prefix="/loefter")

Given = TypeVar("Given", bound=Input)


@blueprint.route("/<int:promise_id>/forsoeg", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def attempted(promise_id: int) -> ResponseReturnValue:
    """A try that reached nobody: the clock runs on."""
    said = _("Forsøget er skrevet ned. Uret går videre, til virksomheden har fået svar.")
    start = {"tried_on": today(), "tried_at": _clock()}
    step = PromiseStep.NOTE_ATTEMPT
    return _step(promise_id, step, Attempt, attempts.note, said, start, ways=AttemptWay)


@blueprint.route("/<int:promise_id>/forsinket", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def explained(promise_id: int) -> ResponseReturnValue:
    said = _("Grunden er skrevet ned, og lederen kan se den.")
    step = PromiseStep.SAY_WHY_LATE
    return _step(promise_id, step, WhyLate, attempts.say_why_late, said, reasons=LateReason)


@blueprint.route("/<int:promise_id>/giv-videre", methods=["GET", "POST"])
@needs(Act.HAND_OVER_PROMISE)
def handed_over(promise_id: int) -> ResponseReturnValue:
    """Ask a colleague; until she says yes the promise stays where it is."""
    away = away_on(db(), viewer().municipality_id, today())
    there = [
        (user.id, user.name)
        for user in colleagues(db(), viewer().municipality_id, Role.COMPANY_CONSULTANT)
        if user.id not in away
    ]
    said = _("Kollegaen er spurgt. Løftet bliver, hvor det er, til kollegaen siger ja.")
    step = PromiseStep.HAND_OVER
    return _step(promise_id, step, HandOver, owners.ask, said, colleagues=there)


@blueprint.route("/overdragelser/<int:hand_over_id>", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def hand_over_answered(hand_over_id: int) -> ResponseReturnValue:
    """The one who was asked says yes or no."""
    hand_over, promise = hand_overs.hand_over_for(db(), viewer(), hand_over_id) or abort(404)
    form = Form(HandOverAnswer, request.form if request.method == "POST" else None)
    if form.data is not None:
        owners.answer_hand_over(db(), hand_over, form.data, by=viewer(), now=now())
        yes, no = _("Løftet er dit nu."), _("Dit nej er skrevet ned. Løftet bliver, hvor det er.")
        return _back(promise.id, yes if form.data.accepted else no)
    return page(
        "promises/hand_over_answer.html",
        status=422 if form.errors else 200,
        form=form,
        hand_over=hand_over,
        promise=promise,
        company=db().get_one(Company, promise.company_id),
    )


@blueprint.route("/<int:promise_id>/aflyst", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def cancelled(promise_id: int) -> ResponseReturnValue:
    said = _("Det er skrevet ned, at virksomheden har trukket ønsket tilbage.")
    return _step(promise_id, PromiseStep.CANCEL, Cancelled, ends.cancel, said)


@blueprint.route("/<int:promise_id>/laeg-sammen", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def merged(promise_id: int) -> ResponseReturnValue:
    """Two requests about the same become one, with the earliest start."""
    promise = _find(promise_id)
    form = Form(Duplicate, request.form if request.method == "POST" else None)
    if form.data is not None:
        other = promises.promise_for(db(), viewer(), form.data.other_id) or abort(404)
        with refusals_in(form):
            kept = ends.merge(db(), promise, other, by=viewer(), now=now())
            said = _("De to er lagt sammen. Den tidligste frist gælder.")
            return _back(kept.id, said)
    if request.method == "GET" and PromiseStep.MERGE not in steps_of(promise):
        return _gone_on(promise_id)
    return _step_page("merge", promise, form, others=hand_overs.may_be_one(db(), promise))


@blueprint.route("/<int:promise_id>/ret", methods=["GET", "POST"])
@needs(Act.CORRECT)
def corrected(promise_id: int) -> ResponseReturnValue:
    """A leader's correction: a new promise with its own clock; the old one stays to be seen."""
    promise = _find(promise_id)
    local = promise.received_at.astimezone(COPENHAGEN)
    start = {"received_on": local.date(), "received_at": local.time()}
    form = Form(Correction, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            new = ends.correct(db(), promise, form.data, by=viewer(), now=now())
            return _back(new.id, _("Rettelsen er gemt. Her er løftet med den rigtige frist."))
    if request.method == "GET" and PromiseStep.CORRECT not in steps_of(promise):
        return _gone_on(promise_id)
    return _step_page("correct", promise, form)


@blueprint.route("/<int:promise_id>/fremme", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def arrived(promise_id: int) -> ResponseReturnValue:
    """One button for whoever stands at the workplace with a phone in her hand."""
    promise = _find(promise_id)
    found = promises.problem_of(db(), promise) or abort(404)
    form = Form(Arrival, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            visits.arrive(db(), promise, form.data, at=now(), by=viewer(), now=now())
            flash(str(_("Din ankomst er gemt. Tal nu med begge sider.")), "success")
            return redirect(url_for("problems.shown", problem_id=found[0].id), code=303)
    if request.method == "GET" and promise.ended_at is not None:
        return redirect(url_for("problems.shown", problem_id=found[0].id), code=303)
    return _step_page("arrive", promise, form, problem=found[0])


def _step(
    promise_id: int,
    step: PromiseStep,
    kind: type[Given],
    act: Callable[..., object],
    said: LazyString,
    start: Mapping[str, object] | None = None,
    **values: Any,
) -> ResponseReturnValue:
    """A step that asks for words: its form, named after the step, and the step itself."""
    promise = _find(promise_id)
    form = Form(kind, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            act(db(), promise, form.data, by=viewer(), now=now())
            return _back(promise_id, said)
    if request.method == "GET" and step not in steps_of(promise):
        return _gone_on(promise_id)
    return _step_page(step.value, promise, form, **values)


def _step_page(
    template: str, promise: Promise, form: Form[Given], **values: Any
) -> ResponseReturnValue:
    return page(
        f"promises/{template}.html",
        status=422 if form.errors else 200,
        form=form,
        promise=promise,
        company=db().get_one(Company, promise.company_id),
        municipality=municipality(db(), promise.municipality_id),
        **values,
    )


def _find(promise_id: int) -> Promise:
    return promises.promise_for(db(), viewer(), promise_id) or abort(404)


def _gone_on(promise_id: int) -> ResponseReturnValue:
    return _back(promise_id, _("Det kan ikke gøres nu. Her er løftet, som det står."))


def _back(promise_id: int, said: LazyString) -> ResponseReturnValue:
    flash(str(said), "success")
    return redirect(url_for("promises.shown", promise_id=promise_id), code=303)


def _clock() -> object:
    return now().astimezone(COPENHAGEN).time()
