"""The line of the opening's occupation: the best reading of each CV, and what it shows."""

from functools import cache
from typing import NamedTuple

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.expectation import expected_gains
from matching.fit.laid_out import LaidOut
from matching.fit.nearness import CLOSE, SAME, Neighbours
from matching.fit.requirements import CvLines, word_values
from matching.profiles import Entry, OpeningProfile
from matching.scoring import Evidence
from matching.words.spelling import fold_in_order

# Whoever has worked elsewhere knows what work is, and whoever has told nothing must not stand
# behind: nobody has less of the occupation.
FLOOR = 0.1

# Skills alone point to the occupation, but nobody has seen the person in it.
SKILLS_ONLY = 0.8
# A job counts in full from one year on, a shorter one at least with this; not told is between.
SHORT_JOB = 0.7
JOB_OF_UNKNOWN_LENGTH = 0.85

MET_FROM = 0.75  # a reading from here is called met
NEAR_FROM = 0.1  # from here near; below it is the background of skills everybody has
SKILLS_NAMED = 3  # as many words of the citizen as a person reads at a glance
DECIMALS = 9  # of a share; hides the last bits of the divisions and sums


class BestReadings(NamedTuple):
    """The best reading of each of n CVs.

    Args:
        values: (n,), 0 to 1, how much of the opening it promises.
        entries: (n,), place of its job in the entry lines, -1 = the skills outside of jobs.
        shares: (n,), of the line; FLOOR to 1.
    """

    values: Floats
    entries: Ints
    shares: Floats


class OccupationFit:
    """Judges many citizens on the occupation of one opening."""

    def __init__(self, neighbours: Neighbours, opening: OpeningProfile) -> None:
        self.neighbours = neighbours
        self.model = neighbours.model
        self.opening = opening
        self.near = neighbours.near(opening)
        self.required = {wanted.concept for wanted in opening.requires if wanted.concept}
        concept = self.model.vocabulary.get(opening.occupation)
        self.text = concept.label_in(None) if concept else opening.title
        self.code = concept.code if concept else None

    def judge(self, laid: LaidOut) -> BestReadings | None:
        """The best reading of each CV; None when the opening has nothing to compare with."""
        if self.near is None:
            return None
        cvs, told = laid.cvs, laid.told
        gains = expected_gains(self.model, told.read, self.near, self.required)
        lengths = np.array([length_share(item) for item in cvs.entries.items])
        jobs, places = cvs.entries.best(np.maximum(gains[told.jobs], self._by_title(cvs)) * lengths)
        skills = SKILLS_ONLY * gains[told.loose]
        values = np.maximum(skills, jobs)
        shares = (FLOOR + (1 - FLOOR) * values).round(DECIMALS)
        return BestReadings(values, np.where(jobs >= skills, places, -1), shares)

    def lines(self, cvs: CvLines, best: BestReadings, most: float) -> list[Evidence]:
        """(n_citizens,), the line of each CV; `most` are the points of a full share."""
        weight_of = cache(self._weight_of)
        rows = zip(best.values.tolist(), best.entries.tolist(), best.shares.tolist(), strict=True)
        lines = []
        for row, (value, place, share) in enumerate(rows):
            standing = "met" if value >= MET_FROM else "near" if value >= NEAR_FROM else "missing"
            found, note = None, "occupation_none"
            if standing != "missing":
                entry = cvs.item(-1, place)
                if isinstance(entry, Entry):
                    found, note = entry.title, "occupation_entry"
                else:
                    words = cvs.telling(row, weight_of)[:SKILLS_NAMED]
                    found, note = ", ".join(words) or None, "occupation_skills"
            elif entry := cvs.longest_entry(row):
                standing, found, note = "near", entry.title, "occupation_elsewhere"
            lines.append(Evidence(self.text, found, self.code, standing, share, note, most * share))
        return lines

    def unknown(self, most: float) -> Evidence:
        """The line of a CV that tells nothing."""
        return Evidence(self.text, None, self.code, "unknown", FLOOR, "no_cv", most * FLOOR)

    def _by_title(self, cvs: CvLines) -> Floats:
        """(m_entry_lines,), 1 for a job that nobody linked but that is called as the opening is."""
        concept = self.model.vocabulary.get(self.code)
        names = [text for _, text, _ in concept.labels()] if concept else []
        titles = sorted({fold_in_order(text) for text in [self.opening.title, *names]} - {""})
        return cvs.entries.by_text(lambda texts: word_values(titles, texts), linked_too=False)

    def _weight_of(self, skill: str) -> float:
        """How much a skill tells of the opening: rare, and of an occupation near to it; 0 = not."""
        vocabulary, steps = self.model.vocabulary, self.near.steps if self.near else {}
        nearest = max(
            (
                steps.get(code, 0) / SAME * (1.0 if main else CLOSE / SAME)
                for code, main in vocabulary.occupations_of(skill).items()
            ),
            default=0.0,
        )
        return round(nearest * vocabulary.idf(skill), 6)


def length_share(item: object) -> float:
    """How much a job counts by its length, SHORT_JOB to 1."""
    if not isinstance(item, Entry):
        return 0.0
    if item.years is None:
        return JOB_OF_UNKNOWN_LENGTH
    return SHORT_JOB + (1 - SHORT_JOB) * min(1.0, item.years)
