"""Match lists once they are made: reviewed, and used to nominate people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import LetterKind, ObjectType, PlacementState, PlacementStep, ReviewMark
from models.queries import matches, people
from models.queries.letters import caseworkers_on
from models.queries.openings import locked, seats_taken
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.errors import FasterColleague, NotNow
from models.rules.opening_flow import free_seats
from models.tables.matches import MatchItem, MatchReview, MatchRun
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement
from portal.services.inputs import Input, LongText
from portal.services.letters.outbox import Wanted, stamp, want
from portal.services.matches.match_making import refuse_when_not_on_offer
from portal.services.matches.put_forward import answer_by_nominating
from portal.services.trail import Happened, faster_colleague, record


class Nomination(Input):
    """Why this person, and why not those who stand above."""

    reason: Annotated[LongText, Field(min_length=10, max_length=1000)]
    passed_over_reason: Annotated[str, Field(max_length=1000)] = ""


class ReviewRequest(Input):
    note: Annotated[str, Field(max_length=1000)] = ""


class Mark(Input):
    """A caseworker's word on one person of a list. A note is seen by caseworkers only."""

    mark: ReviewMark
    note: Annotated[str, Field(max_length=500)] = ""


def ask_review(
    session: Session, run: MatchRun, request: ReviewRequest, *, by: Viewer, now: datetime
) -> None:
    """Ask the caseworkers to look at the list; the same question twice is one question.

    Raises:
        NotNow: nobody has been nominated yet, so there is nobody to look at.
        FasterColleague: a colleague has asked already.
    """
    if not matches.nominated(session, run.id):
        raise NotNow("nobody_nominated")
    if run.review_asked_at is not None and run.reviewed_at is None:
        if (run.review_asked_by_id, run.review_note) == (by.user_id, request.note):
            return
        raise faster_colleague(session, ObjectType.MATCH_RUN, run.id)
    run.review_asked_at, run.review_asked_by_id = now, by.user_id
    run.review_note = request.note
    run.reviewed_at = run.reviewed_by_id = None
    session.add(run)
    session.flush()
    _tell(session, run, "review_asked", by=by, now=now)
    want(
        session,
        *(
            Wanted(LetterKind.REVIEW_WAITS, user_id, run.id, stamp(now))
            for user_id in caseworkers_on(session, run.id)
        ),
        now=now,
    )


def mark(
    session: Session,
    run: MatchRun,
    item: MatchItem,
    said: Mark,
    *,
    seen: int | None = None,
    by: Viewer,
    now: datetime,
) -> None:
    """A caseworker's mark; the newest counts and the older ones stay.

    Args:
        seen: the mark she had before her, 0 for none; None when nobody looked first.

    Raises:
        FasterColleague: a colleague has marked the same person since.
    """
    newest = matches.newest_mark(session, item.id)
    if newest and seen is not None and newest.id != seen and newest.by_id != by.user_id:
        raise FasterColleague(people.names(session, [newest.by_id])[newest.by_id], newest.at)
    session.add(
        MatchReview(item_id=item.id, mark=said.mark, note=said.note, by_id=by.user_id, at=now)
    )
    session.flush()
    _tell(session, run, "marked", by=by, now=now, item_id=item.id, mark=said.mark.value)


def finish_review(session: Session, run: MatchRun, *, by: Viewer, now: datetime) -> None:
    """The list goes back to the consultant.

    Raises:
        NotNow: someone nominated has no mark yet.
        FasterColleague: a colleague finished it first.
    """
    if run.reviewed_at is not None or run.review_asked_at is None:
        raise faster_colleague(session, ObjectType.MATCH_RUN, run.id)
    marks = matches.marks(session, run.id)
    unmarked = [item_id for item_id in matches.nominated(session, run.id) if item_id not in marks]
    if unmarked:
        raise NotNow("marks_missing", number=str(len(unmarked)))
    run.reviewed_at, run.reviewed_by_id = now, by.user_id
    session.add(run)
    session.flush()
    _tell(session, run, "reviewed", by=by, now=now)


def nominate(
    session: Session, run: MatchRun, item: MatchItem, why: Nomination, *, by: Viewer, now: datetime
) -> Placement:
    """A named human chooses this citizen for this opening, with a reason.

    Raises:
        NotNow: left out by a gate, moved to another municipality, no free seat, the company
            paused, or someone above on the list is passed over without a reason (rule B-48).
        FasterColleague: a colleague nominated the same person first.
    """
    # Locked, so of two people who choose the same person at once one waits and is told.
    opening = locked(session, run.opening_id)
    _refuse_to_nominate(session, opening, item)
    above = len(passed_over(session, run, item))
    if above and len(why.passed_over_reason) < 10:
        raise NotNow("passed_over_reason_missing", number=str(above))
    placement_flow.move(PlacementState.DRAFT, PlacementStep.NOMINATE, by.role)
    placement = Placement(
        municipality_id=opening.municipality_id,
        company_id=opening.company_id,
        opening_id=opening.id,
        citizen_id=item.citizen_id,
        match_item_id=item.id,
        state=PlacementState.NOMINATED,
        placement_type=opening.placement_type,
        consultant_id=by.user_id,
        created_at=now,
        reason=why.reason,
        passed_over_reason=why.passed_over_reason if above else "",
    )
    session.add(placement)
    session.flush()
    chosen = {**_as_shown(run, item), "passed_over": above}
    before, after = PlacementState.DRAFT.value, PlacementState.NOMINATED.value
    step = PlacementStep.NOMINATE.value
    happened = Happened(ObjectType.PLACEMENT, placement.id, step, before, after, details=chosen)
    record(session, happened, by=by, now=now)
    answer_by_nominating(session, item.citizen_id, opening.id, by=by, now=now)
    return placement


def _as_shown(run: MatchRun, item: MatchItem) -> dict[str, object]:
    """What the person who chose had before her."""
    return {
        "match_run": run.id,
        "rank": item.rank,
        "points": item.points,
        "weights": run.weights.get("version"),
    }


def _refuse_to_nominate(session: Session, opening: Opening, item: MatchItem) -> None:
    refuse_when_not_on_offer(session, opening)
    if item.rank is None:
        raise NotNow("left_out_by_gate")
    citizen = session.get_one(Citizen, item.citizen_id)
    if citizen.municipality_id != opening.municipality_id:
        raise NotNow("citizen_moved")
    if rival := matches.in_play(session, opening.id, item.citizen_id):
        raise faster_colleague(session, ObjectType.PLACEMENT, rival.id)
    if free_seats(opening.seats, seats_taken(session, opening.id)) == 0:
        raise NotNow("no_free_seat")


def passed_over(session: Session, run: MatchRun, item: MatchItem) -> Sequence[int]:
    """The lines above that are neither nominated nor found not suitable, by rank; nobody who has
    moved away."""
    not_suitable = {
        item_id
        for item_id, review in matches.marks(session, run.id).items()
        if review.mark is ReviewMark.NOT_SUITABLE
    }
    in_play = matches.citizens_in_play(session, run.opening_id)
    return [
        item_id
        for item_id, citizen_id in matches.above(session, item)
        if item_id not in not_suitable and citizen_id not in in_play
    ]


def _tell(
    session: Session, run: MatchRun, action: str, *, by: Viewer, now: datetime, **told: object
) -> None:
    happened = Happened(ObjectType.MATCH_RUN, run.id, action, details=told)
    record(session, happened, by=by, now=now)
