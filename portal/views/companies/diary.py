"""A company's diary: visits, calls and notes that only the municipality reads."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.kinds import CompanyEntryKind
from models.queries.company_diary import entries_page
from models.queries.desk import next_contact_of
from models.rules.access import Act, may
from portal.access import needs
from portal.context import db, now, page, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies.diary import NewEntry, write_entry
from portal.translate import gettext as _
from portal.views.companies.companies import done, find

blueprint = Blueprint("diary", __name__, url_prefix="/virksomheder/<int:company_id>/dagbog")


@blueprint.get("/")
@needs(Act.SEE_COMPANIES)
def shown(company_id: int) -> ResponseReturnValue:
    company = find(company_id)
    kind = request.args.get("slags", type=CompanyEntryKind)
    return page(
        "companies/diary.html",
        company=company,
        entries=entries_page(db(), viewer(), company_id, wanted(), kind),
        kind=kind,
        kinds=CompanyEntryKind,
        acts=may(viewer(), Act.WRITE_COMPANY),
    )


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def written(company_id: int) -> ResponseReturnValue:
    """One screen on a phone: what, when, whom, what was said, when again."""
    company = find(company_id)
    kind = request.args.get("slags", CompanyEntryKind.VISIT, type=CompanyEntryKind)
    form = Form(
        NewEntry,
        request.form if request.method == "POST" else None,
        start={"kind": kind, "happened_on": today()},
    )
    if form.data is not None:
        with refusals_in(form):
            write_entry(db(), company, form.data, by=viewer(), now=now())
            return done(company_id, _("Det står i dagbogen."))
    return page(
        "companies/diary_entry.html",
        status=422 if form.errors else 200,
        form=form,
        company=company,
        kinds=CompanyEntryKind,
        contact=next_contact_of(db(), company_id),
    )
