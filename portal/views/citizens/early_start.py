"""The list for an early start, and what others had found out. For caseworkers only (B.9)."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from models.kinds import StepAnswer
from models.queries.citizens import citizen_for
from models.queries.early_start import early_start_of
from models.rules.access import Act
from models.tables.people import Citizen
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import duty
from portal.services.citizens import early_start as service
from portal.services.citizens.early_start import Answered, Clarified
from portal.translate import gettext as _
from portal.views.citizens.record_forms import given

blueprint = Blueprint("early_start", __name__, url_prefix="/borgere/<int:citizen_id>/start")


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    return _page(_citizen(citizen_id), Form(Clarified, start={"told_on": today()}))


@blueprint.post("/begynd")
@needs(Act.WRITE_RECORD)
def begun(citizen_id: int) -> ResponseReturnValue:
    service.begin(db(), _citizen(citizen_id), by=viewer(), now=now())
    return _back(
        citizen_id, _("Listen er begyndt. Den står under dine opgaver, til den er færdig.")
    )


@blueprint.post("/punkt")
@needs(Act.WRITE_RECORD)
def answered(citizen_id: int) -> ResponseReturnValue:
    citizen, form = _citizen(citizen_id), Form(Answered, given())
    if form.data is not None:
        service.answer(db(), citizen, form.data, by=viewer(), now=now())
        return _back(citizen_id, _("Listen er gemt."))
    return _page(citizen, form)


@blueprint.post("/afklaring")
@needs(Act.WRITE_RECORD)
def clarified(citizen_id: int) -> ResponseReturnValue:
    citizen, form = _citizen(citizen_id), Form(Clarified, given())
    if form.data is not None:
        with refusals_in(form):
            service.clarify(db(), citizen, form.data, by=viewer(), now=now())
            return _back(citizen_id, _("Afklaringen er gemt. Skriv i cv'et, hvad der kan bruges."))
    return _page(citizen, form)


def _citizen(citizen_id: int) -> Citizen:
    return citizen_for(db(), viewer(), citizen_id) or abort(404)


def _back(citizen_id: int, said: str) -> ResponseReturnValue:
    flash(said, "success")
    return redirect(url_for(".shown", citizen_id=citizen_id), code=303)


def _page(citizen: Citizen, form: Form[Any]) -> ResponseReturnValue:
    record_reading(citizen.id, "early_start")
    return page(
        "early_start/shown.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        form=form,
        early=early_start_of(db(), citizen.id),
        ready_due=duty.ready_due(db(), citizen, today()),
        answers=StepAnswer,
        today=today(),
    )
