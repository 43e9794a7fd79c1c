"""Seats and their openings, approval before start, and room for people on subsidy."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from models.kinds import ObjectType, PlacementStep
from models.queries.openings import seats_taken_of
from models.rules.calendar import COPENHAGEN
from models.rules.opening_flow import COUNTS_SEATS, state_by_seats
from models.rules.placement_flow import RUNNING
from models.tables.companies import Workplace
from models.tables.openings import Opening
from models.tables.placements import Placement
from models.tables.trail import Event
from portal.services.companies.ratio_use import uses_of
from portal.services.consistency.found import Broken

# A placement that runs now is over by then, whatever its kind.
AHEAD = timedelta(days=3 * 366)


def miscounted_seats(session: Session) -> Iterator[Broken]:
    """Openings that are not as full as their placements say."""
    openings = session.execute(
        select(Opening.id, Opening.state, Opening.seats).where(col(Opening.state).in_(COUNTS_SEATS))
    ).all()
    taken = seats_taken_of(session, [number for number, _state, _seats in openings])
    for number, state, seats in openings:
        should = state_by_seats(seats, taken.get(number, 0))
        if state is not should:
            said = f"is {state.value} with {taken.get(number, 0)} of {seats} seats taken"
            yield Broken("opening", number, said)


def started_without_yes(session: Session) -> Iterator[Broken]:
    """Placements that began before anybody had approved them (guard G4)."""
    began = set(
        session.exec(
            select(Event.object_id).where(
                Event.object_type == ObjectType.PLACEMENT,
                Event.action == PlacementStep.START.value,
            )
        )
    )
    rows = session.execute(
        columns(
            col(Placement.id),
            col(Placement.approved_at),
            col(Placement.starts),
            col(Placement.state),
        )
    )
    for number, approved_at, starts, state in rows:
        if number not in began and state not in RUNNING:
            continue
        if approved_at is None or starts is None:
            yield Broken("placement", number, "runs, but nobody has approved it")
        elif _day(approved_at) > starts:
            yield Broken("placement", number, f"was to start on {starts}, before its approval")


def too_many_at_once(session: Session, today: date) -> Iterator[Broken]:
    """Workplaces with more people on subsidy than there is room for (rule B-08).

    Where the staff was counted again after the last approval, the placements stay and nobody new
    may come; that is as it should be.
    """
    last_yes = {
        number: _day(at)
        for number, at in session.execute(
            columns(col(Opening.workplace_id), func.max(col(Placement.approved_at)))
            .join(Placement, col(Placement.opening_id) == Opening.id)
            .where(col(Placement.state).in_(RUNNING), col(Placement.approved_at).is_not(None))
            .group_by(col(Opening.workplace_id))
        )
    }
    rows = session.execute(
        columns(col(Workplace.id), col(Workplace.counted_on)).where(col(Workplace.id).in_(last_yes))
    ).all()
    counted: Mapping[int, date | None] = dict(map(tuple, rows))
    for number, use in uses_of(session, list(last_yes), today, today + AHEAD).items():
        on = counted.get(number)
        if use.first_over is not None and not (on is not None and on >= last_yes[number]):
            over = use.first_over
            said = f"{over.used} full-time persons of {over.allowed} on {over.first}"
            yield Broken("workplace", number, said)


def _day(moment: datetime) -> date:
    return moment.astimezone(COPENHAGEN).date()
