"""What the administrator decides about how people come in."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries.people import user_for
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, viewer
from portal.forms import Form
from portal.services.people import WantedFactor, want_second_factor
from portal.services.signing_in import second_factor
from portal.translate import gettext as _

blueprint = Blueprint("user_access", __name__, url_prefix="/administration")


@blueprint.post("/brugere/<int:user_id>/kode/fjern")
@needs(Act.MANAGE_USERS)
def second_factor_removed(user_id: int) -> ResponseReturnValue:
    user = user_for(db(), viewer(), user_id) or abort(404)
    second_factor.take_away(db(), user, by=viewer(), now=now())
    said = _("%(navn)s logger nu ind med adgangskoden alene.") % {"navn": user.name}
    flash(said, "success")
    return redirect(url_for("admin.users"), code=303)


@blueprint.post("/indstillinger/kode")
@needs(Act.MANAGE_SETTINGS)
def second_factor_wanted() -> ResponseReturnValue:
    form = Form(WantedFactor, request.form)
    if form.data is not None:
        want_second_factor(db(), form.data, by=viewer(), now=now())
        said = _("Alle i kommunen skal bruge kode.") if form.data.required else _("Gemt.")
        flash(said, "success")
    return redirect(url_for("admin.settings"), code=303)
