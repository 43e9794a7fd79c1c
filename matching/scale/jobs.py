"""What the jobs of many citizens promise; jobs that tell the same are read once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.occupation_line import length_share
from matching.fit.occupations import OccupationModel
from matching.fit.pool import concept_of
from matching.fit.requirements import names_of, word_values
from matching.fit.skills import SkillFit
from matching.profiles import Entry, Requirement
from matching.scale.columns import Ragged, once, places_in, starts_of
from matching.scale.expected import Asked, expected
from matching.scale.postings import Postings, postings_of
from matching.scale.readings import ReadingRows
from matching.words.spelling import fold_in_order
from models.kinds import RequirementKind


class Titled(NamedTuple):
    """(m,) kinds of jobs that nobody linked but that are called as the opening is, and how far."""

    kinds: Ints
    values: Floats


class JobRows:
    """The jobs of n citizens.

    Args:
        entries: of each citizen.
    """

    def __init__(self, entries: Ragged[Entry], model: OccupationModel) -> None:
        self._entries = entries
        self._vocabulary = model.vocabulary
        self._workers = postings_of(entries)
        kinds = entries.values.kinds
        self._lengths = np.array([length_share(kind) for kind in kinds], dtype=np.float64)
        self._titles = _unlinked_titles(kinds)
        number_of: dict[tuple[int, ...], int] = {}
        told = [_features(kind, model) for kind in kinds]
        numbers = [number_of.setdefault(each, len(number_of)) for each in told]
        self._reading = np.array(numbers, dtype=np.int64)
        self._kinds = Postings.of(self._reading, np.arange(len(kinds)), len(number_of))
        self.readings = ReadingRows.of(
            model,
            np.cumsum([0, *map(len, number_of)]),
            np.array([each for reading in number_of for each in reading], dtype=np.int64),
        )
        self._telling = Postings.of(
            self.readings.features,
            np.repeat(np.arange(len(self.readings)), np.diff(self.readings.starts)),
            len(model.skills) + len(model.column_of),
        )
        self._most_of_each = float(self.readings.each.max(initial=0.0))

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        turned = self._workers.nbytes + self._kinds.nbytes + self._telling.nbytes
        return self.readings.nbytes + turned + self._reading.nbytes + self._lengths.nbytes

    def titled(self, fit: SkillFit) -> Titled:
        """The jobs that only their title links to an opening."""
        wanted = Requirement(
            fit.opening.title, fit.occupation.code, RequirementKind.SKILL, must=False
        )
        texts = list(self._titles)
        values = word_values(names_of(wanted, self._vocabulary), texts) if texts else []
        called = [
            (kind, value)
            for text, value in zip(texts, values, strict=True)
            if value
            for kind in self._titles[text]
        ]
        return Titled(
            np.array([kind for kind, _ in called], dtype=np.int64),
            np.array([value for _, value in called], dtype=np.float64),
        )

    def unlikely(self, asked: Asked) -> float:
        """The most that any other job promises than those of `promising`."""
        return min(1.0, float(asked.gain.sum()) * self._most_of_each)

    def promising(self, asked: Asked, titled: Titled) -> tuple[Ints, Floats]:
        """(m,) rows with a job that promises something, and what, rising; a row for each job."""
        near = self.readings.likely.of_kinds(asked.near.columns)
        readings = once(np.concatenate([near, self._telling.of_kinds(asked.required)]))
        kinds = self._kinds.of_kinds(readings)
        if len(titled.kinds):
            kinds = once(np.concatenate([kinds, titled.kinds]))
        gains = self._gains(asked, titled, kinds)
        rising = np.argsort(gains)
        kinds, gains = kinds[rising], gains[rising]
        return self._workers.of_kinds(kinds), np.repeat(gains, self._workers.counts(kinds))

    def best(self, asked: Asked, titled: Titled, rows: Ints) -> Floats:
        """(m,), what the best job of each of some rising rows promises; 0 without one."""
        entries = self._entries
        working = rows[entries.starts[rows] < entries.starts[rows + 1]]
        lengths = entries.starts[working + 1] - entries.starts[working]
        numbers = entries.values.numbers[places_in(entries.starts[working], lengths)]
        gains = self._gains(asked, titled, numbers.astype(np.int64))
        best = np.zeros(len(rows))
        if len(working):
            first = starts_of(lengths)[:-1]
            best[np.searchsorted(rows, working)] = np.maximum.reduceat(gains, first)
        return best

    def _gains(self, asked: Asked, titled: Titled, kinds: Ints) -> Floats:
        """(m,), what each kind of job promises."""
        readings = self._reading[kinds]
        different = once(readings)
        gains = expected(asked, self.readings, different)[np.searchsorted(different, readings)]
        if len(titled.kinds):
            called = np.zeros(len(self._lengths))
            called[titled.kinds] = titled.values
            gains = np.maximum(gains, called[kinds])
        return np.asarray(gains * self._lengths[kinds])


def _features(job: Entry, model: OccupationModel) -> tuple[int, ...]:
    """What a job tells, each once, rising."""
    told = {model.feature_of.get(concept_of(skill) or "", -1) for skill in job.skills}
    told.add(model.title_of.get(job.occupation or "", -1))
    return tuple(sorted(told - {-1}))


def _unlinked_titles(kinds: Sequence[Entry]) -> dict[str, list[int]]:
    """Jobs by their folded title, of those that nobody linked."""
    titles: dict[str, list[int]] = {}
    for number, kind in enumerate(kinds):
        if kind.occupation is None:
            titles.setdefault(fold_in_order(kind.title), []).append(number)
    return titles
