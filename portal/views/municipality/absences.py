"""Who is away when, so that somebody else keeps the promises meanwhile."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Role
from models.queries.absences import absence_for, coming
from models.queries.people import users_of
from models.rules.access import Act
from models.tables.people import User
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.promises import absences as service
from portal.services.promises.absences import STAFF, NewAbsence
from portal.translate import gettext as _

blueprint = Blueprint("absences", __name__, url_prefix="/fravaer")


@blueprint.route("/", methods=["GET", "POST"])
@needs(Act.KEEP_ABSENCE)
def listed() -> ResponseReturnValue:
    """Days away that are not over, and the form for one's own; a leader enters anybody's."""
    form = Form(NewAbsence, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            service.enter(db(), form.data, by=viewer(), now=now())
            flash(_("Fraværet er skrevet ind. Stedfortræderne bliver spurgt."), "success")
            return redirect(url_for(".listed"), code=303)
    is_leader = viewer().role is Role.LEADER
    return page(
        "absences/listed.html",
        status=422 if form.errors else 200,
        form=form,
        absences=coming(db(), viewer(), today()),
        is_leader=is_leader,
        staff=[(user.id, user.name) for user in _staff()] if is_leader else [],
    )


@blueprint.post("/<int:absence_id>/fjern")
@needs(Act.KEEP_ABSENCE)
def removed(absence_id: int) -> ResponseReturnValue:
    absence = absence_for(db(), viewer(), absence_id) or abort(404)
    service.remove(db(), absence, by=viewer(), now=now())
    flash(_("Fraværet er fjernet."), "success")
    return redirect(url_for(".listed"), code=303)


def _staff() -> list[User]:
    return [user for user in users_of(db(), viewer()) if user.active and user.role in STAFF]
