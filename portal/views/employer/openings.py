"""The company's openings: the list, each of them, what was promised for it, and its steps."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import OpeningState, OpeningStep
from models.queries import openings, promises, shown
from models.queries.drafts import draft_of_opening
from models.queries.openings import OpeningsSought
from models.queries.paging import Wanted
from models.queries.people import municipality
from models.queries.vocabulary import industry_of
from models.rules import opening_flow
from models.rules.access import Act
from models.rules.placement_flow import IN_PLAY
from portal.access import needs
from portal.context import db, now, page, seen_version, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.openings import drafts
from portal.services.openings import openings as service
from portal.services.openings.renewals import Renewal, lapses_soon, renew
from portal.services.openings.withdrawals import FOR_GOOD, take_away
from portal.views.employer.common import blueprint, own_opening
from portal.words.employer import OPENING_DONE, OPENING_NOW, PLACEMENT_NAMES

# A discarded draft is gone for the company; the trail still knows it.
LISTED = tuple(state for state in OpeningState if state is not OpeningState.DISCARDED)
# The steps that are only a word; SUBMIT and RENEW have their own pages.
STEPS = (
    OpeningStep.DISCARD,
    OpeningStep.HOLD,
    OpeningStep.RELEASE,
    OpeningStep.WITHDRAW,
    OpeningStep.CLOSE,
)
ANY_STEP = ", ".join(STEPS)


@blueprint.get("/aabninger/", endpoint="openings")
@needs(Act.WRITE_OPENING)
def openings_listed() -> ResponseReturnValue:
    found = openings.openings_page(db(), viewer(), wanted(), OpeningsSought(states=LISTED))
    return page(
        "employer/openings.html",
        openings=found,
        seats_taken=openings.seats_taken_of(db(), [row[0].id for row in found.rows]),
        lapsing={row[0].id for row in found.rows if lapses_soon(row[0], today())},
        opening_now=OPENING_NOW,
        drafts=drafts.waiting(db(), viewer(), today()),
    )


@blueprint.get("/aabninger/<int:opening_id>", endpoint="opening")
@needs(Act.WRITE_OPENING)
def opening_shown(opening_id: int) -> ResponseReturnValue:
    opening = own_opening(opening_id)
    promise = promises.latest_for_opening(db(), opening.id)
    return page(
        "employer/opening.html",
        whole=openings.details(db(), opening),
        draft=draft_of_opening(db(), opening.id),
        industry=industry_of(db(), opening.industry),
        told=OPENING_NOW[opening.state],
        steps=opening_flow.open_steps(opening.state, viewer().role),
        promise=promise,
        owner=promises.owner_of(db(), promise) if promise else None,
        answer=promises.answer_of(db(), promise.id) if promise else None,
        people=shown.shown_page(db(), viewer(), Wanted(1, 50), opening_id=opening.id).rows,
        placement_names=PLACEMENT_NAMES,
        municipality=municipality(db(), viewer().municipality_id),
    )


@blueprint.post("/aabninger/<int:opening_id>/send")
@needs(Act.WRITE_OPENING)
def opening_sent(opening_id: int) -> ResponseReturnValue:
    opening = own_opening(opening_id)
    service.submit(db(), opening, by=viewer(), now=now())
    return redirect(url_for(".receipt", opening_id=opening.id), code=303)


@blueprint.get("/aabninger/<int:opening_id>/kvittering")
@needs(Act.WRITE_OPENING)
def receipt(opening_id: int) -> ResponseReturnValue:
    """By when a person answers, who it is, and how the words of the opening were understood."""
    opening = own_opening(opening_id)
    promise = promises.latest_for_opening(db(), opening.id)
    if promise is None:
        return redirect(url_for(".opening", opening_id=opening.id), code=303)
    return page(
        "employer/receipt.html",
        whole=openings.details(db(), opening),
        promise=promise,
        owner=promises.owner_of(db(), promise),
        municipality=municipality(db(), viewer().municipality_id),
    )


@blueprint.route(
    f"/aabninger/<int:opening_id>/trin/<any({ANY_STEP}):step>", methods=["GET", "POST"]
)
@needs(Act.WRITE_OPENING)
def opening_step(opening_id: int, step: str) -> ResponseReturnValue:
    """A step that is only a word; asked with GET, the page that says what it means."""
    opening, chosen = own_opening(opening_id), OpeningStep(step)
    if request.method == "GET":
        opening_flow.move(opening.state, chosen, viewer().role)
        people = shown.shown_page(db(), viewer(), Wanted(1, 50), opening_id=opening.id).rows
        return page(
            "employer/opening_step.html",
            opening=opening,
            step=chosen,
            people=[row for row in people if chosen in FOR_GOOD and row[0].state in IN_PLAY],
        )
    if chosen in FOR_GOOD:
        take_away(db(), opening, chosen, by=viewer(), now=now())
    else:
        service.take_step(db(), opening, chosen, by=viewer(), now=now())
    flash(str(OPENING_DONE[chosen]), "success")
    if chosen is OpeningStep.DISCARD:
        return redirect(url_for(".openings"), code=303)
    return redirect(url_for(".opening", opening_id=opening.id), code=303)


@blueprint.route("/aabninger/<int:opening_id>/forny", methods=["GET", "POST"])
@needs(Act.WRITE_OPENING)
def opening_renewed(opening_id: int) -> ResponseReturnValue:
    opening = own_opening(opening_id)
    opening_flow.move(opening.state, OpeningStep.RENEW, viewer().role)
    start = opening.model_dump(include={"starts", "ends", "apply_by"})
    form = Form(Renewal, request.form if request.method == "POST" else None, start=start)
    if form.data is not None:
        with refusals_in(form):
            renew(db(), opening, form.data, seen=seen_version(), by=viewer(), now=now())
            flash(str(OPENING_DONE[OpeningStep.RENEW]), "success")
            return redirect(url_for(".opening", opening_id=opening_id), code=303)
    status = 422 if form.errors else 200
    return page("employer/opening_renew.html", status=status, form=form, opening=opening)
