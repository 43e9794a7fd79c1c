"""Who meets what an opening requires: each kind of skill, permit and job is judged once."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints
from matching.fit.licences import gives
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
from matching.scale.columns import once
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.postings import after_each_other, postings_of
from matching.words.spelling import fold_in_order
from models.kinds import PlacementType, RequirementKind

KEPT = 1 << 15  # requirements remembered; a nation asks for some thousand different ones
KEPT_ROWS = 1 << 22  # of those who meet them; 12 bytes each

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
    """What kinds are worth for a requirement: (m,) kinds, rising, and (m,) 0 to 1.

    `runs_out` tells whether one of them is a permit with a last day.
    """

    kinds: Ints
    values: Floats
    runs_out: bool


class Meeting(NamedTuple):
    """Who meets one requirement: (m,) rows, each once, rising, and how far, 0 to 1."""

    rows: NDArray[np.int32]
    values: Floats


class Met(NamedTuple):
    """Who meets what: (m,) rows, each once for a requirement, its number, and how far."""

    weights: Sequence[float]
    rows: Ints
    numbers: Ints
    values: Floats


class RequirementRows:
    """What n citizens can, turned round: skills first, then permits, then jobs."""

    def __init__(self, rows: CitizenRows, neighbours: ArrayNeighbours) -> None:
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
        self._meet: dict[Hashable, Meeting] = {}
        self._rows_kept = 0

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self._postings.nbytes + int(self._last_days.nbytes)

    def met(self, fit: SkillFit) -> Met:
        """Who meets each requirement in part at least; a permit that has run out is none."""
        weights = fit.line_weights[len(fit.line_weights) - len(fit.requires) :]
        meeting = [self._meeting(wanted, fit.opening.starts) for wanted in fit.requires]
        return Met(
            weights,
            np.concatenate([NOBODY, *(each.rows for each in meeting)]),
            np.repeat(np.arange(len(meeting)), [len(each.rows) for each in meeting]),
            np.concatenate([NOTHING, *(each.values for each in meeting)]),
        )

    def given(self, met: Met, worth: float) -> Floats:
        """(n,), the points that the requirements give.

        Args:
            worth: points of the whole part.
        """
        weights = worth * np.array([*met.weights, 0.0])
        points = np.bincount(met.rows, weights[met.numbers] * met.values, minlength=self._count)
        return np.asarray(points, dtype=np.float64)

    def added_to(self, first: Floats, met: Met, rows: Ints) -> Floats:
        """(m,), the whole share at some rows, added line by line as for a single citizen."""
        place = np.full(self._count, -1, dtype=np.int32)
        place[rows] = np.arange(len(rows))
        there = place[met.rows]
        here = np.flatnonzero(there >= 0)
        values = np.zeros((len(met.weights), len(rows)))
        values[met.numbers[here], there[here]] = met.values[here]
        total = first.copy()
        for weight, each in zip(met.weights, values, strict=True):
            total += weight * each
        return total

    def _meeting(self, wanted: Requirement, starts: date) -> Meeting:
        """Who meets one requirement, remembered until there are too many."""
        kinds, values, runs_out = self._worth(wanted, starts)
        key: Hashable = _key(wanted, starts)
        if runs_out:
            valid = self._last_days[kinds] >= starts.toordinal()
            kinds, values = kinds[valid], values[valid]
            # The later the day the fewer are left, so their count tells which they are.
            key = (key, len(kinds))
        if key not in self._meet:
            found = self._who_has(kinds, values)
            self._rows_kept += len(found.rows)
            if self._rows_kept > KEPT_ROWS:
                self._meet, self._rows_kept = {}, len(found.rows)
            self._meet[key] = found
        return self._meet[key]

    def _who_has(self, kinds: Ints, values: Floats) -> Meeting:
        """Who has one of the kinds, each row once with the most that one of his is worth."""
        rising = np.argsort(values, kind="stable")
        kinds = kinds[rising]
        rows = self._postings.of_kinds(kinds)
        best = np.zeros(self._count)
        # The values rise, so what is written last is the most.
        best[rows] = np.repeat(values[rising], self._postings.counts(kinds))
        rows = once(rows)
        return Meeting(rows.astype(np.int32), best[rows])

    def _worth(self, wanted: Requirement, starts: date) -> Worth:
        key = _key(wanted, starts)
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept = {}
            linked = wanted.kind is RequirementKind.SKILL and wanted.concept is not None
            best = self._of_skill(wanted) if linked else self._of_any(wanted, starts)
            kinds = np.array(sorted(best), dtype=np.int64)
            values = np.array([best[kind] for kind in kinds.tolist()], dtype=np.float64)
            runs_out = bool((self._last_days[kinds] < date.max.toordinal()).any())
            self._kept[key] = Worth(kinds, values, runs_out)
        return self._kept[key]

    def _of_any(self, wanted: Requirement, starts: date) -> dict[int, float]:
        """By judging every kind as a CV of its own: for permits and words without a concept."""
        if not any(self._kinds):
            return {}
        shares = self._each_kind.find(wanted, self.neighbours).shares
        for number, permit in enumerate(self._kinds[1], start=int(self._first[1])):
            if gives(permit, wanted, starts):
                shares[number] = 1.0
        return {kind: float(shares[kind]) for kind in np.flatnonzero(shares).tolist()}

    def _of_skill(self, wanted: Requirement) -> dict[int, float]:
        """By looking up the kinds that are linked to it or to what is near it."""
        best: dict[int, float] = defaultdict(float)

        def gives(kinds: Sequence[int], value: float) -> None:
            for kind in kinds:
                best[kind] = max(best[kind], value)

        code = wanted.concept or ""
        worth = {**self.neighbours.related(code), code: 1.0}
        for code, value in worth.items():
            gives(self._by_skill.get(code, ()), value)
        for code, main in self.vocabulary.jobs_with(wanted.concept).items():
            gives(self._by_job.get(code, ()), JOB_NEEDS_IT if main else JOB_USES_IT)
        texts = list(self._by_words)
        for text, value in zip(
            texts, word_values(names_of(wanted, self.vocabulary), texts), strict=True
        ):
            if value:
                gives(self._by_words[text], value)
        return best

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


def _key(wanted: Requirement, starts: date) -> tuple[Hashable, ...]:
    """What tells two requirements apart; of a driving licence also the day whose law counts."""
    day = starts if wanted.kind is RequirementKind.LICENCE else None
    return wanted.text, wanted.concept, wanted.kind, day
