"""A company's partnership agreement as a paper, as the municipality reads and prints it."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from models.queries.companies import company_for
from models.rules.access import Act
from models.tables.companies import Company
from portal.access import needs
from portal.context import db, viewer
from portal.shown import paper_pages as pages

blueprint = Blueprint("partnership_papers", __name__, url_prefix="/virksomheder/<int:company_id>")


@blueprint.get("/aftale/papir")
@needs(Act.SEE_COMPANIES)
def shown(company_id: int) -> ResponseReturnValue:
    return pages.partnership_page(_company(company_id), own=False)


@blueprint.get("/aftale/papir.pdf")
@needs(Act.SEE_COMPANIES)
def fetched(company_id: int) -> ResponseReturnValue:
    return pages.partnership_file(_company(company_id))


def _company(company_id: int) -> Company:
    return company_for(db(), viewer(), company_id) or abort(404)
