"""What a citizen complained over and said no to; for caseworkers only."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import RefusalOf
from models.queries import disclosures
from models.queries.citizens import citizen_for
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import objections as service
from portal.services.citizens.objections import (
    ComplaintAnswer,
    NewComplaint,
    NewRefusal,
    PassedOn,
)
from portal.translate import gettext as _

blueprint = Blueprint("objections", __name__, url_prefix="/borgere/<int:citizen_id>/klager")


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def listed(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    record_reading(citizen_id, "objections")
    return page(
        "objections/list.html",
        citizen=citizen,
        complaints=disclosures.complaints(db(), citizen_id),
        refusals=disclosures.refusals(db(), citizen_id),
    )


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def complained(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    typed = request.form if request.method == "POST" else None
    form = Form(NewComplaint, typed, start={"received_on": today()})
    if form.data is not None:
        with refusals_in(form):
            service.complain(db(), citizen, form.data, by=viewer(), now=now())
            return _back(citizen_id, _("Klagen er skrevet ned."))
    status = 422 if form.errors else 200
    return page("objections/complaint.html", status=status, citizen=citizen, form=form)


@blueprint.route("/<int:complaint_id>/svar", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def answered(citizen_id: int, complaint_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    complaint = disclosures.complaint_for(db(), citizen_id, complaint_id) or abort(404)
    typed = request.form if request.method == "POST" else None
    form = Form(ComplaintAnswer, typed, start={"answered_on": today()})
    if form.data is not None:
        with refusals_in(form):
            service.answer_complaint(db(), complaint, form.data, by=viewer(), now=now())
            return _back(citizen_id, _("Svaret er skrevet ned."))
    record_reading(citizen_id, "complaint")
    status = 422 if form.errors else 200
    return page(
        "objections/answer.html", status=status, citizen=citizen, complaint=complaint, form=form
    )


@blueprint.route("/<int:complaint_id>/videre", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def passed_on(citizen_id: int, complaint_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    complaint = disclosures.complaint_for(db(), citizen_id, complaint_id) or abort(404)
    start = {"sent_to": "Ankestyrelsen", "sent_on": today()}
    form = Form(PassedOn, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            service.pass_on(db(), complaint, form.data, by=viewer(), now=now())
            return _back(citizen_id, _("Det er skrevet ned, at klagen er sendt videre."))
    record_reading(citizen_id, "complaint")
    status = 422 if form.errors else 200
    return page(
        "objections/pass_on.html", status=status, citizen=citizen, complaint=complaint, form=form
    )


@blueprint.route("/afslag", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def refused(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    typed = request.form if request.method == "POST" else None
    form = Form(NewRefusal, typed, start={"happened_on": today()})
    if form.data is not None:
        with refusals_in(form):
            service.refuse_offer(db(), citizen, form.data, by=viewer(), now=now())
            return _back(citizen_id, _("Borgerens nej er skrevet ned."))
    status = 422 if form.errors else 200
    return page(
        "objections/refusal.html", status=status, citizen=citizen, form=form, offers=RefusalOf
    )


def _back(citizen_id: int, said: str) -> ResponseReturnValue:
    flash(said, "success")
    return redirect(url_for(".listed", citizen_id=citizen_id), code=303)
