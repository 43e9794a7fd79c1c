"""How a promise stands at the moment of this request, for views and templates."""

from datetime import datetime, timedelta

from flask import g

from models.kinds import PromiseStep, Standing, Weekday
from models.queries.people import office_calendar
from models.queries.promises import Tally, tally
from models.rules.calendar import COPENHAGEN
from models.rules.promise_clock import soon_until, standing
from models.rules.promise_flow import ended_late, open_steps, state_of
from models.tables.promises import Promise
from portal.context import db, now, viewer


def standing_of(promise: Promise) -> Standing:
    """Running, soon due, overdue, kept or late; worked out when somebody looks.

    It is soon due when four hours are left in which the office is open (rule C.6).
    """
    ahead = timedelta(0)
    if promise.ended_at is None:
        ahead = _soon_until(promise.municipality_id) - now()
    return standing(promise.due_at, promise.ended_at, promise.end, now(), ahead)


def tallies() -> tuple[Tally, Tally]:
    """Open promises by how they stand now: the municipality's, and those the viewer may take."""
    return tally(db(), viewer(), now(), _soon_until(viewer().municipality_id))


def steps_of(promise: Promise) -> tuple[PromiseStep, ...]:
    """What whoever is asking may do with the promise now, in the order of the flow."""
    late = ended_late(promise.due_at, promise.ended_at)
    # Whether somebody tried already changes no step, so it is not asked for.
    state = state_of(promise.end, late, promise.owner_id, tried=False)
    return open_steps(promise.kind, state, viewer().role)


def used_share(promise: Promise) -> float:
    """How much of the time from received to due is used, 0 to 1; more than due counts as 1."""
    whole = promise.due_at - promise.received_at
    used = (promise.ended_at or now()) - promise.received_at
    return min(max(used / whole, 0.0), 1.0)


def weekday_of(moment: datetime) -> Weekday:
    """The weekday it is in Denmark at that moment."""
    return Weekday(moment.astimezone(COPENHAGEN).weekday())


def _soon_until(municipality_id: int) -> datetime:
    """Until when a promise is due that is due soon, asked for once a request."""
    kept: dict[int, datetime] = g.setdefault("soon_until", {})
    if municipality_id not in kept:
        kept[municipality_id] = soon_until(now(), office_calendar(db(), municipality_id))
    return kept[municipality_id]
