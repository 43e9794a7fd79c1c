"""A week in hours: when someone is at work, at lessons, or both at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from models.kinds import Weekday


@dataclass(frozen=True, order=True)
class Slot:
    """A stretch of one weekday; it ends the same day it starts."""

    weekday: Weekday
    starts: time
    ends: time

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise ValueError("a slot ends after it starts, on the same day")

    @property
    def minutes(self) -> int:
        return _minute_of_day(self.ends) - _minute_of_day(self.starts)


def hours(slots: Iterable[Slot]) -> Decimal:
    """How many hours the slots make up; two that overlap count as one."""
    return Decimal(sum(slot.minutes for slot in merged(slots))) / 60


def merged(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The same time without overlaps or seams, Monday first."""
    whole: list[Slot] = []
    for slot in sorted(slots):
        last = whole[-1] if whole else None
        if last is not None and last.weekday == slot.weekday and slot.starts <= last.ends:
            whole[-1] = Slot(last.weekday, last.starts, max(last.ends, slot.ends))
        else:
            whole.append(slot)
    return tuple(whole)


def overlaps(a: Iterable[Slot], b: Iterable[Slot]) -> tuple[Slot, ...]:
    """The stretches that lie in both weeks, Monday first; empty when they go together.

    One that begins when the other ends does not overlap it.
    """
    others = merged(b)
    return tuple(
        Slot(slot.weekday, max(slot.starts, other.starts), min(slot.ends, other.ends))
        for slot in merged(a)
        for other in others
        if slot.weekday == other.weekday and slot.starts < other.ends and other.starts < slot.ends
    )


def _minute_of_day(moment: time) -> int:
    return moment.hour * 60 + moment.minute
