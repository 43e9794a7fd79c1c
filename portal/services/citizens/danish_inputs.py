"""What a person types about a citizen's Danish, checked."""

from datetime import date, time
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.kinds import (
    DanishEducation,
    DanishLevel,
    DanishSkill,
    DanishTest,
    LevelSource,
    Weekday,
)
from models.rules.danish import MODULES
from models.rules.schedule import Slot, hours
from portal.services.inputs import DanishDate, DanishWhole, Input, wrong
from portal.services.openings.opening_inputs import SlotRow

Module = Annotated[DanishWhole, Field(ge=MODULES.start, le=MODULES.stop - 1)]


class LevelsSaid(Input):
    """Levels that one source gives on one day; those left out stand as before."""

    source: LevelSource
    set_on: DanishDate
    speak: DanishLevel | None = None
    listen: DanishLevel | None = None
    read: DanishLevel | None = None
    write: DanishLevel | None = None
    taken_back: tuple[DanishSkill, ...] = ()

    @model_validator(mode="after")
    def _says_something_once(self) -> Self:
        if self.source is LevelSource.DERIVED:
            raise wrong("nobody_derives", field="source")
        if not self.levels and not self.taken_back:
            raise wrong("no_level", field="speak")
        if set(self.levels) & set(self.taken_back):
            raise wrong("level_and_taken_back", field="taken_back")
        return self

    @property
    def levels(self) -> dict[DanishSkill, DanishLevel]:
        """The levels that were given."""
        told = {skill: getattr(self, skill.value) for skill in DanishSkill}
        return {skill: level for skill, level in told.items() if level is not None}


class DanishCourse(Input):
    """The education and module a citizen follows now, and the tests that are passed."""

    danish_education: DanishEducation | None = None
    danish_module_number: Module | None = None
    danish_enrolled_on: DanishDate | None = None
    pd1: DanishDate | None = None
    pd2: DanishDate | None = None
    pd3: DanishDate | None = None
    study_test: DanishDate | None = None

    @model_validator(mode="after")
    def _module_of_something(self) -> Self:
        if self.danish_module_number is not None and self.danish_education is None:
            raise wrong("module_alone", field="danish_education")
        return self

    @property
    def passed(self) -> dict[DanishTest, date]:
        """The tests that are passed, with the day."""
        told = {test: getattr(self, test.value) for test in DanishTest}
        return {test: on for test, on in told.items() if on is not None}


class LessonRow(SlotRow):
    """Danish lessons on one weekday."""


class Lessons(Input):
    """The week of lessons."""

    lessons: Annotated[tuple[LessonRow, ...], Field(max_length=21)] = ()

    @model_validator(mode="after")
    def _no_two_at_once(self) -> Self:
        if overlap(self.lessons):
            raise wrong("slots_overlap", field="lessons-0-starts")
        return self


class HintRow(Input):
    """What one module hints at."""

    education: DanishEducation
    module: Module
    level: DanishLevel


class LevelHints(Input):
    """The whole table of hints."""

    hints: Annotated[tuple[HintRow, ...], Field(max_length=18)] = ()

    @model_validator(mode="after")
    def _each_module_once(self) -> Self:
        modules = {(row.education, row.module) for row in self.hints}
        if len(modules) < len(self.hints):
            raise wrong("module_twice", field="hints-0-level")
        return self


def overlap(rows: tuple[SlotRow, ...]) -> bool:
    """Whether two rows lie in the same hour."""
    slots = [Slot(row.weekday, row.starts, row.ends) for row in rows]
    return hours(slots) < sum(slot.minutes for slot in slots) / 60


def _slot(day: Weekday, starts: time, ends: time) -> LessonRow:
    return LessonRow(weekday=day, starts=starts, ends=ends)


# Weeks as language centres mostly give them, to begin with: two days of school beside three of
# work (rule S4-33), evenings beside a whole week of work, and an hour and a half at the company.
USUAL_WEEKS: dict[str, tuple[LessonRow, ...]] = {
    "to-plus-tre": (
        _slot(Weekday.MONDAY, time(8, 30), time(14)),
        _slot(Weekday.TUESDAY, time(8, 30), time(14)),
    ),
    "formiddage": tuple(
        _slot(day, time(9), time(12)) for day in (Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)
    ),
    "aftener": tuple(_slot(day, time(17), time(20)) for day in (Weekday.TUESDAY, Weekday.THURSDAY)),
    "i-virksomheden": tuple(
        _slot(day, time(13), time(14, 30)) for day in (Weekday.TUESDAY, Weekday.THURSDAY)
    ),
}
