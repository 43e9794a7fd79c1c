"""How many promises were kept, counted by hand."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from models.kinds import PromiseEnd
from models.rules.promise_share import by_group, counted, stood

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Given:
    """A promise received so many hours ago, due a day later, and how it ended after how long."""

    ago: float
    took: float | None = None
    end: PromiseEnd | None = None

    @property
    def received_at(self) -> datetime:
        return NOW - self.ago * HOUR

    @property
    def due_at(self) -> datetime:
        return self.received_at + 24 * HOUR

    @property
    def ended_at(self) -> datetime | None:
        return None if self.took is None else self.received_at + self.took * HOUR


KEPT, LATE = Given(100, 4, PromiseEnd.FULFILLED), Given(100, 30, PromiseEnd.FULFILLED)
WAIVED = Given(100, 90, PromiseEnd.WAIVED_BY_COMPANY)
RUNNING, OVERDUE = Given(3), Given(25)


@pytest.mark.parametrize(
    ("given", "numbers", "share", "hours"),
    [
        ((), (0, 0, 0, 0), None, None),
        ((KEPT, LATE), (1, 1, 0, 0), 0.5, 17.0),
        ((KEPT, KEPT, KEPT, OVERDUE), (3, 1, 0, 0), 0.75, 4.0),
        ((WAIVED, RUNNING), (0, 0, 1, 1), None, None),
        ((Given(100, 24, PromiseEnd.FULFILLED),), (1, 0, 0, 0), 1.0, 24.0),
    ],
)
def test_what_is_counted(given, numbers, share, hours):
    found = counted(stood(given, NOW))
    assert (found.kept, found.late, found.running, found.apart) == numbers
    assert (found.kept_share, found.median_hours) == (share, hours)


def test_the_groups_add_up_to_the_whole():
    rows = [KEPT, LATE, WAIVED, RUNNING, OVERDUE, KEPT]
    groups = by_group(stood(rows, NOW), lambda one: one.ended_at is None)
    whole = counted(stood(rows, NOW))
    assert sum(kept.late for kept in groups.values()) == whole.late == 2
    assert groups[True].kept == 0
