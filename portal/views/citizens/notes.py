"""What was written down about a citizen's case; never changed, only added to."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import NoteKind
from models.queries import notes
from models.queries.citizens import citizen_for
from models.rules.access import Act
from models.rules.calendar import COPENHAGEN
from portal.access import came_from, needs, safe_next
from portal.context import db, now, page, record_reading, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import notes as service
from portal.services.citizens.notes import Correction, NewNote
from portal.translate import gettext as _

blueprint = Blueprint("notes", __name__, url_prefix="/borgere/<int:citizen_id>/noter")

LONGEST_SEARCH = 100


@blueprint.get("")
@needs(Act.SEE_CITIZENS)
def listed(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    record_reading(citizen_id, "notes")
    search = request.args.get("soeg", "")[:LONGEST_SEARCH]
    found = notes.notes_page(db(), viewer(), citizen_id, wanted(), search)
    return page(
        "notes/list.html",
        part="notes/_rows.html",
        citizen=citizen,
        notes=found,
        corrected=notes.corrections(db(), viewer(), [note for note, _name in found.rows]),
        search=search,
    )


@blueprint.route("/nyt", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def written(citizen_id: int) -> ResponseReturnValue:
    """A quick note; afterwards the person is back where she was."""
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    moment = now().astimezone(COPENHAGEN)
    start = {"kind": NoteKind.PHONE, "happened_on": today(), "happened_at": moment.time()}
    form = Form(NewNote, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            service.write_note(db(), citizen, form.data, by=viewer(), now=now())
            return _back(citizen_id, _("Notatet er gemt."))
    record_reading(citizen_id, "note")
    status = 422 if form.errors else 200
    back = request.form.get("next") or came_from()
    return page(
        "notes/new.html", status=status, citizen=citizen, form=form, kinds=NoteKind, back=back
    )


@blueprint.route("/<int:note_id>/ret", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def corrected(citizen_id: int, note_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    note = notes.note_for(db(), viewer(), citizen_id, note_id) or abort(404)
    form = Form(Correction, request.form if request.method == "POST" else None)
    if form.data is not None:
        service.correct_note(db(), note, form.data, by=viewer(), now=now())
        return _back(citizen_id, _("Rettelsen er gemt. Det gamle notat står der stadig."))
    record_reading(citizen_id, "note")
    status = 422 if form.errors else 200
    return page("notes/correct.html", status=status, citizen=citizen, note=note, form=form)


def _back(citizen_id: int, said: str) -> ResponseReturnValue:
    flash(said, "success")
    came = request.form.get("next", "")
    where = safe_next(came) if came else url_for("notes.listed", citizen_id=citizen_id)
    return redirect(where, code=303)
