"""How a promise stands at the moment of this request, for views and templates."""

from datetime import datetime, timedelta

from flask import g

from models.kinds import Standing, Weekday
from models.queries.people import office_calendar
from models.queries.promises import Tally, tally
from models.rules.calendar import COPENHAGEN, OfficeCalendar
from models.rules.promise_clock import soon_until, standing, warning_time
from models.tables.promises import Promise
from portal.context import db, now, viewer


def standing_of(promise: Promise) -> Standing:
    """Running, soon due, overdue, kept or late; worked out when somebody looks.

    It is soon due when four hours are left in which the office is open (rule C.6).
    """
    ahead = timedelta(0)
    if promise.ended_at is None:
        ahead = warning_time(promise.due_at, _calendar(promise.municipality_id))
    return standing(promise.due_at, promise.ended_at, promise.end, now(), ahead)


def tallies() -> tuple[Tally, Tally]:
    """Open promises by how they stand now: the municipality's, and those the viewer may take."""
    soon = soon_until(now(), _calendar(viewer().municipality_id))
    return tally(db(), viewer(), now(), soon)


def used_share(promise: Promise) -> float:
    """How much of the time from received to due is used, 0 to 1; more than due counts as 1."""
    whole = promise.due_at - promise.received_at
    used = (promise.ended_at or now()) - promise.received_at
    return min(max(used / whole, 0.0), 1.0)


def weekday_of(moment: datetime) -> Weekday:
    """The weekday it is in Denmark at that moment."""
    return Weekday(moment.astimezone(COPENHAGEN).weekday())


def _calendar(municipality_id: int) -> OfficeCalendar:
    """The office hours, asked for once a request however many promises are shown."""
    kept: dict[int, OfficeCalendar] = g.setdefault("calendars", {})
    if municipality_id not in kept:
        kept[municipality_id] = office_calendar(db(), municipality_id)
    return kept[municipality_id]
