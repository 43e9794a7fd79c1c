"""A placement while it lasts: made longer, its paid hours, its week."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import PlacementState, SlotKind
from models.queries import citizens, placement_life, placements
from models.rules import extension_flow, placement_flow
from models.rules.access import Act
from models.tables.placement_life import PlacementExtension
from models.tables.placements import Placement, PlacementSlot
from portal.access import needs
from portal.context import db, now, record_reading, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.inputs import Input
from portal.services.placements import extensions, placement_changes
from portal.services.placements.placement_inputs import WeekRow
from portal.services.placements.placement_life_inputs import (
    ExtensionAssessment,
    ExtensionRefusal,
    ExtensionWish,
    PaidStop,
    PaidWork,
    WeekChange,
)
from portal.services.placements.placement_week import as_rows, sums_of_kinds, two_and_three
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.views.placements.placements import done, find, step_page

blueprint = Blueprint("placement_life", __name__, url_prefix="/forloeb/<int:placement_id>")

Given = TypeVar("Given", bound=Input)


@blueprint.route("/forlaengelse", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def extension_asked(placement_id: int) -> ResponseReturnValue:
    placement = find(placement_id)
    if _looks_too_late(placement, placement_flow.RUNNING):
        return _as_it_stands(placement_id)
    form = Form(ExtensionWish, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            wish = extensions.ask(db(), placement, form.data, by=viewer(), now=now())
            flash(str(_("Ønsket er skrevet ned. Vurdér det nu.")), "success")
            return redirect(
                url_for(".extension_assessed", placement_id=placement_id, extension_id=wish.id),
                code=303,
            )
    return _shown("extension_ask", form, placement)


@blueprint.route("/forlaengelse/<int:extension_id>/vurdering", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def extension_assessed(placement_id: int, extension_id: int) -> ResponseReturnValue:
    placement, wish = _wish(placement_id, extension_id)

    def take(data: ExtensionAssessment) -> None:
        seen = seen_version()
        extensions.assess(db(), placement, wish, data, seen=seen, by=viewer(), now=now())

    said = _("Vurderingen er gemt. Nu skal kommunen svare på ønsket.")
    start = {"new_end": wish.new_end}
    return _formed(
        "extension_assess", ExtensionAssessment, placement, take, said, start, extension=wish
    )


@blueprint.get("/forlaengelse/<int:extension_id>")
@needs(Act.SEE_PLACEMENTS)
def extension_shown(placement_id: int, extension_id: int) -> ResponseReturnValue:
    """The wish with its assessment and what the law says of the new days."""
    placement, wish = _wish(placement_id, extension_id)
    asked = None
    if wish.state in extension_flow.OPEN:
        asked = extensions.asked_of_law(db(), placement, wish, by=viewer())
    steps = extension_flow.open_steps(wish.state, viewer().role)
    return _shown(
        "extension", Form(ExtensionRefusal), placement, extension=wish, asked=asked, steps=steps
    )


@blueprint.post("/forlaengelse/<int:extension_id>/godkend")
@needs(Act.APPROVE_PLACEMENT)
def extension_approved(placement_id: int, extension_id: int) -> ResponseReturnValue:
    placement, wish = _wish(placement_id, extension_id)
    extensions.approve(db(), placement, wish, seen=seen_version(), by=viewer(), now=now())
    return done(placement_id, _("Forløbet er forlænget. Fortæl det til virksomheden og borgeren."))


@blueprint.route("/forlaengelse/<int:extension_id>/afvis", methods=["GET", "POST"])
@needs(Act.APPROVE_PLACEMENT)
def extension_refused(placement_id: int, extension_id: int) -> ResponseReturnValue:
    placement, wish = _wish(placement_id, extension_id)

    def take(data: ExtensionRefusal) -> None:
        extensions.refuse(db(), placement, wish, data, seen=seen_version(), by=viewer(), now=now())

    said = _("Forløbet bliver ikke forlænget. Fortæl det til virksomheden og borgeren.")
    return _formed("extension_refuse", ExtensionRefusal, placement, take, said, extension=wish)


@blueprint.post("/forlaengelse/<int:extension_id>/tag-tilbage")
@needs(Act.RUN_PLACEMENT)
def extension_taken_back(placement_id: int, extension_id: int) -> ResponseReturnValue:
    placement, wish = _wish(placement_id, extension_id)
    extensions.take_back(db(), placement, wish, by=viewer(), now=now())
    return done(placement_id, _("Ønsket er taget tilbage. Forløbet slutter som aftalt."))


@blueprint.route("/loen", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def paid(placement_id: int) -> ResponseReturnValue:
    """Paid hours from a day on."""
    placement = find(placement_id)
    if _looks_too_late(placement, placement_changes.CHANGEABLE):
        return _as_it_stands(placement_id)

    def take(data: PaidWork) -> None:
        placement_changes.write_paid_hours(
            db(), placement, data, seen=seen_version(), by=viewer(), now=now()
        )

    checks = placements.checks_of(db(), placement_id)
    start = {"from_on": today(), "over_37_reason": checks.over_37_reason if checks else ""}
    rows = placement_life.paid_of(db(), placement_id)
    said = _("De lønnede timer er skrevet.")
    return _formed("paid", PaidWork, placement, take, said, start, rows=rows)


@blueprint.route("/loen/<int:row_id>/stop", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def paid_stopped(placement_id: int, row_id: int) -> ResponseReturnValue:
    placement = find(placement_id)
    row = placement_life.paid_row(db(), placement_id, row_id) or abort(404)

    def take(data: PaidStop) -> None:
        placement_changes.stop_paid_hours(
            db(), placement, row, data, seen=seen_version(), by=viewer(), now=now()
        )

    said = _("Den sidste dag med løn er skrevet.")
    return _formed("paid_stop", PaidStop, placement, take, said, row=row)


@blueprint.route("/uge", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def week(placement_id: int) -> ResponseReturnValue:
    """The week as it is, or in the pattern that the address asks for."""
    placement = find(placement_id)
    if _looks_too_late(placement, placement_changes.CHANGEABLE):
        return _as_it_stands(placement_id)

    def take(data: WeekChange) -> None:
        placement_changes.change_week(
            db(), placement, data, seen=seen_version(), by=viewer(), now=now()
        )

    whole = placements.details(db(), placement)
    checks = placements.checks_of(db(), placement_id)
    slots: Sequence[PlacementSlot | WeekRow] = whole.slots
    hours = placement.hours_a_week
    if request.args.get("skabelon") == "2-3":
        slots = two_and_three(db(), whole, citizens.details(db(), whole.citizen).lessons)
        hours = sums_of_kinds(slots).get(SlotKind.WORK, hours)
    start = {
        "hours_a_week": hours,
        "over_37_reason": checks.over_37_reason if checks else "",
        "overlap_reason": checks.overlap_reason if checks else "",
        **as_rows(slots),
    }
    said = _("Ugen er gemt.")
    return _formed("week", WeekChange, placement, take, said, start, kinds=SlotKind)


def _looks_too_late(placement: Placement, states: Collection[PlacementState]) -> bool:
    """Whether somebody only looks, with Back or an old link; who sends is told by the service."""
    return request.method == "GET" and placement.state not in states


def _as_it_stands(placement_id: int) -> ResponseReturnValue:
    return done(placement_id, _("Det kan ikke ændres nu. Her er forløbet, som det står."))


def _wish(placement_id: int, extension_id: int) -> tuple[Placement, PlacementExtension]:
    placement = find(placement_id)
    found = placement_life.extension_for(db(), placement.id, extension_id)
    return placement, found or abort(404)


def _formed(
    template: str,
    kind: type[Given],
    placement: Placement,
    take: Callable[[Given], None],
    said: LazyString,
    start: Mapping[str, object] | None = None,
    **values: object,
) -> ResponseReturnValue:
    """A form about the placement, and what it does when it is right."""
    form = Form(kind, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            take(form.data)
            return done(placement.id, said)
    return _shown(template, form, placement, **values)


def _shown(
    template: str, form: Form[Any], placement: Placement, **values: object
) -> ResponseReturnValue:
    record_reading(placement.citizen_id, template)
    whole = placements.details(db(), placement)
    return step_page(f"placements/{template}.html", form, whole, **values)
