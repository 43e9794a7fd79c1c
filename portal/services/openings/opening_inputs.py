"""What a person types about an opening, checked."""

import re
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from models.kinds import (
    DanishLevel,
    DanishSkill,
    HirePotential,
    PlacementType,
    Weekday,
)
from portal.services.inputs import (
    ClockTime,
    DanishDate,
    DanishDecimal,
    DanishWhole,
    Input,
    LongText,
    RowNumber,
    ShortText,
    wrong,
)

# How people write that a task comes later: "Betjene kassen, fra uge 3".
_FROM_WEEK = re.compile(r"[\s,(]+(?:fra uge|from week)\s+(\d{1,2})\)?\.?$", re.IGNORECASE)

WORDS_OF_A_SKILL = Annotated[ShortText, Field(max_length=200)]


class SkillRow(Input):
    """A skill that is asked for, in the company's own words or the vocabulary's."""

    counts: ClassVar[tuple[str, ...]] = ("text",)
    text: WORDS_OF_A_SKILL
    must: bool = False


class CertificateRow(Input):
    counts: ClassVar[tuple[str, ...]] = ("text",)
    text: WORDS_OF_A_SKILL
    must: bool = False


class DanishRow(Input):
    """Danish that a task needs (rule B-61): the level never stands without the task."""

    counts: ClassVar[tuple[str, ...]] = ("level", "task")
    skill: DanishSkill
    level: DanishLevel
    task: Annotated[ShortText, Field(min_length=3, max_length=300)]
    safety_or_law: bool = False


class SlotRow(Input):
    """Working hours on one weekday."""

    counts: ClassVar[tuple[str, ...]] = ("starts", "ends")
    weekday: Weekday
    starts: ClockTime
    ends: ClockTime

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends <= self.starts:
            raise wrong("slot_ends_before_start", field="ends")
        return self


def _one_task_a_line(text: str) -> str:
    tasks = [line.strip(" -•\t") for line in text.splitlines()]
    return "\n".join(task for task in tasks if task)


def tasks_and_weeks(text: str) -> tuple[str, list[int]]:
    """The tasks without the weeks written after them, and from which week each is introduced.

    Returns:
        The tasks, one a line; and a week for each, none at all when all begin in week 1.
    """
    tasks: list[str] = []
    weeks: list[int] = []
    for line in text.splitlines():
        found = _FROM_WEEK.search(line)
        tasks.append(line[: found.start()] if found else line)
        weeks.append(max(1, int(found[1])) if found else 1)
    return "\n".join(tasks), weeks if max(weeks, default=1) > 1 else []


def with_weeks(tasks: str, weeks: list[int]) -> str:
    """The other way: the tasks as a person would type them."""
    lines = tasks.splitlines()
    if not weeks:
        return tasks
    return "\n".join(
        f"{task}, fra uge {week}" if week > 1 else task
        for task, week in zip(lines, weeks, strict=True)
    )


def hours_the_week_lacks(
    placement_type: PlacementType, hours: float, slots: tuple[SlotRow, ...]
) -> str | None:
    """The hours the written days give, when more are asked for; None when they are enough.

    A lunch break may make the hours less than the days. An IGU's hours hold its school too,
    which stands in no week.
    """
    minutes = sum(
        (slot.ends.hour - slot.starts.hour) * 60 + slot.ends.minute - slot.starts.minute
        for slot in slots
    )
    if placement_type is PlacementType.IGU or not slots or hours * 60 <= minutes + 1:
        return None
    return f"{minutes / 60:.1f}".replace(".", ",").removesuffix(",0")


class NewOpening(Input):
    """An opening as the company describes it."""

    placement_type: PlacementType
    workplace_id: RowNumber
    industry: str
    title: Annotated[ShortText, Field(min_length=3)]
    tasks: Annotated[LongText, Field(min_length=3), AfterValidator(_one_task_a_line)]
    skills: Annotated[tuple[SkillRow, ...], Field(max_length=30)] = ()
    certificates: Annotated[tuple[CertificateRow, ...], Field(max_length=15)] = ()
    licences: Annotated[tuple[str, ...], Field(max_length=12)] = ()
    danish: Annotated[tuple[DanishRow, ...], Field(max_length=4)] = ()
    no_danish_needed: bool = False
    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=37)]
    slots: Annotated[tuple[SlotRow, ...], Field(max_length=14)] = ()
    starts: DanishDate
    ends: DanishDate
    seats: Annotated[DanishWhole, Field(ge=1, le=50)]
    apply_by: DanishDate | None = None
    on_site_teaching: bool = False
    language_buddy: bool = False
    hire_potential: HirePotential = HirePotential.UNKNOWN
    pay_note: Annotated[ShortText, Field(max_length=300)] | None = None
    copied_from_id: RowNumber | None = None

    @model_validator(mode="after")
    def _period_in_order(self) -> Self:
        if self.ends < self.starts:
            raise wrong("ends_before_start", field="ends")
        if self.apply_by is not None and self.apply_by > self.starts:
            raise wrong("apply_by_after_start", field="apply_by")
        week = hours_the_week_lacks(self.placement_type, self.hours_a_week, self.slots)
        if week is not None:
            raise wrong("hours_over_week", field="hours_a_week", week=week)
        return self

    @model_validator(mode="after")
    def _says_what_danish_is_needed(self) -> Self:
        if bool(self.danish) == self.no_danish_needed:
            code = "danish_both" if self.danish else "danish_neither"
            raise wrong(code, field="no_danish_needed")
        if len({row.skill for row in self.danish}) < len(self.danish):
            raise wrong("danish_twice", field="no_danish_needed")
        return self


class ReviewNote(Input):
    """What the consultant writes to the company when an opening goes back."""

    note: Annotated[LongText, Field(min_length=3, max_length=1000)]
