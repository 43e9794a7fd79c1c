"""The 24-hour promises: the board a consultant keeps open all day, and each promise by itself."""

from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import AnswerKind, Channel, ObjectType, PromiseKind
from models.queries import companies, promises, trail
from models.queries.companies import CompaniesSought
from models.queries.offers_gone import gone_since
from models.queries.worklist import worklist
from models.rules.access import Act, may
from models.rules.calendar import COPENHAGEN
from models.tables.promises import Promise
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import placement_follow_ups
from portal.services.promises import promises as service
from portal.services.promises.promises import Answer, LoggedRequest, Visit, Waiver
from portal.shown.numbers import row_number
from portal.shown.promises import tallies, used_share, weekday_of
from portal.translate import gettext as _
from portal.words.formats import moment

# So long a proposal that fell away with its opening stands on the board.
TOLD_FOR = timedelta(days=7)

blueprint = Blueprint("promises", __name__, url_prefix="/loefter")
# For templates/parts/promise.html, wherever a promise is shown.
blueprint.add_app_template_global(used_share)
blueprint.add_app_template_global(weekday_of)


@blueprint.get("/")
@needs(Act.SEE_PROMISES)
def board() -> ResponseReturnValue:
    """Who waits for us, by time left; and below it what else waits for the consultant."""
    acts = may(viewer(), Act.KEEP_PROMISE)
    me = viewer().user_id if acts and request.args.get("vis") != "alle" else None
    kind = request.args.get("slags", type=PromiseKind)
    everyone, mine = tallies()
    return page(
        "promises/board.html",
        part="promises/_board.html",
        promises=promises.board(db(), viewer(), wanted(), kind=kind, owner_id=me),
        work=worklist(db(), viewer(), consultant_id=me),
        gone=gone_since(db(), viewer(), today() - TOLD_FOR, consultant_id=me),
        calls=placement_follow_ups.waiting_for(db(), viewer(), today(), consultant_id=me),
        mine=mine,
        everyone=everyone,
        mine_only=me is not None,
        kind=kind,
        kinds=PromiseKind,
        acts=acts,
        today=today,
    )


@blueprint.get("/afsluttede")
@needs(Act.SEE_PROMISES)
def ended() -> ResponseReturnValue:
    found = promises.ended(db(), viewer(), wanted())
    return page("promises/ended.html", part="promises/_ended.html", promises=found)


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def logged() -> ResponseReturnValue:
    """A call or a mail: first whose it is, then what it was about."""
    company_id = request.args.get("virksomhed", type=row_number)
    if company_id is None:
        return _whose_call()
    company = companies.company_for(db(), viewer(), company_id) or abort(404)
    start = {"received_on": today(), "received_at": now().astimezone(COPENHAGEN).time()}
    form = Form(LoggedRequest, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            promise = service.log_request(db(), company, form.data, by=viewer(), now=now())
            due = moment(promise.due_at)
            flash(_("Henvendelsen er skrevet op. Svar senest %(frist)s.", frist=due), "success")
            return redirect(url_for(".shown", promise_id=promise.id), code=303)
    status = 422 if form.errors else 200
    channels = (Channel.PHONE, Channel.MAIL)
    return page("promises/log.html", status=status, form=form, company=company, channels=channels)


@blueprint.get("/<int:promise_id>")
@needs(Act.SEE_PROMISES)
def shown(promise_id: int) -> ResponseReturnValue:
    return _shown(_find(promise_id))


@blueprint.post("/<int:promise_id>/tag")
@needs(Act.KEEP_PROMISE)
def taken(promise_id: int) -> ResponseReturnValue:
    promise = _find(promise_id)
    service.take(db(), promise, by=viewer(), now=now())
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
            service.record_visit(db(), promise, form.data, by=viewer(), now=now())
            flash(_("Besøget er registreret."), "success")
            return redirect(url_for(".shown", promise_id=promise_id), code=303)
    return _shown(promise, visit=form)


@blueprint.post("/<int:promise_id>/frafald")
@needs(Act.KEEP_PROMISE)
def waived(promise_id: int) -> ResponseReturnValue:
    promise, form = _find(promise_id), Form(Waiver, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.waive(db(), promise, form.data, by=viewer(), now=now())
            flash(_("Det er skrevet ned, at virksomheden ikke ønsker besøg."), "success")
            return redirect(url_for(".shown", promise_id=promise_id), code=303)
    return _shown(promise, waiver=form)


def _whose_call() -> ResponseReturnValue:
    sought = CompaniesSought(search=request.args.get("soeg", ""))
    return page(
        "promises/log_whom.html",
        part="promises/_whom.html",
        companies=companies.companies_page(db(), viewer(), wanted(), sought),
        sought=sought,
    )


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
        events=trail.history(db(), viewer(), ObjectType.PROMISE, promise.id),
        acts=may(viewer(), Act.KEEP_PROMISE) and promise.ended_at is None,
        form=wrong or Form(Answer),
        answer=answer or Form(Answer),
        visit=visit or Form(Visit, start=start),
        waiver=waiver or Form(Waiver),
        answer_kinds=AnswerKind,
    )
