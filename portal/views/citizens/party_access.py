"""A citizen asks to see her case: when the answer is due, and the files with everything."""

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from models.kinds import Language
from models.queries import party_access
from models.queries.citizens import citizen_for
from models.rules.access import Act
from models.tables.case import PartyAccess
from models.tables.people import Citizen
from portal.access import needs
from portal.context import begin_write, db, now, page, reads_first, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.language import reading_in
from portal.services.citizens import party_access as service
from portal.services.citizens.party_access import Delay, FileKind, FileWanted, NewRequest
from portal.services.citizens.party_tables import everything
from portal.shown.case_paper import case_file, case_paper
from portal.translate import gettext as _

blueprint = Blueprint("party_access", __name__, url_prefix="/borgere/<int:citizen_id>/aktindsigt")

MIME = {FileKind.PDF: "application/pdf", FileKind.JSON: "application/json"}


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def listed(citizen_id: int) -> ResponseReturnValue:
    return _listed(_citizen(citizen_id), Form(NewRequest, start={"asked_on": today()}))


@blueprint.post("/ny")
@needs(Act.WRITE_RECORD)
def asked(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    form = Form(NewRequest, request.form)
    if form.data is not None:
        with refusals_in(form):
            row = service.ask(db(), citizen, form.data, by=viewer(), now=now())
            return redirect(url_for(".made", citizen_id=citizen_id, request_id=row.id), code=303)
    return _listed(citizen, form)


def _listed(citizen: Citizen, form: Form[NewRequest]) -> ResponseReturnValue:
    rows = party_access.requests_of(db(), citizen.id)
    return page(
        "party_access/list.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        requests=[(service.seen(db(), citizen, row, on=today()), name) for row, name in rows],
        form=form,
    )


@blueprint.route("/<int:request_id>", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
@reads_first
def made(citizen_id: int, request_id: int) -> ResponseReturnValue:
    """Everything about the citizen as a file; taking it out leaves a line in the trail."""
    citizen, row = _citizen(citizen_id), _request(citizen_id, request_id)
    typed = request.form if request.method == "POST" else None
    form = Form(FileWanted, typed, start={"file": FileKind.PDF})
    if form.data is None:
        seen = service.seen(db(), citizen, row, on=today())
        status = 422 if form.errors else 200
        return page("party_access/one.html", status=status, citizen=citizen, seen=seen, form=form)
    kind, file = form.data.file, _file(citizen, form.data)
    service.record_file(
        begin_write(), _request(citizen_id, request_id), kind, file, by=viewer(), now=now()
    )
    answer = Response(file, mimetype=MIME[kind])
    answer.headers["Content-Disposition"] = f"attachment; filename=aktindsigt.{kind.value}"
    return answer


def _file(citizen: Citizen, wanted: FileWanted) -> bytes:
    case = everything(db(), citizen, wanted.also or "")
    if wanted.file is FileKind.JSON:
        return case_file(case, now())
    # What the law calls party access is in the language of the administration.
    with reading_in(Language.DANISH):
        return case_paper(case, made_by=current_user.name, made_at=now())


@blueprint.route("/<int:request_id>/forsinket", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def delayed(citizen_id: int, request_id: int) -> ResponseReturnValue:
    citizen, row = _citizen(citizen_id), _request(citizen_id, request_id)
    typed = request.form if request.method == "POST" else None
    form = Form(Delay, typed, start={"delay_told_on": today()})
    if form.data is not None:
        with refusals_in(form):
            service.tell_delay(db(), row, form.data, by=viewer(), now=now())
            flash(_("Forsinkelsen er skrevet ned."), "success")
            return redirect(url_for(".listed", citizen_id=citizen_id), code=303)
    status = 422 if form.errors else 200
    return page("party_access/delay.html", status=status, citizen=citizen, form=form)


@blueprint.post("/<int:request_id>/svar")
@needs(Act.WRITE_RECORD)
def answered(citizen_id: int, request_id: int) -> ResponseReturnValue:
    _citizen(citizen_id)
    service.answer(db(), _request(citizen_id, request_id), by=viewer(), now=now())
    flash(_("Det er skrevet ned, at borgeren har fået sin sag i dag."), "success")
    return redirect(url_for(".listed", citizen_id=citizen_id), code=303)


def _citizen(citizen_id: int) -> Citizen:
    return citizen_for(db(), viewer(), citizen_id) or abort(404)


def _request(citizen_id: int, request_id: int) -> PartyAccess:
    return party_access.request_for(db(), citizen_id, request_id) or abort(404)
