"""Openings as the municipality works with them: read, reviewed, put on offer and taken off."""

from functools import partial
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ObjectType, OpeningState, OpeningStep, PlacementType
from models.queries import companies, matches, openings, placements, promises, trail
from models.queries.openings import OpeningsSought
from models.queries.people import municipality
from models.queries.vocabulary import industry_of
from models.rules import opening_flow
from models.rules.access import Act, may
from models.rules.opening_flow import ON_OFFER
from models.rules.placement_flow import BEFORE_START, IN_PLAY
from models.tables.openings import Opening
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.openings import opening_review
from portal.services.openings import openings as service
from portal.services.openings.opening_inputs import ReviewNote
from portal.services.openings.opening_review import Publication
from portal.services.openings.renewals import Renewal, lapses_soon, renew, warned_from
from portal.services.openings.withdrawals import FOR_GOOD, take_away
from portal.services.openings.wording import pieces
from portal.shown.numbers import row_number
from portal.translate import gettext as _
from portal.words.openings import STEP_DONE, STEP_MEANS

blueprint = Blueprint("openings", __name__, url_prefix="/aabninger")

# What the company has not sent, or threw away, is not the municipality's to see.
SEEN = tuple(s for s in OpeningState if s not in {OpeningState.DRAFT, OpeningState.DISCARDED})
# The steps that are only a word, each with a page that says what it means.
STEPS = (OpeningStep.HOLD, OpeningStep.WITHDRAW, OpeningStep.CLOSE)
ANY_STEP = ", ".join(STEPS)


@blueprint.get("/")
@needs(Act.SEE_OPENINGS)
def listed() -> ResponseReturnValue:
    state = request.args.get("status", type=OpeningState)
    sought = OpeningsSought(
        search=request.args.get("soeg", ""),
        states=(state,) if state else (),
        placement_type=request.args.get("slags", type=PlacementType),
        company_id=request.args.get("virksomhed", type=row_number),
        lapses_by=warned_from(today()) if "frist" in request.args else None,
        beginners="begyndere" in request.args,
    )
    found = openings.openings_page(db(), viewer(), wanted(), sought)
    numbers = [row[0].id for row in found.rows]
    return page(
        "openings/list.html",
        part="openings/_rows.html",
        openings=found,
        promises=promises.open_for_openings(db(), numbers),
        seats_taken=openings.seats_taken_of(db(), numbers),
        counts=openings.counts_by_state(db(), viewer()),
        lapsing={row[0].id for row in found.rows if lapses_soon(row[0], today())},
        sought=sought,
        state=state,
        states=SEEN,
        kinds=PlacementType,
    )


@blueprint.get("/<int:opening_id>")
@needs(Act.SEE_OPENINGS)
def shown(opening_id: int) -> ResponseReturnValue:
    opening = _find(opening_id)
    people = placements.of_opening(db(), viewer(), opening_id)
    for _placement, citizen in people:
        record_reading(citizen.id, "opening")
    role = viewer().role
    return page(
        "openings/one.html",
        **_whole(opening),
        promise=promises.latest_for_opening(db(), opening_id),
        people=people,
        runs=matches.runs_of_opening(db(), viewer(), opening_id),
        steps=[s for s in opening_flow.open_steps(opening.state, role) if s in STEPS],
        may_renew=OpeningStep.RENEW in opening_flow.open_steps(opening.state, role),
        lapses=lapses_soon(opening, today()),
        on_offer=opening.state in ON_OFFER,
        may_review=may(viewer(), Act.REVIEW_OPENING),
        may_match=may(viewer(), Act.MAKE_MATCH_LIST),
        matching=municipality(db(), viewer().municipality_id).matching_legal_basis,
        events=trail.history(db(), viewer(), ObjectType.OPENING, opening_id),
    )


@blueprint.get("/<int:opening_id>/gennemgang")
@needs(Act.REVIEW_OPENING)
def reviewed(opening_id: int) -> ResponseReturnValue:
    opening = _find(opening_id)
    if opening.state is not OpeningState.SUBMITTED:
        flash(_("Åbningen er allerede gennemgået. Her er den, som den er nu."), "info")
        return redirect(url_for(".shown", opening_id=opening_id), code=303)
    return _review_page(opening)


