"""What the pages of an employer share: their blueprint, and finding what is the company's own."""

from flask import Blueprint, abort

from models.queries.companies import company_for
from models.queries.openings import opening_for
from models.queries.placements import placement_for
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.placements import Placement
from portal.context import db, viewer

blueprint = Blueprint("employer", __name__, url_prefix="/virksomhed")


def own_company() -> Company:
    """The company of the person who asks."""
    return company_for(db(), viewer(), viewer().company_id or 0) or abort(404)


def own_opening(opening_id: int) -> Opening:
    """The company's opening, or 404."""
    return opening_for(db(), viewer(), opening_id) or abort(404)


def own_placement(placement_id: int) -> Placement:
    """The placement once it was shown to the company, or 404."""
    return placement_for(db(), viewer(), placement_id) or abort(404)
