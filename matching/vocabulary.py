"""Occupations and skills with their names, and which occupation needs which skill."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from models.kinds import ConceptKind


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

    Raises:
        ValueError: a code stands twice, or a relation names a code or kind that is not there.
    """

    def __init__(
        self, concepts: Iterable[Concept], relations: Iterable[tuple[str, str, bool]] = ()
    ) -> None:
        self.concepts: dict[str, Concept] = {}
        for concept in sorted(concepts, key=lambda concept: concept.code):
            if concept.code in self.concepts:
                raise ValueError(f"concept twice: {concept.code}")
            self.concepts[concept.code] = concept
        self._sort_by_kind()
        self._relate(self._checked(relations))
        self.version = self._hash()

    @classmethod
    def restored(
        cls,
        concepts: Iterable[Concept],
        relations: dict[tuple[str, str], bool],
        version: str,
    ) -> "Vocabulary":
        """A vocabulary that was stored, as it was; its version is not worked out again.

        Args:
            concepts: in the order of their codes.
            relations: (occupation code, skill code) -> essential, in the order of the codes.
        """
        vocabulary = cls.__new__(cls)
        vocabulary.concepts = {concept.code: concept for concept in concepts}
        vocabulary._sort_by_kind()
        vocabulary._relate(relations)
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

    def idf(self, skill: str | None) -> float:
        """How telling a skill is: 1 when every occupation lists it, more the fewer do.

        A skill that no occupation lists, and free text, tells as much as one listed once.
        """
        return self._idf.get(skill or "", self._rarest)

    def _sort_by_kind(self) -> None:
        self.occupations = self._codes_of(ConceptKind.OCCUPATION)
        self.skills = self._codes_of(ConceptKind.SKILL)

    def _relate(self, relations: dict[tuple[str, str], bool]) -> None:
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

    def _checked(self, relations: Iterable[tuple[str, str, bool]]) -> dict[tuple[str, str], bool]:
        occupations, skills = frozenset(self.occupations), frozenset(self.skills)
        told: dict[tuple[str, str], bool] = {}
        for occupation, skill, essential in relations:
            if occupation not in occupations or skill not in skills:
                raise ValueError(f"relation between unknown concepts: {occupation}, {skill}")
            told[occupation, skill] = told.get((occupation, skill), False) or essential
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
        told = [[*pair, essential] for pair, essential in self.relations.items()]
        written = json.dumps([concepts, told], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()[:16]
