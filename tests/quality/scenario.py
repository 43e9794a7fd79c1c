"""Invented people and openings whose fit is known, because both are drawn from occupations.

The vocabulary is at once the judge and what the engine knows, so this measures whether the
engine uses all that the vocabulary knows, and not how well it knows the labour market.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from matching import (
    CitizenProfile,
    Entry,
    Linker,
    OpeningProfile,
    Requirement,
    SkillClaim,
    Vocabulary,
)
from matching.arrays import Floats, Ints
from models.kinds import ConceptKind, EntryKind, PlacementType, RequirementKind

NORMAL, THIN, TEXT, HARD, MIXED = MODES = ("normal", "thin", "text", "hard", "mixed")

FEWEST_ESSENTIAL = 5  # an occupation of fewer essential skills is not drawn
CHANCE_OF_MAJOR = dict.fromkeys("456789", 1.0) | {"3": 0.3}
TELLS_ESSENTIAL, TELLS_USEFUL = 0.5, 0.2
MOST_STRAY = 5  # skills that have nothing to do with the occupation
# They are listed by occupations of at least so many ISCO major groups, as a third of the skills
# are; where ESCO tells a reuse level, 28 of 100 skills are cross-sector.
STRAY_MAJORS = 3
THIN_FROM, THIN_TO = 3, 6
ASKED_FROM, ASKED_TO, FEWEST_ASKED, MOST_ASKED, MOST_NICE = 0.4, 0.7, 3, 12, 3
OTHER_NAME, LETTER_LOST, WORD_LOST, LONGER = 0.7, 0.3, 0.5, 3

NOWHERE = OpeningProfile(
    id="opening",
    title="åbning",
    occupation=None,
    placement_type=PlacementType.INTERNSHIP,
    industry="retail",
    tasks=(),
    requires=(),
    danish=(),
    hours_a_week=30.0,
    weekly=(),
    place=None,
    starts=date(2027, 1, 11),
    ends=None,
)


@dataclass(frozen=True)
class Size:
    """How much is drawn."""

    citizens: int
    openings: int


@dataclass(frozen=True)
class Scenario:
    """People and openings of one mode.

    Args:
        careers: (n_citizens, 1 or 2), the occupations each person has had.
        wanted: (n_openings,), the occupation of each opening; both as places in `World.codes`.
    """

    citizens: Sequence[CitizenProfile]
    careers: Ints
    openings: Sequence[OpeningProfile]
    wanted: Ints


class World:
    """What is drawn from: one vocabulary's occupations with their skills."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.codes = vocabulary.occupations
        self.isco = np.array([vocabulary.concepts[code].isco or "" for code in self.codes])
        self.essential = [sorted(vocabulary.essential_of(code)) for code in self.codes]
        self.useful = [sorted(vocabulary.useful_of(code)) for code in self.codes]
        self.stray = [code for code in vocabulary.skills if self._is_stray(code)]
        chances = np.array([self._chance(place) for place in range(len(self.codes))])
        self.chances = chances / chances.sum()
        self._found: dict[str, str | None] = {}

    @cached_property
    def linker(self) -> Linker:
        """The linker of the vocabulary, ready."""
        linker = Linker(self.vocabulary)
        linker.prepare()
        return linker

    def scenario(self, mode: str, seed: int, size: Size) -> Scenario:
        """The people and openings of one mode; the same seed gives the same."""
        rng = np.random.default_rng(seed)
        halves = [rng.permutation(skills).tolist() for skills in self.essential]
        careers = rng.choice(
            len(self.codes), (size.citizens, 2 if mode == MIXED else 1), p=self.chances
        )
        told = [[self._told(rng, mode, each, halves[each]) for each in row] for row in careers]
        citizens = [self._citizen(rng, mode, number, each) for number, each in enumerate(told)]
        wanted = rng.choice(len(self.codes), size.openings, p=self.chances)
        openings = [
            self._opening(rng, number, each, _half(halves[each], mode, first=False))
            for number, each in enumerate(wanted.tolist())
        ]
        return Scenario(citizens, careers, openings, wanted)

    def grades(self, careers: Ints, wanted: int) -> Ints:
        """(n_citizens,), 3 same occupation, 2 same unit group, 1 same minor group; the best."""
        minor = self.isco.astype("U3")
        same = careers == wanted
        unit_group = self.isco[careers] == self.isco[wanted]
        minor_group = minor[careers] == minor[wanted]
        grades = np.where(same, 3, np.where(unit_group, 2, np.where(minor_group, 1, 0)))
        return np.asarray(grades.max(axis=1))

    def _chance(self, place: int) -> float:
        enough = len(self.essential[place]) >= FEWEST_ESSENTIAL
        return CHANCE_OF_MAJOR.get(self.isco[place][:1], 0.0) if enough else 0.0

    def _is_stray(self, code: str) -> bool:
        listed = self.vocabulary.occupations_of(code)
        majors = {(self.vocabulary.concepts[each].isco or "")[:1] for each in listed}
        return len(majors) >= STRAY_MAJORS

    def _told(
        self, rng: np.random.Generator, mode: str, occupation: int, essential: list[str]
    ) -> list[str]:
        """The skills a CV tells of one career."""
        known = _half(essential, mode, first=True)
        told = [skill for skill in known if rng.random() < TELLS_ESSENTIAL]
        told += [skill for skill in self.useful[occupation] if rng.random() < TELLS_USEFUL]
        places = rng.integers(len(self.stray), size=rng.integers(MOST_STRAY + 1))
        told += [self.stray[place] for place in places]
        different = sorted(set(told))
        if mode in {THIN, TEXT}:
            kept = int(rng.integers(THIN_FROM, THIN_TO + 1))
            different = rng.permutation(different).tolist()[:kept]
        return different

    def _citizen(
        self, rng: np.random.Generator, mode: str, number: int, told: list[list[str]]
    ) -> CitizenProfile:
        """Skills outside of jobs; of two careers, each in a job of no title."""
        if mode == TEXT:
            claims = [self._written(rng, code) for code in told[0]]
        else:
            claims = [SkillClaim(code, code) for each in told for code in each]
        person = CitizenProfile(f"c{number}", skills=tuple(claims))
        if mode != MIXED:
            return person
        jobs = [tuple(SkillClaim(code, code) for code in each) for each in told]
        entries = tuple(Entry("arbejde", None, EntryKind.JOB, 1.0, skills=job) for job in jobs)
        return replace(person, skills=(), entries=entries)

    def _written(self, rng: np.random.Generator, code: str) -> SkillClaim:
        """The skill as somebody wrote it in haste, and what the linker makes of it."""
        concept = self.vocabulary.concepts[code]
        names = concept.other_labels.get("da", ())
        other = rng.random() < OTHER_NAME and names
        text = names[int(rng.integers(len(names)))] if other else concept.label["da"]
        words = text.split()
        if len(words) >= LONGER and rng.random() < WORD_LOST:
            del words[int(rng.integers(len(words)))]
        text = " ".join(words)
        if rng.random() < LETTER_LOST and len(text) > 1:
            lost = int(rng.integers(len(text)))
            text = " ".join((text[:lost] + text[lost + 1 :]).split())
        found = self._first_found(text)
        return SkillClaim(text or code, found)

    def _first_found(self, text: str) -> str | None:
        """The code a person is offered first for the text, None when nothing is offered."""
        if text not in self._found:
            sure = self.linker.link(text, ConceptKind.SKILL)
            offered = self.linker.suggest(text, ConceptKind.SKILL, limit=1) if not sure else ()
            best = sure or next(iter(offered), None)
            self._found[text] = best.code if best else None
        return self._found[text]

    def _opening(
        self, rng: np.random.Generator, number: int, occupation: int, essential: list[str]
    ) -> OpeningProfile:
        asked = round(len(essential) * rng.uniform(ASKED_FROM, ASKED_TO))
        asked = min(MOST_ASKED, max(FEWEST_ASKED, asked))
        needed = rng.permutation(essential).tolist()[:asked]
        nice = rng.permutation(self.useful[occupation]).tolist()
        requires = [
            *((code, True) for code in needed),
            *((code, False) for code in nice[: int(rng.integers(MOST_NICE + 1))]),
        ]
        return replace(
            NOWHERE,
            id=f"o{number}",
            occupation=self.codes[occupation],
            requires=tuple(
                Requirement(code, code, RequirementKind.SKILL, must) for code, must in requires
            ),
        )


def _half(skills: list[str], mode: str, *, first: bool) -> list[str]:
    """All skills; in the hard mode the half for people (the first) or for openings."""
    if mode != HARD:
        return skills
    middle = len(skills) // 2
    return skills[:middle] if first else skills[middle:]


def told_codes(citizen: CitizenProfile) -> Iterator[str]:
    """The codes of all skills of a CV, wherever they were shown."""
    shown = [claim for entry in citizen.entries for claim in entry.skills]
    for claim in (*citizen.skills, *shown):
        if claim.concept is not None:
            yield claim.concept


def in_order(scores: Floats, grades: Ints) -> list[float]:
    """The grades in the order of the scores, the best first; equals as they came."""
    return [float(grade) for grade in grades[np.argsort(-scores, kind="stable")].tolist()]
