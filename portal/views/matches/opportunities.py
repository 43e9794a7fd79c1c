"""A citizen's opportunities: what is on offer, what is closed, and what would open more doors."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from models.kinds import PlacementType
from models.queries.citizens import citizen_for
from models.queries.openings import opening_for
from models.queries.put_forward import newest_of_citizen
from models.rules.access import Act
from models.tables.people import Citizen
from portal.access import needs
from portal.context import db, is_htmx, now, page, record_reading, viewer, wanted
from portal.forms import Form
from portal.services.matches.opportunities import Opportunities, opportunities
from portal.shown import opportunity_pages as pages
from portal.shown.numbers import row_number
from portal.shown.opportunity_pages import FEWEST, MOST, OfferFilter

blueprint = Blueprint("opportunities", __name__, url_prefix="/borgere/<int:citizen_id>/muligheder")


@blueprint.get("")
@needs(Act.SEE_CITIZENS)
def listed(citizen_id: int) -> ResponseReturnValue:
    citizen, found = _of(citizen_id, "opportunities")
    if found is None:
        return page("opportunities/none.html", citizen=citizen)
    chosen = {name: request.args[name] for name in OfferFilter.model_fields if name in request.args}
    form = Form(OfferFilter, chosen)
    return page(
        "opportunities/list.html",
        part="opportunities/_list.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        found=found,
        offers=pages.offers_page(found, form.data or OfferFilter(), wanted()),
        forwarded=newest_of_citizen(db(), citizen_id),
        form=form,
        filtered=any(chosen.values()),
        kinds=PlacementType,
        spoken=is_htmx(),
    )


@blueprint.get("/lukkede")
@needs(Act.SEE_CITIZENS)
def closed(citizen_id: int) -> ResponseReturnValue:
    citizen, found = _of(citizen_id, "opportunities_closed")
    if found is None:
        return page("opportunities/none.html", citizen=citizen)
    shown = pages.closed_page(found, wanted())
    return page("opportunities/closed.html", citizen=citizen, found=found, closed=shown)


@blueprint.get("/flere-doere")
@needs(Act.SEE_CITIZENS)
def doors(citizen_id: int) -> ResponseReturnValue:
    citizen, found = _of(citizen_id, "opportunities_doors")
    if found is None:
        return page("opportunities/none.html", citizen=citizen)
    fitting, points, helps, rest = pages.doors(found)
    return page(
        "opportunities/doors.html",
        citizen=citizen,
        found=found,
        fitting=fitting,
        points=points,
        helps=helps,
        rest=rest,
        asks=pages.to_ask(found),
    )


@blueprint.get("/sammenlign")
@needs(Act.SEE_CITIZENS)
def compared(citizen_id: int) -> ResponseReturnValue:
    citizen, found = _of(citizen_id, "opportunities_compared")
    if found is None:
        return page("opportunities/none.html", citizen=citizen)
    chosen = dict.fromkeys(map(str, request.args.getlist("aabning", type=row_number)))
    if not FEWEST <= len(chosen) <= MOST:
        status = 422 if chosen else 200
        return page("opportunities/choice.html", status=status, citizen=citizen, most=MOST)
    if not chosen.keys() <= found.offers.keys():
        abort(404)
    sides, rows = pages.side_by_side(found, list(chosen))
    return page("opportunities/compared.html", citizen=citizen, sides=sides, rows=rows)


@blueprint.get("/<int:opening_id>")
@needs(Act.SEE_CITIZENS)
def explained(citizen_id: int, opening_id: int) -> ResponseReturnValue:
    """Why one opening has its points for the citizen, or what closes it."""
    opening = opening_for(db(), viewer(), opening_id) or abort(404)
    citizen, found = _of(citizen_id, "opportunity")
    if found is None:
        return page("opportunities/none.html", citizen=citizen)
    offer = found.offers.get(str(opening_id))
    if offer is None:
        return page("opportunities/not_on_offer.html", citizen=citizen, opening=opening)
    match, why = pages.reasons(found, str(opening_id))
    return page(
        "opportunities/one.html",
        part="opportunities/_reasons.html",
        citizen=citizen,
        offer=offer,
        match=match,
        forwarded=newest_of_citizen(db(), citizen_id),
        why=why,
        gates=pages.closing(found, str(opening_id)),
    )


def _of(citizen_id: int, why: str) -> tuple[Citizen, Opportunities | None]:
    """The citizen if she is the viewer's to see, and what is on offer; the look leaves its mark."""
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    found = opportunities(db(), citizen, now=now())
    record_reading(citizen_id, why, found.editions() if found else None)
    return citizen, found
