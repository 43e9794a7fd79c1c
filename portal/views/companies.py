"""Companies: finding one, and everything about it on one page, with the agreement's next step."""

from collections import Counter
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import AgreementState, AgreementStep, Channel, ContactKind, Role, Sector
from models.queries import companies, people, trail
from models.queries.companies import CompaniesSought
from models.queries.openings import OpeningsSought, openings_page
from models.queries.paging import Wanted
from models.queries.placements import PlacementsSought, placements_page
from models.queries.promises import of_company
from models.queries.vocabulary import industries, industry_of
from models.rules import agreement_flow
from models.rules.access import Act, may
from models.tables.companies import Company
from portal.access import needs
from portal.context import db, now, page, seen_version, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.promises import standing_of
from portal.services import companies as service
from portal.services import key_accounts
from portal.services.company_inputs import LaterContact, NewCompany, NewWorkplace, OralYes, Pause
from portal.services.key_accounts import FixedContact
from portal.translate import gettext as _
from portal.words.complaints import COMPLAINTS

blueprint = Blueprint("companies", __name__, url_prefix="/virksomheder")

# The steps that are only a word; the others ask for something.
PLAIN = (
    AgreementStep.CONTACT,
    AgreementStep.OFFER,
    AgreementStep.END,
    AgreementStep.START_AGAIN,
)
ANY_PLAIN = ", ".join(PLAIN)
SHOWN = Wanted(1, 10)  # of each kind; the rest stands in the list of its own


