"""What the law says about one placement, and what it warns of while one is agreed on."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.kinds import LegalPurpose, PlacementStep, Role
from models.queries import people, placements
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, viewer
from portal.forms import Form
from portal.services.citizens.entry_warnings import warnings_for
from portal.services.law.law_page import PERSONAL, law_page
from portal.services.placements.placement_inputs import Confirmation
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find, gone_on

blueprint = Blueprint("law_page", __name__, url_prefix="/forloeb")


@blueprint.get("/<int:placement_id>/loven")
@needs(Act.SEE_PLACEMENTS)
def shown(placement_id: int) -> ResponseReturnValue:
    """Each guard with its answer, its numbers, its source and its edition."""
    placement = find(placement_id)
    record_reading(placement.citizen_id, "law")
    whole = placements.details(db(), placement)
    told = law_page(db(), whole, by=viewer(), now=now())
    return page(
        "law_page/shown.html",
        whole=whole,
        law=told,
        purpose=LegalPurpose(told.legal_purpose) if told and told.legal_purpose else None,
        approved_by=people.names(db(), [placement.approved_by_id]).get(
            placement.approved_by_id or 0
        ),
        # A consultant learns that the length is right, not by which of a person's facts.
        hidden=PERSONAL if viewer().role is Role.COMPANY_CONSULTANT else frozenset(),
    )


@blueprint.post("/<int:placement_id>/aftale/loven")
@needs(Act.RUN_PLACEMENT)
def warned(placement_id: int) -> ResponseReturnValue:
    """What the law would say to what is typed so far."""
    placement = find(placement_id)
    if gone_on(placement, PlacementStep.CONFIRM):
        return done(placement_id, _("Det er gjort. Her er forløbet, som det står nu."))
    form = Form(Confirmation, request.form)
    record_reading(placement.citizen_id, "confirm")
    found = None
    if form.data is not None:
        found = warnings_for(db(), placement, form.data, by=viewer(), now=now())
    return page(
        "law_page/warned.html",
        part="law_page/_warnings.html",
        whole=placements.details(db(), placement),
        against=found,
    )
