"""Who meets what an opening requires: each kind of skill, permit and job is judged once."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.requirements import (
    JOB_NEEDS_IT,
    JOB_USES_IT,
    CvLines,
    names_of,
    related_skills,
    word_values,
)
from matching.fit.skills import SkillFit
from matching.profiles import (
    CitizenProfile,
    OpeningProfile,
    Requirement,
)
from matching.scale.citizens import CitizenRows
from matching.scale.columns import Ragged
from matching.scale.postings import Postings
from matching.vocabulary import Vocabulary
from matching.words.spelling import fold_in_order
from models.kinds import PlacementType, RequirementKind

KEPT = 1 << 15  # requirements remembered; a nation asks for some thousand different ones

# When no permit had run out.
LONG_AGO = OpeningProfile(
    id="any",
    title="any",
    occupation=None,
    placement_type=PlacementType.INTERNSHIP,
    industry="",
    tasks=(),
    requires=(),
    danish=(),
    hours_a_week=1.0,
    weekly=(),
    place=None,
    starts=date.min,
    ends=None,
)

Worth = list[tuple[float, Ints]]  # what kinds are worth, rising


class Met(NamedTuple):
    """One requirement: its weight in the part, and (m,) rows that meet it with how far."""

    weight: float
    rows: Ints
    values: Floats


class RequirementRows:
    """What n citizens can, turned round: skills first, then permits, then jobs."""

    def __init__(self, rows: CitizenRows, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.claims, self.permits, self.entries = (
            postings_of(part) for part in (rows.claims, rows.permits, rows.entries)
        )
        self._kinds = (
            rows.claims.values.kinds,
            rows.permits.values.kinds,
            rows.entries.values.kinds,
        )
        self._first = np.cumsum([0, *(len(kinds) for kinds in self._kinds)])
        self._last_days = np.array(
            [(permit.valid_to or date.max).toordinal() for permit in rows.permits.values.kinds],
            dtype=np.int64,
        )
        self._by_skill, self._by_job, self._by_words = self._turned()
        self._count = len(rows)
        self._kept: dict[Hashable, Worth] = {}

    def met(self, fit: SkillFit) -> list[Met]:
        """Who meets each requirement in part at least, in the order of the opening."""
        weights = fit.line_weights[len(fit.line_weights) - len(fit.requires) :]
        found, best = [], np.zeros(self._count)
        for wanted, weight in zip(fit.requires, weights, strict=True):
            parts = [np.zeros(0, dtype=np.int64)]
            for value, kinds in self._worth(wanted):
                parts.append(self.rows_with(kinds, fit.opening))
                # The values rise, so the best of a row is written last.
                best[parts[-1]] = value
            rows = np.concatenate(parts)
            found.append(Met(weight, rows, best[rows]))
            best[rows] = 0.0
        return found

    def added(self, found: Sequence[Met]) -> Floats:
        """(n,), what the requirements give to the share of the part, for everybody."""
        total = np.zeros(self._count)
        for weight, rows, values in found:
            # A row that comes twice has the same value and total both times.
            total[rows] = total[rows] + weight * values
        return total

    def added_to(self, first: Floats, found: Sequence[Met], rows: Ints) -> Floats:
        """(m,), the whole share at some rows, added line by line as for a single citizen."""
        total, best = first.copy(), np.zeros(self._count)
        for weight, met, values in found:
            best[met] = values
            total += weight * best[rows]
            best[met] = 0.0
        return total

    def rows_with(self, kinds: Ints, opening: OpeningProfile) -> Ints:
        """Rows that have one of the kinds; a permit that has run out does not count."""
        if len(kinds) == 0 or kinds[-1] < self._first[1]:
            return self.claims.of_kinds(kinds)
        claims, permits, entries = (
            kinds[(kinds >= first) & (kinds < end)] - first
            for first, end in zip(self._first[:-1], self._first[1:], strict=True)
        )
        valid = permits[self._last_days[permits] >= opening.starts.toordinal()]
        return np.concatenate(
            [
                self.claims.of_kinds(claims),
                self.permits.of_kinds(valid),
                self.entries.of_kinds(entries),
            ]
        )

    def _worth(self, wanted: Requirement) -> Worth:
        key = (wanted.text, wanted.concept, wanted.kind)
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept = {}
            linked = wanted.kind is RequirementKind.SKILL and wanted.concept is not None
            self._kept[key] = self._of_skill(wanted) if linked else self._of_any(wanted)
        return self._kept[key]

    def _of_any(self, wanted: Requirement) -> Worth:
        """By judging every kind as a CV of its own: for permits and words without a concept."""
        if not any(self._kinds):
            return []
        shares = self._each_kind.find(wanted, self.vocabulary).shares
        return [(value, np.flatnonzero(shares == value)) for value in _rising(shares)]

    def _of_skill(self, wanted: Requirement) -> Worth:
        """By looking up the kinds that are linked to it or to what is near it."""
        best: dict[int, float] = defaultdict(float)

        def gives(kinds: Sequence[int], value: float) -> None:
            for kind in kinds:
                best[kind] = max(best[kind], value)

        worth = {**related_skills(wanted.concept, self.vocabulary), wanted.concept or "": 1.0}
        for code, value in worth.items():
            gives(self._by_skill.get(code, ()), value)
        for code, main in self.vocabulary.occupations_of(wanted.concept).items():
            gives(self._by_job.get(code, ()), JOB_NEEDS_IT if main else JOB_USES_IT)
        texts = list(self._by_words)
        for text, value in zip(
            texts, word_values(names_of(wanted, self.vocabulary), texts), strict=True
        ):
            if value:
                gives(self._by_words[text], value)
        kinds = np.array(sorted(best), dtype=np.int64)
        shares = np.array([best[kind] for kind in kinds.tolist()])
        return [(value, kinds[shares == value]) for value in _rising(shares)]

    def _turned(self) -> tuple[Mapping[str, list[int]], ...]:
        """Kinds by the skill they tell, by the job they are, and by unlinked words."""
        skills, jobs, words = (defaultdict[str, list[int]](list) for _ in range(3))
        claims, permits, entries = self._kinds
        lines: list[tuple[int, Any]] = [*enumerate([*claims, *permits])]
        for number, entry in enumerate(entries, start=int(self._first[2])):
            jobs[entry.occupation or ""].append(number)
            lines += [(number, skill) for skill in entry.skills]
        for number, item in lines:
            if item.concept is not None:
                skills[item.concept].append(number)
            else:
                words[fold_in_order(item.text)].append(number)
        return skills, jobs, words

    @property
    def _each_kind(self) -> CvLines:
        if self._laid_out is None:
            claims, permits, entries = self._kinds
            people = [
                *(CitizenProfile("skill", skills=(kind,)) for kind in claims),
                *(CitizenProfile("permit", permits=(kind,)) for kind in permits),
                *(CitizenProfile("job", entries=(kind,)) for kind in entries),
            ]
            self._laid_out = CvLines(LONG_AGO, people)
        return self._laid_out

    _laid_out: CvLines | None = None


def postings_of(part: Ragged[Any]) -> Postings:
    """The rows of each kind."""
    rows = np.repeat(np.arange(len(part)), part.lengths)
    return Postings.of(part.values.numbers, rows, len(part.values.kinds))


def _rising(shares: Floats) -> list[float]:
    return sorted(set(shares.tolist()) - {0.0})
