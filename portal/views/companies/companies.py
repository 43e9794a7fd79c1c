"""Companies: finding one, writing a new one down, and everything about it on one page."""

from collections import Counter
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Channel, ContactKind, Role, Sector
from models.queries import companies, people, trail
from models.queries.vocabulary import industries, industry_of
from models.rules import agreement_flow
from models.rules.access import Act, may
from models.tables.companies import Company
from portal.access import needs
from portal.context import db, now, page, seen_version, settings, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import companies as service
from portal.services.companies import key_accounts
from portal.services.companies.company_inputs import (
    LaterContact,
    NewCompany,
    NewWorkplace,
    OralYes,
    Pause,
    Review,
)
from portal.services.companies.company_page import company_page
from portal.services.companies.company_register import asked
from portal.services.companies.key_accounts import FixedContact
from portal.shown.company_list_pages import listed_values
from portal.shown.company_timeline import timeline
from portal.shown.promise_figures import figures_of_company
from portal.shown.promises import standing_of
from portal.translate import gettext as _
from portal.translate import language
from portal.words.partners import COMPANY_ACTS
from portal.words.refusals import REFUSALS

blueprint = Blueprint("companies", __name__, url_prefix="/virksomheder")


@blueprint.get("/")
@needs(Act.SEE_COMPANIES)
def listed() -> ResponseReturnValue:
    return page("companies/list.html", part="companies/_rows.html", **listed_values(wanted()))


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def new() -> ResponseReturnValue:
    start, said = _from_register(request.args.get("cvr", "").strip())
    form = Form(NewCompany, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            company = service.add_company(db(), form.data, by=viewer(), now=now())
            flash(_("Virksomheden er oprettet, og du er dens faste konsulent."), "success")
            return redirect(url_for(".shown", company_id=company.id), code=303)
    return page(
        "companies/new.html",
        status=422 if form.errors else 200,
        form=form,
        industries=industries(db()),
        sectors=Sector,
        has_register=settings().company_register is not None,
        said=said,
    )


@blueprint.get("/<int:company_id>")
@needs(Act.SEE_COMPANIES)
def shown(company_id: int) -> ResponseReturnValue:
    return company_shown(find(company_id))


@blueprint.route("/<int:company_id>/arbejdssteder/nyt", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def new_workplace(company_id: int) -> ResponseReturnValue:
    """A place of work, by hand or begun from what the register says of it."""
    company = find(company_id)
    told = {name: request.args.get(name, "") for name in ("name", "p_number", "address")}
    start = told | {"postcode": request.args.get("postcode", "")}
    form = Form(NewWorkplace, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            service.add_workplace(db(), company, form.data, by=viewer(), now=now())
            return done(company_id, _("Arbejdsstedet er oprettet."))
    return page(
        "companies/new_workplace.html",
        status=422 if form.errors else 200,
        form=form,
        company=company,
        industries=[(it.code, getattr(it, f"label_{language()}")) for it in industries(db())],
    )


@blueprint.route("/<int:company_id>/konsulent", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def consultant(company_id: int) -> ResponseReturnValue:
    company = find(company_id)
    account = companies.key_account_of(db(), company_id)
    start = account.model_dump(include={"consultant_id", "deputy_id"}) if account else None
    form = Form(FixedContact, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        seen = seen_version()
        with refusals_in(form):
            key_accounts.choose(db(), company, form.data, seen=seen, by=viewer(), now=now())
            return done(company_id, _("Den faste konsulent er valgt."))
    known = people.colleagues(db(), viewer().municipality_id, Role.COMPANY_CONSULTANT)
    return page(
        "companies/consultant.html",
        status=422 if form.errors else 200,
        form=form,
        company=company,
        version=account.version if account else 0,
        colleagues=[(user.id, user.name) for user in known],
    )


def find(company_id: int) -> Company:
    """The company, or 404."""
    return companies.company_for(db(), viewer(), company_id) or abort(404)


def done(company_id: int, said: str) -> ResponseReturnValue:
    """Back to the company with word of what happened."""
    flash(said, "success")
    return redirect(url_for("companies.shown", company_id=company_id), code=303)


def company_shown(company: Company, **wrong: Form[Any]) -> ResponseReturnValue:
    """The company's page, with the form that came back with mistakes if one did."""
    whole = company_page(db(), company, by=viewer(), on=today())
    acts = may(viewer(), Act.WRITE_COMPANY)
    state = whole.agreement.state
    contacts = companies.contacts_of(db(), company.id)
    return page(
        "companies/one.html",
        status=422 if wrong else 200,
        company=company,
        whole=whole,
        industry=industry_of(db(), company.industry),
        agreement=whole.agreement,
        employers=whole.employers,
        steps=agreement_flow.open_steps(state, viewer().role) if acts else (),
        acts=acts,
        act_words=COMPANY_ACTS,
        contacts=contacts,
        contact_kinds=ContactKind,
        channels=(Channel.PHONE, Channel.MAIL),
        has_register=settings().company_register is not None,
        standings=Counter(standing_of(promise) for promise in whole.promises),
        timeline=timeline(whole.entries, trail.of_company(db(), viewer(), company.id)),
        today=today,
        our_word=figures_of_company(company.id),
        **_forms(contacts, wrong),
    )


def _from_register(cvr_number: str) -> tuple[dict[str, object], Any]:
    """What a new company begins with, and what the register said instead of an answer."""
    its = settings().company_register
    if its is None or request.method == "POST" or not cvr_number.isdecimal():
        return {}, None
    answer = asked(its, cvr_number)
    found = answer.found
    if found is None:
        return {"cvr_number": cvr_number}, REFUSALS[answer.said]
    start: dict[str, object] = {"cvr_number": cvr_number, "name": found.name}
    for first in found.workplaces[:1]:
        named = {"name": first.name or found.name, "p_number": first.p_number}
        start["workplace"] = {**named, "address": first.address, "postcode": first.postcode}
    return start, None


def _forms(contacts: Any, wrong: dict[str, Form[Any]]) -> dict[str, Any]:
    """The forms of the agreement's steps, the one that came back among them."""
    known = {
        kind.value: contact.model_dump(include={"name", "phone", "email"})
        for kind, contact in contacts.items()
    }
    fresh: dict[str, Form[Any]] = {
        "yes": Form(OralYes, start={**known, "said_on": today()}),
        "later": Form(LaterContact),
        "pause": Form(Pause, start={"paused_from": today()}),
        "talk": Form(Review, start={"reviewed_on": today()}),
    }
    return {**fresh, **wrong, "form": next(iter(wrong.values()), fresh["later"])}
