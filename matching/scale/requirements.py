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
from matching.scale.neighbours import RememberedNeighbours
from matching.scale.postings import Postings, after_each_other
from matching.words.spelling import fold_in_order
from models.kinds import PlacementType, RequirementKind

KEPT = 1 << 15  # requirements remembered; a nation asks for some thousand different ones

NOBODY = np.zeros(0, dtype=np.int64)
NOTHING = np.zeros(0)

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


class Worth(NamedTuple):
    """What kinds are worth for a requirement: (m,) kinds, rising, and (m,) 0 to 1."""

    kinds: Ints
    values: Floats


class Met(NamedTuple):
    """Who meets what: (m,) rows, each once for a requirement, its number, and how far."""

    weights: Sequence[float]
    rows: Ints
    numbers: Ints
    values: Floats


class RequirementRows:
    """What n citizens can, turned round: skills first, then permits, then jobs."""

    def __init__(self, rows: CitizenRows, neighbours: RememberedNeighbours) -> None:
        self.neighbours = neighbours
        self.vocabulary = neighbours.vocabulary
        self._count = len(rows)
        parts = (rows.claims, rows.permits, rows.entries)
        self._postings = after_each_other([postings_of(part) for part in parts])
        self._kinds = (
            rows.claims.values.kinds,
            rows.permits.values.kinds,
            rows.entries.values.kinds,
        )
        self._first = np.cumsum([0, *(len(kinds) for kinds in self._kinds)])
        self._last_days = np.full(self._first[-1], date.max.toordinal())
        for number, permit in enumerate(rows.permits.values.kinds, start=int(self._first[1])):
            self._last_days[number] = (permit.valid_to or date.max).toordinal()
        self._by_skill, self._by_job, self._by_words = self._turned()
        self._kept: dict[Hashable, Worth] = {}

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self._postings.nbytes + int(self._last_days.nbytes)

    def met(self, fit: SkillFit) -> Met:
        """Who meets each requirement in part at least; a permit that has run out is none."""
        weights = fit.line_weights[len(fit.line_weights) - len(fit.requires) :]
        worth = [self._worth(wanted) for wanted in fit.requires]
        kinds = np.concatenate([NOBODY, *(each.kinds for each in worth)])
        values = np.concatenate([NOTHING, *(each.values for each in worth)])
        number = np.repeat(np.arange(len(worth)), [len(each.kinds) for each in worth])
        valid = self._last_days[kinds] >= fit.opening.starts.toordinal()
        # What a row is worth most for a requirement comes last and counts.
        rising = np.argsort(values, kind="stable")
        rising = rising[valid[rising]]
        kinds = kinds[rising]
        counts = self._postings.counts(kinds)
        rows = self._postings.of_kinds(kinds)
        number = np.repeat(number[rising], counts)
        last = _last_of_each(number * self._count + rows, len(worth) * self._count)
        return Met(weights, rows[last], number[last], np.repeat(values[rising], counts)[last])

    @staticmethod
    def add(points: Floats, met: Met, worth: float) -> None:
        """Add to everybody's points what the requirements give to the share of the part."""
        weights = worth * np.array([*met.weights, 0.0])
        np.add.at(points, met.rows, weights[met.numbers] * met.values)

    def added_to(self, first: Floats, met: Met, rows: Ints) -> Floats:
        """(m,), the whole share at some rows, added line by line as for a single citizen."""
        place = np.full(self._count, -1)
        place[rows] = np.arange(len(rows))
        here = np.flatnonzero(place[met.rows] >= 0)
        values = np.zeros((len(met.weights), len(rows)))
        values[met.numbers[here], place[met.rows[here]]] = met.values[here]
        total = first.copy()
        for weight, each in zip(met.weights, values, strict=True):
            total += weight * each
        return total

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
            return Worth(NOBODY, NOTHING)
        shares = self._each_kind.find(wanted, self.vocabulary).shares
        kinds = np.flatnonzero(shares)
        return Worth(kinds, shares[kinds])

    def _of_skill(self, wanted: Requirement) -> Worth:
        """By looking up the kinds that are linked to it or to what is near it."""
        best: dict[int, float] = defaultdict(float)

        def gives(kinds: Sequence[int], value: float) -> None:
            for kind in kinds:
                best[kind] = max(best[kind], value)

        code = wanted.concept or ""
        worth = {**self.neighbours.related(code), code: 1.0}
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
        kinds = sorted(best)
        return Worth(np.array(kinds, dtype=np.int64), np.array([best[each] for each in kinds]))

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


def _last_of_each(keys: Ints, bound: int) -> Ints:
    """Where each different key stands last; all keys are below the bound."""
    places = np.arange(len(keys))
    written = np.empty(bound, dtype=np.int32)  # only what was just written is read
    written[keys] = places
    return np.flatnonzero(written[keys] == places)
