"""A crowd over the small vocabulary, with everything told, half told and not told."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from matching import (
    CitizenProfile,
    DanishNeed,
    Entry,
    OpeningProfile,
    Permit,
    Requirement,
    SkillClaim,
)
from models.kinds import DanishLevel, DanishSkill, EntryKind, RequirementKind, Transport
from tests.matching.small import JOBS, KITCHEN, SKILLS, can, needs, weekdays

INDUSTRIES = ("kitchen_restaurant", "hotel", "retail", "transport_storage")
LEVELS = (*DanishLevel, None)
MONDAY = date(2027, 1, 4)


def crowd(count: int, seed: int = 1) -> list[CitizenProfile]:
    """Citizens in no order."""
    draw = Random(seed)
    return [_citizen(draw, f"p{number}") for number in draw.sample(range(10 * count), count)]


def _citizen(draw: Random, name: str) -> CitizenProfile:
    return CitizenProfile(
        id=name,
        entries=tuple(_entry(draw) for _ in range(draw.choice([0, 0, 1, 2]))),
        skills=tuple(_claim(draw) for _ in range(draw.choice([0, 1, 3, 6]))),
        permits=tuple(_permit(draw) for _ in range(draw.choice([0, 0, 1, 2]))),
        danish={skill: draw.choice(LEVELS) for skill in DanishSkill if draw.random() < 0.7},
        industries=tuple(draw.sample(INDUSTRIES, draw.randrange(4))),
        hours_a_week=draw.choice([None, 10.0, 20.0, 37.0]),
        lessons=weekdays("08:00", "12:00", *draw.choice([(), (0, 1), (0, 1, 2, 3, 4)])),
        place=draw.choice([None, (55.5, 9.7), (55.7, 12.5), (55.6, 9.8)]),
        max_km=draw.choice([None, 5.0, 40.0]),
        transport=draw.choice([None, *Transport]),
        free=weekdays("07:00", "13:00", *draw.choice([(), (), (0, 1, 2), (0, 1, 2, 3, 4)])),
        available_from=draw.choice([None, MONDAY, MONDAY + timedelta(days=12), date(2027, 6, 1)]),
    )


def _claim(draw: Random) -> SkillClaim:
    code = draw.choice(list(SKILLS))
    return can(code) if draw.random() < 0.8 else SkillClaim(SKILLS[code][0].upper(), None)


def _entry(draw: Random) -> Entry:
    code = draw.choice(list(JOBS))
    shown = tuple(_claim(draw) for _ in range(draw.choice([0, 0, 2])))
    linked = code if draw.random() < 0.7 else None
    years = draw.choice([None, 0.2, 0.5, 3.0])
    return Entry(JOBS[code][0], linked, EntryKind.JOB, years, skills=shown)


def _permit(draw: Random) -> Permit:
    code, kind = draw.choice(
        [("truck_b", RequirementKind.CERTIFICATE), ("licence_b", RequirementKind.LICENCE)]
    )
    last = draw.choice([None, date(2026, 12, 31), date(2028, 1, 1)])
    return Permit(SKILLS[code][0], code if draw.random() < 0.7 else None, kind, last)


def offers(count: int, seed: int = 2) -> list[OpeningProfile]:
    """Openings that ask for this and that, also in free words."""
    draw = Random(seed)
    return [_offer(draw, f"o{number}") for number in range(count)]


def _offer(draw: Random, name: str) -> OpeningProfile:
    asked = [needs(code, must=draw.random() < 0.6) for code in draw.sample(list(SKILLS), 4)]
    if draw.random() < 0.3:
        asked.append(Requirement("vaske gulve", None, RequirementKind.SKILL, must=True))
    level = draw.choice(tuple(DanishLevel))
    need = DanishNeed(DanishSkill.SPEAK, level, "tale", gate=draw.random() < 0.2)
    return replace(
        KITCHEN,
        id=name,
        title=draw.choice(["Vi søger en kok", "opvasker"]),
        occupation=draw.choice([None, *JOBS]),
        industry=draw.choice(INDUSTRIES),
        requires=tuple(draw.sample(asked, draw.randrange(len(asked) + 1))),
        danish=draw.choice([(), (need,), KITCHEN.danish]),
        hours_a_week=draw.choice([15.0, 30.0, 37.0]),
        weekly=draw.choice([(), KITCHEN.weekly]),
        place=draw.choice([None, KITCHEN.place]),
        starts=draw.choice([MONDAY, date(2027, 5, 3)]),
        ends=None,
    )
