"""Which requirements of many openings one CV meets: asked by what it tells, not one by one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.licences import gives
from matching.fit.nearness import RELATED, Neighbours
from matching.fit.pool import concept_of, text_of
from matching.fit.requirements import (
    JOB_NEEDS_IT,
    JOB_USES_IT,
    OWN_WORD_FOR_PERMIT,
    names_of,
    word_values,
)
from matching.profiles import Permit, Requirement, SkillClaim
from matching.scale.postings import Postings
from matching.vocabulary import Vocabulary
from matching.words.spelling import fold_in_order
from models.kinds import RequirementKind

KEPT = 1 << 16  # skills and jobs remembered with what they meet
Worth = tuple[Ints, Floats]  # different requirements and how far they are met, 0 to 1


class WordTable:
    """Things by their names, for asking which of them a text means."""

    def __init__(self, vocabulary: Vocabulary, wanted: Mapping[int, Requirement]) -> None:
        named: dict[str, list[int]] = defaultdict(list)
        for number, each in wanted.items():
            for name in names_of(each, vocabulary):
                named[name].append(number)
        self._names, self._named = list(named), list(named.values())

    def meant(self, text: str) -> dict[int, float]:
        """Thing -> how far the words are its own, above 0.

        Args:
            text: folded in order.
        """
        best: dict[int, float] = {}
        values = word_values([text], self._names)
        for value, numbers in zip(values, self._named, strict=True):
            if value:
                best |= {number: max(value, best.get(number, 0.0)) for number in numbers}
        return best


class OpeningRequirements:
    """The requirements of n openings, equal ones once.

    Args:
        requires: (n,), of each opening.
        line_weights: (n,), what each of them counts.
    """

    def __init__(
        self,
        neighbours: Neighbours,
        requires: Sequence[Sequence[Requirement]],
        line_weights: Sequence[Sequence[float]],
    ) -> None:
        self.neighbours = neighbours
        number_of: dict[tuple[Hashable, ...], int] = {}
        self.wanted: list[Requirement] = []
        for each in (one for row in requires for one in row):
            if number_of.setdefault(_key(each), len(number_of)) == len(self.wanted):
                self.wanted.append(each)
        asked = [number_of[_key(each)] for row in requires for each in row]
        self._asking = Postings.of(
            np.array(asked, np.int64), np.arange(len(asked)), len(self.wanted)
        )
        self._opening = np.repeat(np.arange(len(requires)), [len(row) for row in requires])
        self._weights = np.array([weight for row in line_weights for weight in row])
        self._licences = [
            number
            for number, each in enumerate(self.wanted)
            if each.kind is RequirementKind.LICENCE
        ]
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self.wanted):
            if each.concept is not None:
                self._by_concept[each.concept].append(number)
        every = dict(enumerate(self.wanted))
        self._free, self._linked = (
            WordTable(
                neighbours.vocabulary,
                {number: each for number, each in every.items() if (each.concept is None) == free},
            )
            for free in (True, False)
        )
        self._kept: dict[Hashable, Worth] = {}

    def given_by(self, permits: Sequence[Permit], starts: date) -> tuple[int, ...]:
        """The driving licences that the law gives with the permits on a day."""
        return tuple(
            number for number in self._licences
            if any(gives(permit, self.wanted[number], starts) for permit in permits)
        )  # fmt: skip

    def add(
        self,
        total: Floats,
        items: Sequence[SkillClaim | Permit],
        jobs: Sequence[str],
        given: Sequence[int],
    ) -> None:
        """Add to (n,) shares what is met, line by line as for a single opening.

        Args:
            items: what the CV tells, permits as far as they count.
            jobs: the occupations of its jobs.
            given: from `given_by`.
        """
        values = np.zeros(len(self.wanted))
        values[list(given)] = 1.0
        for met in (*map(self._of_item, items), *map(self._of_job, jobs)):
            values[met[0]] = np.maximum(values[met[0]], met[1])
        numbers = np.flatnonzero(values)
        lines = self._asking.of_kinds(numbers)
        worth = self._weights[lines] * np.repeat(values[numbers], self._asking.counts(numbers))
        order = np.argsort(lines)
        np.add.at(total, self._opening[lines[order]], worth[order])

    def _of_item(self, item: SkillClaim | Permit) -> Worth:
        is_permit, text = isinstance(item, Permit), fold_in_order(text_of(item))
        key = (concept_of(item), text, is_permit)
        return self._remembered(key, lambda: self._met(concept_of(item), text, is_permit=is_permit))

    def _met(self, concept: str | None, text: str, *, is_permit: bool) -> dict[int, float]:
        best = self._free.meant(text)
        if concept is None:
            best |= self._linked.meant(text)
        related = self.neighbours.related(concept or "")
        for code in related:
            for number in self._by_concept.get(code, ()):
                best[number] = max(RELATED, best.get(number, 0.0))
        best |= dict.fromkeys(self._by_concept.get(concept or "", ()), 1.0)
        told = 1.0 if is_permit else OWN_WORD_FOR_PERMIT
        return {
            number: value if self._is_skill(number) else told
            for number, value in best.items()
            if value == 1 or self._is_skill(number)
        }

    def _of_job(self, occupation: str) -> Worth:
        skills = self.neighbours.vocabulary.work_of(occupation)
        return self._remembered(
            ("job", occupation),
            lambda: {
                number: JOB_NEEDS_IT if main else JOB_USES_IT
                for code, main in skills.items()
                for number in self._by_concept.get(code, ())
                if self._is_skill(number)
            },
        )

    def _is_skill(self, number: int) -> bool:
        return self.wanted[number].kind is RequirementKind.SKILL

    def _remembered(self, key: Hashable, find: Callable[[], dict[int, float]]) -> Worth:
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept = {}
            found = find()
            values = np.array(list(found.values()), dtype=np.float64)
            self._kept[key] = (np.array(list(found), dtype=np.int64), values)
        return self._kept[key]


def _key(wanted: Requirement) -> tuple[Hashable, ...]:
    return wanted.text, wanted.concept, wanted.kind
