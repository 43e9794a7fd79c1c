"""What goes into a ranking: openings and citizens as plain frozen values.

There is no field for sex, age, origin, health, benefit, family or name, and a value with an
unknown field is refused, so the ranking cannot see what it must not use (rule B.9).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from types import MappingProxyType

from matching.plain import Plain
from models.kinds import (
    DanishLevel,
    DanishSkill,
    EntryKind,
    PlacementType,
    RequirementKind,
    ShownBy,
    Transport,
)

HOURS_IN_A_WEEK = 168.0

# The levels as steps, pre_a1 = 0 up to c2 = 6.
STEP_OF: Mapping[DanishLevel, int] = MappingProxyType(
    {level: step for step, level in enumerate(DanishLevel)}
)


@dataclass(frozen=True, slots=True)
class Slot(Plain):
    """A stretch of one weekday that comes back every week.

    Args:
        weekday: 0 is Monday, 6 is Sunday.
        starts: "HH:MM", the first minute.
        ends: "HH:MM" after `starts`; "24:00" is the end of the day.

    Raises:
        ValueError: the weekday or a time is none, or the slot ends before it starts.
    """

    weekday: int
    starts: str
    ends: str

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"no weekday: {self.weekday}")
        if minutes_of(self.ends) <= minutes_of(self.starts):
            raise ValueError(f"slot ends before it starts: {self.starts}-{self.ends}")

    @property
    def minutes(self) -> int:
        """The length in minutes."""
        starts, ends = self.on_the_week
        return ends - starts

    @property
    def on_the_week(self) -> tuple[int, int]:
        """First minute and the minute after the last, counted from Monday 00:00."""
        midnight = self.weekday * 24 * 60
        return midnight + minutes_of(self.starts), midnight + minutes_of(self.ends)


def minutes_of(clock: str) -> int:
    """Minutes since midnight of "HH:MM", 0 to 1440.

    Raises:
        ValueError: not a time of day.
    """
    hours, colon, minutes = clock.partition(":")
    if not (colon and len(hours) == len(minutes) == 2 and (hours + minutes).isdecimal()):
        raise ValueError(f"not a time of day: {clock!r}")
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > 24 * 60:
        raise ValueError(f"not a time of day: {clock!r}")
    return total


@dataclass(frozen=True, slots=True)
class Requirement(Plain):
    """Something an opening asks for.

    Args:
        text: the employer's words, not empty.
        concept: the code it was linked to, None when it stands as free text.
        kind: a certificate or licence is looked for among permits, a skill in the whole CV.
        must: True = needed; False = nice to have. A must of kind certificate or licence is a
            gate, a must of kind skill only counts in the score.
    """

    text: str
    concept: str | None
    kind: RequirementKind
    must: bool

    def __post_init__(self) -> None:
        _needs_text(self.text, "requirement")


@dataclass(frozen=True, slots=True)
class DanishNeed(Plain):
    """A Danish level an opening asks for, with the task that needs it (rule B-61).

    Args:
        gate: True only when safety or law demands the level; then it filters.
    """

    skill: DanishSkill
    level: DanishLevel
    task: str
    gate: bool = False


@dataclass(frozen=True, slots=True)
class OpeningProfile(Plain):
    """A place to fill, as the ranking sees it.

    Args:
        occupation: code of the occupation it is nearest to, None when none was chosen.
        industry: code of the industry.
        weekly: when the work is done; empty = not settled.
        hours_a_week: above 0.
        place: latitude and longitude in degrees, None = unknown.
        ends: the last day, included; None = open.
        seats: at least 1.

    Raises:
        ValueError: a number, place or period makes no sense.
    """

    id: str
    title: str
    occupation: str | None
    placement_type: PlacementType
    industry: str
    tasks: tuple[str, ...]
    requires: tuple[Requirement, ...]
    danish: tuple[DanishNeed, ...]
    hours_a_week: float
    weekly: tuple[Slot, ...]
    place: tuple[float, float] | None
    starts: date
    ends: date | None
    seats: int = 1

    def __post_init__(self) -> None:
        _needs_text(self.id, "opening id")
        _needs_hours(self.hours_a_week)
        _needs_place(self.place)
        if self.hours_a_week == 0:
            raise ValueError("an opening has more than 0 hours a week")
        if self.seats < 1:
            raise ValueError(f"an opening has at least one seat, not {self.seats}")
        if self.ends is not None and self.ends < self.starts:
            raise ValueError("the opening ends before it starts")


@dataclass(frozen=True, slots=True)
class SkillClaim(Plain):
    """A skill of a citizen in his own words, linked or not, and where it was shown."""

    text: str
    concept: str | None
    shown_by: ShownBy = ShownBy.OWN_WORD

    def __post_init__(self) -> None:
        _needs_text(self.text, "skill")


@dataclass(frozen=True, slots=True)
class Entry(Plain):
    """One line of a CV: a job, an education, a placement or a real competence.

    Args:
        title: the citizen's words.
        occupation: code it was linked to, None when not linked.
        years: 0 or more, None = not told.
        abroad: only for showing; experience from abroad counts the same (rule S1-06).
        skills: those shown there, as far as anybody has told; the others stand with the citizen.
    """

    title: str
    occupation: str | None
    kind: EntryKind
    years: float | None = None
    abroad: bool = False
    skills: tuple[SkillClaim, ...] = ()

    def __post_init__(self) -> None:
        _needs_text(self.title, "entry")
        if self.years is not None and not 0 <= self.years < 100:
            raise ValueError(f"not a number of years: {self.years}")


@dataclass(frozen=True, slots=True)
class Permit(Plain):
    """A certificate or licence; `valid_to` is its last day, None = does not run out."""

    text: str
    concept: str | None
    kind: RequirementKind
    valid_to: date | None = None

    def __post_init__(self) -> None:
        _needs_text(self.text, "permit")
        if self.kind is RequirementKind.SKILL:
            raise ValueError("a permit is a certificate or a licence")


@dataclass(frozen=True, slots=True)
class CitizenProfile(Plain):
    """A person as the ranking may see him: what he can, wishes and has time for.

    Everything but the id may be unknown: an empty row or None means nobody has told, never no.

    Args:
        danish: a level per skill; None or absent = unknown.
        industries: codes of wished industries, the dearest first.
        lessons: when Danish lessons take place.
        free: when he can work, lessons not taken off; empty = not told.
        place: latitude and longitude in degrees.
        max_km: how far he wishes to travel at most, above 0.
        available_from: the first day he can start.

    Raises:
        ValueError: a number or place makes no sense.
    """

    id: str
    entries: tuple[Entry, ...] = ()
    skills: tuple[SkillClaim, ...] = ()
    permits: tuple[Permit, ...] = ()
    danish: Mapping[DanishSkill, DanishLevel | None] = field(default_factory=dict)
    industries: tuple[str, ...] = ()
    hours_a_week: float | None = None
    lessons: tuple[Slot, ...] = ()
    place: tuple[float, float] | None = None
    max_km: float | None = None
    transport: Transport | None = None
    available_from: date | None = None
    free: tuple[Slot, ...] = ()

    def __post_init__(self) -> None:
        _needs_text(self.id, "citizen id")
        _needs_place(self.place)
        if self.hours_a_week is not None:
            _needs_hours(self.hours_a_week)
        if self.max_km is not None and not (isfinite(self.max_km) and self.max_km > 0):
            raise ValueError(f"not a distance: {self.max_km}")


def _needs_text(text: str, what: str) -> None:
    if not text.strip():
        raise ValueError(f"{what} without text")


def _needs_hours(hours: float) -> None:
    if not 0 <= hours <= HOURS_IN_A_WEEK:
        raise ValueError(f"not a number of hours a week: {hours}")


def _needs_place(place: tuple[float, float] | None) -> None:
    if place is not None and not (-90 <= place[0] <= 90 and -180 <= place[1] <= 180):
        raise ValueError(f"not a place on earth: {place}")
