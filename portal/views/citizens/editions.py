"""Earlier editions of the parts of a record: who wrote what, and when."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from models.kinds import RecordPart
from models.queries import editions
from models.queries.citizens import citizen_for
from models.rules.access import Act
from portal.access import needs
from portal.context import db, page, record_reading, viewer, wanted
from portal.shown.editions_shown import changes

blueprint = Blueprint("editions", __name__, url_prefix="/borgere/<int:citizen_id>/udgaver")

# What all who work with citizens may read (rule B.9): the programme is its caseworkers', and
# the practical part names people of the family's life.
FOR_ALL = {
    "cv": RecordPart.CV,
    "oensker": RecordPart.WISHES,
    "dansk": RecordPart.DANISH,
}


@blueprint.get(f"/<any({','.join(FOR_ALL)}):part>")
@needs(Act.SEE_CITIZENS)
def listed(citizen_id: int, part: str) -> ResponseReturnValue:
    return _listed(citizen_id, FOR_ALL[part])


@blueprint.get("/praktisk")
@needs(Act.WRITE_RECORD)
def of_practical(citizen_id: int) -> ResponseReturnValue:
    return _listed(citizen_id, RecordPart.PRACTICAL)


@blueprint.get("/program")
@needs(Act.WRITE_RECORD)
def of_programme(citizen_id: int) -> ResponseReturnValue:
    return _listed(citizen_id, RecordPart.PROGRAMME)


def _listed(citizen_id: int, part: RecordPart) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    record_reading(citizen_id, "editions")
    found = editions.editions_page(db(), citizen_id, part, wanted())
    rows = [edition for edition, _name in found.rows]
    # The edition before the last on the page stands on the next page.
    older = [*rows[1:], editions.before(db(), rows[-1])] if rows else []
    return page(
        "editions/list.html",
        citizen=citizen,
        record_part=part,
        editions=found,
        changes={new.id: changes(new, old) for new, old in zip(rows, older, strict=True)},
    )
