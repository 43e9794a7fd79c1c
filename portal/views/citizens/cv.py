"""A citizen's CV, written with the citizen beside: jobs and education, and what words mean."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from models.kinds import EntryKind, SkillLevel
from models.queries.citizens import citizen_for
from models.queries.cvs import cv_of, line_of
from models.rules.access import Act
from models.tables.people import Citizen, CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, today, viewer
from portal.errors import clashes_in, refusals_in
from portal.forms import Form
from portal.services.citizens import cvs as service
from portal.services.citizens.cv_content import cv_content
from portal.services.citizens.cv_inputs import CvSource, EntryLine, NewEntry
from portal.services.citizens.cv_lines import version_of
from portal.services.matches.labels import confirmed_in
from portal.shown.editions_shown import as_it_stands
from portal.translate import gettext as _
from portal.views.citizens.record_forms import given

blueprint = Blueprint("cv", __name__, url_prefix="/borgere/<int:citizen_id>/cv")

# Of the CV's content, by the kind of line.
SECTIONS: Mapping[Any, str] = {
    CitizenEntry: "entries",
    CitizenSkill: "skills",
    CitizenPermit: "permits",
    CitizenLanguage: "languages",
}


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    return _shown(citizen, Form(CvSource, start={"cv_source": citizen.cv_source}))


@blueprint.post("/kilde")
@needs(Act.WRITE_RECORD)
def looked_through(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(CvSource, request.form)
    if form.data is None:
        return _shown(citizen, form)
    service.set_source(db(), citizen, form.data, seen=seen_version(), by=viewer(), now=now())
    flash(_("Cv'et har nu datoen i dag."), "success")
    return redirect(url_for(".shown", citizen_id=citizen_id), code=303)


def _shown(citizen: Citizen, form: Form[CvSource]) -> ResponseReturnValue:
    record_reading(citizen.id, "cv")
    status = 422 if form.errors else 200
    cv = cv_of(db(), citizen)
    confirmed = confirmed_in(db(), cv)
    return page(
        "cv/shown.html",
        status=status,
        cv=cv,
        confirmed=confirmed,
        form=form,
        version=service.source_version(citizen),
        today=today(),
    )


@blueprint.route("/arbejde/nyt", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def entry_added(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(NewEntry, given(), start={"kind": EntryKind.JOB})
    if form.data is not None:
        with refusals_in(form):
            service.add_entry(db(), citizen, form.data, by=viewer(), now=now())
            return kept(citizen_id, ".entry_added", "arbejde", _("Linjen er gemt."))
    return _entry_page(citizen, form, None)


@blueprint.route("/arbejde/<int:entry_id>", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def entry_changed(citizen_id: int, entry_id: int) -> ResponseReturnValue:
    citizen, entry = line(citizen_id, CitizenEntry, entry_id)
    form = Form(EntryLine, given(), start=entry.model_dump(include=set(EntryLine.model_fields)))
    if (answer := changed(citizen, entry, form, "arbejde")) is not None:
        return answer
    return _entry_page(citizen, form, entry)


@blueprint.post("/arbejde/<int:entry_id>/fjern")
@needs(Act.WRITE_RECORD)
def entry_removed(citizen_id: int, entry_id: int) -> ResponseReturnValue:
    return removed(*line(citizen_id, CitizenEntry, entry_id), "arbejde")


def _entry_page(
    citizen: Citizen, form: Form[Any], entry: CitizenEntry | None
) -> ResponseReturnValue:
    record_reading(citizen.id, "cv")
    return page(
        "cv/entry.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        form=form,
        entry=entry,
        **line_values(citizen, entry, form),
        kinds=EntryKind,
        levels=SkillLevel,
    )


def line(citizen_id: int, table: Any, line_id: int) -> tuple[Citizen, Any]:
    """The citizen and one line of the CV; 404 when it is not the viewer's to write."""
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    return citizen, line_of(db(), table, citizen_id, line_id) or abort(404)


def changed(citizen: Citizen, row: Any, form: Form[Any], where: str) -> Response | None:
    """The answer when the line could be written anew, else None and the form says why."""
    if form.data is None:
        return None
    seen = seen_version()
    with refusals_in(form), clashes_in(form):
        service.change(db(), citizen, row, form.data, seen=seen, by=viewer(), now=now())
        return kept(citizen.id, "", where, _("Linjen er rettet."))
    return None


def line_values(citizen: Citizen, row: Any, form: Form[Any]) -> dict[str, Any]:
    """The line's version for its form, and how it stands now when a colleague was faster."""
    if row is None:
        return {"version": None, "stands": None}
    section = SECTIONS[type(row)]
    rows = cv_content(db(), citizen)[section] if form.clashes else []
    found = [as_it_stands(section, each) for each in rows if each["id"] == row.id]
    return {"version": version_of(db(), row), "stands": next(iter(found), None)}


def removed(citizen: Citizen, gone: Any, where: str) -> Response:
    """Take the line out and go back to its section."""
    service.remove(db(), citizen, gone, seen=seen_version(), by=viewer(), now=now())
    return kept(citizen.id, "", where, _("Linjen er fjernet. Den står i tidligere udgaver."))


def kept(citizen_id: int, again: str, where: str, said: str) -> Response:
    """Back to the section of the CV; or to an empty form, when that button was pressed.

    Args:
        again: the endpoint of the empty form.
        where: the section.
    """
    flash(said, "success")
    if again and "en_til" in request.args:
        return redirect(url_for(again, citizen_id=citizen_id), code=303)
    return redirect(url_for("cv.shown", citizen_id=citizen_id, _anchor=where), code=303)
