"""What a place in the Danish courses hints about the level, where nobody has told the level."""

from collections.abc import Mapping
from types import MappingProxyType

from matching.command.records import DanishEducationRecord
from matching.profiles import STEP_OF
from matching.words.spelling import fold
from models.kinds import DanishLevel

# Track and module -> level: our reading of the curricula as of November 2026, a hint that any
# told level outdoes. The three tracks have six modules each; a language centre may know better.
LEVEL_IN_MODULE: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: ("pre_a1", "pre_a1", "a1", "a1", "a2", "a2"),
        2: ("pre_a1", "a1", "a2", "a2", "b1", "b1"),
        3: ("a1", "a2", "b1", "b1", "b2", "c1"),
    }
)
# The state's tests -> level, by the same reading; names as `fold` gives them.
LEVEL_OF_TEST: Mapping[str, DanishLevel] = MappingProxyType(
    {
        "pd1": DanishLevel.A2,
        "pd2": DanishLevel.B1,
        "pd3": DanishLevel.B2,
        "studieproeven": DanishLevel.C1,
    }
)


def level_hint(education: DanishEducationRecord | None) -> DanishLevel | None:
    """The highest level that the module or a passed test hints at; None when neither does."""
    if education is None:
        return None
    levels = [
        LEVEL_OF_TEST[name] for test in education.tests if (name := fold(test)) in LEVEL_OF_TEST
    ]
    if education.track is not None and education.module is not None:
        track = int(str(education.track)[-1])
        levels.append(DanishLevel(LEVEL_IN_MODULE[track][education.module - 1]))
    return max(levels, key=lambda level: STEP_OF[level], default=None)
