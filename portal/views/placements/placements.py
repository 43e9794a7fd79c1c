"""A placement from the talk with the citizen to its outcome, as the municipality works with it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import (
    CardField,
    Channel,
    DeclineReason,
    EndReason,
    ObjectType,
    PlacementState,
    PlacementStep,
    PlacementType,
    ProblemCategory,
    WithdrawReason,
)
from models.queries import citizens, matches, placement_life, placements, reasons, trail
from models.queries.agreed_times import time_of
from models.queries.placements import PlacementDetails
from models.queries.progression import scorings_of
from models.rules import placement_flow
from models.rules.access import Act, may
from models.rules.calendar import COPENHAGEN
from models.tables.placements import Placement
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.inputs import Input
from portal.services.matches import cards
from portal.services.placements import alignment, approvals, helpers, placement_follow_ups
from portal.services.placements import placements as service
from portal.services.placements.ended_at_once import EndingAtOnce, end_at_once, latest_next_step
from portal.services.placements.placement_inputs import (
    Declined,
    EndingEarly,
    Talk,
    Withdrawn,
)
from portal.services.placements.placement_week import shown_week
from portal.services.placements.progression_prompts import prompt_of
from portal.services.promises import problems
from portal.services.promises.problems import LoggedProblem
from portal.shown.paper_pages import papers_listed
from portal.shown.placement_filter import filter_asked
from portal.shown.placement_line import line_of
from portal.shown.progression import pictures_of
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.placements_life import NEXT_ACT

blueprint = Blueprint("placements", __name__, url_prefix="/forloeb")

Given = TypeVar("Given", bound=Input)

# How many days ahead one may look for what ends.
ENDS_WITHIN = (14, 30, 60)

# What can be chosen in the form of a step.
CHOICES: dict[PlacementStep, dict[str, object]] = {
    PlacementStep.HEAR_CITIZEN: {"card_fields": CardField},
    PlacementStep.DECLINE: {"reasons": DeclineReason},
    PlacementStep.WITHDRAW: {"reasons": WithdrawReason},
    PlacementStep.END_EARLY: {"reasons": EndReason},
    PlacementStep.END_AT_ONCE: {"reasons": EndReason},
}


@blueprint.get("/")
@needs(Act.SEE_PLACEMENTS)
def listed() -> ResponseReturnValue:
    chosen = filter_asked()
    return page(
        "placements/list.html",
        part="placements/_rows.html",
        placements=placements.placements_page(db(), viewer(), wanted(), chosen.sought()),
        chosen=chosen,
        address=chosen.address(),
        states=PlacementState,
        types=PlacementType,
        ends_within=ENDS_WITHIN,
        runs_some=may(viewer(), Act.RUN_PLACEMENT),
    )


@blueprint.get("/<int:placement_id>")
@needs(Act.SEE_PLACEMENTS)
def shown(placement_id: int) -> ResponseReturnValue:
    placement = find(placement_id)
    record_reading(placement.citizen_id, "placement")
    at_checks = placement.state is PlacementState.CHECKS_PENDING
    life = placement_life.life_of(db(), placement)
    whole = placements.details(db(), placement)
    lessons = citizens.details(db(), whole.citizen).lessons
    expected = alignment.expectations(db(), placement)
    scorings = scorings_of(db(), [placement_id])
    return page(
        "placements/one.html",
        whole=whole,
        week=shown_week(whole.slots, lessons, life.paid_hours(today())),
        waits_for=NEXT_ACT,
        today=today,
        steps=placement_flow.open_steps(placement.state, viewer().role),
        against=approvals.against(db(), placement, by=viewer(), now=now()) if at_checks else [],
        checks=placements.checks_of(db(), placement.id),
        history=trail.history(db(), viewer(), ObjectType.PLACEMENT, placement.id),
        card_fields=CardField,
        papers=papers_listed(whole),
        life=life,
        expected=expected,
        agreed_time=time_of(db(), placement_id),
        helped=helpers.helpers_of(db(), placement, expected.text, today()),
        pictures=pictures_of(scorings),
        prompt=prompt_of(db(), placement, whole.opening, scorings, life.paid, today()),
        follow_ups=placement_follow_ups.plan_of(db(), placement, life.follow_ups, today()),
        picture=line_of(placement, life, today()),
        review=matches.mark_of(db(), placement.match_item_id),
        line=reasons.line_of_placement(db(), placement),
    )


@blueprint.route("/<int:placement_id>/samtale", methods=["GET", "POST"])
@needs(Act.HEAR_CITIZEN)
def talk(placement_id: int) -> ResponseReturnValue:
    said = _("Samtalen er skrevet ned. Nu kan borgeren vises for virksomheden.")
    start = {"talked_on": today()}
    step = PlacementStep.HEAR_CITIZEN
    return step_form(placement_id, step, Talk, service.hear_citizen, said, start)


@blueprint.route("/<int:placement_id>/kort", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def card(placement_id: int) -> ResponseReturnValue:
    """The limited card as the company will see it; sending it is the consultant's own act."""
    placement = find(placement_id)
    if gone_on(placement, PlacementStep.PRESENT):
        return done(placement_id, _("Det er gjort. Her er forløbet, som det står nu."))
    if request.method == "POST":
        service.present(db(), placement, by=viewer(), now=now())
        flash(str(_("Kortet er vist for virksomheden. Den svarer ja eller nej.")), "success")
        return redirect(url_for(".shown", placement_id=placement_id), code=303)
    record_reading(placement.citizen_id, "card")
    whole = placements.details(db(), placement)
    shown = cards.card_of(db(), placement, today())
    return page("placements/present.html", whole=whole, card=shown)


