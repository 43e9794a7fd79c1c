"""What everybody expects of a placement, as the company reads it and says yes to it."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Side
from models.queries.shown import shown_to_company
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, viewer
from portal.services.placements import alignment as service
from portal.translate import gettext as _
from portal.views.employer.common import blueprint, own_placement
from portal.views.employer.people import BEFORE_AGREED
from portal.words.alignment import TEXT_NAMES


@blueprint.route("/forloeb/<int:placement_id>/forventninger", methods=["GET", "POST"])
@needs(Act.ANSWER_CANDIDATE)
def alignment(placement_id: int) -> ResponseReturnValue:
    placement = own_placement(placement_id)
    if placement.state in BEFORE_AGREED:
        return redirect(url_for(".person", placement_id=placement_id), code=303)
    if request.method == "POST":
        shown = request.form.get("shown", "")
        service.employer_says_yes(db(), placement, shown=shown, by=viewer(), now=now())
        flash(_("Tak. Jeres ja er skrevet ned."), "success")
        return redirect(url_for(".placement", placement_id=placement_id), code=303)
    record_reading(placement.citizen_id, "alignment")
    expected = service.expectations(db(), placement)
    return page(
        "employer/alignment.html",
        whole=shown_to_company(db(), placement),
        expected=expected,
        names=TEXT_NAMES,
        may_say_yes=Side.EMPLOYER in expected.asked and placement.state in service.OPEN_IN,
    )
