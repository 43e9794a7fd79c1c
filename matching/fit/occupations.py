"""Which occupations a reading of a CV points to: naive Bayes in whole numbers.

A reading is what is told of one job, or all that is told outside of jobs: skills and perhaps
the occupation it was linked to. For each occupation o its level, in units of `fixed`, is

    level(o) = sum over skills of (speaks(skill, o) - size(o)) + TITLE if o is the linked one
    speaks(skill, o) = log2(1 + told / stray), told being 0.5 for an essential skill of o, 0.2
        for a useful one and 0 else; stray = 12.5 / number of skills
    size(o) = log2(2.5 + sum of told over the profile of o)

and 2^level is its weight; weights over all occupations, divided by their sum, are the posterior.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.fixed import doublings, scale, weights
from matching.vocabulary import Vocabulary

# How often a CV of an occupation tells a skill of it, in tenths; the rest of a profile is not told.
TELLS_ESSENTIAL = 5
TELLS_USEFUL = 2
# Skills of a CV that the occupation does not explain, in tenths, spread over all skills there are.
UNEXPLAINED = 125
# A vocabulary of a few dozen skills is an excerpt: what is stray in it lies mostly outside.
FEWEST_SKILLS = 625
# Added to the size of a profile, in tenths, so that an occupation of two skills does not swallow
# all CVs.
SMALL_PROFILE = 25
# How sure a job of a linked title is a job of that occupation, when nothing else is told.
TITLE_IS_TRUE = 0.95

READINGS_AT_ONCE = 4096


class Readings(NamedTuple):
    """Readings laid out for comparing with openings; the same for every opening.

    Args:
        features: (n_readings, n_features) sparse, 1 where the reading tells the feature.
        counts: (n_readings,), how many skills it tells.
        highest: (n_readings,), level of the likeliest occupation, units.
        whole: (n_readings,), the weights of all occupations added up, the likeliest counting 2^40.
    """

    features: Any
    counts: Ints
    highest: Ints
    whole: Floats


class OccupationModel:
    """The vocabulary's profiles as naive Bayes; a feature is a skill or, after them, a title.

    A skill that no occupation lists, or that the vocabulary calls transversal, is no feature: it
    tells how a person works and not as what.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.skills = [code for code in vocabulary.skills if self._tells(code)]
        self.feature_of = {code: place for place, code in enumerate(self.skills)}
        self.column_of = {code: column for column, code in enumerate(vocabulary.occupations)}
        self.title_of = {code: len(self.skills) + column for code, column in self.column_of.items()}
        told = self._told()
        tenths = np.asarray(told.sum(axis=0)).ravel().tolist()
        self.size = np.array(
            [doublings((SMALL_PROFILE + each) / 10) for each in tenths], dtype=np.int64
        )
        self.smallest = int(min(self.size, default=0))
        self.speaks = self._speaks(told)
        self.by_column = self.speaks.tocsc()
        self.best = self._best()

    def read(self, readings: Sequence[tuple[int, ...]]) -> Readings:
        """The readings laid out.

        Args:
            readings: n; the features of each, every one once, in rising order.
        """
        lengths = [len(reading) for reading in readings]
        starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        told = np.array([each for reading in readings for each in reading], dtype=np.int64)
        features = self._sparse(told, starts, len(self.skills) + len(self.column_of))
        counts = np.add.reduceat(np.append(told < len(self.skills), False), starts[:-1], dtype=int)
        counts[np.diff(starts) == 0] = 0
        highest = np.zeros(len(readings), dtype=np.int64)
        whole = np.zeros(len(readings))
        for first in range(0, len(readings), READINGS_AT_ONCE):
            rows = slice(first, first + READINGS_AT_ONCE)
            highest[rows], whole[rows] = self._wholes(features[rows], counts[rows])
        return Readings(features, counts, highest, whole)

    def _wholes(self, features: Any, counts: Ints) -> tuple[Ints, Floats]:
        """(n,), (n,): the highest level of each reading, and the sum of all weights.

        Most occupations explain none of a reading's skills, so what they weigh depends only on
        how many skills there are; it is added up once for each number of skills.
        """
        explained = features @ self.speaks
        row = np.repeat(np.arange(len(counts)), np.diff(explained.indptr))
        smallest = self.smallest
        unexplained = counts[row] * (self.size[explained.indices] - smallest)
        levels = explained.data - counts[row] * self.size[explained.indices]
        floor = -counts * smallest
        highest = np.maximum(floor, _each(np.maximum, levels, explained.indptr))
        numbers, place = np.unique(counts, return_inverse=True)
        all_of = np.array([weights(number * (self.size - smallest)).sum() for number in numbers])
        others = all_of[place] - _each(np.add, weights(unexplained), explained.indptr)
        known = _each(np.add, weights(highest[row] - levels), explained.indptr)
        return highest, known + scale(highest - floor) * others

    def _tells(self, code: str) -> bool:
        listed = bool(self.vocabulary.occupations_of(code))
        return listed and not self.vocabulary.concepts[code].transversal

    def _told(self) -> Any:
        """(n_skills, n_occupations), how often a CV of the occupation tells the skill, tenths."""
        from scipy.sparse import csr_array

        told = [
            (self.feature_of[skill], self.column_of[occupation], main)
            for (occupation, skill), main in self.vocabulary.relations.items()
            if skill in self.feature_of
        ]
        tenths = np.array([TELLS_ESSENTIAL if main else TELLS_USEFUL for _, _, main in told])
        places = np.array([(skill, column) for skill, column, _ in told]).reshape(-1, 2)
        shape = (len(self.skills), len(self.column_of))
        return csr_array((tenths.astype(np.int64), (places[:, 0], places[:, 1])), shape=shape)

    def _speaks(self, told: Any) -> Any:
        """(n_features, n_occupations), what a feature adds to the level where it adds something."""
        from scipy.sparse import csr_array, eye_array, vstack

        spread = max(len(self.skills), FEWEST_SKILLS)
        unit_of = {
            tenths: doublings(1 + tenths * spread / UNEXPLAINED)
            for tenths in (TELLS_ESSENTIAL, TELLS_USEFUL)
        }
        units = np.where(
            told.data == TELLS_ESSENTIAL, unit_of[TELLS_ESSENTIAL], unit_of[TELLS_USEFUL]
        )
        skills = csr_array((units, told.indices, told.indptr), shape=told.shape)
        number = max(1, len(self.column_of))
        title = doublings(1 + number * TITLE_IS_TRUE / (1 - TITLE_IS_TRUE))
        titles = eye_array(len(self.column_of), dtype=np.int64, format="csr") * title
        return vstack([skills, titles], format="csr", dtype=np.int64)

    def _best(self) -> Ints:
        """(n_skills,), what each skill adds to the level of the occupation it speaks for most."""
        skills = self.speaks[: len(self.skills)]
        levels = skills.data - self.size[skills.indices]
        return np.maximum(_each(np.maximum, levels, skills.indptr), -self.smallest)

    @staticmethod
    def _sparse(columns: Ints, starts: Ints, width: int) -> Any:
        from scipy.sparse import csr_array

        ones = np.ones(len(columns), dtype=np.int64)
        return csr_array((ones, columns, starts), shape=(len(starts) - 1, width))


def _each(gather: np.ufunc, values: Ints, starts: Ints) -> Ints:
    """(n,), the values of each stretch gathered; for an empty one a number below all levels or 0.

    Args:
        starts: (n + 1,), where each stretch begins, and the end of the last.
    """
    nothing = 0 if gather is np.add else np.iinfo(np.int32).min
    gathered = gather.reduceat(np.append(values, nothing), starts[:-1])
    return np.where(np.diff(starts) > 0, gathered, nothing)
