"""A matter the caseworker wants to see again later, and one she wants back at once."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import CaseMatter
from models.queries.citizens import citizen_for
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import my_day as service
from portal.services.citizens.my_day import PuttingOff
from portal.translate import gettext as _
from portal.words.formats import day

blueprint = Blueprint("put_off", __name__, url_prefix="/borgere")

ADDRESS = f"/<int:citizen_id>/udskyd/<any({','.join(CaseMatter)}):matter>"


@blueprint.route(ADDRESS, methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def later(citizen_id: int, matter: str) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(PuttingOff, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            row = service.put_off(
                db(), citizen, CaseMatter(matter), form.data, by=viewer(), now=now()
            )
            flash(_("Udskudt. Opgaven kommer igen %(dag)s.", dag=day(row.until_on)), "success")
            return redirect(url_for("citizens.front"), code=303)
    record_reading(citizen_id, "put_off")
    status = 422 if form.errors else 200
    return page(
        "citizens/put_off.html",
        status=status,
        citizen=citizen,
        matter=CaseMatter(matter),
        form=form,
    )


@blueprint.post(f"{ADDRESS}/vis-igen")
@needs(Act.WRITE_RECORD)
def taken_up(citizen_id: int, matter: str) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    service.take_up(db(), citizen, CaseMatter(matter), by=viewer(), now=now())
    flash(_("Opgaven står på listen igen."), "success")
    return redirect(url_for("citizens.front"), code=303)
