"""Occupations and skills with their names, which occupation needs which skill, and whose work
holds another's: a cook does all that a kitchen helper does, though no CV of a cook tells it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import log

from models.kinds import ConceptKind

# Codes of two concepts -> whether the bond between them is the stronger of two.
Pairs = dict[tuple[str, str], bool]


@dataclass(frozen=True, slots=True)
class Concept:
    """One occupation or skill.

    Args:
        code: its name in the data, unique over both kinds.
        label: the preferred name per language, at least one; {"da": "kok", "en": "cook"}.
        other_labels: further names per language.
        isco: ISCO-08 group of an occupation, up to four digits.
        industry: code of the industry an occupation mostly belongs to.
        transversal: a skill of how one works and not as what, such as being on time.
    """

    code: str
    kind: ConceptKind
    label: Mapping[str, str]
    other_labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    isco: str | None = None
    industry: str | None = None
    transversal: bool = False

    def __post_init__(self) -> None:
        if not self.code or not self.label:
            raise ValueError(f"a concept needs a code and a label: {self.code!r}")

    def label_in(self, language: str | None) -> str:
        """The preferred name in the language, else in Danish, else in any."""
        fallback = "da" if "da" in self.label else min(self.label)
        return self.label.get(language or fallback, self.label[fallback])

    def labels(self) -> Iterable[tuple[str, str, bool]]:
        """Every name as (language, text, is it the preferred one), in a fixed order."""
        for language in sorted(self.label):
            yield language, self.label[language], True
        for language in sorted(self.other_labels):
            for text in self.other_labels[language]:
                yield language, text, False


class Vocabulary:
    """Concepts and relations, with the look-ups the ranking asks for.

    Args:
        concepts: each code once.
        relations: (occupation code, skill code, essential); a pair told twice counts once, as
            essential if one of them says so.
        held: (occupation code, code of the one whose work it holds, all of it or some).

    Raises:
        ValueError: a code stands twice, or a relation names a code or kind that is not there.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        relations: Iterable[tuple[str, str, bool]] = (),
        held: Iterable[tuple[str, str, bool]] = (),
    ) -> None:
        self.concepts: dict[str, Concept] = {}
        for concept in sorted(concepts, key=lambda concept: concept.code):
            if concept.code in self.concepts:
                raise ValueError(f"concept twice: {concept.code}")
            self.concepts[concept.code] = concept
        self._sort_by_kind()
        self._relate(self._checked(relations, self.skills))
        self._hold(self._checked(held, self.occupations))
        self.version = self._hash()

    @classmethod
    def restored(
        cls,
        concepts: Iterable[Concept],
        relations: Pairs,
        held: Pairs,
        version: str,
    ) -> "Vocabulary":
        """A vocabulary that was stored, as it was; its version is not worked out again.

        Args:
            concepts: in the order of their codes.
            relations: (occupation code, skill code) -> essential, in the order of the codes.
            held: (occupation code, code of the one whose work it holds) -> all of it, likewise.
        """
        vocabulary = cls.__new__(cls)
        vocabulary.concepts = {concept.code: concept for concept in concepts}
        vocabulary._sort_by_kind()
        vocabulary._relate(relations)
        vocabulary._hold(held)
        vocabulary.version = version
        return vocabulary

    def __contains__(self, code: object) -> bool:
        return code in self.concepts

    def __len__(self) -> int:
        return len(self.concepts)

    def get(self, code: str | None) -> Concept | None:
        """The concept, or None when there is none of that code."""
        return None if code is None else self.concepts.get(code)

    def of_kind(self, kind: ConceptKind) -> tuple[Concept, ...]:
        """Every concept of the kind, by code."""
        codes = self.occupations if kind is ConceptKind.OCCUPATION else self.skills
        return tuple(self.concepts[code] for code in codes)

    def skills_of(self, occupation: str | None) -> Mapping[str, bool]:
        """Skill code -> essential, for one occupation; empty for a code without relations."""
        return self._skills_of.get(occupation or "", {})

    def occupations_of(self, skill: str | None) -> Mapping[str, bool]:
        """Occupation code -> essential, for one skill; empty for a code without relations."""
        return self._occupations_of.get(skill or "", {})

    def essential_of(self, occupation: str | None) -> frozenset[str]:
        """Codes of the skills nobody does the job without."""
        told = self.skills_of(occupation)
        return frozenset(skill for skill in told if told[skill])

    def useful_of(self, occupation: str | None) -> frozenset[str]:
        """Codes of the skills that help in the job without being needed."""
        told = self.skills_of(occupation)
        return frozenset(skill for skill in told if not told[skill])

    def work_of(self, occupation: str | None) -> Mapping[str, bool]:
        """Skill code -> essential: the skills of the occupation and of all work it holds.

        Of work that it holds in part nobody knows which part, so that names no skill.
        """
        return self._work_of.get(occupation or "", self.skills_of(occupation))

    def jobs_with(self, skill: str | None) -> Mapping[str, bool]:
        """Occupation code -> essential, for every occupation whose work has the skill."""
        return self._jobs_with.get(skill or "", self.occupations_of(skill))

    def holders_of(self, occupation: str | None) -> Mapping[str, bool]:
        """Code of each other occupation that holds the work of this one -> all of it, or some."""
        return self._holders_of.get(occupation or "", {})

    def idf(self, skill: str | None) -> float:
        """How telling a skill is: 1 when every occupation lists it, more the fewer do.

        A skill that no occupation lists, and free text, tells as much as one listed once.
        """
        return self._idf.get(skill or "", self._rarest)

    def _sort_by_kind(self) -> None:
        self.occupations = self._codes_of(ConceptKind.OCCUPATION)
        self.skills = self._codes_of(ConceptKind.SKILL)

    def _hold(self, held: Pairs) -> None:
        """What the work held in full means for skills, for occupations that hold something."""
        self.held = held
        self._holders_of: dict[str, dict[str, bool]] = defaultdict(dict)
        self._work_of: dict[str, dict[str, bool]] = {}
        for holder, others in handed_on(held).items():
            work = dict(self.skills_of(holder))
            for other, whole in others.items():
                self._holders_of[other][holder] = whole
                for skill, essential in self.skills_of(other).items() if whole else ():
                    work[skill] = work.get(skill, False) or essential
            self._work_of[holder] = work
        self._jobs_with: dict[str, dict[str, bool]] = {}
        for holder, work in self._work_of.items():
            for skill, essential in work.items():
                jobs = self._jobs_with.setdefault(skill, dict(self.occupations_of(skill)))
                jobs[holder] = essential

    def _relate(self, relations: Pairs) -> None:
        self.relations = relations
        self._skills_of: dict[str, dict[str, bool]] = defaultdict(dict)
        self._occupations_of: dict[str, dict[str, bool]] = defaultdict(dict)
        for (occupation, skill), essential in relations.items():
            self._skills_of[occupation][skill] = essential
            self._occupations_of[skill][occupation] = essential
        many = 1 + max(1, len(self.occupations))
        self._rarest = 1.0 + log(many / 2)
        self._idf = {
            skill: 1.0 + log(many / (1 + len(listed)))
            for skill, listed in self._occupations_of.items()
        }

    def _codes_of(self, kind: ConceptKind) -> tuple[str, ...]:
        return tuple(code for code, concept in self.concepts.items() if concept.kind is kind)

    def _checked(self, relations: Iterable[tuple[str, str, bool]], others: Iterable[str]) -> Pairs:
        occupations, allowed = frozenset(self.occupations), frozenset(others)
        told: Pairs = {}
        for occupation, other, strong in relations:
            if occupation not in occupations or other not in allowed or occupation == other:
                raise ValueError(f"relation between unknown concepts: {occupation}, {other}")
            told[occupation, other] = told.get((occupation, other), False) or strong
        return dict(sorted(told.items()))

    def _hash(self) -> str:
        """16 hex digits over everything that can change a list or a suggestion."""
        concepts = [
            [
                each.code,
                each.kind.value,
                list(each.labels()),
                each.isco,
                each.industry,
                each.transversal,
            ]
            for each in self.concepts.values()
        ]
        pairs = chain(self.relations.items(), self.held.items())
        told = [[*pair, strong] for pair, strong in pairs]
        written = json.dumps([concepts, told], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()[:16]


def handed_on(held: Mapping[tuple[str, str], bool]) -> dict[str, dict[str, bool]]:
    """Occupation -> the others whose work it holds -> all of it, or some.

    Who does all of another's work also holds what that one holds. Who does some of it does not:
    nobody knows which part.
    """
    near: Mapping[bool, dict[str, set[str]]] = {True: defaultdict(set), False: defaultdict(set)}
    for (holder, other), whole in held.items():
        near[whole][holder].add(other)
    found: dict[str, dict[str, bool]] = {}
    for holder in sorted({holder for holder, _ in held}):
        wholly = _reached(holder, near[True])
        partly = {other for each in wholly for other in near[False].get(each, ())} - wholly
        others = {**dict.fromkeys(partly, False), **dict.fromkeys(wholly - {holder}, True)}
        found[holder] = dict(sorted(others.items()))
    return found


def _reached(start: str, near: Mapping[str, set[str]]) -> set[str]:
    """The start, and all that is reached from it by one step or more."""
    found, waiting = {start}, [start]
    while waiting:
        new = near.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
