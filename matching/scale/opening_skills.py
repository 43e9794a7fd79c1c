"""The skills part of one citizen against many openings."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.nearness import Neighbours
from matching.fit.occupation_line import DECIMALS as LINE_DECIMALS
from matching.fit.occupation_line import FLOOR, SKILLS_ONLY, length_share
from matching.fit.pool import concept_of
from matching.fit.skills import DECIMALS, SkillFit
from matching.profiles import CitizenProfile, Entry, OpeningProfile, Permit, Requirement, SkillClaim
from matching.scale.columns import Column
from matching.scale.opening_gains import OpeningGains
from matching.scale.opening_requirements import OpeningRequirements, WordTable
from matching.words.spelling import fold_in_order
from models.kinds import RequirementKind

TITLES_KEPT = 4096  # of jobs that nobody linked


class OpeningSkills:
    """What n openings ask for, turned round."""

    def __init__(self, neighbours: Neighbours, openings: Sequence[OpeningProfile]) -> None:
        self.model = neighbours.model
        fits = [SkillFit(neighbours, each, weight=1.0) for each in openings]
        near = [fit.occupation.near for fit in fits]
        self._first = np.array(
            [fit.line_weights[0] if fit.occupation.near else 0.0 for fit in fits], np.float64
        )
        self._asks = np.array([bool(fit.line_weights) for fit in fits], dtype=bool)
        feature_of = self.model.feature_of
        self._gains = OpeningGains(
            self.model,
            near,
            [[feature_of[code] for code in fit.occupation.required if code in feature_of]
             for fit in fits],
        )  # fmt: skip
        self.requirements = OpeningRequirements(
            neighbours,
            [fit.requires for fit in fits],
            [fit.line_weights[len(fit.line_weights) - len(fit.requires) :] for fit in fits],
        )
        self._starts = Column.of(each.starts for each in openings)
        codes = [fit.occupation.code for fit in fits]
        called = Column.of(zip([each.title for each in openings], codes, strict=True))
        self._called = called.numbers
        self._titles = WordTable(
            neighbours.vocabulary,
            {
                number: Requirement(title, code, RequirementKind.SKILL, must=False)
                for number, (title, code) in enumerate(called.kinds)
            },
        )
        self._count_of_titles = len(called.kinds)
        self._by_title: dict[str, Floats] = {}

    def shares(self, citizen: CitizenProfile) -> Floats:
        """(n,), the share of the part, as for a single opening."""
        groups = self._by_day(citizen)
        if len(groups) == 1:
            [(held, given)] = groups
            return self._shares(citizen, held, given)
        total = np.zeros(len(self._first))
        for (held, given), days in groups.items():
            there = np.isin(self._starts.numbers, days)
            total[there] = self._shares(citizen, held, given)[there]
        return total

    def _by_day(
        self, citizen: CitizenProfile
    ) -> dict[tuple[tuple[Permit, ...], tuple[int, ...]], list[int]]:
        """The permits that count and the licences they give -> the days of start on which."""
        days = defaultdict(list)
        for number, starts in enumerate(self._starts.kinds):
            held = tuple(each for each in citizen.permits if _is_valid_on(each, starts))
            days[held, self.requirements.given_by(held, starts)].append(number)
        return days

    def _shares(
        self, citizen: CitizenProfile, held: Sequence[Permit], given: Sequence[int]
    ) -> Floats:
        loose: list[SkillClaim | Permit] = [*citizen.skills, *held]
        values = SKILLS_ONLY * self._gains.of(self._features(loose, None))
        for job in citizen.entries:
            values = np.maximum(values, self._of_job(job))
        line = (FLOOR + (1 - FLOOR) * values).round(LINE_DECIMALS)
        total = self._first * line
        shown = [skill for job in citizen.entries for skill in job.skills]
        jobs = [job.occupation for job in citizen.entries if job.occupation]
        self.requirements.add(total, [*loose, *shown], jobs, given)
        return np.where(self._asks, total.round(DECIMALS), 1.0)

    def _of_job(self, job: Entry) -> Floats:
        gains = self._gains.of(self._features(job.skills, job.occupation))
        if not job.occupation:
            gains = np.maximum(gains, self._called_like(fold_in_order(job.title)))
        return np.asarray(gains * length_share(job))

    def _called_like(self, title: str) -> Floats:
        """(n,), how far each opening is called so."""
        if title not in self._by_title:
            if len(self._by_title) >= TITLES_KEPT:
                self._by_title = {}
            values = np.zeros(self._count_of_titles)
            for number, value in self._titles.meant(title).items():
                values[number] = value
            self._by_title[title] = values
        return np.asarray(self._by_title[title][self._called])

    def _features(self, items: Sequence[SkillClaim | Permit], occupation: str | None) -> Ints:
        """What a reading tells, each once, rising."""
        told = {self.model.feature_of.get(concept_of(item) or "", -1) for item in items}
        told.add(self.model.title_of.get(occupation or "", -1))
        return np.array(sorted(told - {-1}), dtype=np.int64)


def _is_valid_on(permit: Permit, starts: date) -> bool:
    return permit.valid_to is None or permit.valid_to >= starts