@blueprint.get("/")
@needs(Act.SEE_COMPANIES)
def listed() -> ResponseReturnValue:
    acts = may(viewer(), Act.WRITE_COMPANY)
    sought = CompaniesSought(
        search=request.args.get("soeg", ""),
        state=request.args.get("status", type=AgreementState),
        mine_only=acts and request.args.get("vis") == "mine",
    )
    return page(
        "companies/list.html",
        part="companies/_rows.html",
        companies=companies.companies_page(db(), viewer(), wanted(), sought),
        sought=sought,
        states=AgreementState,
        acts=acts,
    )


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def new() -> ResponseReturnValue:
    form = Form(NewCompany, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            company = service.add_company(db(), form.data, by=viewer(), now=now())
            flash(_("Virksomheden er oprettet, og du er dens faste konsulent."), "success")
            return redirect(url_for(".shown", company_id=company.id), code=303)
    status = 422 if form.errors else 200
    found = industries(db())
    return page("companies/new.html", status=status, form=form, industries=found, sectors=Sector)


@blueprint.get("/<int:company_id>")
@needs(Act.SEE_COMPANIES)
def shown(company_id: int) -> ResponseReturnValue:
    return _shown(_find(company_id))


@blueprint.route("/<int:company_id>/arbejdssteder/nyt", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def new_workplace(company_id: int) -> ResponseReturnValue:
    company = _find(company_id)
    form = Form(NewWorkplace, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            service.add_workplace(db(), company, form.data, by=viewer(), now=now())
            return _done(company_id, _("Arbejdsstedet er oprettet."))
    status = 422 if form.errors else 200
    return page("companies/new_workplace.html", status=status, form=form, company=company)


@blueprint.route("/<int:company_id>/konsulent", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def consultant(company_id: int) -> ResponseReturnValue:
    company = _find(company_id)
    account = companies.key_account_of(db(), company_id)
    start = account.model_dump(include={"consultant_id", "deputy_id"}) if account else None
    form = Form(FixedContact, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        seen = seen_version()
        with refusals_in(form):
            key_accounts.choose(db(), company, form.data, seen=seen, by=viewer(), now=now())
            return _done(company_id, _("Den faste konsulent er valgt."))
    known = people.colleagues(db(), viewer().municipality_id, Role.COMPANY_CONSULTANT)
    return page(
        "companies/consultant.html",
        status=422 if form.errors else 200,
        form=form,
        company=company,
        version=account.version if account else 0,
        colleagues=[(user.id, user.name) for user in known],
    )


@blueprint.post(f"/<int:company_id>/aftale/<any({ANY_PLAIN}):step>")
@needs(Act.WRITE_COMPANY)
def step_taken(company_id: int, step: str) -> ResponseReturnValue:
    service.take_step(db(), _find(company_id), AgreementStep(step), by=viewer(), now=now())
    return _done(company_id, _("Aftalens status er ændret. Her står, hvad du kan gøre nu."))


@blueprint.post("/<int:company_id>/aftale/ja")
@needs(Act.WRITE_COMPANY)
def accepted(company_id: int) -> ResponseReturnValue:
    company, form = _find(company_id), Form(OralYes, request.form)
    if form.data is None:
        return _shown(company, yes=form)
    service.accept(db(), company, form.data, by=viewer(), now=now())
    return _done(company_id, _("Aftalen gælder nu. Virksomheden kan oprette åbninger."))


@blueprint.post("/<int:company_id>/aftale/senere")
@needs(Act.WRITE_COMPANY)
def postponed(company_id: int) -> ResponseReturnValue:
    company, form = _find(company_id), Form(LaterContact, request.form)
    if form.data is not None and form.data.contact_again_on <= today():
        form.refuse("contact_again_on", COMPLAINTS["contact_again_on:over"])
    if form.data is None:
        return _shown(company, later=form)
    service.postpone(db(), company, form.data, by=viewer(), now=now())
    return _done(company_id, _("Det er skrevet ned, hvornår I taler sammen igen."))


@blueprint.post("/<int:company_id>/aftale/pause")
@needs(Act.WRITE_COMPANY)
def paused(company_id: int) -> ResponseReturnValue:
    company, form = _find(company_id), Form(Pause, request.form)
    if form.data is None:
        return _shown(company, pause=form)
    service.pause(db(), company, form.data, by=viewer(), now=now())
    return _done(company_id, _("Virksomheden holder pause. Dens åbninger er sat på pause."))


def _find(company_id: int) -> Company:
    return companies.company_for(db(), viewer(), company_id) or abort(404)


def _done(company_id: int, said: str) -> ResponseReturnValue:
    """Back to the company with word of what happened."""
    flash(said, "success")
    return redirect(url_for(".shown", company_id=company_id), code=303)


def _shown(company: Company, **wrong: Form[Any]) -> ResponseReturnValue:
    """The company's page, with the form that came back with mistakes if one did."""
    agreement = companies.agreement_of(db(), company.id)
    acts = may(viewer(), Act.WRITE_COMPANY)
    steps = agreement_flow.open_steps(agreement.state, viewer().role) if acts else ()
    contacts = companies.contacts_of(db(), company.id)
    return page(
        "companies/one.html",
        status=422 if wrong else 200,
        company=company,
        industry=industry_of(db(), company.industry),
        agreement=agreement,
        steps=steps,
        acts=acts,
        contacts=contacts,
        contact_kinds=ContactKind,
        channels=(Channel.PHONE, Channel.MAIL),
        **_belongings(company),
        **_forms(contacts, wrong),
    )


def _belongings(company: Company) -> dict[str, Any]:
    """All that hangs on the company, the newest of each."""
    consultant, deputy = companies.account_people(db(), company.id)
    promises = of_company(db(), viewer(), company.id)
    placed = PlacementsSought(company_id=company.id)
    offered = OpeningsSought(company_id=company.id)
    return {
        "consultant": consultant,
        "deputy": deputy,
        "workplaces": companies.workplaces_of(db(), company.id),
        "openings": openings_page(db(), viewer(), SHOWN, offered),
        "placements": placements_page(db(), viewer(), SHOWN, placed),
        "promises": promises,
        "standings": Counter(standing_of(promise) for promise in promises),
        "employers": companies.employers_of(db(), company.id),
        "events": trail.of_company(db(), viewer(), company.id),
    }


def _forms(contacts: Any, wrong: dict[str, Form[Any]]) -> dict[str, Any]:
    """The forms of the agreement's steps, the one that came back among them."""
    known = {
        kind.value: contact.model_dump(include={"name", "phone", "email"})
        for kind, contact in contacts.items()
    }
    fresh: dict[str, Form[Any]] = {
        "yes": Form(OralYes, start=known),
        "later": Form(LaterContact),
        "pause": Form(Pause, start={"paused_from": today()}),
    }
    return {**fresh, **wrong, "form": next(iter(wrong.values()), fresh["later"])}
