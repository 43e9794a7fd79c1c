"""The agreement's steps on the company's page, as its consultant takes them."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.kinds import AgreementState, AgreementStep
from models.queries.companies import agreement_of
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import companies as service
from portal.services.companies import pauses
from portal.services.companies.company_inputs import LaterContact, OralYes, Pause, Review
from portal.translate import gettext as _
from portal.views.companies.companies import company_shown, done, find
from portal.words.complaints import COMPLAINTS

blueprint = Blueprint("company_agreements", __name__, url_prefix="/virksomheder")

# The steps that are only a word; the others ask for something.
PLAIN = (
    AgreementStep.CONTACT,
    AgreementStep.OFFER,
    AgreementStep.END,
    AgreementStep.START_AGAIN,
)
ANY_PLAIN = ", ".join(PLAIN)


@blueprint.post(f"/<int:company_id>/aftale/<any({ANY_PLAIN}):step>")
@needs(Act.WRITE_COMPANY)
def step_taken(company_id: int, step: str) -> ResponseReturnValue:
    service.take_step(db(), find(company_id), AgreementStep(step), by=viewer(), now=now())
    return done(company_id, _("Aftalens status er ændret. Her står, hvad du kan gøre nu."))


@blueprint.post("/<int:company_id>/aftale/ja")
@needs(Act.WRITE_COMPANY)
def accepted(company_id: int) -> ResponseReturnValue:
    company, form = find(company_id), Form(OralYes, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.accept(db(), company, form.data, by=viewer(), now=now())
            return done(company_id, _("Aftalen gælder nu. Virksomheden kan oprette åbninger."))
    return company_shown(company, yes=form)


@blueprint.post("/<int:company_id>/aftale/senere")
@needs(Act.WRITE_COMPANY)
def postponed(company_id: int) -> ResponseReturnValue:
    company, form = find(company_id), Form(LaterContact, request.form)
    if form.data is not None and form.data.contact_again_on <= today():
        form.refuse("contact_again_on", COMPLAINTS["contact_again_on:over"])
    if form.data is None:
        return company_shown(company, later=form)
    service.postpone(db(), company, form.data, by=viewer(), now=now())
    return done(company_id, _("Det er skrevet ned, hvornår I taler sammen igen."))


@blueprint.post("/<int:company_id>/aftale/pause")
@needs(Act.WRITE_COMPANY)
def paused(company_id: int) -> ResponseReturnValue:
    company, form = find(company_id), Form(Pause, request.form)
    if form.data is not None:
        with refusals_in(form):
            pauses.pause(db(), company, form.data, by=viewer(), now=now())
            return done(company_id, _said(company_id))
    return company_shown(company, pause=form)


@blueprint.post("/<int:company_id>/aftale/pause/drop")
@needs(Act.WRITE_COMPANY)
def pause_dropped(company_id: int) -> ResponseReturnValue:
    pauses.drop_planned(db(), find(company_id), by=viewer(), now=now())
    return done(company_id, _("Der bliver ingen pause."))


@blueprint.post("/<int:company_id>/aftale/samtale")
@needs(Act.WRITE_COMPANY)
def reviewed(company_id: int) -> ResponseReturnValue:
    company, form = find(company_id), Form(Review, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.review(db(), company, form.data, by=viewer(), now=now())
            return done(company_id, _("Samtalen er skrevet ned. Den næste er om et år."))
    return company_shown(company, talk=form)


def _said(company_id: int) -> str:
    """What became of the pause that was asked for."""
    if agreement_of(db(), company_id).state is AgreementState.PAUSED:
        return _("Virksomheden holder pause. Dens åbninger er sat på pause.")
    return _("Pausen er aftalt og begynder af sig selv. Indtil da er alt, som det var.")
