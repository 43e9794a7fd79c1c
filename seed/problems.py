"""Problems on invented placements, and the visits that were promised within the day."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from models.kinds import EndReason, ProblemCategory
from models.rules.calendar import COPENHAGEN
from models.tables.placements import Placement
from models.tables.promises import Promise
from portal.services.placements.ended_at_once import EndingAtOnce, end_at_once, latest_next_step
from portal.services.promises import problems, visits
from seed.offers import Course
from seed.progress import LONGER
from seed.stage import Host, Stage
from seed.timeline import Story
from seed.words import told

# A solved problem came up at least so many working days after the start, and so many before today.
_FIRST, _LAST = 5, 4
# The one that waits for its visit today.
OPEN_SINCE = "1 11:45"
_BROKEN_AFTER = timedelta(weeks=3)


def problem_story(stage: Stage, placement: Placement, host: Host, course: Course) -> Story:
    """What the course tells of: a visit in time (solved) or late, waived, or still open."""
    if not course.words or LONGER in course.words:
        return
    [how] = course.words
    rng = stage.rng(f"problem/{placement.id}")
    reported = stage.moment(OPEN_SINCE) if how == "open" else _moment(stage, placement, rng)
    told_of = rng.choice(told("talk")["problems"])
    now = yield reported
    promise = problems.report(stage.session, placement, _problem(told_of), by=host.asks, now=now)
    if how == "waived":
        now = yield stage.days.in_office(now, rng.randint(40, 120))
        waiver = visits.Waiver(
            said_by=told("talk")["contacts"][0],
            handled="Talt igennem på telefonen. Et besøg er ikke nødvendigt, siger virksomheden.",
        )
        visits.waive(stage.session, promise, waiver, by=host.consultant, now=now)
    elif how != "open":
        begin = promise.due_at if how == "late" else now
        now = yield stage.days.in_office(begin, rng.randint(60, 280))
        visit(stage, promise, host, told_of, now, solved=True)


def broken(stage: Stage, placement: Placement, host: Host) -> Story:
    """A problem that a visit cannot solve: the placement ends at once, with a next step."""
    if placement.starts is None:
        raise ValueError("it has not begun")
    rng = stage.rng(f"broken/{placement.id}")
    told_of = rng.choice(told("talk")["problems"])
    day = stage.days.from_(placement.starts + _BROKEN_AFTER)
    now = yield stage.days.at(day, "09:10")
    promise = problems.report(stage.session, placement, _problem(told_of), by=host.asks, now=now)
    now = yield stage.days.in_office(now, rng.randint(60, 180))
    visit(stage, promise, host, told_of, now, solved=False)
    now = yield stage.days.in_office(now, 300)
    today = now.astimezone(COPENHAGEN).date()
    ending = EndingAtOnce(
        reason=EndReason.PROBLEM_NOT_SOLVED,
        why="Virksomheden og borgeren ser ikke på opgaverne på samme måde, og ingen vil fortsætte.",
        tried=f"Besøg samme dag. {told_of['actions']} Det løste ikke problemet.",
        citizen_told_on=today,
        citizen_told_in="dansk med tolk",
        citizen_reached=True,
        caseworker_told=True,
        notice_handled=True,
        next_step="Samtale om en anden slags arbejde.",
        next_step_on=latest_next_step(stage.session, placement, today),
    )
    end_at_once(stage.session, placement, ending, by=host.consultant, now=now)


def visit(
    stage: Stage,
    promise: Promise,
    host: Host,
    told_of: dict[str, Any],
    now: datetime,
    *,
    solved: bool,
) -> None:
    """The consultant came, half an hour before it is written down."""
    arrived = (now - timedelta(minutes=25)).astimezone(COPENHAGEN)
    seen = visits.Visit(
        arrived_on=arrived.date(),
        arrived_at=arrived.time().replace(second=0, microsecond=0),
        met=told("talk")["mentors"][promise.id % 5],
        citizen_view=told_of["view"],
        agreed_actions=told_of["actions"],
        solved=solved,
    )
    visits.record_visit(stage.session, promise, seen, by=host.consultant, now=now)


def _problem(told_of: dict[str, Any]) -> problems.NewProblem:
    return problems.NewProblem(
        category=ProblemCategory(told_of["category"]), description=told_of["text"]
    )


def _moment(stage: Stage, placement: Placement, rng: Random) -> datetime:
    """Some day while the placement was running, in the last weeks rather than long ago."""
    if placement.starts is None:
        raise ValueError("it has not begun")
    first = stage.days.after(stage.days.from_(placement.starts), _FIRST)
    last = stage.days.ago(_LAST)
    recent = max(first, last - timedelta(weeks=8))
    day = recent + timedelta(days=rng.randint(0, max(0, (last - recent).days)))
    return stage.days.at(stage.days.before(day, 0), stage.clock(rng, 8, 13))
