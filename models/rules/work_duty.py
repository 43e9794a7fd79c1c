"""The work duty: what a week holds, beside the hours the law asks for (rule B-03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.kinds import ActivityKind, DutyReason, ResidenceCategory, Weekday
from models.rules.figures import Figures
from models.rules.programme_facts import IN_PROGRAMME, ProgrammeFacts
from models.rules.schedule import Slot, hours, overlaps

_WHOLE = "work_duty.hours_week"
_WORKING_DAYS = frozenset(day for day in Weekday if day <= Weekday.FRIDAY)


@dataclass(frozen=True)
class WorkHours:
    """A placement as agreed; `slots` are its hours in the week, empty when only their sum is."""

    label: str
    starts: date
    ends: date  # the last day, included
    hours_a_week: Decimal
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True)
class Activity:
    """Anything else that counts: paid hours, courses, talks."""

    kind: ActivityKind
    label: str
    starts: date
    ends: date | None  # the last day, included
    hours_a_week: Decimal


@dataclass(frozen=True)
class WeekLine:
    """What a week holds of one thing; `kind` is None for placements and Danish lessons."""

    label: str
    hours: Decimal
    kind: ActivityKind | None = None


@dataclass(frozen=True)
class DutyWeek:
    """A week from its Monday: the lines, and the duty they count towards."""

    monday: date
    placements: Sequence[WeekLine]
    lessons: Decimal  # hours outside the placements
    activities: Sequence[WeekLine]
    duty: Decimal
    work: Sequence[Slot]  # the placements' hours that have a place in the week

    @property
    def total(self) -> Decimal:
        """All hours that count."""
        lines = (*self.placements, *self.activities)
        return sum((line.hours for line in lines), self.lessons)

    @property
    def gap(self) -> Decimal:
        """Hours that are missing; 0 when the duty is met."""
        return max(Decimal(0), self.duty - self.total)


@dataclass(frozen=True)
class Lowered:
    """Why the duty is less than whole: a code only, and to how many hours; None means to 0."""

    reason: DutyReason
    hours: Decimal | None = None


def duty_hours(
    facts: ProgrammeFacts,
    residence: ResidenceCategory | None,
    lowered: Lowered | None,
    figures: Figures,
    *,
    decided: bool = False,
) -> Decimal:
    """The hours a week that the citizen owes: whole, or less where a code says why.

    The duty is on those in the programme who are on benefit, and not on those under the act for
    people from Ukraine; before the law there was none. Outside the programme it is on those of
    whom the benefit office has decided so.

    Args:
        decided: the benefit office has decided that the duty holds that week.
    """
    in_programme = facts.situation in IN_PROGRAMME
    owes = residence is not ResidenceCategory.UKRAINE_ACT if in_programme else decided
    if not (facts.on_benefit and owes and _WHOLE in figures):
        return Decimal(0)
    whole = figures.number(_WHOLE)
    if lowered is None:
        return whole
    if lowered.reason is DutyReason.NOT_UNDER_DUTY or lowered.hours is None:
        return Decimal(0)
    return min(lowered.hours, whole)


def duty_week(
    monday: date,
    duty: Decimal,
    placements: Sequence[WorkHours],
    lessons: Sequence[Slot],
    activities: Sequence[Activity],
) -> DutyWeek:
    """What the week from that Monday holds.

    A placement or activity that begins or ends in the week counts with its share of the days;
    lessons during a placement's hours count once.

    Raises:
        ValueError: `monday` is another day.
    """
    if monday.weekday() != Weekday.MONDAY:
        raise ValueError("a week begins on Monday")
    there = [(work, _share(work, monday)) for work in placements]
    work = [slot for found, share in there if share for slot in _on_its_days(found, monday)]
    ongoing = [(activity, _share(activity, monday)) for activity in activities]
    return DutyWeek(
        monday=monday,
        placements=[
            WeekLine(found.label, found.hours_a_week * share) for found, share in there if share
        ],
        lessons=hours(lessons) - hours(overlaps(lessons, work)),
        activities=[
            WeekLine(found.label, found.hours_a_week * share, found.kind)
            for found, share in ongoing
            if share
        ],
        duty=duty,
        work=work,
    )


def _share(found: WorkHours | Activity, monday: date) -> Decimal:
    """How much of its week falls on days it runs; by its hours where they are known."""
    slots = found.slots if isinstance(found, WorkHours) else ()
    if slots:
        return hours(_on_its_days(found, monday)) / hours(slots)
    running = [day for day in _WORKING_DAYS if _runs(found, monday + timedelta(days=day))]
    return Decimal(len(running)) / len(_WORKING_DAYS)


def _on_its_days(found: WorkHours | Activity, monday: date) -> tuple[Slot, ...]:
    slots = found.slots if isinstance(found, WorkHours) else ()
    return tuple(slot for slot in slots if _runs(found, monday + timedelta(days=slot.weekday)))


def _runs(found: WorkHours | Activity, day: date) -> bool:
    return found.starts <= day and (found.ends is None or day <= found.ends)
