"""What a placement that starts soon should have in place."""

from dataclasses import dataclass
from datetime import date

from models.kinds import PlacementState, StartLack
from models.rules.calendar import OfficeCalendar

WATCHED_DAYS = 5  # working days ahead; five is a working week to put things right in
# It has been agreed on, and has not begun.
AGREED = frozenset({PlacementState.CHECKS_PENDING, PlacementState.APPROVED})


@dataclass(frozen=True)
class Prepared:
    """What is in place before the first day.

    Args:
        first_day: the citizen's sheet has been written.
        mentor: somebody at the workplace is named.
        mentor_briefed: and knows what is asked of a mentor (rule S3-42).
    """

    state: PlacementState
    first_day: bool
    mentor: bool
    mentor_briefed: bool


def lacks(placement: Prepared) -> tuple[StartLack, ...]:
    """What is missing, the most pressing first; nobody is briefed before somebody is named."""
    missing = {
        StartLack.APPROVAL: placement.state is not PlacementState.APPROVED,
        StartLack.FIRST_DAY: not placement.first_day,
        StartLack.MENTOR: not placement.mentor,
        StartLack.MENTOR_BRIEFED: placement.mentor and not placement.mentor_briefed,
    }
    return tuple(lack for lack, is_missing in missing.items() if is_missing)


def watched_until(on: date, office: OfficeCalendar, days: int = WATCHED_DAYS) -> date:
    """The last first day that is near on that day: so many working days ahead."""
    for _day in range(days):
        on = office.next_working_day(on)
    return on
