"""How match lists are ordered: the weights of the four parts, and fair share."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import weighting as queries
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.matches import fair_share as sharing
from portal.services.matches import weighting as service
from portal.services.matches.fair_share import FairPrice
from portal.services.matches.learnt_weights import lists_missing, propose_learnt
from portal.services.matches.weighting import Decision, NamedProposal, WeightsProposal
from portal.shown.weights_shown import proposals_shown, weights_shown
from portal.translate import gettext as _

blueprint = Blueprint("weighting", __name__, url_prefix="/matchning")


@blueprint.get("/vaegte")
@needs(Act.PROPOSE_WEIGHTS)
def shown() -> ResponseReturnValue:
    return _weights(Form(Decision))


@blueprint.route("/vaegte/ny", methods=["GET", "POST"])
@needs(Act.PROPOSE_WEIGHTS)
def proposed() -> ResponseReturnValue:
    current = service.weights_in_force(db(), viewer().municipality_id)
    start = {row.code: row.percent for row in weights_shown(current)}
    form = Form(WeightsProposal, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            service.propose(db(), form.data, by=viewer(), now=now())
            flash(_("Forslaget er gemt. Nu skal en leder svare på det."), "success")
            return redirect(url_for(".shown"), code=303)
    status = 422 if form.errors else 200
    return page("weighting/new.html", status=status, form=form, parts=weights_shown(current))


@blueprint.route("/vaegte/laerte", methods=["GET", "POST"])
@needs(Act.PROPOSE_WEIGHTS)
def learnt() -> ResponseReturnValue:
    """Weights learnt from the choices on kept lists, offered as a proposal."""
    form = Form(NamedProposal, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            propose_learnt(db(), form.data, by=viewer(), now=now())
            flash(_("Forslaget er gemt. Nu skal en leder svare på det."), "success")
            return redirect(url_for(".shown"), code=303)
    missing = lists_missing(db(), viewer().municipality_id)
    status = 422 if form.errors else 200
    return page("weighting/learnt.html", status=status, form=form, missing=missing)


@blueprint.post("/vaegte/<int:proposal_id>/svar")
@needs(Act.DECIDE_WEIGHTS)
def decided(proposal_id: int) -> ResponseReturnValue:
    proposal = queries.proposal_for(db(), viewer(), proposal_id) or abort(404)
    form = Form(Decision, request.form)
    if form.data is not None:
        with refusals_in(form):
            said = form.data
            service.decide(db(), proposal, said, seen=seen_version(), by=viewer(), now=now())
            flash(_("Dit svar er gemt."), "success")
            return redirect(url_for(".shown"), code=303)
    return _weights(form)


@blueprint.route("/fordeling/pris", methods=["GET", "POST"])
@needs(Act.DECIDE_WEIGHTS)
def price_set() -> ResponseReturnValue:
    own = viewer().municipality_id
    start = {"price": sharing.price_in_force(db(), own)}
    form = Form(FairPrice, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            sharing.set_price(db(), form.data, by=viewer(), now=now())
            flash(_("Prisen er gemt. Den gælder for nye matchlister."), "success")
            return redirect(url_for(".shown"), code=303)
    return page(
        "weighting/price.html",
        status=422 if form.errors else 200,
        form=form,
        usual=sharing.USUAL_PRICE,
        earlier=queries.fair_shares(db(), viewer()),
    )


def _weights(form: Form[Decision]) -> ResponseReturnValue:
    """What counts now, what is proposed, and what was decided before."""
    own = viewer().municipality_id
    current = service.weights_in_force(db(), own)
    return page(
        "weighting/shown.html",
        status=422 if form.errors else 200,
        form=form,
        current=weights_shown(current),
        version=current.version,
        proposals=proposals_shown(),
        price=sharing.price_in_force(db(), own),
    )
