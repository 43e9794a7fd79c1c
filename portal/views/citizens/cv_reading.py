"""Reading a citizen's CV in: send it, look through what it seems to say, take what is right."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import (
    ConceptKind,
    EntryKind,
    Language,
    LanguageMastery,
    ProposalKind,
    RequirementKind,
)
from models.queries import cv_readings
from models.queries.citizens import citizen_for
from models.rules.access import Act
from models.tables.people import Citizen
from models.tables.records import CvProposal, CvReading
from portal.access import needs
from portal.context import (
    begin_write,
    db,
    now,
    page,
    reads_first,
    record_reading,
    viewer,
)
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import cv_reading as service
from portal.services.citizens.cv_reading_inputs import CvText, Decide, Decision
from portal.services.citizens.cv_taking import wanted_of
from portal.services.file_text.reading import LARGEST
from portal.services.matches.knowledge import heard, suggest
from portal.translate import gettext as _
from portal.translate import language, ngettext
from portal.uploads import sent_file, takes_files
from portal.views.citizens.record_forms import given

blueprint = Blueprint("cv_reading", __name__, url_prefix="/borgere/<int:citizen_id>/cv/laes")

CONCEPT_KIND = {
    ProposalKind.JOB: ConceptKind.OCCUPATION,
    ProposalKind.EDUCATION: ConceptKind.OCCUPATION,
    ProposalKind.SKILL: ConceptKind.SKILL,
}
PERMITS = (RequirementKind.LICENCE, RequirementKind.CERTIFICATE)
CHOICES = 6


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
@takes_files(LARGEST)
@reads_first
def sent(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(CvText, given())
    if form.data is not None:
        with refusals_in(form):
            said = service.text_of(form.data.text, *sent_file("file"))
            found = service.proposed(db(), said.text, by=viewer())
            citizen = citizen_for(begin_write(), viewer(), citizen_id) or abort(404)
            reading = service.keep_reading(db(), citizen, said, found, by=viewer(), now=now())
            return _to(reading)
    record_reading(citizen_id, "cv_reading")
    waiting = cv_readings.newest_waiting(db(), citizen_id)
    status = 422 if form.errors else 200
    return page("cv_reading/sent.html", status=status, citizen=citizen, form=form, waiting=waiting)


@blueprint.get("/<int:reading_id>")
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int, reading_id: int) -> ResponseReturnValue:
    return _shown(*_reading(citizen_id, reading_id), Form(Decision))


@blueprint.post("/<int:reading_id>/valg")
@needs(Act.WRITE_RECORD)
def decided(citizen_id: int, reading_id: int) -> ResponseReturnValue:
    citizen, reading = _reading(citizen_id, reading_id)
    form = Form(Decision, request.form)
    if form.data is None:
        return _shown(citizen, reading, form)
    _decide(citizen, reading, form.data)
    return _to(reading)


def _decide(citizen: Citizen, reading: CvReading, said: Decision) -> None:
    if said.what is Decide.DROP and said.only is None:
        count = service.drop(db(), citizen, reading, said.chosen, by=viewer(), now=now())
        told = ngettext("%(num)s forslag er lagt væk.", "%(num)s forslag er lagt væk.", count)
    else:
        ids = [said.only] if said.only else said.chosen
        wanted = None if said.what is Decide.TAKE_ALL and not said.only else ids
        count = service.take(db(), citizen, reading, wanted, by=viewer(), now=now())
        told = ngettext(
            "%(num)s forslag står nu i cv'et.", "%(num)s forslag står nu i cv'et.", count
        )
    flash(told, "success")


@blueprint.route("/<int:reading_id>/<int:line_id>", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def corrected(citizen_id: int, reading_id: int, line_id: int) -> ResponseReturnValue:
    citizen, reading = _reading(citizen_id, reading_id)
    proposal = cv_readings.proposal_of(db(), reading, line_id) or abort(404)
    start = wanted_of(proposal)
    form: Form[Any] = Form(type(start), given(), start=start.model_dump())
    if form.data is not None:
        with refusals_in(form):
            service.take_corrected(
                db(), citizen, reading, proposal, form.data, by=viewer(), now=now()
            )
            flash(_("Linjen står nu i cv'et."), "success")
            return _to(reading)
    record_reading(citizen_id, "cv_reading")
    return page(
        "cv_reading/corrected.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        proposal=proposal,
        form=form,
        terms=_terms(proposal),
        entry_kinds=EntryKind,
        permits=PERMITS,
        masteries=LanguageMastery,
    )


def _terms(proposal: CvProposal) -> dict[int, str]:
    """What the words may mean, by the concept's number; what they are thought to mean first."""
    kind = CONCEPT_KIND.get(proposal.kind)
    if kind is None:
        return {}
    linked = cv_readings.concept_of(db(), proposal)
    english = language() is Language.ENGLISH
    found = {linked.id: linked.label_en if english else linked.label_da} if linked else {}
    known = heard(db(), viewer().municipality_id)
    for choice in suggest(known, proposal.text, kind, language(), CHOICES):
        found.setdefault(choice.id, choice.label)
    return found


def _reading(citizen_id: int, reading_id: int) -> tuple[Citizen, CvReading]:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    return citizen, cv_readings.reading_of(db(), citizen_id, reading_id) or abort(404)


def _shown(citizen: Citizen, reading: CvReading, form: Form[Decision]) -> ResponseReturnValue:
    record_reading(citizen.id, "cv_reading")
    return page(
        "cv_reading/shown.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        reading=reading,
        rows=cv_readings.proposals_of(db(), reading),
        kinds=list(ProposalKind),
        last_day=reading.at + service.KEPT_UNDECIDED,
        form=form,
    )


def _to(reading: CvReading) -> ResponseReturnValue:
    address = url_for(".shown", citizen_id=reading.citizen_id, reading_id=reading.id)
    return redirect(address, code=303)
