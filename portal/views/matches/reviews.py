"""The caseworker's review of a match list: the people chosen first, then the others."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ReviewMark
from models.queries import match_pages, matches
from models.rules.access import Act
from models.tables.matches import MatchItem, MatchRun
from portal.access import needs
from portal.context import (
    db,
    is_htmx,
    now,
    page,
    record_list_reading,
    seen_version,
    viewer,
    wanted,
)
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.inputs import Input
from portal.services.matches import shortlists as service
from portal.services.matches.shortlists import Mark
from portal.shown.list_pages import frame_of, people_of
from portal.translate import gettext as _

blueprint = Blueprint("reviews", __name__, url_prefix="/matchlister")


class Finished(Input):
    """That the review is done; there is nothing to type."""


@blueprint.get("/<int:run_id>/gennemgang")
@needs(Act.REVIEW_MATCH_LIST)
def shown(run_id: int) -> ResponseReturnValue:
    return _review(_run(run_id), Form(Finished))


@blueprint.post("/<int:run_id>/<int:item_id>/vurdering")
@needs(Act.REVIEW_MATCH_LIST)
def marked(run_id: int, item_id: int) -> ResponseReturnValue:
    run = _run(run_id)
    item = matches.item_for(db(), viewer(), run_id, item_id) or abort(404)
    form = Form(Mark, request.form)
    if form.data is None:
        return _row(run, item, form) if is_htmx() else _review(run, Form(Finished), {item_id: form})
    service.mark(db(), run, item, form.data, seen=seen_version(), by=viewer(), now=now())
    if is_htmx():
        return _row(run, item, None)
    flash(_("Vurderingen er gemt."), "success")
    address = url_for(".shown", run_id=run_id, _anchor=f"linje-{item_id}")
    return redirect(address, code=303)


@blueprint.post("/<int:run_id>/gennemgang/faerdig")
@needs(Act.REVIEW_MATCH_LIST)
def finished(run_id: int) -> ResponseReturnValue:
    run = _run(run_id)
    form = Form(Finished, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.finish_review(db(), run, by=viewer(), now=now())
            flash(_("Gennemgangen er færdig, og konsulenten kan gå videre."), "success")
            return redirect(url_for("citizens.front"), code=303)
    return _review(run, form)


def _run(run_id: int) -> MatchRun:
    """The list if it is the viewer's, else not found."""
    return matches.run_for(db(), viewer(), run_id) or abort(404)


def _review(
    run: MatchRun, form: Form[Finished], typed: dict[int, Form[Mark]] | None = None
) -> ResponseReturnValue:
    """The page; `typed` are forms of lines that came back with mistakes."""
    record_list_reading(run.id)
    frame = frame_of(run, reasons=True)
    chosen = [person.item.id for person in frame.nominated]
    others = match_pages.others_to_review(db(), viewer(), run, wanted(), but=chosen)
    return page(
        "reviews/list.html",
        status=422 if form.errors or typed else 200,
        frame=frame,
        others=others,
        people=people_of(run, others.rows, frame.words),
        form=form,
        typed=typed or {},
        marks=ReviewMark,
    )


def _row(run: MatchRun, item: MatchItem, typed: Form[Mark] | None) -> ResponseReturnValue:
    """One line by itself, and with it whether the review can be ended."""
    frame = frame_of(run)
    [person] = people_of(run, match_pages.lines_in_order(db(), [item.id]), frame.words)
    return page(
        "reviews/_line.html",
        status=422 if typed else 200,
        frame=frame,
        person=person,
        typed={item.id: typed} if typed else {},
        marks=ReviewMark,
        alone=True,
    )
