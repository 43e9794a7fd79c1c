"""A week of hours: Danish lessons as a picture, and hours in the fields of a form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Protocol

from models.kinds import Weekday
from models.tables.people import CitizenLesson

# The hours the picture shows unless lessons lie outside.
FIRST_HOUR, LAST_HOUR = 8, 17


class Stretch(Protocol):
    """Some hours of one weekday, whatever they are for."""

    @property
    def weekday(self) -> int: ...
    @property
    def starts(self) -> time: ...
    @property
    def ends(self) -> time: ...


@dataclass(frozen=True)
class LessonDrawn:
    """A lesson with its place in the picture, in hours from its top."""

    weekday: Weekday
    starts: time
    ends: time
    top: float
    height: float


@dataclass(frozen=True)
class LessonWeek:
    first_hour: int
    last_hour: int
    days: Sequence[Weekday]
    lessons: Sequence[LessonDrawn]


def lesson_week(lessons: Iterable[CitizenLesson]) -> LessonWeek:
    """The lessons as they come back every week."""
    given = [(Weekday(row.weekday), row.starts, row.ends) for row in lessons]
    first = min([FIRST_HOUR, *(starts.hour for _, starts, _ in given)])
    last = max([LAST_HOUR, *(-(-_minutes(ends) // 60) for _, _, ends in given)])
    weekend = [day for day, _, _ in given if day > Weekday.FRIDAY]
    days = [day for day in Weekday if day <= max([Weekday.FRIDAY, *weekend])]
    drawn = [
        LessonDrawn(day, starts, ends, _hours(starts) - first, _hours(ends) - _hours(starts))
        for day, starts, ends in given
    ]
    return LessonWeek(first, last, days, drawn)


def week_start(name: str, rows: Iterable[Stretch]) -> dict[str, object]:
    """The values that fill `week_fields`: the first stretch of each day in the day's own row.

    Args:
        name: of the rows in the form.
    """
    start: dict[str, object] = {}
    further = len(Weekday)
    for row in rows:
        place = int(row.weekday)
        if f"{name}-{place}-starts" in start:
            place, further = further, further + 1
        start[f"{name}-{place}-weekday"] = int(row.weekday)
        start[f"{name}-{place}-starts"] = row.starts
        start[f"{name}-{place}-ends"] = row.ends
    return start


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _hours(moment: time) -> float:
    return _minutes(moment) / 60
