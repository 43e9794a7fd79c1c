"""The practical side of a citizen's record: place and hours, limits at work, people who help."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from models.kinds import PersonAround, Transport
from models.queries import around
from models.queries.citizens import citizen_for
from models.rules.access import Act
from models.tables.people import Citizen
from portal.access import needs
from portal.context import db, page, record_reading, today, viewer
from portal.forms import Form
from portal.services.citizens import practical as service
from portal.services.citizens.practical import Considerations, Contacts, Practical
from portal.services.citizens.record_parts import (
    CONSIDERATIONS,
    CONTACTS,
    PRACTICAL,
    version_of,
)
from portal.shown.week import week_start
from portal.translate import gettext as _
from portal.views.citizens.record_forms import given, written

blueprint = Blueprint("practical", __name__, url_prefix="/borgere/<int:citizen_id>/praktisk")


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    start = citizen.model_dump(include=set(Practical.model_fields))
    start |= week_start("free", around.free_time(db(), citizen_id))
    form = Form(Practical, given(), start=start)
    if done := written(form, citizen, service.set_practical, _("De praktiske forhold er gemt.")):
        return done
    return _page(
        "practical/shown.html",
        citizen,
        form,
        version=version_of(db(), citizen, PRACTICAL),
        place=around.place_of(db(), citizen.postcode),
        transports=Transport,
        considerations=around.considerations(db(), citizen_id),
        contacts=around.contacts(db(), citizen_id),
        today=today(),
    )


@blueprint.route("/hensyn", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def considerations(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    rows = [
        row.model_dump(include={"text", "from_on", "until_on"})
        for row in around.considerations(db(), citizen_id)
    ]
    form = Form(Considerations, given(), start={"limits": rows})
    said = form.data
    if done := written(form, citizen, service.set_considerations, _("Hensynene er gemt.")):
        return done
    found = service.like_diagnoses([row.text for row in said.limits]) if said else ()
    return _page(
        "practical/considerations.html",
        citizen,
        form,
        version=version_of(db(), citizen, CONSIDERATIONS),
        found=found,
        today=today(),
    )


@blueprint.route("/personer", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def contacts(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    rows = [
        row.model_dump(exclude={"id", "citizen_id"}) for row in around.contacts(db(), citizen_id)
    ]
    form = Form(Contacts, given(), start={"people": rows})
    if done := written(form, citizen, service.set_contacts, _("Personerne er gemt.")):
        return done
    return _page(
        "practical/contacts.html",
        citizen,
        form,
        version=version_of(db(), citizen, CONTACTS),
        kinds=PersonAround,
    )


def _page(template: str, citizen: Citizen, form: Form[Any], **values: Any) -> ResponseReturnValue:
    record_reading(citizen.id, "practical")
    status = 422 if form.errors else 200
    return page(template, status=status, citizen=citizen, form=form, **values)
