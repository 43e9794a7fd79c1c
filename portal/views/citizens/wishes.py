"""What a citizen wishes, written in a talk."""

from collections.abc import Sequence

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from models.queries.around import wishes
from models.queries.citizens import citizen_for
from models.queries.match_pages import industries
from models.rules.access import Act
from models.rules.wishes import industries_missing
from models.tables.people import Citizen
from portal.access import needs
from portal.context import db, page, record_reading, viewer
from portal.forms import Form
from portal.services.citizens.record_parts import WISHES, version_of
from portal.services.citizens.wishes import Wishes, set_wishes
from portal.translate import gettext as _
from portal.translate import language
from portal.views.citizens.record_forms import given, written

blueprint = Blueprint("wishes", __name__, url_prefix="/borgere/<int:citizen_id>/oensker")


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    chosen = wishes(db(), citizen_id)
    form = Form(Wishes, given(), start=_start(citizen, chosen))
    if done := written(form, citizen, set_wishes, _("Ønskerne er gemt."), "citizens.shown"):
        return done
    record_reading(citizen_id, "wishes")
    return page(
        "wishes/shown.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        form=form,
        version=version_of(db(), citizen, WISHES),
        missing=industries_missing(len(chosen)),
        industries=[
            (row.code, row.label_en if language() == "en" else row.label_da)
            for row in industries(db())
        ],
    )


def _start(citizen: Citizen, chosen: Sequence[str]) -> dict[str, object]:
    start: dict[str, object] = citizen.model_dump(include=set(Wishes.model_fields))
    for number, code in enumerate(chosen):
        start[f"industries-{number}-industry"] = code
    return start
