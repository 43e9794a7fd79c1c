"""Invented CVs: work that hangs together, told in the vocabulary's words and in people's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from models.kinds import ConceptKind, EntryKind, RequirementKind, ShownBy
from seed.words import Word, told, words

# Where people come from, roughly as in municipal programmes; none is left out.
INDUSTRIES = {
    "kitchen_restaurant": 15,
    "industry_construction": 14,
    "cleaning_service": 12,
    "care": 11,
    "transport_storage": 11,
    "retail": 9,
    "agriculture": 9,
    "hotel": 8,
    "workshop": 8,
    "child_care": 7,
    "office": 6,
}
# By the first figure of ISCO-08: most openings are for work that one can begin without an exam.
_BY_ISCO = {"9": 4.0, "5": 4.0, "8": 3.0, "7": 3.0, "6": 3.0, "4": 2.0, "3": 1.0, "2": 0.7}
_SELDOM = 0.3

THIN = 0.10  # CVs of which little is known yet
IN_OTHER_WORDS = 0.10  # lines that are not written as the vocabulary writes them
MOST_SKILLS = 14

# Permits that run out, and after how many days.
_RUNS_OUT = {"certificate_first_aid": 730, "certificate_driver_qualification": 1825}

# From words to the code of the concept that is surely meant, or None.
Link = Callable[[str, ConceptKind], str | None]


@dataclass(frozen=True)
class Line:
    """A line of a CV: what stands there, and the code it is linked to."""

    text: str
    code: str | None


@dataclass(frozen=True)
class Job:
    line: Line
    kind: EntryKind
    years: float | None
    abroad: bool
    employer: str = ""


@dataclass(frozen=True)
class Skill:
    line: Line
    shown_by: ShownBy


@dataclass(frozen=True)
class Permit:
    line: Line
    kind: RequirementKind
    valid_to: date | None


@dataclass(frozen=True)
class CV:
    industry: str  # the one most of it is about
    jobs: Sequence[Job]
    skills: Sequence[Skill]
    permits: Sequence[Permit]
    wished: Sequence[str]  # industries, the dearest first


def write_cv(rng: Random, link: Link, today: date) -> CV:
    """A CV about one occupation, mostly with a second one near it."""
    main = _occupation(rng, rng.choices(*_weighted(INDUSTRIES))[0])
    near = words().near(main.code)
    other = words().occupations[rng.choice(near)] if near and rng.random() < 0.7 else None
    thin = rng.random() < THIN
    return CV(
        industry=str(main.industry),
        jobs=_jobs(rng, link, main, None if thin else other),
        skills=_skills(rng, link, main, other, 3 if thin else MOST_SKILLS),
        permits=_permits(rng, main, today),
        wished=_wished(rng, str(main.industry), str(other.industry) if other else None),
    )


def slip(rng: Random, text: str) -> str:
    """The text as someone types it who is new to the language: one letter is lost."""
    if len(text) < 6:
        return text
    place = rng.randrange(2, len(text) - 1)
    return text[:place] + text[place + 1 :]


def _weighted(weights: dict[str, int]) -> tuple[list[str], list[int]]:
    return list(weights), list(weights.values())


def _occupation(rng: Random, industry: str) -> Word:
    choices = [word for word in words().occupations.values() if word.industry == industry]
    weights = [_BY_ISCO.get(word.isco08[:1], _SELDOM) for word in choices]
    return rng.choices(choices, weights)[0]


def _jobs(rng: Random, link: Link, main: Word, other: Word | None) -> list[Job]:
    first = Job(
        _line(rng, link, main, ConceptKind.OCCUPATION),
        EntryKind.JOB,
        float(rng.choice((1, 2, 2, 3, 4, 5, 6, 8, 12))) if rng.random() < 0.9 else None,
        abroad=rng.random() < 0.8,
    )
    return [first, *_further(rng, link, main, other)]


def _further(rng: Random, link: Link, main: Word, other: Word | None) -> list[Job]:
    """None, one or two more lines: a job here, an education, an earlier placement, a hobby."""
    if other is None:
        return []
    second = _line(rng, link, other, ConceptKind.OCCUPATION)
    found = [
        Job(second, EntryKind.JOB, float(rng.choice((1, 1, 2, 3))), abroad=True),
        Job(second, EntryKind.JOB, 0.5, abroad=False, employer="Et opdigtet vikarbureau"),
        Job(second, EntryKind.PLACEMENT, 0.25, abroad=False, employer="En opdigtet praktikplads"),
        Job(second, EntryKind.EDUCATION, float(rng.choice((1, 2, 3))), abroad=True),
    ]
    shown = told("cv")["industries"][main.industry]["shown"]
    hobby = Job(Line(rng.choice(shown), None), EntryKind.REAL_COMPETENCE, None, abroad=True)
    return [rng.choice(found)] + [hobby] * (rng.random() < 0.3)


def _skills(rng: Random, link: Link, main: Word, other: Word | None, most: int) -> list[Skill]:
    known = words()
    chances = [(main.essential, 0.55), (main.useful, 0.25)]
    if other is not None:
        chances += [(other.essential, 0.35), (other.useful, 0.1)]
    picked = [word for codes, p in chances for word in known.skills_in(codes) if rng.random() < p]
    picked += rng.sample(known.transversal, rng.randint(1, 3))
    picked = list(dict.fromkeys(picked))
    rng.shuffle(picked)
    shown_by = (ShownBy.JOB, ShownBy.JOB, ShownBy.OWN_WORD, ShownBy.EDUCATION, ShownBy.OBSERVED)
    found = [
        Skill(_line(rng, link, word, ConceptKind.SKILL), rng.choice(shown_by))
        for word in picked[:most]
    ]
    if rng.random() < 0.12:
        own = Line(rng.choice(told("cv")["own_words"]), None)
        found.append(Skill(own, ShownBy.OWN_WORD))
    return found


def _line(rng: Random, link: Link, word: Word, kind: ConceptKind) -> Line:
    """The word itself, or another name for it, typed with a slip now and then."""
    if rng.random() >= IN_OTHER_WORDS:
        return Line(word.label, word.code)
    text = rng.choice(word.names)
    if rng.random() < 0.4:
        # Each name has one slip, so that few texts have to be linked however many people there are.
        text = slip(Random(text), text)
    return Line(text, link(text, kind))


def _permits(rng: Random, main: Word, today: date) -> list[Permit]:
    known = words()
    wanted = {word.code: 0.5 for word in known.permits_in(main.essential + main.useful)}
    wanted["licence_b"] = 0.8 if "licence_b" in wanted else 0.3
    wanted.setdefault("certificate_first_aid", 0.08)
    if main.industry == "kitchen_restaurant":
        wanted["certificate_hygiene"] = 0.45
    return [
        _permit(rng, known.skills[code], today) for code, p in wanted.items() if rng.random() < p
    ]


def _permit(rng: Random, word: Word, today: date) -> Permit:
    days = _RUNS_OUT.get(word.code)
    valid_to = None
    if days is not None:
        valid_to = today + timedelta(days=rng.randint(-60, days))
    return Permit(Line(word.label, word.code), RequirementKind(word.sort), valid_to)


def _wished(rng: Random, industry: str, other: str | None) -> list[str]:
    """Two to four industries; for four in five the first is the one they know."""
    drawn = [rng.choices(*_weighted(INDUSTRIES))[0] for _ in range(3)]
    wished = [industry, *([other] if other else []), *drawn]
    if rng.random() < 0.2:
        wished.insert(0, drawn[-1])
    distinct = list(dict.fromkeys(wished))
    spare = [code for code in INDUSTRIES if code not in distinct]
    while len(distinct) < 2:
        distinct.append(spare.pop(0))
    return distinct[: rng.randint(2, 4)]
