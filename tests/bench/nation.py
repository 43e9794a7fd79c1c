"""An invented nation for measuring: a vocabulary of ESCO's size, citizens and openings.

Nothing is read from disk, so it runs on a fresh machine; the same seed gives the same nation.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from matching import (
    CitizenProfile,
    Concept,
    DanishNeed,
    Entry,
    OpeningProfile,
    Permit,
    Requirement,
    SkillClaim,
    Slot,
    Vocabulary,
)
from models.kinds import (
    ConceptKind,
    DanishLevel,
    DanishSkill,
    EntryKind,
    PlacementType,
    RequirementKind,
    Transport,
)

OCCUPATIONS, SKILLS = 3_000, 14_000
OF_ITS_GROUP = 60  # skills that the occupations of one ISCO group choose among
AREAS, NEIGHBOURS = 98, 4
INDUSTRIES = tuple(f"industry_{number}" for number in range(19))
LEVELS = tuple(DanishLevel)
STARTS = date(2027, 1, 4)
TRUCK = "truck"
UP_TO = np.cumsum(1 / (np.arange(SKILLS) + 30))


@dataclass(frozen=True)
class Nation:
    """Who and what there is; areas by id, and the areas an opening asks in."""

    vocabulary: Vocabulary
    citizens: list[CitizenProfile]
    openings: list[OpeningProfile]
    area_of: dict[str, str]
    asks_in: dict[str, tuple[str, ...]]


def nation(citizens: int, openings: int, seed: int = 7, thin: bool = False) -> Nation:
    """Citizens of 15 skills on average, or 3 to 6 when `thin`; openings that ask for 3 to 12 of an
    occupation's."""
    draw = np.random.default_rng(seed)
    words = vocabulary(draw)
    claims = {code: SkillClaim(code, code) for code in words.skills}
    areas = draw.integers(0, AREAS, citizens + openings)
    people = [_citizen(draw, words, claims, f"c{number:07}") for number in range(citizens)]
    if thin:
        people = [replace(each, skills=_some(draw, each.skills)) for each in people]
    offers = [_opening(draw, words, f"o{number:06}") for number in range(openings)]
    area_of = {each.id: _area(areas[row]) for row, each in enumerate(people)}
    asks_in = {
        each.id: tuple(sorted({_area(areas[citizens + row] + step) for step in range(NEIGHBOURS)}))
        for row, each in enumerate(offers)
    }
    return Nation(words, people, offers, area_of, asks_in)


def _some(draw: np.random.Generator, skills: tuple[SkillClaim, ...]) -> tuple[SkillClaim, ...]:
    kept = draw.permutation(len(skills))[: draw.integers(3, 7)]
    return tuple(skills[place] for place in sorted(kept.tolist()))


def _area(number: int) -> str:
    return f"{int(number) % AREAS:03}"


def vocabulary(draw: np.random.Generator) -> Vocabulary:
    """As many occupations, skills and relations as ESCO, some skills asked for nearly anywhere."""
    jobs = [f"job_{number:04}" for number in range(OCCUPATIONS)]
    skills = [f"skill_{number:05}" for number in range(SKILLS)]
    iscos = sorted(f"{3 + draw.integers(7)}{draw.integers(10**3):03}" for _ in range(430))
    concepts = [Concept(code, ConceptKind.SKILL, {"en": code}) for code in skills]
    pools = {isco: draw.choice(SKILLS, OF_ITS_GROUP, replace=False) for isco in iscos}
    relations = []
    for code in jobs:
        isco = iscos[draw.integers(len(iscos))]
        concepts.append(Concept(code, ConceptKind.OCCUPATION, {"en": code}, isco=isco))
        own = draw.choice(pools[isco], 28, replace=False)
        anywhere = _often(draw, 14)
        told = dict.fromkeys([*own.tolist(), *anywhere.tolist()])
        relations += [(code, skills[skill], bool(draw.random() < 0.5)) for skill in told]
    return Vocabulary(concepts, relations)


def _often(draw: np.random.Generator, count: int) -> np.ndarray:
    """Skills by the law of Zipf and Mandelbrot: the most frequent in about a twelfth of jobs."""
    return np.searchsorted(UP_TO, draw.random(count) * UP_TO[-1])


def _citizen(
    draw: np.random.Generator, words: Vocabulary, claims: dict[str, SkillClaim], name: str
) -> CitizenProfile:
    job = words.occupations[draw.integers(OCCUPATIONS)]
    told = words.skills_of(job)
    chance = draw.random(len(told)).tolist()
    kept = [code for (code, main), luck in zip(told.items(), chance, strict=True)
            if luck < (0.5 if main else 0.2)]  # fmt: skip
    more = [words.skills[place] for place in _often(draw, draw.integers(6)).tolist()]
    some = draw.random(9).tolist()
    worked = (Entry(job, job, EntryKind.JOB, float(draw.integers(1, 13)) / 2),)
    return CitizenProfile(
        id=name,
        entries=worked if some[0] < 0.6 else (),
        skills=tuple(claims[code] for code in dict.fromkeys([*kept, *more])),
        permits=(Permit(TRUCK, None, RequirementKind.CERTIFICATE),) if some[1] < 0.2 else (),
        danish={skill: LEVELS[int(7 * some[2])] for skill in DanishSkill} if some[3] < 0.9 else {},
        industries=tuple(INDUSTRIES[int(each)] for each in draw.integers(0, 19, 3))
        if some[4] < 0.8
        else (),
        hours_a_week=float(15 + int(23 * some[5])) if some[6] < 0.8 else None,
        lessons=tuple(Slot(day, "08:00", "12:00") for day in range(int(4 * some[7]))),
        place=_place(draw),
        max_km=None if some[8] < 0.5 else float(5 * (1 + draw.integers(10))),
        transport=tuple(Transport)[draw.integers(len(Transport))],
        available_from=STARTS + timedelta(days=int(draw.integers(-60, 40))),
    )


def _place(draw: np.random.Generator) -> tuple[float, float]:
    """One of about a thousand places, as many as there are postcodes."""
    return 54.8 + int(draw.integers(30)) * 0.1, 8.2 + int(draw.integers(33)) * 0.13


def _opening(draw: np.random.Generator, words: Vocabulary, name: str) -> OpeningProfile:
    job = words.occupations[draw.integers(OCCUPATIONS)]
    essential, useful = sorted(words.essential_of(job)), sorted(words.useful_of(job))
    count = min(12, max(3, round(len(essential) * draw.uniform(0.4, 0.7))))
    asked = draw.choice(essential, min(count, len(essential)), replace=False).tolist()
    nice = draw.choice(useful, min(int(draw.integers(4)), len(useful)), replace=False).tolist()
    requires = [Requirement(code, code, RequirementKind.SKILL, code in asked)
                for code in [*asked, *nice]]  # fmt: skip
    if draw.random() < 0.1:
        requires.append(Requirement(TRUCK, None, RequirementKind.CERTIFICATE, True))
    level = LEVELS[draw.integers(1, 5)]
    return OpeningProfile(
        id=name,
        title=job,
        occupation=job,
        placement_type=PlacementType.INTERNSHIP,
        industry=INDUSTRIES[draw.integers(19)],
        tasks=(),
        requires=tuple(requires),
        danish=(DanishNeed(DanishSkill.SPEAK, level, "", gate=bool(draw.random() < 0.2)),),
        hours_a_week=float(draw.choice([20, 25, 30, 37])),
        weekly=tuple(Slot(day, "08:00", "15:00") for day in range(5)),
        place=_place(draw),
        starts=STARTS + timedelta(days=int(draw.integers(30))),
        ends=None,
    )
