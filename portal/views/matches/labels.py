"""Words that the municipality's people confirmed, to look through and take back."""

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from models.queries.labels import label_for
from models.queries.paging import Page
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, viewer, wanted
from portal.services.matches import labels as service
from portal.translate import gettext as _

blueprint = Blueprint("labels", __name__, url_prefix="/bekraeftede-ord")


@blueprint.get("")
@needs(Act.KEEP_WORDS)
def listed() -> ResponseReturnValue:
    asked = wanted()
    begin = asked.offset
    found = service.meanings(db(), viewer().municipality_id)
    return page(
        "labels/list.html",
        part="labels/_rows.html",
        meanings=Page(found[begin : begin + asked.size], len(found), asked),
    )


@blueprint.post("/<int:label_id>/tag-tilbage")
@needs(Act.KEEP_WORDS)
def taken_back(label_id: int) -> ResponseReturnValue:
    said = label_for(db(), viewer(), label_id) or abort(404)
    service.take_back(db(), said, by=viewer(), now=now())
    flash(_("Ordet er taget tilbage. Det, der allerede er valgt, bliver stående."), "success")
    return redirect(url_for(".listed"), code=303)
