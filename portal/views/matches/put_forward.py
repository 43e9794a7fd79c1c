"""A caseworker puts a citizen forward for an opening; the consultant answers."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import matches
from models.queries import put_forward as queries
from models.queries.citizens import citizen_for
from models.queries.openings import opening_for
from models.queries.people import names
from models.rules.access import Act
from models.tables.matches import PutForward
from portal.access import needs
from portal.context import begin_write, db, now, page, reads_first, record_reading, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.matches import put_forward as service
from portal.services.matches.opportunities import opportunities
from portal.services.matches.put_forward import Forward, NotNowReason
from portal.translate import gettext as _

blueprint = Blueprint("put_forward", __name__)


@blueprint.route(
    "/borgere/<int:citizen_id>/muligheder/<int:opening_id>/foreslaa", methods=["GET", "POST"]
)
@needs(Act.WRITE_RECORD)
@reads_first
def forwarded(citizen_id: int, opening_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    opening = opening_for(db(), viewer(), opening_id) or abort(404)
    found = opportunities(db(), citizen, now=now())
    if found is None:
        return page("opportunities/none.html", citizen=citizen)
    offer = found.offers.get(str(opening_id))
    if offer is None:
        return page("opportunities/not_on_offer.html", citizen=citizen, opening=opening)
    form = Form(Forward, request.form if request.method == "POST" else None)
    if form.data is not None:
        citizen = citizen_for(begin_write(), viewer(), citizen_id) or abort(404)
        with refusals_in(form):
            service.put_forward(
                db(), citizen, opening_id, form.data, found=found, by=viewer(), now=now()
            )
            flash(
                _("Forslaget er sendt. Konsulentens svar kommer her og på borgerens side."),
                "success",
            )
            return redirect(url_for("opportunities.listed", citizen_id=citizen_id), code=303)
    record_reading(citizen_id, "put_forward", found.editions())
    status = 422 if form.errors else 200
    return page("put_forward/new.html", status=status, citizen=citizen, offer=offer, form=form)


@blueprint.route("/forslag-om-borgere/<int:put_forward_id>", methods=["GET", "POST"])
@needs(Act.NOMINATE)
def answered(put_forward_id: int) -> ResponseReturnValue:
    row = queries.put_forward_for(db(), viewer(), put_forward_id) or abort(404)
    form = Form(NotNowReason, request.form if request.method == "POST" else None)
    if form.data is not None:
        service.answer_not_now(db(), row, form.data, by=viewer(), now=now())
        flash(_("Svaret er gemt, og sagsbehandleren kan læse det."), "success")
        return redirect(url_for("desk.today_shown"), code=303)
    return _answer_page(row, form)


def _answer_page(row: PutForward, form: Form[NotNowReason]) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), row.citizen_id) or abort(404)
    opening = opening_for(db(), viewer(), row.opening_id) or abort(404)
    record_reading(citizen.id, "put_forward")
    run = matches.newest_run(db(), viewer(), opening.id)
    return page(
        "put_forward/answer.html",
        status=422 if form.errors else 200,
        row=row,
        citizen=citizen,
        opening=opening,
        sender=names(db(), [row.by_id])[row.by_id],
        run=run,
        item=matches.line_of(db(), run.id, citizen.id) if run else None,
        form=form,
    )