@blueprint.post("/<int:placement_id>/navn")
@needs(Act.RUN_PLACEMENT)
def name_released(placement_id: int) -> ResponseReturnValue:
    service.release_name(db(), find(placement_id), by=viewer(), now=now())
    return done(placement_id, _("Virksomheden kan nu se navnet. Det står i sporet."))


@blueprint.post("/<int:placement_id>/ja")
@needs(Act.RUN_PLACEMENT)
def accepted(placement_id: int) -> ResponseReturnValue:
    service.accept(db(), find(placement_id), by=viewer(), now=now())
    return done(placement_id, _("Virksomhedens ja er skrevet ned. Aftal nu forløbet."))


@blueprint.route("/<int:placement_id>/nej", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def declined(placement_id: int) -> ResponseReturnValue:
    said = _("Virksomhedens nej er skrevet ned.")
    return step_form(placement_id, PlacementStep.DECLINE, Declined, service.decline, said)


@blueprint.route("/<int:placement_id>/tilbage", methods=["GET", "POST"])
@needs(Act.HEAR_CITIZEN)
def withdrawn(placement_id: int) -> ResponseReturnValue:
    said = _("Forløbet er trukket tilbage.")
    return step_form(placement_id, PlacementStep.WITHDRAW, Withdrawn, service.withdraw, said)


@blueprint.route("/<int:placement_id>/stop", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def ended_early(placement_id: int) -> ResponseReturnValue:
    said = _("Forløbet er stoppet. Skriv nu, hvad der kom ud af det.")
    start = {"last_day": today()}
    step = PlacementStep.END_EARLY
    return step_form(placement_id, step, EndingEarly, service.end_early, said, start)


@blueprint.route("/<int:placement_id>/straks", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def ended_at_once(placement_id: int) -> ResponseReturnValue:
    said = _("Forløbet er stoppet i dag. Hjælp nu borgeren videre til næste skridt.")
    by = latest_next_step(db(), find(placement_id), today())
    start = {"citizen_told_on": today(), "next_step_on": by}
    step = PlacementStep.END_AT_ONCE
    return step_form(placement_id, step, EndingAtOnce, end_at_once, said, start)


@blueprint.route("/<int:placement_id>/problem", methods=["GET", "POST"])
@needs(Act.RUN_PLACEMENT)
def problem(placement_id: int) -> ResponseReturnValue:
    """A problem that the company told the consultant; the clock starts as if it wrote itself."""
    placement = find(placement_id)
    start = {"received_on": today(), "received_at": now().astimezone(COPENHAGEN).time()}
    form = Form(LoggedProblem, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            promise = problems.log(db(), placement, form.data, by=viewer(), now=now())
            return redirect(url_for("promises.shown", promise_id=promise.id), code=303)
    whole = placements.details(db(), placement)
    status = 422 if form.errors else 200
    return page(
        "placements/problem.html",
        status=status,
        whole=whole,
        form=form,
        categories=ProblemCategory,
        channels=(Channel.PHONE, Channel.MAIL),
    )


def find(placement_id: int) -> Placement:
    """The placement if it is the viewer's, else not found."""
    return placements.placement_for(db(), viewer(), placement_id) or abort(404)


def gone_on(placement: Placement, step: PlacementStep) -> bool:
    """Whether somebody who only looks comes too late for the step, with Back or an old link.

    Who sends something too late is refused by the service instead, and told why.
    """
    open_now = placement_flow.open_steps(placement.state, viewer().role)
    return request.method == "GET" and step not in open_now


def done(placement_id: int, said: LazyString) -> ResponseReturnValue:
    """Back to the placement with word of what happened."""
    flash(str(said), "success")
    return redirect(url_for("placements.shown", placement_id=placement_id), code=303)


def step_form(
    placement_id: int,
    step: PlacementStep,
    kind: type[Given],
    take: Callable[..., None],
    said: LazyString,
    start: Mapping[str, object] | None = None,
) -> ResponseReturnValue:
    """One step that asks for words: its form, and the step itself when the form is right.

    The template is named after the step.
    """
    placement = find(placement_id)
    if gone_on(placement, step):
        return done(placement_id, _("Det er gjort. Her er forløbet, som det står nu."))
    form = Form(kind, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            take(db(), placement, form.data, by=viewer(), now=now())
            return done(placement_id, said)
    record_reading(placement.citizen_id, step.value)
    whole = placements.details(db(), placement)
    return step_page(f"placements/{step.value}.html", form, whole, **CHOICES[step])


def step_page(
    template: str, form: Form[Any], whole: PlacementDetails, **values: object
) -> ResponseReturnValue:
    """The page of a form about a placement."""
    status = 422 if form.errors else 200
    told: dict[str, Any] = {"form": form, "whole": whole, **values}
    return page(template, status=status, **told)
