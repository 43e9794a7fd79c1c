"""The occupation line of many citizens: exact wherever it is asked, and how far it can reach."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.expectation import expected_gains
from matching.fit.gates import is_valid
from matching.fit.occupation_line import DECIMALS, FLOOR, SKILLS_ONLY, length_share
from matching.fit.occupations import OccupationModel, Readings
from matching.fit.pool import concept_of
from matching.fit.requirements import names_of, word_values
from matching.fit.skills import SkillFit
from matching.profiles import OpeningProfile, Permit, Requirement
from matching.scale.citizens import CitizenRows
from matching.scale.columns import Ragged, once, starts_of
from matching.scale.expected import Asked, asked_of, expected
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.postings import Postings, postings_of
from matching.scale.readings import ReadingRows
from matching.words.spelling import fold_in_order
from models.kinds import RequirementKind

FIRST, SECOND = 0, 1


class Reach(NamedTuple):
    """(m,) rows that an opening touches, rising, with the least and the most of their line."""

    rows: Ints
    least: Floats
    most: Floats


class OccupationRows:
    """Readings of n citizens: one of each outside of jobs, and one of each different job."""

    def __init__(self, rows: CitizenRows, neighbours: ArrayNeighbours) -> None:
        self.rows = rows
        self.model = neighbours.model
        self.by_column = neighbours.by_column
        self._width = self.by_column.shape[0]
        kinds = rows.entries.values.kinds
        self._entries, self._permits = postings_of(rows.entries), postings_of(rows.permits)
        self._claims = postings_of(rows.claims)
        self._lengths = np.array([length_share(kind) for kind in kinds])
        self._titles = _unlinked_titles(kinds)
        self._features = [
            np.array([self._feature(kind) for kind in part.values.kinds], dtype=np.int64)
            for part in (rows.claims, rows.permits)
        ]
        self._telling = [_by_feature(features, self._width) for features in self._features]
        self._last_days = np.array(
            [
                permit.valid_to.toordinal() if permit.valid_to else np.iinfo(np.int64).max
                for permit in rows.permits.values.kinds
            ],
            dtype=np.int64,
        )
        self.loose = self._loose_readings()
        self.jobs = self._job_readings()
        self._most_of_each_job = float(self.jobs.each.max(initial=0.0))
        self._jobs_telling = Postings.of(
            self.jobs.features,
            np.repeat(np.arange(len(self.jobs)), np.diff(self.jobs.starts)),
            self._width,
        )

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        turned = (self._claims, self._permits, self._entries, self._jobs_telling, *self._telling)
        return self.loose.nbytes + self.jobs.nbytes + sum(each.nbytes for each in turned)

    def asked(self, fit: SkillFit) -> Asked | None:
        """The opening's side; None when it gives nothing to compare with."""
        near = fit.occupation.near
        if near is None:
            return None
        told = [self.model.feature_of.get(code, -1) for code in fit.occupation.required]
        required = np.array(sorted(each for each in told if each >= 0), dtype=np.int64)
        return asked_of(self.model, self.by_column, near, required)

    def reach(self, fit: SkillFit, asked: Asked) -> Reach:
        """Between what and what the line is, for those whom the opening touches.

        Touched is who has a likely occupation that is near, a job that promises something, or a
        required skill. Occupations that are not likely count with the most they can bring.
        """
        columns = asked.near.columns
        likely = self.loose.likely.of_kinds(columns)
        lifted = once(self._who_tell(asked.required))
        kinds, gains = self._likely_jobs(fit, asked)
        workers = self._entries.of_kinds(kinds)
        doubtful = self._permits.of_kinds(self._run_out(fit.opening))
        rows = once(np.concatenate([likely, lifted, workers, doubtful]))
        place = np.empty(len(self.rows), dtype=np.int32)  # only what is written next is read
        place[rows] = np.arange(len(rows))
        least = np.bincount(place[likely], _weighed(self.loose, asked), minlength=len(rows))
        jobs = np.zeros(len(rows))
        # The gains rise, so what is written last is the best.
        jobs[place[workers]] = np.repeat(gains, self._entries.counts(kinds))
        most = np.minimum(1.0, least + self._unlikely(asked, rows))
        most[place[lifted]] = self.loose.most(asked.most, len(columns), lifted)
        most = np.maximum(SKILLS_ONLY * most, np.maximum(jobs, self._unlikely_job(asked)))
        least = np.maximum(SKILLS_ONLY * least, jobs)
        least[place[doubtful]], most[place[doubtful]] = 0.0, 1.0
        return Reach(rows, FLOOR + (1 - FLOOR) * least, FLOOR + (1 - FLOOR) * most)

    def room(self, asked: Asked) -> Floats:
        """(n,), how far above FLOOR the line of whom nothing touches can be."""
        most = np.maximum(
            SKILLS_ONLY * self._unlikely(asked, slice(None)), self._unlikely_job(asked)
        )
        return np.asarray((1 - FLOOR) * most)

    def _unlikely(self, asked: Asked, rows: Ints | slice) -> Floats:
        """The most that the unlikely near occupations bring together at some rows."""
        each = np.float32(asked.gain.sum()) * self.loose.each[rows]
        return np.asarray(np.minimum(self.loose.rest[rows], each))

    def _unlikely_job(self, asked: Asked) -> float:
        return min(1.0, float(asked.gain.sum()) * self._most_of_each_job)

    def exact(self, fit: SkillFit, asked: Asked, rows: Ints) -> Floats:
        """(m,), the share of the line at some rows."""
        values = SKILLS_ONLY * expected(asked, self.loose, rows)
        doubtful = self._permits.of_kinds(self._run_out(fit.opening))
        if len(doubtful) and (fewer := np.isin(rows, doubtful)).any():
            read = self._without_run_out(rows[fewer], fit.opening)
            gains = expected_gains(self.model, read, asked.near, fit.occupation.required)
            values[fewer] = SKILLS_ONLY * gains
        values = np.maximum(values, self._best_jobs(fit, asked, rows))
        return np.asarray((FLOOR + (1 - FLOOR) * values).round(DECIMALS))

    def _who_tell(self, features: Ints) -> Ints:
        """The rows that tell one of the features outside of jobs."""
        parts = zip((self._claims, self._permits), self._telling, strict=True)
        return np.concatenate([rows.of_kinds(kinds.of_kinds(features)) for rows, kinds in parts])

    def _likely_jobs(self, fit: SkillFit, asked: Asked) -> tuple[Ints, Floats]:
        """The kinds of jobs that promise something, and what, rising."""
        touched = [
            self.jobs.likely.of_kinds(asked.near.columns),
            self._jobs_telling.of_kinds(asked.required),
            np.flatnonzero(self._by_title(fit)),
        ]
        kinds = once(np.concatenate(touched))
        gains = self._job_gains(fit, asked, kinds)
        rising = np.argsort(gains, kind="stable")
        return kinds[rising], gains[rising]

    def _best_jobs(self, fit: SkillFit, asked: Asked, rows: Ints) -> Floats:
        """(m,), what the best job of each promises; 0 without one."""
        entries = self.rows.entries.take(rows)
        numbers = entries.values.numbers
        kinds = once(numbers.astype(np.int64))
        place = np.searchsorted(kinds, numbers)
        gains = np.append(self._job_gains(fit, asked, kinds)[place], 0.0)
        best = np.maximum.reduceat(gains, entries.starts[:-1]) if len(rows) else gains[:0]
        return np.where(entries.lengths > 0, best, 0.0)

    def _job_gains(self, fit: SkillFit, asked: Asked, kinds: Ints) -> Floats:
        """(m,), what each kind of job promises."""
        gains = np.maximum(expected(asked, self.jobs, kinds), self._by_title(fit)[kinds])
        return np.asarray(gains * self._lengths[kinds])

    def _by_title(self, fit: SkillFit) -> Floats:
        """(n_jobs,), 1 for a job that nobody linked but that is called as the opening is."""
        called = np.zeros(len(self._lengths))
        if not self._titles:
            return called
        texts = list(self._titles)
        wanted = Requirement(
            fit.opening.title, fit.occupation.code, RequirementKind.SKILL, must=False
        )
        values = word_values(names_of(wanted, self.model.vocabulary), texts)
        for text, value in zip(texts, values, strict=True):
            called[self._titles[text]] = value
        return called

    def _run_out(self, opening: OpeningProfile) -> Ints:
        """The kinds of permits that tell something and have run out when the opening starts."""
        gone = self._last_days < opening.starts.toordinal()
        return np.flatnonzero(gone & (self._features[SECOND] >= 0))

    def _without_run_out(self, rows: Ints, opening: OpeningProfile) -> Readings:
        """The readings of some rows without the permits that have run out."""
        some = self.rows.take(rows)
        told: list[set[int]] = [set() for _ in range(len(rows))]
        parts: Sequence[Ragged[Any]] = (some.claims, some.permits)
        for part in parts:
            each = np.repeat(np.arange(len(rows)), part.lengths).tolist()
            for row, item in zip(each, part.values.values(), strict=True):
                if not isinstance(item, Permit) or is_valid(item, opening):
                    told[row].add(self._feature(item))
        return self.model.read([tuple(sorted(each - {-1})) for each in told])

    def _loose_readings(self) -> ReadingRows:
        """What each citizen tells outside of jobs, as if no permit had run out."""
        parts: Sequence[Ragged[Any]] = (self.rows.claims, self.rows.permits)
        row = np.concatenate([np.repeat(np.arange(len(part)), part.lengths) for part in parts])
        told = zip(parts, self._features, strict=True)
        feature = np.concatenate([features[part.values.numbers] for part, features in told])
        return _read(self.model, len(self.rows), row[feature >= 0], feature[feature >= 0])

    def _job_readings(self) -> ReadingRows:
        """What each different job tells."""
        pairs = [
            (number, feature)
            for number, kind in enumerate(self.rows.entries.values.kinds)
            for feature in (
                self.model.title_of.get(kind.occupation or "", -1),
                *(self._feature(skill) for skill in kind.skills),
            )
            if feature >= 0
        ]
        told = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return _read(self.model, len(self._lengths), told[:, FIRST], told[:, SECOND])

    def _feature(self, item: Any) -> int:
        return self.model.feature_of.get(concept_of(item) or "", -1)


