"""Tips about companies: written down by staff, followed up by consultants."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import LeadSource, LeadState
from models.queries import companies
from models.queries import leads as queries
from models.rules.access import Act, may
from models.tables.desk import CompanyLead
from portal.access import needs
from portal.context import db, now, page, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import leads as service
from portal.services.companies.leads import LeadClosed, LeadCompany, NewLead
from portal.translate import gettext as _

blueprint = Blueprint("leads", __name__, url_prefix="/tip")


@blueprint.get("/")
@needs(Act.WRITE_LEAD)
def listed() -> ResponseReturnValue:
    return page(
        "leads/list.html",
        leads=queries.listed(db(), viewer(), wanted(), request.args.get("status", type=LeadState)),
        states=LeadState,
        chosen=request.args.get("status", type=LeadState),
    )


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.WRITE_LEAD)
def written() -> ResponseReturnValue:
    start = {"source": LeadSource.VOLUNTEER}
    form = Form(NewLead, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        lead = service.write_down(db(), form.data, by=viewer(), now=now())
        flash(_("Tippet er skrevet ned."), "success")
        return redirect(url_for(".shown", lead_id=lead.id), code=303)
    status = 422 if form.errors else 200
    return page("leads/new.html", status=status, form=form, sources=LeadSource)


@blueprint.get("/<int:lead_id>")
@needs(Act.WRITE_LEAD)
def shown(lead_id: int) -> ResponseReturnValue:
    return _shown(_find(lead_id))


@blueprint.post("/<int:lead_id>/virksomhed")
@needs(Act.WRITE_COMPANY)
def followed(lead_id: int) -> ResponseReturnValue:
    lead, form = _find(lead_id), Form(LeadCompany, request.form)
    if form.data is not None:
        company = companies.company_for(db(), viewer(), form.data.company_id) or abort(404)
        with refusals_in(form):
            service.follow_up(db(), lead, company, by=viewer(), now=now())
            flash(_("Tippet er fulgt op. Resten står på virksomheden."), "success")
            return redirect(url_for("companies.shown", company_id=company.id), code=303)
    return _shown(lead, company_form=form)


@blueprint.post("/<int:lead_id>/luk")
@needs(Act.WRITE_COMPANY)
def closed(lead_id: int) -> ResponseReturnValue:
    lead, form = _find(lead_id), Form(LeadClosed, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.close(db(), lead, form.data, by=viewer(), now=now())
            flash(_("Tippet er lukket. Årsagen bliver hos jer."), "success")
            return redirect(url_for(".listed"), code=303)
    return _shown(lead, why_form=form)


def _shown(
    lead: CompanyLead,
    *,
    company_form: Form[LeadCompany] | None = None,
    why_form: Form[LeadClosed] | None = None,
) -> ResponseReturnValue:
    wrong: Form[Any] | None = company_form or why_form
    acts = may(viewer(), Act.WRITE_COMPANY) and lead.state is LeadState.NEW
    known = companies.names_of_all(db(), viewer().municipality_id) if acts else []
    return page(
        "leads/one.html",
        status=422 if wrong else 200,
        lead=lead,
        form=wrong or Form(LeadCompany),
        company_form=company_form or Form(LeadCompany),
        why_form=why_form or Form(LeadClosed),
        companies=known,
        acts=acts,
    )


def _find(lead_id: int) -> CompanyLead:
    return queries.lead_for(db(), viewer(), lead_id) or abort(404)
