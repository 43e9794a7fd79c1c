"""One's own way in: password, second factor, and the browsers one is signed in with."""

import io

import segno
from flask import Blueprint, abort, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from models.queries import signing_in as queries
from models.queries.people import user_for_session
from models.rules.access import Act
from models.tables.people import User
from portal.access import needs
from portal.context import db, now, page, settings, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.login import SESSION_IS_OVER_AFTER, this_browser
from portal.services.signing_in import browsers, own_password
from portal.services.signing_in import second_factor as factors
from portal.services.signing_in.inputs import FactorCode, KnownPassword, WhichBrowser
from portal.services.signing_in.own_password import ChangedPassword
from portal.translate import gettext as _

blueprint = Blueprint("own_access", __name__, url_prefix="/min-adgang")


@blueprint.get("")
@needs(Act.KEEP_OWN_ACCESS)
def shown() -> ResponseReturnValue:
    return _shown(Form(ChangedPassword))


@blueprint.post("/adgangskode")
@needs(Act.KEEP_OWN_ACCESS)
def password_changed() -> ResponseReturnValue:
    form = Form(ChangedPassword, request.form)
    if form.data is not None:
        with refusals_in(form):
            own_password.change(db(), _me(), form.data, this_browser(), by=viewer(), now=now())
            flash(_("Din nye adgangskode gælder nu. Du er logget ud alle andre steder."), "success")
            return redirect(url_for(".shown"), code=303)
    return _shown(form)


@blueprint.get("/kode")
@needs(Act.KEEP_OWN_ACCESS)
def second_factor() -> ResponseReturnValue:
    return _second_factor(Form(FactorCode))


@blueprint.post("/kode/begynd")
@needs(Act.KEEP_OWN_ACCESS)
def second_factor_begun() -> ResponseReturnValue:
    factors.begin(db(), _me(), settings().secret_key, now=now())
    return redirect(url_for(".second_factor"), code=303)


@blueprint.get("/kode/billede.svg")
@needs(Act.KEEP_OWN_ACCESS)
def picture() -> ResponseReturnValue:
    factor = queries.second_factor(db(), viewer().user_id)
    if factor is None or factor.confirmed_at is not None:
        return redirect(url_for(".second_factor"), code=303)
    drawn = io.BytesIO()
    address = factors.address_for_the_app(factor, _me().email, settings().secret_key)
    segno.make(address).save(drawn, kind="svg", scale=5, border=4, light="#fff")
    answer = make_response(drawn.getvalue())
    answer.mimetype = "image/svg+xml"
    return answer


@blueprint.post("/kode")
@needs(Act.KEEP_OWN_ACCESS)
def second_factor_confirmed() -> ResponseReturnValue:
    form = Form(FactorCode, request.form)
    if form.data is not None:
        with refusals_in(form):
            key = settings().secret_key
            codes = factors.confirm(db(), _me(), form.data.code, key, by=viewer(), now=now())
            return page("own_access/spare_codes.html", codes=codes)
    return _second_factor(form)


@blueprint.route("/kode/fjern", methods=["GET", "POST"])
@needs(Act.KEEP_OWN_ACCESS)
def second_factor_removed() -> ResponseReturnValue:
    factor = queries.second_factor(db(), viewer().user_id)
    if factor is None or factor.confirmed_at is None:
        return redirect(url_for(".shown"), code=303)
    form = Form(KnownPassword, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            own_password.check(_me(), form.data)
            factors.take_away(db(), _me(), by=viewer(), now=now())
            flash(_("Nu logger du ind med adgangskoden alene."), "success")
            return redirect(url_for(".shown"), code=303)
    status = 422 if form.errors else 200
    return page("own_access/second_factor_remove.html", status=status, form=form)


@blueprint.post("/browser/ud")
@needs(Act.KEEP_OWN_ACCESS)
def signed_out_there() -> ResponseReturnValue:
    form = Form(WhichBrowser, request.form)
    if form.data is not None:
        browsers.end(db(), form.data.browser, by=viewer(), now=now())
        flash(_("Den browser er logget ud."), "success")
    return redirect(url_for(".shown"), code=303)


@blueprint.post("/andre/ud")
@needs(Act.KEEP_OWN_ACCESS)
def signed_out_elsewhere() -> ResponseReturnValue:
    me = viewer()
    browsers.end_elsewhere(db(), me.user_id, this_browser(), by=me, now=now())
    flash(_("Du er logget ud alle andre steder."), "success")
    return redirect(url_for(".shown"), code=303)


def _me() -> User:
    return user_for_session(db(), viewer().user_id) or abort(404)


def _shown(form: Form[ChangedPassword]) -> ResponseReturnValue:
    own = viewer().user_id
    factor = queries.second_factor(db(), own)
    return page(
        "own_access/shown.html",
        status=422 if form.errors else 200,
        form=form,
        has_factor=factor is not None and factor.confirmed_at is not None,
        spare_codes=len(factor.spare_codes) if factor is not None else 0,
        browsers=queries.open_browsers(db(), own, now() - SESSION_IS_OVER_AFTER),
        this=this_browser(),
    )


def _second_factor(form: Form[FactorCode]) -> ResponseReturnValue:
    factor = queries.second_factor(db(), viewer().user_id)
    begun = factor is not None and factor.confirmed_at is None
    return page(
        "own_access/second_factor.html",
        status=422 if form.errors else 200,
        form=form,
        factor=factor,
        secret=factors.secret_of(factor, settings().secret_key) if factor and begun else "",
        required=current_user.lacks_second_factor,
    )
