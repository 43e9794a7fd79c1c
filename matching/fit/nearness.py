"""What is near in a vocabulary: occupations to an opening's own, in three steps, and skills."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain
from math import sqrt
from typing import NamedTuple

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.occupations import OccupationModel
from matching.profiles import OpeningProfile
from matching.vocabulary import Vocabulary

# What a year in another occupation is worth, in sevenths: 2^grade - 1 for the grades 3, 2 and 1
# of the quality measure, which are the same occupation, ISCO unit group and minor group.
SAME, CLOSE, AKIN = 7, 3, 1

# ISCO also parts trades that work side by side (a cook and a kitchen helper). Where the vocabulary
# says that an occupation holds the opening's work, all of it is close and some of it akin. Others
# count by how much of the opening's profile they share.
CLOSE_FROM = 0.9
AKIN_FROM = 0.5

USEFUL_WEIGHT = 0.4  # a useful or nice skill in a profile against an essential one

RELATED = 0.5  # another skill that mostly stands in the same occupations, or almost the same words
# Two skills are related when they stand together in at least this share (cosine) of the
# occupations that list them, and in two at least: one shared occupation is chance.
LISTED_TOGETHER = 0.5
LISTED_TOGETHER_TIMES = 2


class Nearness(NamedTuple):
    """The occupations that bring something to an opening.

    Args:
        columns: (k,), columns of the model, the nearest first.
        ends: (1 to 3,), how many of the columns lie in each step or a nearer one.
        drops: (1 to 3,), how much less the next step brings; adds up to 1.
        steps: the occupations' codes, each with its step.
    """

    columns: Ints
    ends: Ints
    drops: Floats
    steps: Mapping[str, int]


class Neighbours:
    """Finds what is near in one model's vocabulary.

    What depends on the vocabulary alone is found once, so it takes no more room than the
    vocabulary has concepts. Threads may share it: two that ask for the same find the same.
    """

    def __init__(self, model: OccupationModel) -> None:
        self.model = model
        self.vocabulary = model.vocabulary
        self._near: dict[str, Nearness | None] = {}
        self._related: dict[str, Mapping[str, float]] = {}
        self._of_group: dict[str, list[str]] = defaultdict(list)
        for code in self.vocabulary.occupations:
            group = self.vocabulary.concepts[code].isco or ""
            for digits in {3, 4} & {*range(len(group) + 1)}:
                self._of_group[group[:digits]].append(code)

    def near(self, opening: OpeningProfile) -> Nearness | None:
        """The near occupations; None when the opening gives nothing to compare with."""
        occupation = opening.occupation or ""
        if not self.vocabulary.skills_of(occupation):
            return self._found(opening)
        if occupation not in self._near:
            self._near[occupation] = self._found(opening)
        return self._near[occupation]

    def related(self, skill: str) -> Mapping[str, float]:
        """The skills related to one, each with its share; empty for a code that is not there."""
        if skill not in self.vocabulary:
            return {}
        if skill not in self._related:
            self._related[skill] = related_skills(skill, self.vocabulary)
        return self._related[skill]

    def _found(self, opening: OpeningProfile) -> Nearness | None:
        steps = self.steps(opening)
        if not steps:
            return None
        codes = sorted(steps, key=lambda code: (-steps[code], code))
        columns = [self.model.column_of[code] for code in codes]
        size = Counter(steps.values())
        brings = sorted(size, reverse=True)
        ends = np.cumsum([size[each] for each in brings])
        drops = -np.diff([*brings, 0]) / brings[0]
        return Nearness(np.array(columns), ends, drops, steps)

    def steps(self, opening: OpeningProfile) -> Mapping[str, int]:
        """Occupation code -> SAME, CLOSE or AKIN; others bring nothing.

        An opening without an occupation is profiled by the skills it asks for, and the
        occupations that share most of them stand for its own.
        """
        profile = self.profile_of(opening)
        steps = self._in_common(profile)
        own = self.vocabulary.get(opening.occupation)
        if own is None or own.code not in self.model.column_of:
            return steps
        group = own.isco or ""
        for digits, step in ((3, AKIN), (4, CLOSE)):
            if len(group) >= digits:
                for code in self._of_group[group[:digits]]:
                    steps[code] = max(step, steps.get(code, 0))
        for code, whole in self.vocabulary.holders_of(own.code).items():
            steps[code] = max(CLOSE if whole else AKIN, steps.get(code, 0))
        return {**steps, own.code: SAME}

    def profile_of(self, opening: OpeningProfile) -> Mapping[str, float]:
        """Skill -> weight: its occupation's profile, else the listed skills it asks for."""
        told = self.vocabulary.skills_of(opening.occupation) or {
            need.concept: need.must
            for need in sorted(opening.requires, key=lambda need: need.must)
            if need.concept in self.model.feature_of
        }
        return {code: 1.0 if main else USEFUL_WEIGHT for code, main in told.items() if code}

    def _in_common(self, profile: Mapping[str, float]) -> dict[str, int]:
        """Occupation code -> step, by the share of the profile that it has, rare skills first."""
        common: dict[str, float] = defaultdict(float)
        whole = 0.0
        for skill in sorted(profile):
            tells, weight = round(self.vocabulary.idf(skill), 3), profile[skill]
            whole += tells * weight
            for occupation, main in self.vocabulary.occupations_of(skill).items():
                common[occupation] += tells * min(weight, 1.0 if main else USEFUL_WEIGHT)
        shares = {code: round(each / whole, 6) for code, each in common.items()}
        return {
            code: CLOSE if share >= CLOSE_FROM else AKIN
            for code, share in shares.items()
            if share >= AKIN_FROM
        }


def related_skills(skill: str, vocabulary: Vocabulary) -> dict[str, float]:
    """Skills that mostly stand in the same occupations as this one, each with its share.

    A transversal skill stands in the same occupations as many others without being like them.
    """
    own = {} if vocabulary.concepts[skill].transversal else vocabulary.occupations_of(skill)
    together = Counter(chain.from_iterable(vocabulary.skills_of(code) for code in own))
    # Whatever is listed once at least needs this many; most fall here, before they cost more.
    least = max(LISTED_TOGETHER_TIMES, LISTED_TOGETHER * sqrt(len(own)))
    return {
        other: RELATED
        for other, times in together.items()
        if times >= least
        and times >= LISTED_TOGETHER * sqrt(len(own) * len(vocabulary.occupations_of(other)))
        and not vocabulary.concepts[other].transversal
    }
