"""The words openings may not ask with: the list, a new line, and a line that is otherwise here."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.openings import demand_list as service
from portal.services.openings.demand_list import NewDemand
from portal.translate import gettext as _

blueprint = Blueprint("demands", __name__, url_prefix="/ord-i-aabninger")


@blueprint.get("/")
@needs(Act.MANAGE_DEMANDS)
def listed() -> ResponseReturnValue:
    return page("demands/list.html", lines=service.lines(db(), viewer().municipality_id))


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.MANAGE_DEMANDS)
def new() -> ResponseReturnValue:
    form = Form(
        NewDemand, request.form if request.method == "POST" else None, start={"active": True}
    )
    if form.data is not None:
        with refusals_in(form):
            service.write(db(), form.data, by=viewer(), now=now())
            flash(_("Ordet står på listen."), "success")
            return redirect(url_for(".listed"), code=303)
    return page("demands/one.html", status=422 if form.errors else 200, form=form, line=None)


@blueprint.route("/ret/<path:words>", methods=["GET", "POST"])
@needs(Act.MANAGE_DEMANDS)
def changed(words: str) -> ResponseReturnValue:
    """The line with these words."""
    line = service.line_of(db(), viewer().municipality_id, words) or abort(404)
    start = {**vars(line.demand), "active": line.is_active}
    form = Form(NewDemand, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            seen = seen_version()
            service.change(db(), line, form.data, seen=seen, by=viewer(), now=now())
            flash(_("Listen er ændret."), "success")
            return redirect(url_for(".listed"), code=303)
    return page("demands/one.html", status=422 if form.errors else 200, form=form, line=line)
