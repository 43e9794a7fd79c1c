"""What the demo world is written with: the starter vocabulary, and the files of seed/names."""

import csv
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from matching.sources.starter import read_starter
from models.kinds import ConceptKind, Language

FOLDER = Path(__file__).parent
NAMES = FOLDER / "names"
VOCABULARY = FOLDER / "vocabulary"
PLACES = FOLDER / "places" / "postcodes.csv"
FIGURES = FOLDER / "figures.csv"

PERMITS = frozenset({"certificate", "licence"})
SHARED_TO_BE_NEAR = 3


@dataclass(frozen=True)
class Word:
    """An occupation or skill of the starter vocabulary; `names` begins with its label."""

    code: str
    names: tuple[str, ...]
    sort: str
    industry: str | None
    isco08: str
    essential: tuple[str, ...] = ()
    useful: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.names[0]


class Words:
    """The starter vocabulary as a writer of CVs and openings needs it.

    It is read from the files, so that the same code writes the same world whatever other
    vocabulary the store has taken in.
    """

    def __init__(self) -> None:
        draft = read_starter(VOCABULARY)
        names: dict[str, list[str]] = {
            concept.code: [concept.label_da] for concept in draft.concepts
        }
        for code, language, text in draft.labels:
            if language is Language.DANISH:
                names[code].append(text)
        skills_of: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for (occupation, skill), essential in draft.relations.items():
            skills_of[occupation, essential].append(skill)
        self.skills: dict[str, Word] = {}
        self.occupations: dict[str, Word] = {}
        for concept in draft.concepts:
            kind = concept.kind
            found = self.occupations if kind is ConceptKind.OCCUPATION else self.skills
            found[concept.code] = Word(
                code=concept.code,
                names=tuple(names[concept.code]),
                sort=concept.sort,
                industry=concept.industry,
                isco08=concept.isco08 or "",
                essential=tuple(skills_of[concept.code, True]),
                useful=tuple(skills_of[concept.code, False]),
            )

    def skills_in(self, codes: Sequence[str]) -> list[Word]:
        """Those of the codes that are skills, without certificates and licences."""
        return [self.skills[code] for code in codes if self.skills[code].sort not in PERMITS]

    def permits_in(self, codes: Sequence[str]) -> list[Word]:
        """The certificates and licences among the codes."""
        return [self.skills[code] for code in codes if self.skills[code].sort in PERMITS]

    @cached_property
    def transversal(self) -> tuple[Word, ...]:
        return tuple(word for word in self.skills.values() if word.sort == "transversal")

    def near(self, code: str) -> tuple[str, ...]:
        """Occupations that share some skills with this one, the nearest first."""
        if code not in self._near:
            self._near[code] = self._nearest(code)
        return self._near[code]

    @cached_property
    def _near(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _occupations_of(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.occupations.values():
            for skill in word.essential + word.useful:
                found[skill].append(word.code)
        return found

    def _nearest(self, code: str) -> tuple[str, ...]:
        own = self.occupations[code]
        skills = own.essential + own.useful
        shared = Counter(other for skill in skills for other in self._occupations_of[skill])
        del shared[code]
        near = [other for other, number in shared.items() if number >= SHARED_TO_BE_NEAR]
        return tuple(sorted(near, key=lambda other: (-shared[other], other))[:8])


@cache
def words() -> Words:
    """The starter vocabulary, read once."""
    return Words()


@cache
def told(name: str) -> dict[str, Any]:
    """What a file of seed/names tells, by its name without ending."""
    return tomllib.loads((NAMES / f"{name}.toml").read_text(encoding="utf-8"))


def listed(name: str) -> list[dict[str, str]]:
    """The rows of a list in seed/names."""
    with (NAMES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
