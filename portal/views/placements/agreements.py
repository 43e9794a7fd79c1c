"""Agreeing on a placement, checking it, and approving it under the law."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from models.kinds import (
    FoundBy,
    LegalPurpose,
    PlacementState,
    PlacementStep,
    PlacementVariety,
    Purpose,
    SlotKind,
)
from models.queries import placements
from models.queries.placements import PlacementDetails
from models.queries.records import considerations_text
from models.rules.access import Act
from portal.access import lives_here, needs
from portal.context import db, now, record_reading, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.matches.proposals import proposed_agreement
from portal.services.placements import approvals
from portal.services.placements import placements as service
from portal.services.placements.agreement_corrected import CORRECTABLE, as_agreed, correct
from portal.services.placements.approvals import Checks
from portal.services.placements.placement_inputs import Confirmation
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find, gone_on, step_page

blueprint = Blueprint("agreements", __name__, url_prefix="/forloeb")


@blueprint.route("/<int:placement_id>/aftale", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def confirmed(placement_id: int) -> ResponseReturnValue:
    """Purpose, dates, week, tasks and contact; begun from what the opening says.

    Until the municipality has approved it, it can be put right here.
    """
    placement = find(placement_id)
    again = placement.starts is not None
    if placement.state is not CORRECTABLE and gone_on(placement, PlacementStep.CONFIRM):
        return done(placement_id, _("Det er gjort. Her er forløbet, som det står nu."))
    whole = placements.details(db(), placement)
    form = Form(
        Confirmation,
        request.form if request.method == "POST" else None,
        start=as_agreed(whole) if again else _proposed(whole),
    )
    if form.data is not None:
        seen, by, keep = seen_version(), viewer(), correct if again else service.confirm
        with refusals_in(form):
            keep(db(), placement, form.data, seen=seen, by=by, now=now())
            said = _("Aftalen er gemt. Nu mangler kun kontrollen, før I kan sige god for den.")
            return done(placement_id, said)
    record_reading(placement.citizen_id, "confirm")
    return step_page(
        "placements/confirm.html",
        form,
        whole,
        again=again,
        purposes=Purpose,
        varieties=PlacementVariety,
        finders=FoundBy,
        kinds=SlotKind,
    )


def _proposed(whole: PlacementDetails) -> dict[str, object]:
    """The opening's words, in the variety or the pattern that the address asks for."""
    variety = request.args.get("slags", type=PlacementVariety)
    with_school = request.args.get("skabelon") == "2-3"
    return proposed_agreement(db(), whole, variety, with_school=with_school)


@blueprint.route("/<int:placement_id>/kontrol", methods=["GET", "POST"])
@needs(Act.APPROVE_PLACEMENT)
def checked(placement_id: int) -> ResponseReturnValue:
    """What must be in place, beside what the law says so far."""
    placement = find(placement_id)
    checks = approvals.checks_of(db(), placement)
    start = checks.model_dump(include=set(Checks.model_fields))
    form = Form(Checks, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        seen, by = seen_version(), viewer()
        with refusals_in(form):
            approvals.keep_checks(db(), placement, form.data, seen=seen, by=by, now=now())
            return done(placement_id, _("Kontrollen er gemt."))
    record_reading(placement.citizen_id, "checks")
    waits = placement.state is PlacementState.CHECKS_PENDING
    against = approvals.against(db(), placement, by=viewer(), now=now()) if waits else []
    whole = placements.details(db(), placement)
    here = lives_here(whole.citizen)
    limits = considerations_text(db(), placement.citizen_id, today()) if here else ""
    return step_page(
        "placements/checks.html",
        form,
        whole,
        checks=checks,
        against=against,
        considerations=limits,
        legal_purposes=LegalPurpose,
    )


@blueprint.post("/<int:placement_id>/godkend")
@needs(Act.APPROVE_PLACEMENT)
def approved(placement_id: int) -> ResponseReturnValue:
    approvals.approve(db(), find(placement_id), by=viewer(), now=now())
    return done(placement_id, _("Forløbet er godkendt. Det går i gang på sin første dag."))
