"""Which of several levels of Danish counts, and what a module or a test hints at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.kinds import DanishEducation, DanishLevel, DanishTest, LevelSource

Hints = Mapping[tuple[DanishEducation, int], DanishLevel]
"""The level of each education and module (1 to 6); a municipality may set its own."""

MODULES = range(1, 7)

# A test ends an education, so it hints at what that module does (rules B-18, B-19a).
MODULE_OF: Mapping[DanishTest, tuple[DanishEducation, int]] = {
    DanishTest.PD1: (DanishEducation.DU1, 6),
    DanishTest.PD2: (DanishEducation.DU2, 6),
    DanishTest.PD3: (DanishEducation.DU3, 5),
    DanishTest.STUDY_TEST: (DanishEducation.DU3, 6),
}


@dataclass(frozen=True)
class LevelSaid:
    """A level that somebody, a test or the module says a person has.

    Args:
        level: None takes back what the same source said before.
        said_on: the day the level is from; None = as long as the module stands, always older
            than a day.
        number: of those said on the same day the highest is the newest.
    """

    level: DanishLevel | None
    source: LevelSource
    said_on: date | None = None
    number: int = 0


def level_that_counts(said: Iterable[LevelSaid]) -> LevelSaid | None:
    """The newest of the best source: teacher, test, caseworker, then the module's hint.

    A source that has taken its word back says nothing any more. None when nobody says anything.
    """
    newest: dict[LevelSource, LevelSaid] = {}
    for each in sorted(said, key=lambda one: (one.said_on or date.min, one.number)):
        newest[each.source] = each
    for source in LevelSource:
        if source in newest and newest[source].level is not None:
            return newest[source]
    return None


def hint(
    education: DanishEducation | None, module: int | None, hints: Hints
) -> tuple[LevelSaid, ...]:
    """What the module says of all four skills; empty when it is not known."""
    if education is None or module is None or (education, module) not in hints:
        return ()
    return (LevelSaid(hints[education, module], LevelSource.DERIVED),)


def from_tests(passed: Iterable[tuple[DanishTest, date]], hints: Hints) -> tuple[LevelSaid, ...]:
    """What passed tests say of all four skills: the highest of them, from its own day."""
    steps = list(DanishLevel)
    said = [
        LevelSaid(hints[MODULE_OF[test]], LevelSource.TEST, on)
        for test, on in passed
        if MODULE_OF[test] in hints
    ]
    return tuple(sorted(said, key=lambda each: steps.index(each.level or steps[0]))[-1:])
