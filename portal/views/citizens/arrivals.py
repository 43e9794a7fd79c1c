"""A citizen who has come: her record begins here, and who she is is put right here."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Regime, ResidenceCategory, Role
from models.queries.citizens import citizen_for, legal_facts
from models.queries.people import colleagues
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import arrivals as service
from portal.services.citizens.arrivals import NewArrival, WhoSheIs
from portal.translate import gettext as _
from portal.views.citizens.record_forms import given, written

blueprint = Blueprint("arrivals", __name__, url_prefix="/borgere")


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def registered() -> ResponseReturnValue:
    start = {
        "caseworker_id": viewer().user_id,
        "regime": Regime.INL,
        "responsibility_from": today(),
        "on_benefit": True,
    }
    form = Form(NewArrival, given(), start=start)
    if form.data is not None:
        with refusals_in(form):
            citizen = service.register(db(), form.data, by=viewer(), now=now())
            flash(_("Borgeren er oprettet. Her ser du, hvad der mangler."), "success")
            return redirect(url_for("citizens.shown", citizen_id=citizen.id), code=303)
    return _page("arrivals/new.html", form)


@blueprint.route("/<int:citizen_id>/stamdata", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def corrected(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    legal = legal_facts(db(), viewer(), citizen_id)
    start = {**citizen.model_dump(), **(legal.model_dump() if legal else {})}
    form = Form(WhoSheIs, given(), start=start)
    said = _("Stamdata er gemt.")
    if done := written(form, citizen, service.put_right, said, "citizens.shown"):
        return done
    version = service.version_of(db(), citizen)
    record_reading(citizen_id, "who")
    return _page("arrivals/correct.html", form, citizen=citizen, version=version)


def _page(template: str, form: Form[Any], **values: object) -> ResponseReturnValue:
    staff = colleagues(db(), viewer().municipality_id, Role.CASEWORKER)
    choices = {
        "caseworkers": [(user.id, user.name) for user in staff],
        "regimes": Regime,
        "categories": ResidenceCategory,
    }
    told: dict[str, Any] = {"form": form, "choices": choices, **values}
    return page(template, status=422 if form.errors else 200, **told)
