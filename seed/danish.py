"""How far invented people have come with Danish, and when they are at school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from random import Random
from typing import Any

from models.kinds import DanishEducation, DanishLevel, DanishSkill, DanishTest
from seed.words import told

UNKNOWN = 0.08  # of the levels nobody has told

# The level each module stands for (rule B-19a).
_LEVELS = {
    DanishEducation.DU1: (0, 0, 1, 1, 2, 2),
    DanishEducation.DU2: (0, 1, 2, 2, 3, 3),
    DanishEducation.DU3: (1, 2, 3, 3, 4, 4),
}
_PASSED = {
    DanishEducation.DU1: (DanishTest.PD1, 2),
    DanishEducation.DU2: (DanishTest.PD2, 3),
    DanishEducation.DU3: (DanishTest.PD3, 4),
}
# How often the lessons are in the evening, against 4 for the day.
_EVENING = {DanishEducation.DU1: 1, DanishEducation.DU2: 3, DanishEducation.DU3: 5}
_DAYS_A_MODULE = 230
_HIGHEST = list(DanishLevel).index(DanishLevel.C1)

Lesson = tuple[int, time, time]


@dataclass(frozen=True)
class Danish:
    """Columns of the citizen, the weekly lessons, and the test that was passed."""

    columns: dict[str, Any]
    lessons: Sequence[Lesson]
    test: DanishTest | None = None


def learn_danish(rng: Random, days_here: int) -> Danish:
    """The Danish of somebody who has been here so long; the quick and the slow."""
    education = rng.choices(list(_LEVELS), (30, 45, 25))[0]
    module = int(days_here * rng.uniform(0.5, 1.4) / _DAYS_A_MODULE)
    if module >= len(_LEVELS[education]):
        # Past the last module: passed and out of school, or still on the way to the test.
        if rng.random() < 0.6:
            test, level = _PASSED[education]
            levels = {name: own or _level(level) for name, own in _levels(rng, level).items()}
            return Danish(levels | _school(education, None), (), test)
        module = len(_LEVELS[education]) - 1
    levels = _levels(rng, _LEVELS[education][module])
    # Where the module is known it hints at every level; so who lacks one has told no module.
    told_module = module + 1 if all(levels.values()) else None
    return Danish(levels | _school(education, told_module), _lessons(rng, education))


def _school(education: DanishEducation, module: int | None) -> dict[str, Any]:
    return {"danish_education": education, "danish_module_number": module}


def _levels(rng: Random, level: int) -> dict[str, Any]:
    """Most understand more than they say, and say more than they read and write."""
    read = level - rng.choice((0, 0, 1))
    steps = {
        DanishSkill.SPEAK: level,
        DanishSkill.LISTEN: level + rng.choice((0, 0, 1)),
        DanishSkill.READ: read,
        DanishSkill.WRITE: read - rng.choice((0, 0, 1)),
    }
    return {
        f"danish_{skill.value}": None if rng.random() < UNKNOWN else _level(step)
        for skill, step in steps.items()
    }


def _level(step: int) -> DanishLevel:
    return list(DanishLevel)[min(max(step, 0), _HIGHEST)]


def _lessons(rng: Random, education: DanishEducation) -> tuple[Lesson, ...]:
    """A week of the language centre; those who learn fastest go in the evening more often."""
    weeks = told("cv")["lessons"]
    evening = _EVENING[education]
    weights = [evening if "evenings" in week["name"] else 4 for week in weeks]
    week = rng.choices(weeks, weights)[0]
    return tuple(_slot(text) for text in week["slots"])


def _slot(text: str) -> Lesson:
    weekday, hours = text.split()
    starts, ends = hours.split("-")
    return int(weekday), time.fromisoformat(starts), time.fromisoformat(ends)
