"""Who is proposed: what the leader sees of how lists and proposals are spread."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.services.matches.exposure import exposure_report
from portal.services.matches.fair_share import price_in_force
from portal.words.exposure import GROUPINGS, TIMES, group_name

blueprint = Blueprint("exposure", __name__, url_prefix="/matchning")

WINDOWS = (30, 90, 365)


@blueprint.get("/fordeling")
@needs(Act.SEE_OVERVIEW)
def shown() -> ResponseReturnValue:
    days = request.args.get("dage", type=int)
    days = days if days in WINDOWS else WINDOWS[1]
    return page(
        "exposure/shown.html",
        report=exposure_report(db(), days=days, by=viewer(), now=now(), on=today()),
        days=days,
        windows=WINDOWS,
        groupings=GROUPINGS,
        group_name=group_name,
        times=TIMES,
        price=price_in_force(db(), viewer().municipality_id),
    )
