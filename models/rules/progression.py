"""Whether somebody comes on at a place, and what should follow from it (S3-20, S3-21d, S3-70a).

Points are for people to talk from: they are never read by what ranks citizens (B.9).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from models.kinds import HirePotential, PlacementType, ProgressAct, Scorer
from models.rules.figures import Figures

STILL_WEEKS = "progression.still_weeks"
GOOD_POINTS = "progression.good_points"
LEAST, MOST = 1, 5


class PaidSpan(Protocol):
    """Ordinary paid hours a week from one day until another; both are included."""

    @property
    def from_on(self) -> date: ...
    @property
    def until_on(self) -> date | None: ...
    @property
    def hours_a_week(self) -> float: ...


@dataclass(frozen=True)
class Marks:
    """What one said one day, from 1 to 5, by what was looked at."""

    form_id: int
    scorer: Scorer
    on: date
    points: Mapping[str, int]

    @property
    def mean(self) -> float:
        """The middle of all points, 1 to 5; there is at least one."""
        return sum(self.points.values()) / len(self.points)


@dataclass(frozen=True)
class Progress:
    """What the question depends on; `marks` in the order of time."""

    placement_type: PlacementType
    hire_potential: HirePotential
    starts: date
    marks: Sequence[Marks]
    paid: Sequence[PaidSpan]


@dataclass(frozen=True)
class Prompt:
    """The one thing to do, and what it follows from.

    Args:
        since: the day from which the paid hours are the same.
        weeks: so many whole weeks ago that is.
        mean: the middle of the newest points of each who scored, 1 to 5.
    """

    act: ProgressAct
    since: date
    weeks: int
    mean: float


def prompt(progress: Progress, figures: Figures, on: date) -> Prompt | None:
    """What should be done about a placement that runs; None when nothing should.

    A place that cannot hire is left when the points are good, whatever is paid. Else somebody asks
    for pay when points rise while the paid hours have been the same for so many weeks. Only an
    internship has hours without pay.
    """
    marks = [one for one in progress.marks if one.on <= on and one.points]
    if not marks:
        return None
    since = same_hours_since(progress.starts, progress.paid, on)
    weeks = (on - since).days // 7
    mean = newest_mean(marks)
    good = mean >= float(figures.number(GOOD_POINTS))
    if good and progress.hire_potential is HirePotential.NO:
        return Prompt(ProgressAct.FIND_NEW_PLACE, since, weeks, mean)
    stands_still = weeks >= figures.whole(STILL_WEEKS)
    is_internship = progress.placement_type is PlacementType.INTERNSHIP
    if is_internship and stands_still and rise(one for one in marks if one.on >= since) > 0:
        return Prompt(ProgressAct.ASK_FOR_PAY, since, weeks, mean)
    return None


def same_hours_since(starts: date, paid: Sequence[PaidSpan], on: date) -> date:
    """The first day of those up to `on` on which the paid hours a week were always the same."""
    turns = {row.from_on for row in paid}
    turns |= {row.until_on + timedelta(days=1) for row in paid if row.until_on is not None}
    for day in sorted((day for day in turns if starts < day <= on), reverse=True):
        if hours_on(paid, day) != hours_on(paid, day - timedelta(days=1)):
            return day
    return min(starts, on)


def hours_on(paid: Sequence[PaidSpan], day: date) -> float:
    """The paid hours a week on that day; 0 without any. Of two rows the later one counts."""
    holds = [row for row in paid if row.from_on <= day <= (row.until_on or date.max)]
    return max(holds, key=lambda row: row.from_on).hours_a_week if holds else 0.0


def newest_mean(marks: Sequence[Marks]) -> float:
    """The middle of what each said last, 1 to 5; `marks` in the order of time, not empty."""
    newest = {(one.form_id, one.scorer): one.mean for one in marks}
    return sum(newest.values()) / len(newest)


def rise(marks: Iterable[Marks]) -> float:
    """How many points it went up, from what each said first to what the same one said last.

    Only what both times were looked at in the same form is compared; 0 when nobody scored twice.
    """
    series: dict[tuple[int, Scorer], list[Marks]] = {}
    for one in marks:
        series.setdefault((one.form_id, one.scorer), []).append(one)
    rises = [_apart(rows[0], rows[-1]) for rows in series.values() if len(rows) > 1]
    return sum(rises) / len(rises) if rises else 0.0


def _apart(first: Marks, last: Marks) -> float:
    shared = first.points.keys() & last.points.keys()
    return sum(last.points[name] - first.points[name] for name in shared) / max(len(shared), 1)


def teacher_due(held: Sequence[date], starts: date, weeks: int) -> date:
    """The last day of the next talk with the language teacher, so many weeks from the last one or
    from the start (S3-96).

    Raises:
        ValueError: less than one week lies between two.
    """
    if weeks < 1:
        raise ValueError("there is at least a week between two talks")
    return max([starts, *held]) + timedelta(weeks=weeks)
