"""The status at permanent residence: to read, print and write anew. For caseworkers only (B.9)."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Language
from models.queries.citizens import citizen_for
from models.queries.people import municipality
from models.queries.programme import circumstances_of
from models.queries.residence import editions
from models.queries.transfers import former_records
from models.rules.access import Act
from models.tables.people import Citizen
from models.tables.residence import ResidenceReport
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.language import reading_in
from portal.services.citizens import residence_reports as service
from portal.services.citizens.residence_reports import ReportText
from portal.shown.paper_pages import as_file, asked_language
from portal.shown.residence_sheet import residence_sheet
from portal.shown.sheet import Sheet, pdf
from portal.translate import gettext as _
from portal.views.citizens.record_forms import given

blueprint = Blueprint("residence", __name__, url_prefix="/borgere/<int:citizen_id>/status")


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    """The newest edition with the ones before it."""
    citizen = _citizen(citizen_id)
    rows = editions(db(), citizen_id)
    written = circumstances_of(db(), citizen_id)
    return page(
        "residence/shown.html",
        citizen=citizen,
        editions=rows,
        sheet=_sheet(citizen, *rows[0]) if rows else None,
        granted=written.permanent_residence_on if written else None,
        languages=Language,
    )


@blueprint.get("/<int:report_id>.pdf")
@needs(Act.WRITE_RECORD)
def fetched(citizen_id: int, report_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    found = [row for row in editions(db(), citizen_id) if row[0].id == report_id]
    if not found:
        abort(404)
    with reading_in(asked_language()):
        file = pdf(_sheet(citizen, *found[0]), today())
    return as_file(file, f"status-{citizen.id}-{found[0][0].number}")


@blueprint.route("/skriv", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def written(citizen_id: int) -> ResponseReturnValue:
    citizen, rows = _citizen(citizen_id), editions(db(), citizen_id)
    form = Form(ReportText, given(), start=_start(citizen, rows[0][0] if rows else None))
    if form.data is not None:
        with refusals_in(form):
            service.write(db(), citizen, form.data, seen=seen_version(), by=viewer(), now=now())
            flash(_("Status er gemt som en ny udgave."), "success")
            return redirect(url_for(".shown", citizen_id=citizen_id), code=303)
    circumstances = circumstances_of(db(), citizen_id)
    return page(
        "residence/write.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        form=form,
        version=rows[0][0].number if rows else 0,
        granted=circumstances.permanent_residence_on if circumstances else None,
    )


def _start(citizen: Citizen, before: ResidenceReport | None) -> dict[str, Any]:
    """The last edition's words; the first time the municipality she came from."""
    if before is not None:
        return before.model_dump(include=set(ReportText.model_fields) - {"finished"})
    former = former_records(db(), citizen.id)
    return {"earlier_from": former[0].from_name} if former else {}


def _sheet(citizen: Citizen, report: ResidenceReport, name: str) -> Sheet:
    return residence_sheet(citizen, municipality(db(), citizen.municipality_id).name, report, name)


def _citizen(citizen_id: int) -> Citizen:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    record_reading(citizen_id, "residence_report")
    return citizen
