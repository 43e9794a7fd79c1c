"""The occupation line of many citizens: exact wherever it is asked, and how far it can reach."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints
from matching.fit.expectation import expected_gains
from matching.fit.gates import is_valid
from matching.fit.occupation_line import DECIMALS, FLOOR, SKILLS_ONLY
from matching.fit.occupations import Readings
from matching.fit.pool import concept_of
from matching.fit.skills import SkillFit
from matching.profiles import OpeningProfile, Permit
from matching.scale.citizens import CitizenRows
from matching.scale.columns import Ragged, once, starts_of
from matching.scale.expected import Asked, asked_of, expected
from matching.scale.jobs import JobRows, Titled
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.postings import Postings, postings_of
from matching.scale.readings import ReadingRows

FIRST, SECOND = 0, 1


class Sought(NamedTuple):
    """One opening, as the rows are asked for it.

    Args:
        titled: the jobs that only their title links to it.
        doubtful: the rows with a permit that tells something and has run out when it starts.
    """

    fit: SkillFit
    asked: Asked
    titled: Titled
    doubtful: Ints


class Reach(NamedTuple):
    """(m,) rows that an opening touches, rising, and what is known of their line so far.

    Args:
        loose: at least so much is expected of what they tell outside of jobs.
        jobs: what the best of their promising jobs promises.
        lifted: whether they tell a required skill outside of jobs.
        doubtful: whether a permit that tells something has run out; then nothing is known.
        touched: (n,), whether a row is touched, whoever may be on the list.
    """

    rows: Ints
    loose: Floats
    jobs: Floats
    lifted: NDArray[np.bool_]
    doubtful: NDArray[np.bool_]
    touched: NDArray[np.bool_]

    def at(self, places: Ints) -> "Reach":
        """Some of them."""
        return Reach(
            self.rows[places],
            self.loose[places],
            self.jobs[places],
            self.lifted[places],
            self.doubtful[places],
            self.touched,
        )

    @property
    def least(self) -> Floats:
        """(m,), the least that the line of each can be."""
        values = np.maximum(SKILLS_ONLY * self.loose, self.jobs)
        values[self.doubtful] = 0.0
        return FLOOR + (1 - FLOOR) * values


class OccupationRows:
    """Readings of n citizens: one of each outside of jobs, and one of each different job."""

    def __init__(self, rows: CitizenRows, neighbours: ArrayNeighbours) -> None:
        self.rows = rows
        self.model = neighbours.model
        self._permits, self._claims = postings_of(rows.permits), postings_of(rows.claims)
        self._features = [
            np.array([self._feature(kind) for kind in part.values.kinds], dtype=np.int64)
            for part in (rows.claims, rows.permits)
        ]
        width = self.model.speaks.shape[0]
        self._telling = [_by_feature(features, width) for features in self._features]
        self._last_days = np.array(
            [
                permit.valid_to.toordinal() if permit.valid_to else np.iinfo(np.int64).max
                for permit in rows.permits.values.kinds
            ],
            dtype=np.int64,
        )
        self.loose = self._loose_readings()
        self.jobs = JobRows(rows.entries, self.model)
        self._most_rest = float(self.loose.rest.max(initial=0.0))
        self._most_each = float(self.loose.each.max(initial=0.0))

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        turned = (self._claims, self._permits, *self._telling)
        return self.loose.nbytes + self.jobs.nbytes + sum(each.nbytes for each in turned)

    def sought(self, fit: SkillFit) -> Sought | None:
        """The opening's side; None when it gives nothing to compare with."""
        near = fit.occupation.near
        if near is None:
            return None
        told = [self.model.feature_of.get(code, -1) for code in fit.occupation.required]
        required = np.array(sorted(each for each in told if each >= 0), dtype=np.int64)
        doubtful = self._permits.of_kinds(self._run_out(fit.opening))
        return Sought(fit, asked_of(self.model, near, required), self.jobs.titled(fit), doubtful)

    def reach(self, sought: Sought, may: NDArray[np.bool_]) -> Reach:
        """Whom the opening touches, of those who may be on its list.

        Touched is who has a likely occupation that is near, a job that promises something, or a
        required skill. Occupations that are not likely count with the most they can bring.

        Args:
            may: (n,).
        """
        asked, doubtful = sought.asked, sought.doubtful
        likely = self.loose.likely.of_kinds(asked.near.columns)
        lifted = self._who_tell(asked.required)
        workers, promised = self.jobs.promising(asked, sought.titled)
        touched = np.zeros(len(self.rows), dtype=bool)
        for some in (likely, lifted, workers, doubtful):
            touched[some] = True
        rows = np.flatnonzero(touched & may)
        place = np.full(len(self.rows), len(rows), dtype=np.int32)  # the others share the last
        place[rows] = np.arange(len(rows))
        weighed = _weighed(self.loose, asked)
        loose: Floats = np.bincount(place[likely], weighed, minlength=len(rows) + 1).astype(float)
        jobs = np.zeros(len(rows) + 1)
        jobs[place[workers]] = promised  # they rise, so what is written last is the best
        marks = np.zeros((2, len(rows) + 1), dtype=bool)
        marks[FIRST, place[lifted]] = True
        marks[SECOND, place[doubtful]] = True
        return Reach(rows, loose[:-1], jobs[:-1], marks[FIRST, :-1], marks[SECOND, :-1], touched)

    def most(self, sought: Sought, reach: Reach) -> Floats:
        """(m,), the most that the line of each can be."""
        asked, lifted = sought.asked, np.flatnonzero(reach.lifted)
        loose = np.minimum(1.0, reach.loose + self._unlikely(asked, reach.rows))
        loose[lifted] = self.loose.most(asked.most, len(asked.gain), reach.rows[lifted])
        most = np.maximum(SKILLS_ONLY * loose, np.maximum(reach.jobs, self.jobs.unlikely(asked)))
        most[reach.doubtful] = 1.0
        return np.asarray(FLOOR + (1 - FLOOR) * most)

    def ceiling(self, sought: Sought, reach: Reach) -> Floats:
        """(m,), the same, known at once: without asking what skills say together."""
        most = np.maximum(reach.jobs, max(SKILLS_ONLY, self.jobs.unlikely(sought.asked)))
        most[reach.doubtful] = 1.0
        return np.asarray(FLOOR + (1 - FLOOR) * most)

    def room(self, sought: Sought, rows: Ints) -> Floats:
        """(m,), the most that the line of some rows can be that nothing touches."""
        asked = sought.asked
        most = np.maximum(SKILLS_ONLY * self._unlikely(asked, rows), self.jobs.unlikely(asked))
        return np.asarray(FLOOR + (1 - FLOOR) * most)

    def most_room(self, sought: Sought) -> float:
        """The most of `room` over all rows."""
        asked = sought.asked
        loose = min(self._most_rest, float(asked.gain.sum()) * self._most_each)
        return FLOOR + (1 - FLOOR) * max(SKILLS_ONLY * loose, self.jobs.unlikely(asked))

    def _unlikely(self, asked: Asked, rows: Ints) -> Floats:
        """The most that the unlikely near occupations bring together at some rows."""
        each = asked.gain.sum() * self.loose.each[rows]
        return np.asarray(np.minimum(self.loose.rest[rows], each))

    def exact(self, sought: Sought, rows: Ints) -> Floats:
        """(m,), the share of the line at some rows."""
        fit, asked = sought.fit, sought.asked
        values = SKILLS_ONLY * expected(asked, self.loose, rows)
        if len(sought.doubtful) and (fewer := np.isin(rows, sought.doubtful)).any():
            read = self._without_run_out(rows[fewer], fit.opening)
            gains = expected_gains(self.model, read, asked.near, fit.occupation.required)
            values[fewer] = SKILLS_ONLY * gains
        values = np.maximum(values, self.jobs.best(asked, sought.titled, rows))
        return np.asarray((FLOOR + (1 - FLOOR) * values).round(DECIMALS))

    def _who_tell(self, features: Ints) -> Ints:
        """The rows that tell one of the features outside of jobs."""
        parts = zip((self._claims, self._permits), self._telling, strict=True)
        return np.concatenate([rows.of_kinds(kinds.of_kinds(features)) for rows, kinds in parts])

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
        """What each citizen tells outside of jobs, as if no permit had run out; each once."""
        parts: Sequence[Ragged[Any]] = (self.rows.claims, self.rows.permits)
        row = np.concatenate([np.repeat(np.arange(len(part)), part.lengths) for part in parts])
        told = zip(parts, self._features, strict=True)
        feature = np.concatenate([features[part.values.numbers] for part, features in told])
        width = max(1, self.model.speaks.shape[0])
        row, feature = np.divmod(once((row * width + feature)[feature >= 0]), width)
        starts = starts_of(np.bincount(row, minlength=len(self.rows)))
        return ReadingRows.of(self.model, starts.astype(np.int64), feature)

    def _feature(self, item: Any) -> int:
        return self.model.feature_of.get(concept_of(item) or "", -1)


def _weighed(readings: ReadingRows, asked: Asked) -> Floats:
    """What each likely near occupation of a reading brings, in the order of the postings."""
    columns, likely = asked.near.columns, readings.likely
    gain = np.repeat(asked.gain, likely.counts(columns))
    return np.asarray(gain * readings.chances[likely.places(columns)], dtype=np.float64)


def _by_feature(features: Ints, width: int) -> Postings:
    """The kinds that tell each feature."""
    kinds = np.flatnonzero(features >= 0)
    return Postings.of(features[kinds], kinds, width)
