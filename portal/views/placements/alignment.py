"""Expectations of a placement: written in four steps, then said yes to by each side."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import PlacementState, Purpose, Side, SignedThrough
from models.queries import placements
from models.rules.access import Act, may
from models.tables.placements import Placement
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.placements import alignment as service
from portal.services.placements.signatures import Yes
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find
from portal.words.alignment import STEP_NAMES, TEXT_NAMES

blueprint = Blueprint("alignment", __name__, url_prefix="/forloeb/<int:placement_id>/forventninger")


@blueprint.get("/")
@needs(Act.SEE_PLACEMENTS)
def shown(placement_id: int) -> ResponseReturnValue:
    placement = find(placement_id)
    if placement.starts is None:
        return _not_agreed(placement_id)
    return _whole_page(placement, Form(Yes, start=_said_today()))


@blueprint.route("/<any(formaal, hverdag, mentor, borger):step>", methods=["GET", "POST"])
@needs(Act.HEAR_CITIZEN)
def step(placement_id: int, step: str) -> ResponseReturnValue:
    """One step of the text; what is right is kept, and the next one comes."""
    placement = find(placement_id)
    if placement.state not in service.OPEN_IN:
        return done(placement_id, _("Forventningerne kan ikke ændres nu. Her er forløbet."))
    expected = service.expectations(db(), placement)
    whole = placements.details(db(), placement)
    start = service.start_of(placement, expected.text, whole.workplace)
    kind = service.STEPS[step]
    form = Form(kind, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        seen, by = seen_version(), viewer()
        with refusals_in(form):
            service.keep_step(db(), placement, form.data, seen=seen, by=by, now=now())
            return redirect(_after(placement_id, step), code=303)
    record_reading(placement.citizen_id, "alignment")
    return page(
        f"alignment/{step}.html",
        status=422 if form.errors else 200,
        form=form,
        whole=whole,
        version=expected.text.version,
        given=expected.given,
        step=step,
        steps=STEP_NAMES,
        purposes=Purpose,
        purpose_is_open=placement.state is PlacementState.CHECKS_PENDING,
    )


@blueprint.post("/ja")
@needs(Act.HEAR_CITIZEN)
def yes_noted(placement_id: int) -> ResponseReturnValue:
    """A yes on paper or by word of mouth to the text that is on the page."""
    placement = find(placement_id)
    if placement.starts is None:
        return _not_agreed(placement_id)
    form = Form(Yes, {k: v for k, v in request.form.items() if k != "shown"})
    if form.data is not None:
        shown, by = request.form.get("shown", ""), viewer()
        with refusals_in(form):
            service.note_yes(db(), placement, form.data, shown=shown, by=by, now=now())
            return redirect(url_for(".shown", placement_id=placement_id), code=303)
    return _whole_page(placement, form)


def _not_agreed(placement_id: int) -> ResponseReturnValue:
    return done(placement_id, _("Aftal først dage og timer. Så kan I skrive forventningerne."))


def _whole_page(placement: Placement, form: Form[Yes]) -> ResponseReturnValue:
    record_reading(placement.citizen_id, "alignment")
    expected = service.expectations(db(), placement)
    sides = service.SIDES if may(viewer(), Act.RUN_PLACEMENT) else (Side.CITIZEN,)
    return page(
        "alignment/shown.html",
        status=422 if form.errors else 200,
        whole=placements.details(db(), placement),
        expected=expected,
        form=form,
        steps=STEP_NAMES,
        names=TEXT_NAMES,
        sides=[side for side in sides if side in expected.asked],
        ways=(SignedThrough.ORAL, SignedThrough.PAPER),
        may_write=placement.state in service.OPEN_IN and may(viewer(), Act.HEAR_CITIZEN),
    )


def _said_today() -> dict[str, object]:
    return {"signed_on": today(), "through": SignedThrough.ORAL}


def _after(placement_id: int, step: str) -> str:
    """Where the next step is; after the last one the whole text."""
    names = list(service.STEPS)
    later = names[names.index(step) + 1 :]
    if later:
        return url_for(".step", placement_id=placement_id, step=later[0])
    return url_for(".shown", placement_id=placement_id)
