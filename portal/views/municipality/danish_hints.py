"""What each module of Danish hints at, as the municipality sees it."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import DanishEducation, DanishLevel
from models.rules.access import Act
from models.rules.danish import MODULES
from portal.access import needs
from portal.context import db, now, page, viewer
from portal.forms import Form
from portal.services.citizens.danish import hints_of, set_hints
from portal.services.citizens.danish_inputs import LevelHints
from portal.translate import gettext as _

blueprint = Blueprint("danish_hints", __name__, url_prefix="/administration")


@blueprint.route("/danskniveauer", methods=["GET", "POST"])
@needs(Act.MANAGE_SETTINGS)
def shown() -> ResponseReturnValue:
    typed = request.form if request.method == "POST" else None
    form = Form(LevelHints, typed, start=_start())
    if form.data is not None:
        set_hints(db(), form.data, by=viewer(), now=now())
        flash(_("Niveauerne er gemt, og borgernes niveauer er regnet om."), "success")
        return redirect(url_for("admin.settings"), code=303)
    return page(
        "admin/danish_hints.html",
        status=422 if form.errors else 200,
        form=form,
        modules=[(education, number) for education in DanishEducation for number in MODULES],
        levels=DanishLevel,
    )


def _start() -> dict[str, object]:
    """The level of each module, in the rows of the table."""
    hints = hints_of(db(), viewer().municipality_id)
    places = [(education, number) for education in DanishEducation for number in MODULES]
    return {
        f"hints-{row}-level": hints[place] for row, place in enumerate(places) if place in hints
    }
