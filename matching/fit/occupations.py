"""Which occupations a CV points to, and how near those are to the opening's."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.pool import Lines
from matching.profiles import OpeningProfile
from matching.vocabulary import Vocabulary

# How often a CV of an occupation tells a skill of it; the rest of the profile is not told.
TELLS_ESSENTIAL = 0.5
TELLS_USEFUL = 0.2
# Skills in a CV that the occupation does not explain, spread over all skills there are. Half
# the 12.5 of the ESCO study: our vocabulary is smaller and strays less.
UNEXPLAINED = 6.0
# Added to the size of a profile, so that an occupation of two skills does not swallow all CVs.
SMALL_PROFILE = 2.5

# A neighbour counts by the gain 2^grade - 1 of the same 4-digit (2) and 3-digit (1) ISCO group
# against the same occupation (3), which is the grading the quality measure uses.
ISCO_GAIN = {4: 3 / 7, 3: 1 / 7}
USEFUL_WEIGHT = 0.4  # a useful or nice skill in a profile against an essential one
# All the skills under another title are most of the title, not the whole.
OTHER_TITLE = 0.7

LOUDEST = 600.0  # a log-likelihood no CV reaches; keeps exp() inside the numbers there are
CELLS_AT_ONCE = 4_000_000  # citizens times occupations, 32 MB of floats at the most


class OccupationModel:
    """Naive Bayes over the vocabulary's profiles: which occupation would have written this CV."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.skills = [skill for skill in vocabulary.skills if vocabulary.occupations_of(skill)]
        self.row_of = {skill: row for row, skill in enumerate(self.skills)}
        self.column_of = {code: column for column, code in enumerate(vocabulary.occupations)}
        self._told = self._how_often_told()
        self._size = np.log(np.asarray(self._told.sum(axis=0)).ravel() + SMALL_PROFILE)
        self._speaks = self._told.multiply(len(self.skills) / UNEXPLAINED).log1p().tocsr()

    def gains(self, opening: OpeningProfile) -> Floats | None:
        """How much of the opening each occupation brings, 0 to 1.

        The opening's own occupation brings 1; another the larger of its ISCO gain and the share
        of the profile it has in common. An opening without an occupation is profiled by the
        skills it asks for.

        Returns:
            (n_occupations,), or None when the opening gives nothing to compare with.
        """
        profile = self.profile_of(opening)
        own = self.column_of.get(opening.occupation or "")
        if own is None and not profile:
            return None
        gains = OTHER_TITLE * self._in_common(profile)
        if own is not None:
            gains = np.maximum(gains, self._isco_gains(opening.occupation))
            gains[own] = 1.0
        return gains

    def profile_of(self, opening: OpeningProfile) -> Mapping[str, float]:
        """Skill -> weight: its occupation's profile, else the listed skills it asks for."""
        told = self.vocabulary.skills_of(opening.occupation) or {
            need.concept: need.must
            for need in sorted(opening.requires, key=lambda need: need.must)
            if need.concept in self.row_of
        }
        return {code: 1.0 if main else USEFUL_WEIGHT for code, main in told.items() if code}

    def telling(self, gains: Floats) -> Mapping[str, float]:
        """Skill -> how much it tells of the opening: rare, and of an occupation near to it.

        Args:
            gains: (n_occupations,) from `gains`.
        """
        if not self.skills:
            return {}
        nearest = self._told.multiply(gains).tocsr().max(axis=1).toarray().ravel().tolist()
        told = zip(self.skills, nearest, strict=True)
        return {skill: near * self.vocabulary.idf(skill) for skill, near in told if near > 0}

    def shares(self, lines: Lines, gains: Floats, required: Collection[str]) -> Floats:
        """How much of the opening the CV's skills promise, 0 to 1: the expected gain.

        A required skill speaks in the best reading: the nearer an occupation is to the opening,
        the at least as likely it shows that skill. The likelihood then rises with the gain, so
        (Chebyshev's sum inequality) another required skill never lowers the expectation.

        Args:
            lines: the skill lines of n citizens.
            gains: (n_occupations,) from `gains`.
            required: codes of the skills the opening asks for.

        Returns:
            (n_citizens,); 0 for a CV without a skill that any occupation lists.
        """
        rows = [self.row_of[code] for code in sorted(required) if code in self.row_of]
        has = self._matrix(lines)
        free = np.ones(len(self.skills))
        free[rows] = 0.0
        best = self._best_reading(rows, gains)
        step = max(1, CELLS_AT_ONCE // max(1, len(gains)))
        shares = [
            self._expected(has[start : start + step], free, rows, best, gains)
            for start in range(0, has.shape[0], step)
        ]
        told = np.diff(has.indptr) > 0
        return np.where(told, np.concatenate(shares), 0.0)

    def _expected(
        self, has: Any, free: Floats, rows: list[int], best: Floats, gains: Floats
    ) -> Floats:
        """(n_citizens,), the gain expected by naive Bayes.

        Most occupations explain none of a CV's skills, so their likelihood depends only on how
        many skills there are and which required ones: it is worked out once per such group,
        and a citizen only adds what the occupations that do explain something gain by it.
        """
        alone = has.multiply(free).tocsr()
        counted = np.hstack([has[:, rows].toarray(), np.asarray(alone.sum(axis=1)).reshape(-1, 1)])
        groups, group_of = np.unique(counted, axis=0, return_inverse=True)
        logs = groups[:, :-1] @ best - groups[:, -1:] * self._size
        base = np.exp(logs - logs.max(axis=1, keepdims=True))
        explained = (alone @ self._speaks).tocoo()
        row, column = explained.coords
        more = np.expm1(np.minimum(explained.data, LOUDEST)) * base[group_of.ravel()[row], column]
        return self._per_row(group_of.ravel(), base @ gains, row, more * gains[column]) / (
            self._per_row(group_of.ravel(), base.sum(axis=1), row, more)
        )

    @staticmethod
    def _per_row(group_of: Ints, of_group: Floats, row: Ints, more: Floats) -> Floats:
        added = np.bincount(row, more, minlength=len(group_of))
        return np.asarray(of_group[group_of] + added, dtype=np.float64)

    def _best_reading(self, rows: list[int], gains: Floats) -> Floats:
        """(n_rows, n_occupations), log-likelihoods made to rise with the gain."""
        logs = self._speaks[rows].toarray() - self._size
        for row in logs:
            order = np.lexsort((row, gains))
            row[order] = np.maximum.accumulate(row[order])
        return np.asarray(logs, dtype=np.float64)

    def _matrix(self, lines: Lines) -> Any:
        """(n_citizens, n_skills) of 0 and 1; a skill told twice counts once."""
        from scipy.sparse import csr_array

        row_of = np.array([self.row_of.get(code, -1) for code in lines.number_of])[lines.codes]
        told = row_of >= 0
        pairs = np.unique(lines.rows[told] * len(self.skills) + row_of[told])
        shape = (len(lines.starts), len(self.skills))
        places = np.divmod(pairs, max(1, len(self.skills)))
        return csr_array((np.ones(len(pairs)), places), shape=shape)

    def _how_often_told(self) -> Any:
        """(n_skills, n_occupations), how often a CV of the occupation tells the skill."""
        from scipy.sparse import csr_array

        relations = self.vocabulary.relations
        shares = [TELLS_ESSENTIAL if main else TELLS_USEFUL for main in relations.values()]
        rows = [self.row_of[skill] for _, skill in relations]
        columns = [self.column_of[occupation] for occupation, _ in relations]
        return csr_array((shares, (rows, columns)), shape=(len(self.skills), len(self.column_of)))

    def _in_common(self, profile: Mapping[str, float]) -> Floats:
        """(n_occupations,), IDF-weighted share of the profile that each occupation has."""
        common, whole = np.zeros(len(self.column_of)), 0.0
        for skill in sorted(profile):
            idf, weight = self.vocabulary.idf(skill), profile[skill]
            whole += idf * weight
            for occupation, main in self.vocabulary.occupations_of(skill).items():
                both = min(weight, 1.0 if main else USEFUL_WEIGHT)
                common[self.column_of[occupation]] += idf * both
        return common / (whole or 1.0)

    def _isco_gains(self, occupation: str | None) -> Floats:
        """(n_occupations,), by the digits shared with the occupation's ISCO group."""
        own = self.vocabulary.get(occupation)
        group = (own.isco if own else None) or ""
        gains = np.zeros(len(self.column_of))
        for concept in (self.vocabulary.concepts[code] for code in self.column_of):
            other = concept.isco or ""
            for digits in (3, 4):
                if len(group) >= digits and group[:digits] == other[:digits]:
                    gains[self.column_of[concept.code]] = ISCO_GAIN[digits]
        return gains
