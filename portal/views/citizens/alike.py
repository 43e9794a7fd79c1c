"""People like one citizen, and what they have in common."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from models.queries import alike as queries
from models.queries import citizens, match_pages
from models.rules.access import Act
from portal.access import needs
from portal.context import db, page, record_reading, viewer
from portal.services.matches.likeness import people_like
from portal.shown.alike_shown import common_in_words

blueprint = Blueprint("alike", __name__, url_prefix="/borgere")


@blueprint.get("/<int:citizen_id>/ligner")
@needs(Act.SEE_CITIZENS)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen = citizens.citizen_for(db(), viewer(), citizen_id) or abort(404)
    found = people_like(db(), citizen, by=viewer())
    ids = [int(each.citizen_id) for each in found]
    for shown_id in (citizen_id, *ids):
        record_reading(shown_id, "alike")
    industries = {row.code: row for row in match_pages.industries(db())}
    return page(
        "alike/shown.html",
        citizen=citizen,
        found=found,
        people=queries.citizens_by_number(db(), viewer(), ids),
        in_play=match_pages.in_play_of(db(), viewer(), ids),
        told=lambda common: common_in_words(common, industries),
    )
