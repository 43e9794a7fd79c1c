"""The Danish part: how far the levels reach towards what the tasks need."""

from collections.abc import Sequence
from math import fsum

from matching.profiles import STEP_OF, CitizenProfile, DanishNeed
from matching.scoring import Evidence, Part
from models.kinds import DanishLevel


class DanishFit:
    """Judges citizens on the Danish part of one opening.

    Args:
        needs: one or more levels; empty = no demand, everybody has 1.
        weight: of the part, 0 to 1.
    """

    def __init__(self, needs: Sequence[DanishNeed], *, weight: float) -> None:
        # In a fixed order, so that it does not matter in which order they were asked.
        self.needs = sorted(set(needs), key=lambda need: (need.skill, STEP_OF[need.level]))
        self.weight = weight
        self._made: dict[tuple[DanishLevel | None, ...], Part] = {}

    def part(self, citizen: CitizenProfile) -> Part:
        """The mean over the needs; more than is needed gives no more than 1.

        A level nobody has told counts halfway between the lowest level and a met need.
        """
        levels = tuple(citizen.danish.get(need.skill) for need in self.needs)
        if levels not in self._made:
            self._made[levels] = self._part(levels)
        return self._made[levels]

    def _part(self, levels: Sequence[DanishLevel | None]) -> Part:
        if not self.needs:
            return Part.of("danish", 1.0, self.weight)
        lines = tuple(
            self._line(need, level) for need, level in zip(self.needs, levels, strict=True)
        )
        share = fsum(line.share for line in lines) / len(lines)
        known = any(level is not None for level in levels)
        return Part.of("danish", share, self.weight, lines, known=known)

    def _line(self, need: DanishNeed, level: DanishLevel | None) -> Evidence:
        share = level_share(need.level, level)
        standing = "unknown" if level is None else "met" if share == 1 else "near"
        return Evidence(
            requirement=need.skill.value,
            found=None if level is None else level.value,
            concept=need.level.value,
            standing=standing,
            share=share,
            note="danish_level",
            points=100 * self.weight * share / len(self.needs),
        )


def level_share(needed: DanishLevel, level: DanishLevel | None) -> float:
    """The steps reached of the steps needed, pre_a1 being the first; 0 to 1.

    Nobody has 0: whoever has begun is on the way. Unknown is the middle between pre_a1 and met.
    """
    steps = STEP_OF[needed] + 1
    if level is None:
        return (1 / steps + 1) / 2
    return min(1.0, (STEP_OF[level] + 1) / steps)
