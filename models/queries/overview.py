"""The leader's figures: promises kept, and who is waiting for whom."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import OpeningState, PlacementState, PromiseKind, Standing, WaitingFor
from models.queries import citizens, openings, placements
from models.queries.paging import columns
from models.queries.promises import mine as own_promises
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.placement_flow import BEFORE_START
from models.rules.promise_clock import standing
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.promises import Promise


@dataclass(frozen=True)
class PromiseWeek:
    """The promises of one kind that were received in one week, counted from its Monday."""

    kind: PromiseKind
    monday: date
    kept: int
    late: int  # answered late, or still open after it was due
    running: int
    apart: int  # waived, cancelled or merged: neither kept nor broken
    median_hours: float | None  # from received to kept or late; None while none has ended

    @property
    def kept_share(self) -> float | None:
        """0 to 1 of those that were kept or broken; None when there are none."""
        counted = self.kept + self.late
        return self.kept / counted if counted else None


@dataclass(frozen=True)
class Waiting:
    """How many wait for what, and since when the longest."""

    what: WaitingFor
    number: int
    since: datetime | None


_SIDE = {
    Standing.KEPT: "kept",
    Standing.LATE: "late",
    Standing.OVERDUE: "late",
    Standing.RUNNING: "running",
    Standing.SOON: "running",
}


def promise_weeks(
    session: Session, viewer: Viewer, now: datetime, weeks: int = 10
) -> Sequence[PromiseWeek]:
    """The last weeks' promises by kind, the oldest week first; one statement."""
    today = now.astimezone(COPENHAGEN).date()
    first = today - timedelta(days=today.weekday(), weeks=weeks - 1)
    since = datetime.combine(first, datetime.min.time(), COPENHAGEN)
    rows = session.execute(
        columns(
            Promise.kind, Promise.received_at, Promise.due_at, Promise.ended_at, Promise.end
        ).where(own_promises(viewer), col(Promise.received_at) >= since)
    )
    counts: dict[tuple[PromiseKind, date], dict[str, int]] = {}
    hours: dict[tuple[PromiseKind, date], list[float]] = defaultdict(list)
    for kind, received_at, due_at, ended_at, end in rows:
        day = received_at.astimezone(COPENHAGEN).date()
        week = (kind, day - timedelta(days=day.weekday()))
        side = _SIDE.get(standing(due_at, ended_at, end, now), "apart")
        counted = counts.setdefault(week, {"kept": 0, "late": 0, "running": 0, "apart": 0})
        counted[side] += 1
        if ended_at is not None and side != "apart":
            hours[week].append((ended_at - received_at).total_seconds() / 3600)
    none = {"kept": 0, "late": 0, "running": 0, "apart": 0}
    mondays = [first + timedelta(weeks=number) for number in range(weeks)]
    return [
        PromiseWeek(
            kind,
            monday,
            **counts.get((kind, monday), none),
            median_hours=median(found) if (found := hours.get((kind, monday))) else None,
        )
        for kind in PromiseKind
        for monday in mondays
    ]


def waiting(session: Session, viewer: Viewer) -> Sequence[Waiting]:
    """Who waits for us or for a company, the municipality's own duties first."""
    opening_number, opening_since = session.execute(
        columns(func.count(col(Opening.id)), func.min(col(Opening.submitted_at))).where(
            openings.mine(viewer), col(Opening.state) == OpeningState.SUBMITTED
        )
    ).one()
    by_state = {
        state: (number, since)
        for state, number, since in session.execute(
            columns(Placement.state, func.count(col(Placement.id)), func.min(Placement.created_at))
            .where(placements.mine(viewer), col(Placement.state).in_(BEFORE_START))
            .group_by(col(Placement.state))
        )
    }
    found = [Waiting(WaitingFor.REVIEW_OF_OPENING, opening_number, opening_since)]
    for what, state in (
        (WaitingFor.TALK_WITH_CITIZEN, PlacementState.NOMINATED),
        (WaitingFor.CARD_TO_COMPANY, PlacementState.CITIZEN_HEARD),
        (WaitingFor.ANSWER_OF_COMPANY, PlacementState.PRESENTED),
        (WaitingFor.CONFIRMATION, PlacementState.EMPLOYER_ACCEPTED),
        (WaitingFor.APPROVAL, PlacementState.CHECKS_PENDING),
    ):
        number, since = by_state.get(state, (0, None))
        found.append(Waiting(what, number, since))
    return found


def citizens_without_placement(session: Session, viewer: Viewer) -> int:
    """How many in the programme have nothing in play: neither proposed, agreed nor running."""
    in_play = (
        select(Placement.id)
        .where(
            col(Placement.citizen_id) == Citizen.id,
            col(Placement.state).in_(BEFORE_START | {PlacementState.ACTIVE}),
        )
        .exists()
    )
    number: int = session.execute(
        columns(func.count(col(Citizen.id))).where(
            citizens.mine(viewer), col(Citizen.programme_ended_on).is_(None), ~in_play
        )
    ).scalar_one()
    return number
