"""Match lists: made, kept whole, looked at, reviewed, and used to nominate people."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from matching import GateHit
from models.kinds import (
    AgreementState,
    ObjectType,
    PlacementState,
    PlacementStep,
    ReviewMark,
)
from models.queries import citizens, matches, people, placements
from models.queries.citizens import RankingRows
from models.queries.companies import agreement_of
from models.queries.openings import OpeningDetails, details, locked, seats_taken
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.eligibility import screening
from models.rules.errors import FasterColleague, NotNow
from models.rules.figures import Figures
from models.rules.opening_flow import ON_OFFER, free_seats
from models.tables.matches import MatchItem, MatchReview, MatchRun
from models.tables.openings import Opening
from models.tables.placements import Placement
from portal.services.figures import figures_on
from portal.services.inputs import Input, LongText
from portal.services.knowledge import knowledge
from portal.services.match_rows import keep
from portal.services.profiles import (
    busy,
    citizen_facts,
    citizen_profiles,
    opening_facts,
    opening_profile,
)
from portal.services.trail import Happened, faster_colleague, record

BUSY_GATE = "in_placement"
# A second click is no second wish.
SAME_CLICK = timedelta(seconds=20)


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


def make_match_list(session: Session, opening: Opening, *, by: Viewer, now: datetime) -> MatchRun:
    """Rank the municipality's citizens for the opening and keep the whole list.

    The law screens first, then the ranking sees the rest; those left out are kept with the
    gate that left them out. Nobody is chosen by it: choosing is `nominate`.

    Raises:
        NotNow: matching is not switched on, the opening is not on offer, or the company paused.
    """
    municipality = people.municipality(session, by.municipality_id)
    if not municipality.matching_legal_basis:
        raise NotNow("matching_is_off")
    _refuse_when_not_on_offer(session, opening)
    on = now.astimezone(COPENHAGEN).date()
    whole = details(session, opening)
    figures = figures_on(session, max(opening.starts, on), by.municipality_id)
    rows = citizens.for_ranking(session, by.municipality_id)
    left_out = _screen(session, rows, whole, figures, on)
    known = knowledge(session)
    profile = opening_profile(whole, known)
    profiles = citizen_profiles(rows, known)
    # The seed breaks ties; a day's lists break them the same way, another day's another.
    seed = f"{opening.id}/{on.isoformat()}"
    ranked = known.ranker.rank(profile, profiles, seed=seed, left_out=left_out)
    about = {
        "municipality_id": opening.municipality_id,
        "opening_id": opening.id,
        "made_by_id": by.user_id,
        "made_at": now,
        "figures_version": figures.version,
    }
    run = keep(session, about, ranked, profile, profiles)
    _tell(session, run, "made", by=by, now=now, ranked=run.ranked, left_out=run.left_out)
    return run


def list_on_click(session: Session, opening: Opening, *, by: Viewer, now: datetime) -> MatchRun:
    """A new list; for a double click the one that the first click made."""
    newest = matches.newest_run(session, by, opening.id)
    if newest and newest.made_by_id == by.user_id and now - newest.made_at < SAME_CLICK:
        return newest
    return make_match_list(session, opening, by=by, now=now)


def _screen(
    session: Session, rows: RankingRows, whole: OpeningDetails, figures: Figures, on: date
) -> Mapping[str, tuple[GateHit, ...]]:
    """Those the law or an agreed placement keeps off the list, with the gates that do."""
    opening, facts = whole.opening, opening_facts(whole)
    starts = max(opening.starts, on)
    periods = placements.agreed_periods(session, {citizen.id for citizen in rows.citizens})
    left_out: dict[str, tuple[GateHit, ...]] = {}
    for citizen in rows.citizens:
        person = citizen_facts(citizen, rows.legal.get(citizen.id))
        hits = [
            GateHit(finding.code, {**finding.values, "source": finding.source})
            for finding in screening(person, facts, figures, on)
            if finding.hard
        ]
        if busy(periods.get(citizen.id, ()), starts, opening.ends):
            hits.append(GateHit(BUSY_GATE))
        if hits:
            left_out[str(citizen.id)] = tuple(hits)
    return left_out


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
        NotNow: left out by a gate, no free seat, the company paused, or someone above on the
            list is passed over without a reason (rule B-48).
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
    _refuse_when_not_on_offer(session, opening)
    if item.rank is None:
        raise NotNow("left_out_by_gate")
    if rival := matches.in_play(session, opening.id, item.citizen_id):
        raise faster_colleague(session, ObjectType.PLACEMENT, rival.id)
    if free_seats(opening.seats, seats_taken(session, opening.id)) == 0:
        raise NotNow("no_free_seat")


def passed_over(session: Session, run: MatchRun, item: MatchItem) -> Sequence[int]:
    """The lines above that are neither nominated nor found not suitable, by rank."""
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


def _refuse_when_not_on_offer(session: Session, opening: Opening) -> None:
    if agreement_of(session, opening.company_id).state is AgreementState.PAUSED:
        raise NotNow("company_paused")
    if opening.state not in ON_OFFER:
        raise NotNow("opening_not_on_offer")


def _tell(
    session: Session, run: MatchRun, action: str, *, by: Viewer, now: datetime, **told: object
) -> None:
    happened = Happened(ObjectType.MATCH_RUN, run.id, action, details=told)
    record(session, happened, by=by, now=now)
