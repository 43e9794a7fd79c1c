"""What is asked of a seat plan, and what comes out: rules, seats given, what a change costs."""

from dataclasses import dataclass
from math import isfinite

from matching.plain import Plain

MOST_POINTS = 100.0


class ImpossibleRules(ValueError):
    """The must-rules cannot be kept together, whoever gets the other seats."""


@dataclass(frozen=True, slots=True)
class Together(Plain):
    """People who want the same opening.

    Args:
        citizens: at least two ids, each once.
        must: True = all at one opening or none of them seated; False = a wish.
        bonus: 0 to 100 points the plan gains when all of a wish stand at one opening; 0 for
            a must. It belongs to the plan and never to anybody's own points.

    Raises:
        ValueError: fewer than two people, one twice, or a bonus that is none.
    """

    citizens: tuple[str, ...]
    must: bool
    bonus: float = 0.0

    def __post_init__(self) -> None:
        if len(set(self.citizens)) != len(self.citizens) or len(self.citizens) < 2:
            raise ValueError(f"together needs two or more different people: {self.citizens}")
        if not (isfinite(self.bonus) and 0 <= self.bonus <= MOST_POINTS):
            raise ValueError(f"a bonus is 0 to {MOST_POINTS:g} points, not {self.bonus}")
        if self.must and self.bonus:
            raise ValueError("a must has no bonus: it is kept whatever it gives")


@dataclass(frozen=True, slots=True)
class SeatRules(Plain):
    """What people decided before the plan is made; pairs are (citizen id, opening id).

    A closed gate cannot be opened by `required`: that is refused when the plan is made.
    """

    forbidden: tuple[tuple[str, str], ...] = ()
    required: tuple[tuple[str, str], ...] = ()
    together: tuple[Together, ...] = ()


NO_RULES = SeatRules()


@dataclass(frozen=True, slots=True)
class Seated(Plain):
    """One seat given; `points` are the pair's own, 0 to 100."""

    citizen_id: str
    opening_id: str
    points: float


@dataclass(frozen=True, slots=True)
class Unseated(Plain):
    """Somebody without a seat.

    Args:
        reason: "gates" (every opening is closed to the person), "forbidden" (what the gates
            leave open a rule forbids), "together" (no opening can take all who must stand
            together) or "seats" (there are too few where the person could be).
    """

    citizen_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class SeatPlan(Plain):
    """Who sits where; everybody asked about is in exactly one of the two rows, by id.

    Args:
        points: the sum of the seats' points.
        bonus: points from kept wishes to be together.
    """

    seated: tuple[Seated, ...]
    unseated: tuple[Unseated, ...]
    points: float
    bonus: float

    @property
    def total(self) -> float:
        """Points and bonus: what the best plan has most of among those that seat as many."""
        return self.points + self.bonus


@dataclass(frozen=True, slots=True)
class Assignment(Plain):
    """The best plan of all, and beside it the one of taking the best pair first."""

    best: SeatPlan
    greedy: SeatPlan
    seed: str


@dataclass(frozen=True, slots=True)
class SeatChange(Plain):
    """What it costs to move one person, when all others are then placed in the best way.

    `own`, `others` and `bonus` add up to the difference of the two plans' totals.

    Args:
        opening_id: where the person is moved to.
        own: change of the person's points; a person without a seat had 0.
        others: change of everybody else's points together.
        bonus: change of the points from kept wishes.
        seated: change of how many have a seat, 0 or below.
    """

    citizen_id: str
    opening_id: str
    own: float
    others: float
    bonus: float
    seated: int