@blueprint.post("/<int:opening_id>/offentliggoer")
@needs(Act.REVIEW_OPENING)
def published(opening_id: int) -> ResponseReturnValue:
    opening, form = _find(opening_id), Form(Publication, request.form)
    if form.data is not None:
        with refusals_in(form):
            opening_review.publish(db(), opening, form.data, by=viewer(), now=now())
            said = _("Åbningen er offentliggjort. Næste skridt: lav en matchliste.")
            return _done(opening_id, said)
    return _review_page(opening, publication=form)


@blueprint.post("/<int:opening_id>/retur")
@needs(Act.REVIEW_OPENING)
def returned(opening_id: int) -> ResponseReturnValue:
    opening, form = _find(opening_id), Form(ReviewNote, request.form)
    if form.data is None:
        return _review_page(opening, note=form)
    service.give_back(db(), opening, form.data, by=viewer(), now=now())
    said = _("Åbningen er sendt tilbage. Dit spørgsmål er virksomhedens svar.")
    return _done(opening_id, said)


@blueprint.route(f"/<int:opening_id>/trin/<any({ANY_STEP}):step>", methods=["GET", "POST"])
@needs(Act.REVIEW_OPENING)
def step_taken(opening_id: int, step: str) -> ResponseReturnValue:
    """A step that is only a word; asked with GET, the page that says what it means."""
    opening, chosen = _find(opening_id), OpeningStep(step)
    opening_flow.move(opening.state, chosen, viewer().role)
    if request.method == "POST":
        if chosen in FOR_GOOD:
            take_away(db(), opening, chosen, by=viewer(), now=now())
        else:
            service.take_step(db(), opening, chosen, by=viewer(), now=now())
        return _done(opening_id, str(STEP_DONE[chosen]))
    people = placements.of_opening(db(), viewer(), opening_id)
    for _placement, citizen in people:
        record_reading(citizen.id, "opening")
    return page(
        "openings/step.html",
        opening=opening,
        step=chosen,
        means=STEP_MEANS[chosen],
        people=[row for row in people if chosen in FOR_GOOD and row[0].state in BEFORE_START],
        in_play=IN_PLAY,
    )


@blueprint.route("/<int:opening_id>/forny", methods=["GET", "POST"])
@needs(Act.REVIEW_OPENING)
def renewed(opening_id: int) -> ResponseReturnValue:
    opening = _find(opening_id)
    opening_flow.move(opening.state, OpeningStep.RENEW, viewer().role)
    start = opening.model_dump(include={"starts", "ends", "apply_by"})
    form = Form(Renewal, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            renew(db(), opening, form.data, seen=seen_version(), by=viewer(), now=now())
            return _done(opening_id, str(STEP_DONE[OpeningStep.RENEW]))
    status = 422 if form.errors else 200
    return page("openings/renew.html", status=status, form=form, opening=opening)


def _find(opening_id: int) -> Opening:
    return openings.opening_for(db(), viewer(), opening_id) or abort(404)


def _done(opening_id: int, said: str) -> ResponseReturnValue:
    """Back to the opening with word of what happened."""
    flash(said, "success")
    return redirect(url_for(".shown", opening_id=opening_id), code=303)


def _whole(opening: Opening) -> dict[str, Any]:
    """What every page about one opening shows of it; only the review marks words."""
    whole = openings.details(db(), opening)
    return {
        "whole": whole,
        "opening": opening,
        "industry": industry_of(db(), opening.industry),
        "agreement": companies.agreement_of(db(), opening.company_id),
        "marked": None,
    }


def _review_page(
    opening: Opening,
    *,
    publication: Form[Publication] | None = None,
    note: Form[ReviewNote] | None = None,
) -> ResponseReturnValue:
    """The checklist, with the form that came back with mistakes if one did."""
    wrong = publication or note
    told = _whole(opening)
    found = opening_review.review(db(), told["whole"])
    told["marked"] = partial(pieces, known=found.known)
    return page(
        "openings/review.html",
        status=422 if wrong else 200,
        **told,
        review=found,
        promise=promises.open_for_opening(db(), opening.id),
        form=wrong or Form(ReviewNote),
        publication=publication or Form(Publication),
        note=note or Form(ReviewNote),
    )
