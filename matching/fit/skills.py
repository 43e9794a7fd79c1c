"""The skills part: the occupation a CV speaks of, what is needed, and what is nice to have.

    share = sum over the lines of (weight of the line * share of the line)

The lines are the opening's occupation and every requirement once; their weights add up to 1:
OCCUPATION, NEEDED spread over the musts and NICE over the others by how telling each skill is
(1 + ln((1 + occupations) / (1 + occupations that list it)), rounded to thousandths); what has no
line gives its weight to the others in proportion.

    occupation = FLOOR + (1 - FLOOR) * best reading
    best reading = highest of SKILLS_ONLY * expected(skills outside of jobs) and, for every job,
                   length(job) * expected(title and skills of the job)

`expected` stands in `expectation`, its posterior in `occupations`, both in whole numbers. Since
the best reading counts, a further job never lowers it. An empty CV has the occupation share of a
CV that points elsewhere: FLOOR.

    requirement = highest over all lines of the CV of 1 (the same skill, or the same words),
                  RELATED (a skill that mostly stands in the same occupations, or nearly the same
                  words), JOB_NEEDS_IT or JOB_USES_IT (a job of that occupation), 0
"""

from dataclasses import dataclass
from math import fsum

import numpy as np

from matching.arrays import Floats
from matching.fit.laid_out import LaidOut
from matching.fit.nearness import Neighbours
from matching.fit.occupation_line import BestReadings, OccupationFit
from matching.fit.pool import text_of
from matching.fit.requirements import CvLines, Finding, distinct, note_of
from matching.profiles import OpeningProfile, Requirement
from matching.scoring import Evidence, Part

# Inside the part. The occupation carries most, because it also knows what the employer did not
# write. More for the single skills made thin CVs worse where it was measured (nDCG@10 .876 with
# .19 for the needed, .880 with .15, .871 with .23).
OCCUPATION = 0.80
NEEDED = 0.15
NICE = 0.05

DECIMALS = 9  # of a share; hides the last bits of the divisions and sums


@dataclass(frozen=True)
class _Judged:
    """The skills part of n citizens in arrays.

    Args:
        shares: (n,), of the part.
        findings: one for each requirement.
        readings: of the occupation, None when the opening has nothing to compare with.
    """

    shares: Floats
    findings: list[Finding]
    readings: BestReadings | None


class SkillFit:
    """Judges many citizens on the skills part of one opening.

    Args:
        weight: of the part, 0 to 1.
    """

    def __init__(self, neighbours: Neighbours, opening: OpeningProfile, *, weight: float) -> None:
        self.neighbours = neighbours
        self.vocabulary = neighbours.vocabulary
        self.opening = opening
        self.weight = weight
        self.requires = distinct(opening.requires)
        self.occupation = OccupationFit(neighbours, opening)
        self.line_weights = self._weigh_lines()
        self._nothing_told = self._empty_cv()

    def shares(self, laid: LaidOut) -> Floats:
        """(n,), the share of the part of each of n citizens, without reasons."""
        if not self.line_weights:
            return np.ones(len(laid.citizens))
        return self._judge(laid).shares

    def parts(self, laid: LaidOut) -> list[Part]:
        """The skills part of each of n citizens, in the same order.

        Lines of the evidence: the occupation first, if the opening has one or asks for a skill
        that tells one, then every requirement in the opening's order. A CV without any line is
        called unknown, not missing, and has as much as one that points elsewhere. An opening
        that asks for nothing gives everybody 1.
        """
        if not self.line_weights:
            return [Part.of("skills", 1.0, self.weight)] * len(laid.citizens)
        judged = self._judge(laid)
        columns = [
            self._requirement_column(laid.cvs, wanted, finding, weight)
            for wanted, finding, weight in zip(
                self.requires,
                judged.findings,
                self.line_weights[len(self.line_weights) - len(self.requires) :],
                strict=True,
            )
        ]
        if judged.readings is not None:
            most = 100 * self.weight * self.line_weights[0]
            columns.insert(0, self.occupation.lines(laid.cvs, judged.readings, most))
        rows = zip(laid.citizens, judged.shares.tolist(), zip(*columns, strict=True), strict=True)
        return [
            Part.of("skills", share, self.weight, lines)
            if citizen.entries or citizen.skills or citizen.permits
            else self._nothing_told
            for citizen, share, lines in rows
        ]

    def missing(self, part: Part) -> tuple[str, ...]:
        """The words of the needed things that the part did not find."""
        lines = part.evidence[len(part.evidence) - len(self.requires) :]
        return tuple(
            wanted.text
            for wanted, line in zip(self.requires, lines, strict=True)
            if wanted.must and line.standing == "missing"
        )

    def _judge(self, laid: LaidOut) -> _Judged:
        findings = [laid.cvs.find(wanted, self.neighbours) for wanted in self.requires]
        columns = [finding.shares for finding in findings]
        readings = self.occupation.judge(laid)
        if readings is not None:
            columns.insert(0, readings.shares)
        shares = np.zeros(len(laid.citizens))
        for weight, column in zip(self.line_weights, columns, strict=True):
            shares += weight * column
        return _Judged(shares.round(DECIMALS), findings, readings)

    def _weigh_lines(self) -> list[float]:
        """What each line counts inside the part; adds up to 1, or empty when nothing is asked."""
        tells = [round(1000 * self.vocabulary.idf(wanted.concept)) for wanted in self.requires]
        needed = sum(w for w, wanted in zip(tells, self.requires, strict=True) if wanted.must)
        nice = sum(tells) - needed
        weights = [
            NEEDED * w / needed if wanted.must else NICE * w / nice
            for w, wanted in zip(tells, self.requires, strict=True)
        ]
        if self.occupation.near is not None:
            weights.insert(0, OCCUPATION)
        return [weight / fsum(weights) for weight in weights]

    def _empty_cv(self) -> Part:
        """The part of a CV without any line."""
        lines = [
            Evidence(wanted.text, None, wanted.concept, "unknown", 0.0, "no_cv")
            for wanted in self.requires
        ]
        share = 0.0
        if self.occupation.near is not None:
            line = self.occupation.unknown(100 * self.weight * self.line_weights[0])
            share = round(self.line_weights[0] * line.share, DECIMALS)
            lines.insert(0, line)
        return Part.of("skills", share, self.weight, tuple(lines), known=False)

    def _requirement_column(
        self, cvs: CvLines, wanted: Requirement, finding: Finding, weight: float
    ) -> list[Evidence]:
        """(n_citizens,), the line of one requirement for each CV; equal lines are one."""
        most = 100 * self.weight * weight
        nothing = Evidence(wanted.text, None, wanted.concept, "missing", 0.0, "not_found")
        column = [nothing] * len(finding.shares)
        made: dict[tuple[str | None, str, float], Evidence] = {}
        for row in np.flatnonzero(finding.shares).tolist():
            item = cvs.item(int(finding.lines[row]), int(finding.entries[row]))
            share = float(finding.shares[row])
            words = None if item is None else text_of(item)
            key = (words, note_of(wanted, item, share), share)
            if key not in made:
                standing = "met" if share == 1 else "near"
                made[key] = Evidence(
                    wanted.text, words, wanted.concept, standing, share, key[1], most * share
                )
            column[row] = made[key]
        return column