def _weighed(readings: ReadingRows, asked: Asked) -> Floats:
    """What each likely near occupation of a reading brings, in the order of the postings."""
    columns, likely = asked.near.columns, readings.likely
    gain = np.repeat(asked.gain, likely.counts(columns))
    return np.asarray(gain * readings.chances[likely.places(columns)], dtype=np.float64)


def _unlinked_titles(kinds: Sequence[Any]) -> dict[str, list[int]]:
    """Jobs by their folded title, of those that nobody linked."""
    titles: dict[str, list[int]] = {}
    for number, kind in enumerate(kinds):
        if kind.occupation is None:
            titles.setdefault(fold_in_order(kind.title), []).append(number)
    return titles


def _by_feature(features: Ints, width: int) -> Postings:
    """The kinds that tell each feature."""
    kinds = np.flatnonzero(features >= 0)
    return Postings.of(features[kinds], kinds, width)


def _read(model: OccupationModel, count: int, row: Ints, feature: Ints) -> ReadingRows:
    """Readings from pairs of a reading and a feature it tells; a pair told twice counts once."""
    width = max(1, len(model.skills) + len(model.column_of))
    row, feature = np.divmod(once(row * width + feature), width)
    starts = starts_of(np.bincount(row, minlength=count))
    return ReadingRows.of(model, starts.astype(np.int64), feature)
