"""What is still to be done for mentor and language buddy; advice, never a gate."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.kinds import HelperHint

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Helped:
    """Who helps at a placement, and what was done so far.

    Args:
        mentor_name, buddy_name: "" when there is none.
        mondays: the weeks of which the buddy has told.
        ends: the last day, planned or real.
    """

    mentor_name: str
    mentor_briefed_on: date | None
    mentor_trained_on: date | None
    buddy_name: str
    buddy_trained_on: date | None
    mondays: Collection[date]
    starts: date
    ends: date


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def hints(helped: Helped, on: date) -> Iterator[HelperHint]:
    """What to remind of, the most important first; nothing once the placement is over."""
    if on > helped.ends:
        return
    if not helped.mentor_name:
        yield HelperHint.MENTOR_MISSING
    else:
        if helped.mentor_briefed_on is None:
            yield HelperHint.MENTOR_NOT_BRIEFED
        if helped.mentor_trained_on is None:
            yield HelperHint.MENTOR_NOT_TRAINED
    if helped.buddy_name:
        if helped.buddy_trained_on is None:
            yield HelperHint.BUDDY_NOT_TRAINED
        last_week = monday_of(on) - WEEK
        if helped.starts <= last_week and last_week not in helped.mondays:
            yield HelperHint.BUDDY_WEEK_UNTOLD
