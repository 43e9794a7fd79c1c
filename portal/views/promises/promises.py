"""The 24-hour promises: the board a consultant keeps open all day, and each promise by itself."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import AnswerKind, ObjectType, PromiseKind
from models.queries import promises, trail
from models.rules.access import Act, may
from models.rules.calendar import COPENHAGEN
from models.tables.promises import Promise
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.promises import owners, visits
from portal.services.promises import promises as service
from portal.services.promises.promises import Answer
from portal.services.promises.visits import Visit, Waiver
from portal.shown.around_promise import around
from portal.shown.promises import steps_of, tallies, used_share, weekday_of
from portal.translate import gettext as _

blueprint = Blueprint("promises", __name__, url_prefix="/loefter")
# For templates/parts/promise.html, wherever a promise is shown.
blueprint.add_app_template_global(used_share)
blueprint.add_app_template_global(weekday_of)
blueprint.add_app_template_global(steps_of)


@blueprint.get("/")
@needs(Act.SEE_PROMISES)
def board() -> ResponseReturnValue:
    """Which companies wait for us, by time left."""
    acts = may(viewer(), Act.KEEP_PROMISE)
    me = viewer().user_id if acts and request.args.get("vis") != "alle" else None
    kind = request.args.get("slags", type=PromiseKind)
    everyone, mine = tallies()
    return page(
        "promises/board.html",
        part="promises/_board.html",
        promises=promises.board(db(), viewer(), wanted(), kind=kind, owner_id=me),
        mine=mine,
        everyone=everyone,
        mine_only=me is not None,
        kind=kind,
        kinds=PromiseKind,
        acts=acts,
    )


@blueprint.get("/afsluttede")
@needs(Act.SEE_PROMISES)
def ended() -> ResponseReturnValue:
    found = promises.ended(db(), viewer(), wanted())
    return page("promises/ended.html", part="promises/_ended.html", promises=found)


@blueprint.get("/<int:promise_id>")
@needs(Act.SEE_PROMISES)
def shown(promise_id: int) -> ResponseReturnValue:
    return _shown(_find(promise_id))


@blueprint.post("/<int:promise_id>/tag")
@needs(Act.KEEP_PROMISE)
def taken(promise_id: int) -> ResponseReturnValue:
    promise = _find(promise_id)
    owners.take(db(), promise, by=viewer(), now=now())
    flash(_("Løftet er dit nu."), "success")
    return redirect(url_for(".shown", promise_id=promise_id), code=303)


@blueprint.post("/<int:promise_id>/svar")
@needs(Act.KEEP_PROMISE)
def answered(promise_id: int) -> ResponseReturnValue:
    promise, form = _find(promise_id), Form(Answer, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.answer(db(), promise, form.data, by=viewer(), now=now())
            flash(_("Svaret er gemt, og virksomheden kan læse det i Fodfæste."), "success")
            return redirect(url_for(".shown", promise_id=promise_id), code=303)
    return _shown(promise, answer=form)


@blueprint.post("/<int:promise_id>/besoeg")
@needs(Act.KEEP_PROMISE)
def visited(promise_id: int) -> ResponseReturnValue:
    promise, form = _find(promise_id), Form(Visit, request.form)
    if form.data is not None:
        with refusals_in(form):
            visits.record_visit(db(), promise, form.data, by=viewer(), now=now())
            flash(_("Besøget er registreret."), "success")
            return redirect(url_for(".shown", promise_id=promise_id), code=303)
    return _shown(promise, visit=form)


@blueprint.post("/<int:promise_id>/frafald")
@needs(Act.KEEP_PROMISE)
def waived(promise_id: int) -> ResponseReturnValue:
    promise, form = _find(promise_id), Form(Waiver, request.form)
    if form.data is not None:
        with refusals_in(form):
            visits.waive(db(), promise, form.data, by=viewer(), now=now())
            flash(_("Det er skrevet ned, at virksomheden ikke ønsker besøg."), "success")
            return redirect(url_for(".shown", promise_id=promise_id), code=303)
    return _shown(promise, waiver=form)


def _find(promise_id: int) -> Promise:
    return promises.promise_for(db(), viewer(), promise_id) or abort(404)


def _shown(
    promise: Promise,
    *,
    answer: Form[Answer] | None = None,
    visit: Form[Visit] | None = None,
    waiver: Form[Waiver] | None = None,
) -> ResponseReturnValue:
    """The promise's page, with the form that came back with mistakes if one did."""
    wrong = answer or visit or waiver
    whole = promises.whole(db(), promise)
    if whole.citizen_id is not None:
        record_reading(whole.citizen_id, "promise")
    start = {"arrived_on": today(), "arrived_at": now().astimezone(COPENHAGEN).time()}
    return page(
        "promises/one.html",
        status=422 if wrong else 200,
        promise=promise,
        whole=whole,
        around=around(promise, whole.problem),
        steps=steps_of(promise),
        events=trail.history(db(), viewer(), ObjectType.PROMISE, promise.id),
        acts=may(viewer(), Act.KEEP_PROMISE) and promise.ended_at is None,
        form=wrong or Form(Answer),
        answer=answer or Form(Answer),
        visit=visit or Form(Visit, start=start),
        waiver=waiver or Form(Waiver),
        answer_kinds=AnswerKind,
    )
