"""A person who is proposed: the limited card, and the company's yes or no."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import DeclineReason, PlacementState
from models.queries import openings
from models.queries.interviews import interview_of
from models.queries.shown import ShownPlacement, shown_to_company
from models.rules import placement_flow
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, viewer
from portal.forms import Form
from portal.services.matches.card_fit import card_fit
from portal.services.placements import placements as service
from portal.services.placements.placement_inputs import Declined
from portal.translate import gettext as _
from portal.views.employer.common import blueprint, own_placement
from portal.words.employer import PLACEMENT_NAMES, PLACEMENT_NOW

# Before the agreement is written down there is a person to answer about, and no placement yet.
BEFORE_AGREED = frozenset(
    {PlacementState.PRESENTED, PlacementState.EMPLOYER_ACCEPTED} | placement_flow.STOPPED
)


@blueprint.get("/personer/<int:placement_id>")
@needs(Act.ANSWER_CANDIDATE)
def person(placement_id: int) -> ResponseReturnValue:
    placement = own_placement(placement_id)
    if placement.state not in BEFORE_AGREED:
        return redirect(url_for(".placement", placement_id=placement_id), code=303)
    return _person_page(shown_to_company(db(), placement), Form(Declined))


def _person_page(whole: ShownPlacement, form: Form[Declined]) -> ResponseReturnValue:
    """The card and what it is held against; once somebody has said no there is no card any more."""
    placement = whole.placement
    over = placement.state in placement_flow.STOPPED
    if not over:
        record_reading(placement.citizen_id, "card")
    wanted = openings.details(db(), whole.opening)
    return page(
        "employer/person.html",
        status=422 if form.errors else 200,
        form=form,
        whole=whole,
        wanted=wanted,
        card=None if over else placement.card,
        fit=None if over else card_fit(db(), placement.card, wanted),
        told=PLACEMENT_NOW[placement.state],
        name_of_state=PLACEMENT_NAMES[placement.state],
        interview=None if over else interview_of(db(), placement.id),
        waits=placement.state is PlacementState.PRESENTED,
        reasons=DeclineReason,
    )


@blueprint.post("/personer/<int:placement_id>/ja")
@needs(Act.ANSWER_CANDIDATE)
def person_accepted(placement_id: int) -> ResponseReturnValue:
    service.accept(db(), own_placement(placement_id), by=viewer(), now=now())
    flash(_("Tak for jeres ja. Konsulenten ringer og aftaler det videre med jer."), "success")
    return redirect(url_for(".person", placement_id=placement_id), code=303)


@blueprint.route("/personer/<int:placement_id>/nej", methods=["GET", "POST"])
@needs(Act.ANSWER_CANDIDATE)
def person_declined(placement_id: int) -> ResponseReturnValue:
    """The no to a person, with its reason; also after the yes, as long as nothing has begun."""
    placement = own_placement(placement_id)
    form = Form(Declined, request.form if request.method == "POST" else None)
    if form.data is not None:
        service.decline(db(), placement, form.data, by=viewer(), now=now())
        flash(_("Tak for svaret. Konsulenten får besked og leder videre."), "success")
        return redirect(url_for(".person", placement_id=placement_id), code=303)
    if placement.state is PlacementState.PRESENTED:
        return _person_page(shown_to_company(db(), placement), form)
    return page(
        "employer/decline.html",
        status=422 if form.errors else 200,
        form=form,
        whole=shown_to_company(db(), placement),
        reasons=DeclineReason,
    )
