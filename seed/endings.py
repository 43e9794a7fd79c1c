"""How invented placements come to their end, and what came of them."""

from datetime import date, timedelta

from sqlmodel import col, select

from models.kinds import EndOutcome, EndReason, PlacementState, ShownBy
from models.tables.people import CitizenSkill
from models.tables.placements import Placement
from portal.services.placements import closing, placements
from portal.services.placements.placement_inputs import EndingEarly
from portal.services.placements.placement_life_inputs import Closing, LearntRow, SideSaid
from seed.offers import Course
from seed.problems import broken
from seed.signed import sign_certificate
from seed.stage import Host, Stage
from seed.timeline import Story
from seed.words import told

S = PlacementState

_EARLY_AFTER = timedelta(weeks=5)
_CLOSED_AFTER = 3  # working days


def end(stage: Stage, placement: Placement, host: Host, course: Course) -> Story:
    """The end that the course tells of; the planned one comes by itself with the day."""
    words = list(course.words)
    is_closed = course.state == S.CLOSED
    how = S(words.pop(0)) if is_closed else S(course.state)
    if how is S.ENDED_EARLY:
        yield from _early(stage, placement, host, words)
    elif how is S.ENDED_AT_ONCE:
        yield from broken(stage, placement, host)
    if is_closed:
        yield from _close(stage, placement, host, EndOutcome(words[-1]))


def _early(stage: Stage, placement: Placement, host: Host, words: list[str]) -> Story:
    day = stage.days.from_(_date(placement.starts) + _EARLY_AFTER)
    now = yield stage.days.at(day, "13:20")
    reason = next((EndReason(word) for word in words if word in set(EndReason)), None)
    ending = EndingEarly(
        last_day=day,
        reason=reason or EndReason.BETTER_OFFER,
        note="Aftalt mellem alle tre parter ved et møde på arbejdspladsen.",
        notice_handled=True,
    )
    placements.end_early(stage.session, placement, ending, by=host.consultant, now=now)


def _close(stage: Stage, placement: Placement, host: Host, outcome: EndOutcome) -> Story:
    """After the last day, planned or not, the consultant writes down what came of it."""
    ended = placement.ended_on or _date(placement.ends)
    day = stage.days.after(stage.days.from_(ended + timedelta(days=1)), _CLOSED_AFTER)
    now = yield stage.days.at(day, "10:40")
    rng = stage.rng(f"closed/{placement.id}")
    learnt = _learnt(stage, placement)
    said = Closing(
        outcome=outcome,
        next_step=rng.choice(told("talk")["next_steps"]),
        skills=learnt,
        nothing_learnt=not learnt,
        employer=SideSaid(text="Stabil og venlig. Vi har haft glæde af hjælpen.", would_again=True),
        citizen=SideSaid(text="Jeg har lært nye ord og fået kolleger.", would_again=True),
    )
    closing.close(stage.session, placement, said, by=host.consultant, now=now)
    sign_certificate(stage, placement, host, now)


def _date(day: date | None) -> date:
    if day is None:
        raise ValueError("the placement has no such day")
    return day


def _learnt(stage: Stage, placement: Placement) -> tuple[LearntRow, ...]:
    """What somebody has seen her do already, so that nobody's place on a list moves by it."""
    seen = select(CitizenSkill.text).where(
        CitizenSkill.citizen_id == placement.citizen_id,
        CitizenSkill.shown_by == ShownBy.OBSERVED,
    )
    texts = stage.session.exec(seen.order_by(col(CitizenSkill.id))).all()
    return tuple(LearntRow(text=text) for text in texts)
