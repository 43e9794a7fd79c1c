"""Whether caseworkers of the municipality may keep CPR numbers."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import cpr as queries
from models.queries.people import municipality
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import cpr as service
from portal.services.citizens.cpr import CprSwitch
from portal.translate import gettext as _
from portal.views.citizens.cpr import keys

blueprint = Blueprint("cpr_switch", __name__, url_prefix="/indstillinger/cpr")


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.MANAGE_SETTINGS)
def shown() -> ResponseReturnValue:
    own = municipality(db(), viewer().municipality_id)
    typed = request.form if request.method == "POST" else None
    form = Form(CprSwitch, typed, start={"kept": own.cpr_kept})
    if form.data is not None:
        with refusals_in(form):
            service.switch(db(), form.data, keys(), by=viewer(), now=now())
            on = _("CPR-numre er slået til."), _("CPR-numre er slået fra.")
            flash(on[0] if form.data.kept else on[1], "success")
            return redirect(url_for(".shown"), code=303)
    return page(
        "cpr/switch.html",
        status=422 if form.errors else 200,
        form=form,
        kept=own.cpr_kept,
        number=queries.how_many(db(), own.id),
        has_key=bool(keys().secrets),
    )
