"""Coming in by an invitation: opening the link changes nothing, the password is sent by hand."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import open_to_all
from portal.context import db, now, page
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import invitations as service
from portal.services.signing_in.own_password import OwnPassword
from portal.translate import gettext as _

blueprint = Blueprint("invitations", __name__, url_prefix="/invitation")


@blueprint.route("/<secret>", methods=["GET", "POST"])
@open_to_all
def opened(secret: str) -> ResponseReturnValue:
    found = service.opened(db(), secret, now())
    if found is None:
        return page("invitations/over.html", status=404)
    form = Form(OwnPassword, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            service.accept(db(), found, form.data, now=now())
            flash(_("Din adgang er klar. Log ind med din e-mail og adgangskode."), "success")
            return redirect(url_for("start.login"), code=303)
        found = service.opened(db(), secret, now())
    status = 422 if form.errors else 200
    return page("invitations/one.html", status=status, form=form, found=found, secret=secret)
