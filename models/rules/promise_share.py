"""How many promises were kept, and how long companies waited: counted, never per person."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Generic, Protocol, TypeVar

from models.kinds import PromiseEnd, Standing
from models.rules.promise_clock import standing

Group = TypeVar("Group")
_LATE = frozenset({Standing.LATE, Standing.OVERDUE})
_RUNNING = frozenset({Standing.RUNNING, Standing.SOON})
_ANSWERED = frozenset({Standing.KEPT, Standing.LATE})


class Timed(Protocol):
    """What is counted of a promise."""

    @property
    def received_at(self) -> datetime: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def ended_at(self) -> datetime | None: ...
    @property
    def end(self) -> PromiseEnd | None: ...


Promised = TypeVar("Promised", bound=Timed)


@dataclass(frozen=True, slots=True)
class Stood(Generic[Promised]):
    """A promise and how it stands; worked out once, however often it is counted.

    Args:
        hours: from received to kept or late; None for all others.
    """

    promise: Promised
    standing: Standing
    hours: float | None


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Some promises, counted.

    Args:
        late: answered late, or still open after they were due.
        apart: waived, cancelled or merged, which is neither kept nor broken.
        median_hours: from received to kept or late; None while none has ended.
    """

    kept: int
    late: int
    running: int
    apart: int
    median_hours: float | None

    @property
    def kept_share(self) -> float | None:
        """0 to 1 of those that were kept or broken; None when there are none."""
        counted = self.kept + self.late
        return self.kept / counted if counted else None


def stood(promises: Iterable[Promised], now: datetime) -> list[Stood[Promised]]:
    """Each promise as it stands at `now`."""
    return [_stood(one, standing(one.due_at, one.ended_at, one.end, now)) for one in promises]


def counted(promises: Sequence[Stood[Promised]]) -> Kept:
    """The promises together."""
    hours = [one.hours for one in promises if one.hours is not None]
    kept = sum(one.standing is Standing.KEPT for one in promises)
    late = sum(one.standing in _LATE for one in promises)
    running = sum(one.standing in _RUNNING for one in promises)
    return Kept(
        kept=kept,
        late=late,
        running=running,
        apart=len(promises) - kept - late - running,
        median_hours=median(hours) if hours else None,
    )


def by_group(
    promises: Iterable[Stood[Promised]], group_of: Callable[[Promised], Group]
) -> Mapping[Group, Kept]:
    """The promises of each group, counted; groups in the order in which they first come."""
    groups: dict[Group, list[Stood[Promised]]] = {}
    for one in promises:
        groups.setdefault(group_of(one.promise), []).append(one)
    return {group: counted(members) for group, members in groups.items()}


def _stood(promise: Promised, its: Standing) -> Stood[Promised]:
    if promise.ended_at is None or its not in _ANSWERED:
        return Stood(promise, its, None)
    return Stood(promise, its, (promise.ended_at - promise.received_at).total_seconds() / 3600)
