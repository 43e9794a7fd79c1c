"""Up to four people of a kept list, side by side."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from models.queries import match_pages, matches
from models.rules.access import Act
from portal.access import needs
from portal.context import db, page, record_reading, viewer
from portal.shown.compared import FEWEST, MOST, rows_by_part, sides_of
from portal.shown.list_pages import frame_of
from portal.shown.numbers import row_number

blueprint = Blueprint("compared", __name__)


@blueprint.get("/matchlister/<int:run_id>/sammenlign")
@needs(Act.SEE_MATCH_LIST)
def shown(run_id: int) -> ResponseReturnValue:
    run = matches.run_for(db(), viewer(), run_id) or abort(404)
    chosen = dict.fromkeys(request.args.getlist("linje", type=row_number))
    frame = frame_of(run)
    if not FEWEST <= len(chosen) <= MOST:
        return page("shortlists/compare_choice.html", frame=frame, most=MOST)
    lines = [
        line
        for line in match_pages.lines_in_order(db(), list(chosen))
        if line[0].run_id == run.id and line[0].rank is not None
    ]
    if len(lines) < len(chosen):
        abort(404)
    for item, _citizen, _mark in lines:
        record_reading(item.citizen_id, "compared")
    sides = sides_of(lines, frame.words)
    return page("shortlists/compared.html", frame=frame, sides=sides, parts=rows_by_part(sides))
