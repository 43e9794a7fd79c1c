"""Match lists: who fits an opening and why, and the person who chooses."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ObjectType, ReviewMark
from models.queries import match_pages, matches, put_forward, trail
from models.queries.match_lines import MatchesSought, ranked_page
from models.queries.openings import opening_for
from models.queries.records import considerations_text
from models.rules.access import Act
from models.tables.matches import MatchItem, MatchRun
from portal.access import lives_here, needs
from portal.context import (
    begin_write,
    db,
    is_htmx,
    now,
    page,
    reads_first,
    record_list_reading,
    record_reading,
    today,
    viewer,
    wanted,
)
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.matches import match_making
from portal.services.matches import shortlists as service
from portal.services.matches.shortlists import Nomination, ReviewRequest
from portal.shown.explained import gates_shown
from portal.shown.left_out import left_out_of
from portal.shown.list_pages import ListFilter, frame_of, people_of, people_on
from portal.translate import gettext as _
from portal.words.matching import LIST_ORDERS

blueprint = Blueprint("shortlists", __name__)

# As many of those passed over are named; the rest are counted.
NAMED = 10


@blueprint.post("/aabninger/<int:opening_id>/matchliste")
@needs(Act.MAKE_MATCH_LIST)
@reads_first
def made(opening_id: int) -> ResponseReturnValue:
    opening = opening_for(db(), viewer(), opening_id) or abort(404)
    worked_out = match_making.work_out(db(), opening, by=viewer(), now=now())
    run = match_making.keep_list(begin_write(), worked_out, by=viewer(), now=now())
    return redirect(url_for(".shown", run_id=run.id), code=303)


@blueprint.get("/matchlister/<int:run_id>")
@needs(Act.SEE_MATCH_LIST)
def shown(run_id: int) -> ResponseReturnValue:
    return _list(_run(run_id), Form(ReviewRequest))


@blueprint.post("/matchlister/<int:run_id>/gennemgang/bed")
@needs(Act.NOMINATE)
def review_asked(run_id: int) -> ResponseReturnValue:
    run = _run(run_id)
    form = Form(ReviewRequest, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.ask_review(db(), run, form.data, by=viewer(), now=now())
            flash(_("Sagsbehandlerne er bedt om at gennemgå listen."), "success")
            return redirect(url_for(".shown", run_id=run_id), code=303)
    return _list(run, form)


@blueprint.get("/matchlister/<int:run_id>/udenfor")
@needs(Act.SEE_MATCH_LIST)
def left_out(run_id: int) -> ResponseReturnValue:
    run = _run(run_id)
    record_list_reading(run_id)
    found = left_out_of(run, wanted(), request.args.get("grund", ""))
    return page("shortlists/left_out.html", frame=frame_of(run), left_out=found)


@blueprint.get("/matchlister/<int:run_id>/<int:item_id>")
@needs(Act.SEE_MATCH_LIST)
def explained(run_id: int, item_id: int) -> ResponseReturnValue:
    """Why one person stands where she stands, or is not on the list; made to be printed too."""
    run, item = _line(run_id, item_id)
    record_reading(item.citizen_id, "match_item")
    frame = frame_of(run)
    [person] = people_of(run, match_pages.lines_in_order(db(), [item.id]), frame.words)
    gates = gates_shown(item.gates)
    part = "shortlists/_reasons.html"
    return page("shortlists/one.html", part=part, frame=frame, person=person, gates=gates)


@blueprint.route("/matchlister/<int:run_id>/<int:item_id>/indstil", methods=["GET", "POST"])
@needs(Act.NOMINATE)
def nominated(run_id: int, item_id: int) -> ResponseReturnValue:
    run, item = _line(run_id, item_id)
    if item.rank is None:
        abort(404)
    form = Form(Nomination, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            service.nominate(db(), run, item, form.data, by=viewer(), now=now())
            flash(_("Borgeren er indstillet. Bed nu sagsbehandleren om gennemgang."), "success")
            return redirect(url_for(".shown", run_id=run_id), code=303)
    return _nomination(run, item, form)


def _run(run_id: int) -> MatchRun:
    """The list if it is the viewer's, else not found."""
    return matches.run_for(db(), viewer(), run_id) or abort(404)


def _line(run_id: int, item_id: int) -> tuple[MatchRun, MatchItem]:
    """A list and one line of it, if they are the viewer's."""
    return _run(run_id), matches.item_for(db(), viewer(), run_id, item_id) or abort(404)


def _list(run: MatchRun, asking: Form[ReviewRequest]) -> ResponseReturnValue:
    """The list with its filter; `asking` is the form that asks for a review."""
    record_list_reading(run.id)
    chosen = {name: request.args[name] for name in ListFilter.model_fields if name in request.args}
    form = Form(ListFilter, chosen)
    frame = frame_of(run)
    sought = form.data.sought() if form.data else MatchesSought()
    found = ranked_page(db(), run, wanted(), sought)
    return page(
        "shortlists/list.html",
        part="shortlists/_list.html",
        status=422 if form.errors or asking.errors else 200,
        frame=frame,
        found=found,
        people=people_on(run, found.rows, frame.words),
        form=form,
        asking=asking,
        tags=form.data.tags() if form.data else [],
        marks=ReviewMark,
        orders=LIST_ORDERS,
        order=sought.order,
        forwarded=put_forward.waiting_for(db(), viewer(), run.id, run.opening_id),
        readers=trail.readers(db(), viewer(), ObjectType.MATCH_RUN, run.id),
        spoken=is_htmx(),
    )


def _nomination(run: MatchRun, item: MatchItem, form: Form[Nomination]) -> ResponseReturnValue:
    """The page on which a person is chosen: her reasons again, and who is passed over."""
    record_reading(item.citizen_id, "nominate")
    frame = frame_of(run)
    above = service.passed_over(db(), run, item)
    [person] = people_of(run, match_pages.lines_in_order(db(), [item.id]), frame.words)
    here = lives_here(person.citizen)
    return page(
        "shortlists/nominate.html",
        status=422 if form.errors else 200,
        frame=frame,
        person=person,
        above=len(above),
        named=match_pages.lines_in_order(db(), above[:NAMED]),
        considerations=considerations_text(db(), item.citizen_id, today()) if here else "",
        form=form,
    )
