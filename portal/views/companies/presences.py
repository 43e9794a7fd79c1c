"""When somebody of the municipality is at a company every week."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from models.kinds import Role, Weekday
from models.queries import companies, people
from models.queries import presences as queries
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import presences as service
from portal.services.companies.presences import NewPresence
from portal.translate import gettext as _
from portal.views.companies.companies import done, find

blueprint = Blueprint("presences", __name__, url_prefix="/virksomheder/<int:company_id>/til-stede")


@blueprint.route("/", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def shown(company_id: int) -> ResponseReturnValue:
    company = find(company_id)
    start = {"consultant_id": viewer().user_id, "from_on": today()}
    form = Form(NewPresence, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            service.write_hours(db(), company, form.data, by=viewer(), now=now())
            return done(company_id, _("Tiden er skrevet. Virksomheden kan se den."))
    known = people.colleagues(db(), viewer().municipality_id, Role.COMPANY_CONSULTANT)
    places = companies.workplaces_of(db(), company_id)
    return page(
        "presences/shown.html",
        status=422 if form.errors else 200,
        form=form,
        company=company,
        rows=queries.at_company(db(), company_id, today()),
        places=[(place.id, place.name) for place, _postcode in places],
        colleagues=[(user.id, user.name) for user in known],
        weekdays=[day for day in Weekday if day <= Weekday.FRIDAY],
    )


@blueprint.post("/<int:presence_id>/stop")
@needs(Act.WRITE_COMPANY)
def stopped(company_id: int, presence_id: int) -> ResponseReturnValue:
    company = find(company_id)
    row = queries.presence_for(db(), viewer(), company_id, presence_id) or abort(404)
    service.stop(db(), company, row, by=viewer(), now=now())
    return done(company_id, _("Den faste tid er stoppet."))
