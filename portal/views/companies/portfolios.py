"""Several companies at once: when they hear from us, and who looks after them."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import HandOverState, Role
from models.queries import company_lists, people, portfolios
from models.rules.access import Act
from models.tables.desk import PortfolioHandover
from portal.access import needs
from portal.context import db, now, page, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import next_contacts
from portal.services.companies import portfolios as service
from portal.services.companies.next_contacts import Promised
from portal.services.companies.portfolios import HandingOver
from portal.shown.numbers import row_number
from portal.translate import gettext as _
from portal.translate import ngettext

# A page of a list holds no more.
MOST = 100

blueprint = Blueprint("portfolios", __name__, url_prefix="/virksomheder")


@blueprint.route("/naeste-kontakt", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def contact_set() -> ResponseReturnValue:
    """First what stands there now, company by company; then one day for all of them."""
    rows = _chosen()
    if not rows:
        return _none_chosen()
    start = {"contact_on": rows[0][2].contact_on} if len(rows) == 1 and rows[0][2] else None
    form = Form(Promised, request.form if request.method == "POST" else None, start=start)
    ids = [company.id for company, _account, _contact in rows]
    if form.data is not None:
        seen = seen_version()
        with refusals_in(form):
            next_contacts.promise_contact(db(), ids, form.data, seen=seen, by=viewer(), now=now())
            return redirect(url_for(".contact_was_set", virksomhed=ids), code=303)
    return page(
        "companies/contact.html",
        status=422 if form.errors else 200,
        form=form,
        rows=rows,
        ids=ids,
        version=sum(contact.version for _company, _account, contact in rows if contact),
    )


@blueprint.get("/naeste-kontakt/skrevet")
@needs(Act.WRITE_COMPANY)
def contact_was_set() -> ResponseReturnValue:
    """What stands there now, with a way back."""
    rows = _chosen()
    ids = [company.id for company, _account, _contact in rows]
    return page("companies/contact_set.html", rows=rows, ids=ids)


@blueprint.post("/naeste-kontakt/fortryd")
@needs(Act.WRITE_COMPANY)
def contact_taken_back() -> ResponseReturnValue:
    ids = [company.id for company, _account, _contact in _chosen()]
    next_contacts.take_back(db(), ids, by=viewer(), now=now())
    flash(_("Fortrudt: den dag, der stod før, står der igen."), "success")
    return redirect(url_for("companies.listed"), code=303)


@blueprint.route("/overdrag", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def handed_over() -> ResponseReturnValue:
    """What would move, and to whom; the colleague answers."""
    ids = [company.id for company, _account, _contact in _chosen()]
    if not ids:
        return _none_chosen()
    form = Form(HandingOver, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            service.ask(db(), ids, form.data, by=viewer(), now=now())
            flash(_("Din kollega er spurgt. Alt bliver hos dig, til der er svaret."), "success")
            return redirect(url_for("companies.listed", vis="mine"), code=303)
    known = people.colleagues(db(), viewer().municipality_id, Role.COMPANY_CONSULTANT)
    return page(
        "companies/hand_over.html",
        status=422 if form.errors else 200,
        form=form,
        ids=ids,
        moving=service.moving(db(), ids, viewer().user_id, by=viewer()),
        colleagues=[(user.id, user.name) for user in known if user.id != viewer().user_id],
    )


@blueprint.get("/overdragelser/<int:handover_id>")
@needs(Act.WRITE_COMPANY)
def handover(handover_id: int) -> ResponseReturnValue:
    row = _find(handover_id)
    return page(
        "companies/handover.html",
        handover=row,
        moving=service.moving(db(), row.company_ids, row.from_id, by=viewer()),
        names=people.names(db(), [row.from_id, row.to_id]),
        asked=row.state is HandOverState.ASKED and row.to_id == viewer().user_id,
        asks=row.state is HandOverState.ASKED and row.from_id == viewer().user_id,
    )


@blueprint.post("/overdragelser/<int:handover_id>/ja")
@needs(Act.WRITE_COMPANY)
def handover_accepted(handover_id: int) -> ResponseReturnValue:
    moved = service.accept(db(), _find(handover_id), by=viewer(), now=now())
    number = len(moved.accounts)
    said = ngettext("%(num)s virksomhed er din nu.", "%(num)s virksomheder er dine nu.", number)
    flash(said, "success")
    return redirect(url_for("companies.listed", vis="mine"), code=303)


@blueprint.post("/overdragelser/<int:handover_id>/nej")
@needs(Act.WRITE_COMPANY)
def handover_declined(handover_id: int) -> ResponseReturnValue:
    service.decline(db(), _find(handover_id), by=viewer(), now=now())
    flash(_("Du har sagt nej. Virksomhederne bliver, hvor de er."), "success")
    return redirect(url_for("desk.today_shown"), code=303)


@blueprint.post("/overdragelser/<int:handover_id>/fortryd")
@needs(Act.WRITE_COMPANY)
def handover_taken_back(handover_id: int) -> ResponseReturnValue:
    service.take_back(db(), _find(handover_id), by=viewer(), now=now())
    flash(_("Du spørger ikke længere. Virksomhederne er stadig dine."), "success")
    return redirect(url_for("companies.listed", vis="mine"), code=303)


def _chosen() -> Sequence[Any]:
    """The companies in the address, as far as they are the viewer's."""
    ids = request.args.getlist("virksomhed", type=row_number)[:MOST]
    return company_lists.chosen(db(), viewer(), ids) if ids else []


def _none_chosen() -> ResponseReturnValue:
    flash(_("Sæt først kryds ved de virksomheder, det gælder."), "warning")
    return redirect(url_for("companies.listed"), code=303)


def _find(handover_id: int) -> PortfolioHandover:
    return portfolios.handover_for(db(), viewer(), handover_id) or abort(404)
