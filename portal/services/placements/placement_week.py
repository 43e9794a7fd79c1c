"""The week of a placement: work, lessons and paid hours, also after it was agreed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from sqlalchemy import delete
from sqlmodel import Session, col

from models.kinds import PlacementType, PlacementVariety, SlotKind, Weekday
from models.queries.openings import slots_of as opening_slots
from models.queries.placements import PlacementDetails
from models.rules.errors import NotNow
from models.rules.schedule import Slot, hours
from models.tables.openings import OpeningSlot
from models.tables.people import CitizenLesson
from models.tables.placements import PlacementSlot
from portal.services.openings.opening_inputs import SlotRow, hours_the_week_lacks
from portal.services.placements.placement_inputs import Confirmation, WeekRow

Stretch = WeekRow | PlacementSlot | OpeningSlot

# Two days at school and three at work (S4-33), when nobody has told of other hours.
_SCHOOL_DAYS = (Weekday.MONDAY, Weekday.TUESDAY)
_WORK_DAYS = (Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)
_USUAL = (time(8), time(14))


@dataclass(frozen=True)
class DaySums:
    """The hours of one weekday by kind, and together."""

    weekday: int
    hours: dict[SlotKind, float]

    @property
    def together(self) -> float:
        return sum(self.hours.values())


@dataclass(frozen=True)
class ShownWeek:
    """A week as its picture shows it.

    `paid` are the paid hours a week when they stand in no stretch of the week, else 0.
    """

    slots: Sequence[WeekRow | PlacementSlot]
    days: Sequence[DaySums]
    kinds: Mapping[SlotKind, float]
    paid: float

    @property
    def together(self) -> float:
        return sum(self.kinds.values()) + self.paid


def shown_week(
    slots: Sequence[PlacementSlot], lessons: Sequence[CitizenLesson] = (), paid: float = 0
) -> ShownWeek:
    """The week of a placement with the citizen's lessons, unless it has lessons of its own."""
    whole: list[WeekRow | PlacementSlot] = list(slots)
    if not any(slot.kind is SlotKind.LESSONS for slot in slots):
        whole += taught_hours(lessons)
    whole.sort(key=lambda slot: (slot.weekday, slot.starts))
    kinds = sums_of_kinds(whole)
    return ShownWeek(whole, sums(whole), kinds, 0 if SlotKind.PAID in kinds else paid)


def refuse_odd_agreement(kind: PlacementType, agreed: Confirmation) -> None:
    """Refuse what cannot be agreed on.

    Raises:
        NotNow: as `refuse_odd_week`, or a variety of what is no internship.
    """
    refuse_odd_week(kind, agreed.hours_a_week, agreed.slots)
    is_internship = kind is PlacementType.INTERNSHIP
    if agreed.variety is not PlacementVariety.ORDINARY and not is_internship:
        raise NotNow("variety_of_internships")


def refuse_odd_week(kind: PlacementType, hours_a_week: float, slots: Sequence[WeekRow]) -> None:
    """Refuse hours that the days do not give, and a person in two places at once.

    Raises:
        NotNow: with the hours the days give, or the day on which two stretches overlap.
    """
    at_work = tuple(slot for slot in slots if slot.kind is SlotKind.WORK)
    week = hours_the_week_lacks(kind, hours_a_week, at_work)
    if week is not None:
        raise NotNow("hours_over_week", week=week)
    in_order = sorted(slots, key=lambda slot: (slot.weekday, slot.starts))
    for first, second in pairwise(in_order):
        if first.weekday is second.weekday and second.starts < first.ends:
            raise NotNow("week_overlaps", starts=f"{second.starts:%H:%M}")


def write_week(session: Session, placement_id: int, slots: Sequence[WeekRow]) -> None:
    """Write the week over the one that was there."""
    session.execute(delete(PlacementSlot).where(col(PlacementSlot.placement_id) == placement_id))
    for slot in slots:
        session.add(PlacementSlot(placement_id=placement_id, **slot.model_dump()))
    session.flush()


def sums(slots: Sequence[Stretch]) -> list[DaySums]:
    """The days something happens on, Monday first."""
    found: dict[int, dict[SlotKind, float]] = {}
    for slot in slots:
        # Of an opening everything is work.
        kind = SlotKind.WORK if isinstance(slot, OpeningSlot) else slot.kind
        day = found.setdefault(slot.weekday, {})
        alone = hours([Slot(Weekday(slot.weekday), slot.starts, slot.ends)])
        day[kind] = day.get(kind, 0.0) + float(alone)
    return [DaySums(weekday, found[weekday]) for weekday in sorted(found)]


def sums_of_kinds(slots: Sequence[Stretch]) -> dict[SlotKind, float]:
    """The hours of the whole week by kind; a kind without hours is left out."""
    together: dict[SlotKind, float] = {}
    for day in sums(slots):
        for kind, number in day.hours.items():
            together[kind] = together.get(kind, 0.0) + number
    return together


def two_and_three(
    session: Session, whole: PlacementDetails, lessons: Sequence[CitizenLesson]
) -> list[WeekRow]:
    """Two days of school and three of work; the citizen's own lessons and the opening's hours
    where they are known, and no work where there are lessons."""
    offered = {slot.weekday: slot for slot in opening_slots(session, whole.opening.id)}
    taught = taught_hours(lessons)
    school = taught or [_row(day, *_USUAL, SlotKind.LESSONS) for day in _SCHOOL_DAYS]
    work: list[WeekRow] = []
    for day in (*_WORK_DAYS, *_SCHOOL_DAYS):
        slot = offered.get(day)
        row = _row(day, *((slot.starts, slot.ends) if slot else _USUAL), SlotKind.WORK)
        if len(work) < 3 and not any(_meet(row, lesson) for lesson in school):
            work.append(row)
    return sorted([*school, *work], key=lambda row: (row.weekday, row.starts))


def taught_hours(lessons: Sequence[CitizenLesson]) -> list[WeekRow]:
    """The citizen's own lessons as stretches of a placement's week."""
    return [_row(slot.weekday, slot.starts, slot.ends, SlotKind.LESSONS) for slot in lessons]


def _meet(a: WeekRow, b: WeekRow) -> bool:
    return a.weekday is b.weekday and a.starts < b.ends and b.starts < a.ends


def as_rows(slots: Sequence[Stretch | SlotRow]) -> dict[str, object]:
    """The stretches as fields of a week form, one row each."""
    return {
        f"slots-{number}-{name}": getattr(slot, name)
        for number, slot in enumerate(slots)
        for name in ("weekday", "starts", "ends", "kind")
        if hasattr(slot, name)
    }


def _row(weekday: int, starts: time, ends: time, kind: SlotKind) -> WeekRow:
    return WeekRow(weekday=Weekday(weekday), starts=starts, ends=ends, kind=kind)
