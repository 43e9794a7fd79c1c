"""When a placement is followed up: worked out from its days, never stored (rule C.3, S3-28)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from models.kinds import PlacementFollowUpKind, PlacementType

WEEK = timedelta(days=7)
# The weeks of a new job in which people leave it again (S3-39).
RETENTION_WEEKS = (2, 6, 12)
# A follow-up that was held for a day that has moved still counts for the nearest one this near.
NEAR = WEEK


@dataclass(frozen=True, order=True)
class PlannedFollowUp:
    """A follow-up that belongs to these days; both are included."""

    from_on: date
    due_on: date
    kind: PlacementFollowUpKind

    def is_overdue(self, on: date) -> bool:
        return self.due_on < on

    def is_open(self, on: date) -> bool:
        """Whether its days have come."""
        return self.from_on <= on


@dataclass(frozen=True)
class FollowedPlacement:
    """What the plan depends on.

    Args:
        weeks: so many weeks lie between two regular follow-ups, 1 or more.
        ended_on: its real last day, once it is over.
        aftercare_until: the last day on which the company is still helped afterwards.
        led_to_a_job: it is over, and the citizen has an ordinary job.
    """

    placement_type: PlacementType
    starts: date
    ends: date
    weeks: int
    ended_on: date | None = None
    aftercare_until: date | None = None
    led_to_a_job: bool = False


class HeldFollowUp(Protocol):
    """One that was held, and the day it was planned for, if any."""

    @property
    def held_on(self) -> date: ...
    @property
    def due_on(self) -> date | None: ...


Held = TypeVar("Held", bound=HeldFollowUp)


def planned(placement: FollowedPlacement) -> list[PlannedFollowUp]:
    """Every follow-up of the placement in the order of time; their days never overlap.

    In the first week, then every so many weeks, and in the last one; an IGU is also asked about in
    the weeks in which people leave a new job. What lies after the real end falls away. A placement
    of a week or less is followed up once.

    Raises:
        ValueError: fewer than one week between two.
    """
    if placement.weeks < 1:
        raise ValueError("there is at least a week between two follow-ups")
    over = placement.ended_on or placement.ends
    during = [row for row in _while_it_lasts(placement) if row.due_on <= over]
    return [*during, *_afterwards(placement)]


def matched(
    plan: Sequence[PlannedFollowUp], held: Sequence[Held]
) -> Mapping[PlannedFollowUp, Held]:
    """Which of them were held; each that was held counts for one at most.

    It counts for the one it was planned for, else for the one in whose days it was, else, when the
    day it was planned for has moved, for the nearest within a week.
    """
    found: dict[PlannedFollowUp, Held] = {}
    by_due = {row.due_on: row for row in plan}
    loose = []
    for one in held:
        row = by_due.get(one.due_on) if one.due_on else None
        if row is not None and row not in found:
            found[row] = one
        else:
            loose.append(one)
    for one in loose:
        near = [row for row in plan if row not in found and _apart(row, one) <= _reach(one)]
        if near:
            found[min(near, key=lambda row: (_apart(row, one), row))] = one
    return found


def waiting(
    plan: Sequence[PlannedFollowUp], held: Sequence[HeldFollowUp], on: date
) -> list[PlannedFollowUp]:
    """Those whose days have come and that nobody has held, the first first.

    Who talks with people later has caught up: what was missed before is missed, and waits no more.
    """
    done = matched(plan, held)
    last = max((row.due_on for row in done), default=date.min)
    return [row for row in plan if row.is_open(on) and row.due_on > last]


def _while_it_lasts(placement: FollowedPlacement) -> Iterator[PlannedFollowUp]:
    first_of_last = placement.ends - WEEK + timedelta(days=1)
    if first_of_last > placement.starts:
        first = _week(placement.starts, 1, PlacementFollowUpKind.FIRST_WEEK)
        yield first
        for row in _between(placement):
            if row.due_on < first_of_last:
                yield row
        first_of_last = max(first_of_last, first.due_on + timedelta(days=1))
    last = max(first_of_last, placement.starts)
    if last <= placement.ends:
        yield PlannedFollowUp(last, placement.ends, PlacementFollowUpKind.LAST_WEEK)


def _between(placement: FollowedPlacement) -> Iterator[PlannedFollowUp]:
    number = 1
    if placement.placement_type is PlacementType.IGU:
        yield from _retention(placement.starts)
        number = RETENTION_WEEKS[-1]
    while placement.starts + (number + placement.weeks) * WEEK <= placement.ends:
        number += placement.weeks
        yield _week(placement.starts, number, PlacementFollowUpKind.REGULAR)


def _afterwards(placement: FollowedPlacement) -> Iterator[PlannedFollowUp]:
    if placement.ended_on is None:
        return
    starts = placement.ended_on + timedelta(days=1)
    rows = list(_retention(starts)) if placement.led_to_a_job else []
    until, number = placement.aftercare_until or date.min, placement.weeks
    taken = {row.from_on for row in rows}
    while (row := _week(starts, number, PlacementFollowUpKind.AFTERCARE)).due_on <= until:
        if row.from_on not in taken:
            rows.append(row)
        number += placement.weeks
    yield from sorted(rows)


def _retention(starts: date) -> Iterator[PlannedFollowUp]:
    for number in RETENTION_WEEKS:
        yield _week(starts, number, PlacementFollowUpKind.RETENTION)


def _week(starts: date, number: int, kind: PlacementFollowUpKind) -> PlannedFollowUp:
    """The seven days of the week with that number; the first is 1."""
    from_on = starts + (number - 1) * WEEK
    return PlannedFollowUp(from_on, from_on + WEEK - timedelta(days=1), kind)


def _apart(row: PlannedFollowUp, one: HeldFollowUp) -> timedelta:
    """How far the day it was held lies from the row's days; nothing when it is one of them."""
    return max(row.from_on - one.held_on, one.held_on - row.due_on, timedelta(0))


def _reach(one: HeldFollowUp) -> timedelta:
    return timedelta(0) if one.due_on is None else NEAR
