"""Citizens: what waits for their caseworker, and each one's record to read."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from models.kinds import PlacementState
from models.queries import (
    around,
    caseload,
    citizens,
    cpr,
    cv_readings,
    editions,
    match_pages,
    matches,
    placements,
    put_forward,
    records,
    transfers,
)
from models.queries.progression import scorings_of
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer, wanted
from portal.services.citizens import citizen_records
from portal.services.citizens.cv_reading import KEPT_UNDECIDED
from portal.shown.citizen_list_pages import page_values
from portal.shown.day_shown import PUT_OFF, SHOWN, day_of
from portal.shown.progression import pictures_of
from portal.shown.week import lesson_week
from portal.words.matching import UNKNOWNS

blueprint = Blueprint("citizens", __name__, url_prefix="/borgere")

# Where what is missing is written; levels of Danish on the page for Danish.
WRITTEN_AT = {
    "cv": "cv.shown",
    "industries": "wishes.shown",
    "second_industry": "wishes.shown",
    "hours": "wishes.shown",
    "place": "practical.shown",
    "start": "practical.shown",
}

# As many lists as a person reads; the trail has them all.
LISTS_SHOWN = 10


@blueprint.get("/mine-opgaver")
@needs(Act.REVIEW_MATCH_LIST)
def front() -> ResponseReturnValue:
    """Who needs this caseworker now, and why."""
    show = request.args.get("vis", "")
    return page(
        "citizens/front.html",
        day=day_of(today(), wanted(), show),
        put_off=show == PUT_OFF,
        alone={urgency: name for name, urgency in SHOWN.items()},
        lists=matches.waiting_for_review(db(), viewer()),
        to_hear=caseload.placements_of_mine(db(), viewer(), [PlacementState.NOMINATED]),
        to_approve=caseload.placements_of_mine(db(), viewer(), [PlacementState.CHECKS_PENDING]),
        with_nothing=caseload.mine_with_nothing(db(), viewer()),
        read_in=cv_readings.waiting_of_mine(db(), viewer()),
        kept_days=KEPT_UNDECIDED.days,
        moving=transfers.waiting_for_answer(db(), viewer()),
        moment=now(),
    )


@blueprint.get("/")
@needs(Act.SEE_CITIZENS)
def listed() -> ResponseReturnValue:
    return page("citizens/list.html", part="citizens/_rows.html", **page_values(wanted()))


@blueprint.get("/<int:citizen_id>")
@needs(Act.SEE_CITIZENS)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen = citizens.citizen_for(db(), viewer(), citizen_id) or abort(404)
    record_reading(citizen_id, "citizen")
    whole = citizens.details(db(), citizen)
    own = placements.of_citizen(db(), viewer(), citizen_id)
    lines = [placement.match_item_id for placement, _, _ in own if placement.match_item_id]
    legal = citizens.legal_facts(db(), viewer(), citizen_id)
    return page(
        "citizens/one.html",
        whole=whole,
        edited=editions.by_part(db(), citizen_id),
        legal=legal,
        cpr_kept=cpr.are_kept(db(), viewer()),
        lived_elsewhere=transfers.lived_elsewhere(db(), citizen),
        igu=citizen_records.igu_is_possible(db(), citizen, today()),
        igu_reasons=citizen_records.igu_reasons(db(), citizen, today()) if legal else [],
        unknown=[
            (UNKNOWNS[code], WRITTEN_AT.get(code, "danish.shown"))
            for code in citizen_records.unknown_for_matching(whole)
        ],
        week=lesson_week(whole.lessons),
        read_in=cv_readings.newest_waiting(db(), citizen_id),
        free=around.free_time(db(), citizen_id),
        today=today(),
        considerations=records.considerations_text(db(), citizen_id, today()),
        placements=own,
        pictures=pictures_of(scorings_of(db(), [placement.id for placement, _, _ in own])),
        list_of=match_pages.runs_of_lines(db(), lines),
        lists=match_pages.lists_with(db(), viewer(), citizen_id, LISTS_SHOWN),
        forwarded=put_forward.of_citizen(db(), viewer(), citizen_id),
        industries={row.code: row for row in match_pages.industries(db())},
    )
