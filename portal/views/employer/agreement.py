"""The partnership agreement as the company reads and answers it."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import AgreementState, AgreementStep, ContactKind
from models.queries.agreements import text_of_edition
from models.queries.companies import account_people, agreement_of, contacts_of
from models.queries.paging import Wanted
from models.queries.people import municipality, user_for_session
from models.queries.placements import PlacementsSought, placements_page
from models.rules import agreement_flow
from models.rules.access import Act
from models.rules.placement_flow import RUNNING
from models.tables.companies import Company
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import companies as service
from portal.services.companies import pauses
from portal.services.companies.company_inputs import Acceptance, LaterContact, OwnPause
from portal.shown.agreement_shown import in_own_language
from portal.shown.clock import how_counted
from portal.translate import gettext as _
from portal.views.employer.common import blueprint, own_company
from portal.words.complaints import COMPLAINTS
from portal.words.employer import AGREEMENT_NAMES, AGREEMENT_NOW


@blueprint.route("/aftale", methods=["GET", "POST"])
@needs(Act.ANSWER_AGREEMENT)
def agreement() -> ResponseReturnValue:
    company = own_company()
    given = request.form if request.method == "POST" else None
    form = Form(Acceptance, given, start=_known_contacts(company))
    if form.data is not None:
        service.accept(db(), company, form.data, by=viewer(), now=now())
        flash(
            _("Tak. Aftalen gælder nu. Opret en åbning, når I er klar til det."),
            "success",
        )
        return redirect(url_for(".home"), code=303)
    return _agreement_page(company, form)


def _agreement_page(company: Company, form: Form[Acceptance]) -> ResponseReturnValue:
    signed = agreement_of(db(), company.id)
    own = municipality(db(), viewer().municipality_id)
    edition = signed.text_version or service.text_offered(db(), own.id, today())
    own_text = text_of_edition(db(), own.id, edition)
    consultant, deputy = account_people(db(), company.id)
    return page(
        "employer/agreement.html",
        status=422 if form.errors else 200,
        form=form,
        company=company,
        signed=signed,
        name_of_state=AGREEMENT_NAMES[signed.state],
        told=AGREEMENT_NOW[signed.state],
        steps=agreement_flow.open_steps(signed.state, viewer().role),
        edition=edition,
        text=in_own_language(own_text) if own_text else None,
        contacts=contacts_of(db(), company.id),
        contact_kinds=ContactKind,
        consultant=consultant,
        deputy=deputy,
        **how_counted(own),
    )


def _known_contacts(company: Company) -> dict[str, object]:
    """Who is known already; else whoever is signed in stands as the daily contact."""
    known = contacts_of(db(), company.id)
    start: dict[str, object] = {
        kind.value: contact.model_dump(include={"name", "phone", "email"})
        for kind, contact in known.items()
    }
    user = user_for_session(db(), viewer().user_id)
    if user is not None:
        start.setdefault("primary", user.model_dump(include={"name", "phone", "email"}))
    return start


def _company_that_may(step: AgreementStep) -> Company:
    """The company, whose agreement is in a state the step is open from."""
    company = own_company()
    agreement_flow.move(agreement_of(db(), company.id).state, step, viewer().role)
    return company


@blueprint.route("/aftale/senere", methods=["GET", "POST"])
@needs(Act.ANSWER_AGREEMENT)
def agreement_later() -> ResponseReturnValue:
    company = _company_that_may(AgreementStep.POSTPONE)
    form = Form(LaterContact, request.form if request.method == "POST" else None)
    if form.data is not None and form.data.contact_again_on <= today():
        form.refuse("contact_again_on", COMPLAINTS["contact_again_on:over"])
    if form.data is not None:
        service.postpone(db(), company, form.data, by=viewer(), now=now())
        flash(_("Tak for svaret. Konsulenten spørger igen den dag, I valgte."), "success")
        return redirect(url_for(".agreement"), code=303)
    return page("employer/agreement_later.html", status=422 if form.errors else 200, form=form)


@blueprint.route("/aftale/pause", methods=["GET", "POST"])
@needs(Act.ANSWER_AGREEMENT)
def agreement_pause() -> ResponseReturnValue:
    """Begin a pause now or later, or change the one that runs."""
    company = own_company()
    signed = agreement_of(db(), company.id)
    running = signed.state is AgreementState.PAUSED
    if not running:
        agreement_flow.move(signed.state, AgreementStep.PAUSE, viewer().role)
    known = signed.model_dump(include=set(OwnPause.model_fields))
    start = known if signed.paused_from else {"paused_from": today()}
    form = Form(OwnPause, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            pauses.pause(db(), company, form.data, by=viewer(), now=now())
            flash(_("Jeres pause er skrevet ned. Her står, hvad der gælder nu."), "success")
            return redirect(url_for(".agreement"), code=303)
    status = 422 if form.errors else 200
    return page("employer/agreement_pause.html", status=status, form=form, running=running)


@blueprint.post("/aftale/pause/drop")
@needs(Act.ANSWER_AGREEMENT)
def agreement_pause_dropped() -> ResponseReturnValue:
    pauses.drop_planned(db(), own_company(), by=viewer(), now=now())
    flash(_("Der bliver ingen pause. I kan altid holde en senere."), "success")
    return redirect(url_for(".agreement"), code=303)


@blueprint.post("/aftale/klar")
@needs(Act.ANSWER_AGREEMENT)
def agreement_resumed() -> ResponseReturnValue:
    pauses.resume(db(), own_company(), by=viewer(), now=now())
    flash(_("Velkommen tilbage. Jeres åbninger er synlige igen."), "success")
    return redirect(url_for(".home"), code=303)


@blueprint.route("/aftale/slut", methods=["GET", "POST"])
@needs(Act.ANSWER_AGREEMENT)
def agreement_end() -> ResponseReturnValue:
    """No to an offer, or the end of an agreement: a page that tells what it means."""
    company = _company_that_may(AgreementStep.END)
    if request.method == "POST":
        service.take_step(db(), company, AgreementStep.END, by=viewer(), now=now())
        flash(_("Det er noteret. Der er ingen aftale nu. I kan altid begynde igen."), "success")
        return redirect(url_for(".agreement"), code=303)
    signed = agreement_of(db(), company.id)
    running = PlacementsSought(states=RUNNING, company_id=company.id)
    return page(
        "employer/agreement_end.html",
        offered=signed.state is AgreementState.OFFERED,
        may_pause=signed.state is AgreementState.ACTIVE,
        running=placements_page(db(), viewer(), Wanted(), running).total,
    )


@blueprint.post("/aftale/igen")
@needs(Act.ANSWER_AGREEMENT)
def agreement_again() -> ResponseReturnValue:
    service.take_step(db(), own_company(), AgreementStep.START_AGAIN, by=viewer(), now=now())
    flash(_("Tak. Konsulenten kontakter jer og sender aftalen igen."), "success")
    return redirect(url_for(".agreement"), code=303)
