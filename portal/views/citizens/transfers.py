"""Citizens who move to another municipality: asked for, answered, and what is told afterwards."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Role
from models.queries import transfers as queries
from models.queries.citizens import citizen_for
from models.queries.people import colleagues
from models.rules.access import Act
from models.tables.people import Citizen
from models.tables.transfers import Transfer
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import transfers as service
from portal.services.citizens.transfers import Acceptance, NewTransfer, NoThanks
from portal.translate import gettext as _

blueprint = Blueprint("transfers", __name__)


@blueprint.get("/flytninger")
@needs(Act.TAKE_OVER_CITIZEN)
def listed() -> ResponseReturnValue:
    return page(
        "transfers/list.html",
        incoming=queries.incoming(db(), viewer()),
        outgoing=queries.outgoing(db(), viewer()),
    )


@blueprint.route("/borgere/<int:citizen_id>/flyt", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def proposed(citizen_id: int) -> ResponseReturnValue:
    """To a municipality that uses the same Fodfæste."""
    citizen = _citizen(citizen_id)
    typed = request.form if request.method == "POST" else None
    form = Form(NewTransfer, typed, start={"asked_on": today()})
    if form.data is not None:
        with refusals_in(form):
            service.propose(db(), citizen, form.data, by=viewer(), now=now())
            flash(_("Den anden kommune er spurgt. Du kan se svaret her."), "success")
            return redirect(url_for(".listed"), code=303)
    record_reading(citizen_id, "transfer")
    others = queries.other_municipalities(db(), citizen.municipality_id)
    return page(
        "transfers/new.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        form=form,
        waiting=queries.waiting_of(db(), citizen_id),
        placements=service.at_move(db(), citizen, today()),
        municipalities=[(one.id, one.name) for one in others],
    )


@blueprint.post("/flytninger/<int:transfer_id>/fortryd")
@needs(Act.WRITE_RECORD)
def taken_back(transfer_id: int) -> ResponseReturnValue:
    transfer = queries.outgoing_for(db(), viewer(), transfer_id) or abort(404)
    service.take_back(db(), transfer, seen=seen_version(), by=viewer(), now=now())
    flash(_("Flytningen er fortrudt."), "success")
    return redirect(url_for(".listed"), code=303)


@blueprint.route("/flytninger/<int:transfer_id>/tag-imod", methods=["GET", "POST"])
@needs(Act.TAKE_OVER_CITIZEN)
def accepted(transfer_id: int) -> ResponseReturnValue:
    """Nothing about the citizen stands here: not even who she is."""
    transfer, sender = _incoming(transfer_id)
    typed = request.form if request.method == "POST" else None
    form = Form(Acceptance, typed, start={"caseworker_id": viewer().user_id})
    if form.data is not None:
        with refusals_in(form):
            seen = seen_version()
            service.accept(db(), transfer, form.data, seen=seen, by=viewer(), now=now())
            flash(_("I overtager borgeren på flyttedagen."), "success")
            return redirect(url_for(".listed"), code=303)
    people = colleagues(db(), viewer().municipality_id, Role.CASEWORKER)
    return page(
        "transfers/accept.html",
        status=422 if form.errors else 200,
        transfer=transfer,
        sender=sender,
        form=form,
        caseworkers=[(one.id, one.name) for one in people],
    )


@blueprint.route("/flytninger/<int:transfer_id>/afvis", methods=["GET", "POST"])
@needs(Act.TAKE_OVER_CITIZEN)
def declined(transfer_id: int) -> ResponseReturnValue:
    transfer, sender = _incoming(transfer_id)
    form = Form(NoThanks, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            seen = seen_version()
            service.decline(db(), transfer, form.data, seen=seen, by=viewer(), now=now())
            flash(_("Den anden kommune kan nu læse jeres svar."), "success")
            return redirect(url_for(".listed"), code=303)
    status = 422 if form.errors else 200
    return page(
        "transfers/decline.html", status=status, transfer=transfer, sender=sender, form=form
    )


@blueprint.get("/borgere/<int:citizen_id>/tidligere-kommune")
@needs(Act.WRITE_RECORD)
def former(citizen_id: int) -> ResponseReturnValue:
    """What happened where the citizen lived before."""
    citizen = _citizen(citizen_id)
    record_reading(citizen_id, "former")
    return page(
        "transfers/former.html",
        citizen=citizen,
        moves=queries.moves_of(db(), citizen),
        placements=queries.placements_elsewhere(db(), citizen),
        records=queries.former_records(db(), citizen_id),
    )


def _citizen(citizen_id: int) -> Citizen:
    return citizen_for(db(), viewer(), citizen_id) or abort(404)


def _incoming(transfer_id: int) -> tuple[Transfer, str]:
    transfer, sender = queries.incoming_for(db(), viewer(), transfer_id) or abort(404)
    return transfer, sender
