"""A week of Danish lessons as a picture: days side by side, hours downwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from models.kinds import Weekday
from models.tables.people import CitizenLesson

# The hours the picture shows unless lessons lie outside.
FIRST_HOUR, LAST_HOUR = 8, 17


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


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _hours(moment: time) -> float:
    return _minutes(moment) / 60
