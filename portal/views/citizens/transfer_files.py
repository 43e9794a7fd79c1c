"""A citizen's case as a file to a municipality elsewhere, and one that is read in."""

from io import BytesIO

from flask import Blueprint, abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Language
from models.queries import transfers as queries
from models.queries.citizens import citizen_for
from models.rules.access import Act
from portal.access import needs
from portal.context import (
    begin_write,
    db,
    now,
    page,
    reads_first,
    record_reading,
    seen_version,
    today,
    viewer,
)
from portal.errors import refusals_in
from portal.forms import Form
from portal.language import reading_in
from portal.services.citizens import transfers as moves
from portal.services.citizens import transfers_package as service
from portal.services.citizens.party_tables import everything
from portal.services.citizens.transfers_arrival import Arrival, read_in
from portal.services.citizens.transfers_package import LARGEST, NewPackage
from portal.services.people import new_password
from portal.shown.case_paper import in_words
from portal.translate import gettext as _
from portal.uploads import sent_file, takes_files

blueprint = Blueprint("transfer_files", __name__)

# What happened, in words; what counts goes along as rows.
HISTORY = ("case_note", "classification", "follow_up", "placement", "record_edition")


@blueprint.route("/borgere/<int:citizen_id>/flyt/fil", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
@reads_first
def made(citizen_id: int) -> ResponseReturnValue:
    """The page suggests a password; the file is made once and not kept."""
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    start = {"asked_on": today(), "password": new_password()}
    form = Form(NewPackage, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            with reading_in(Language.DANISH):
                history = in_words(everything(db(), citizen), HISTORY)
            lock = service.lock_of(form.data.password)
            citizen = citizen_for(begin_write(), viewer(), citizen_id) or abort(404)
            file = service.send(db(), citizen, form.data, history, lock, by=viewer(), now=now())
            return send_file(
                BytesIO(file),
                mimetype="application/octet-stream",
                as_attachment=True,
                download_name="flytning.fodfaeste",
            )
    record_reading(citizen_id, "transfer")
    return page(
        "transfers/file.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        form=form,
        waiting=queries.waiting_of(db(), citizen_id),
        placements=moves.at_move(db(), citizen, today()),
    )


@blueprint.post("/flytninger/<int:transfer_id>/modtaget")
@needs(Act.WRITE_RECORD)
def confirmed(transfer_id: int) -> ResponseReturnValue:
    transfer = queries.outgoing_for(db(), viewer(), transfer_id) or abort(404)
    service.confirm(db(), transfer, seen=seen_version(), by=viewer(), now=now())
    flash(_("Programmet slutter hos jer dagen før flyttedagen."), "success")
    return redirect(url_for("transfers.listed"), code=303)


@blueprint.route("/flytninger/laes-ind", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
@takes_files(LARGEST)
@reads_first
def arrived() -> ResponseReturnValue:
    form = Form(Arrival, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            _name, file = sent_file("file")
            package = service.opened(file, form.data.password, now=now())
            citizen = read_in(begin_write(), form.data, package, by=viewer(), now=now())
            flash(_("Sagen er læst ind. Du er borgerens sagsbehandler."), "success")
            return redirect(url_for("citizens.shown", citizen_id=citizen.id), code=303)
    return page("transfers/arrived.html", status=422 if form.errors else 200, form=form)
