"""The model card and data sheet, for those who answer for the ranking."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from models.queries.people import municipality
from models.rules.access import Act
from portal.access import needs
from portal.context import db, page, viewer
from portal.shown.model_card import model_card

blueprint = Blueprint("model_card", __name__)


@blueprint.get("/modelkort")
@needs(Act.SEE_MODEL_CARD)
def shown() -> ResponseReturnValue:
    own = municipality(db(), viewer().municipality_id)
    return page("model_card/shown.html", municipality=own, sections=model_card(db(), own))
