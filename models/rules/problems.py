"""Problems on a placement: until when one may be reported, and what must be told before its end."""

from datetime import date, datetime

from models.kinds import PlacementState
from models.rules import placement_flow
from models.rules.calendar import OfficeCalendar

# So many working days after an end with immediate effect the citizen's next step is taken (C.3).
NEXT_STEP_WITHIN = 5

_OVER = placement_flow.ENDED | {PlacementState.CLOSED}


def may_be_reported(state: PlacementState, ended_on: date | None, on: date, days: int) -> bool:
    """Whether a problem gets a visit: on a placement that runs, or ended less than `days` ago."""
    if state in placement_flow.RUNNING:
        return True
    return state in _OVER and ended_on is not None and (on - ended_on).days < days


def first_morning(received_at: datetime, calendar: OfficeCalendar) -> datetime | None:
    """When an acute problem is to be met: as soon as the office opens; None while it is open."""
    opens = calendar.next_open_moment(received_at)
    return opens if opens > received_at else None


def next_step_by(ended_on: date, calendar: OfficeCalendar) -> date:
    """The last day for the citizen's next step after an end with immediate effect."""
    day = ended_on
    for _ in range(NEXT_STEP_WITHIN):
        day = calendar.next_working_day(day)
    return day
