"""The bonus of a private company that has had somebody in an IGU for so long (rule B-17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.kinds import Sector
from models.rules.figures import Figures
from models.rules.spans import months_after


@dataclass(frozen=True)
class Bonus:
    """One of the two; `from_on` is the first day on which it can be applied for."""

    months: int
    kroner: int
    from_on: date
    is_earned: bool  # it lasted, or lasts, until that day

    def can_be_sought(self, on: date) -> bool:
        return self.is_earned and self.from_on <= on


def bonuses(
    sector: Sector, starts: date, ended_on: date | None, figures: Figures
) -> Sequence[Bonus]:
    """What an IGU brings its company; nothing for a public one.

    Args:
        ended_on: the last day, once it is over.
    """
    if sector is not Sector.PRIVATE:
        return []
    return [
        _bonus(starts, ended_on, figures, "igu.bonus_first"),
        _bonus(starts, ended_on, figures, "igu.bonus_last"),
    ]


def _bonus(starts: date, ended_on: date | None, figures: Figures, key: str) -> Bonus:
    months = figures.whole(f"{key}_months")
    from_on = months_after(starts, months)
    lasted = ended_on is None or ended_on >= from_on - timedelta(days=1)
    return Bonus(months, figures.whole(key), from_on, lasted)
