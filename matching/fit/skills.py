"""The skills part: the occupation a CV speaks of, what is needed, and what is nice to have."""

from collections.abc import Sequence
from math import fsum

import numpy as np

from matching.arrays import Floats
from matching.fit.occupations import OccupationModel
from matching.fit.pool import text_of
from matching.fit.requirements import CvLines, distinct, note_of, word_values
from matching.profiles import CitizenProfile, Entry, OpeningProfile
from matching.scoring import Evidence, Part
from matching.words.spelling import fold_in_order

# Inside the part. The occupation carries most, because it also knows what the employer did not
# write; needed skills a third of it, more made lists worse where it was measured.
OCCUPATION = 0.70
NEEDED = 0.23
NICE = 0.07

# Skills alone point to the occupation, but nobody has seen the person in it.
SKILLS_ONLY = 0.8
# A job counts in full from one year on, a shorter one at least with this; not told is between.
SHORT_JOB = 0.7
JOB_OF_UNKNOWN_LENGTH = 0.85

MET_FROM = 0.75  # an occupation share from here is called met
NEAR_FROM = 0.1  # from here near; below it is the background of skills everybody has
SKILLS_NAMED = 3  # as many words of the citizen as a person reads at a glance
DECIMALS = 9  # of a share; hides how the machine adds, so that same input gives same bytes


class SkillFit:
    """Judges many citizens on the skills part of one opening.

    Args:
        weight: of the part, 0 to 1.
    """

    def __init__(self, model: OccupationModel, opening: OpeningProfile, *, weight: float) -> None:
        self.model = model
        self.vocabulary = model.vocabulary
        self.opening = opening
        self.weight = weight
        self.requires = distinct(opening.requires)
        self.gains = model.gains(opening)
        self._line_weights = self._weigh_lines()
        self._nothing_told = self._empty_cv()

    def parts(self, citizens: Sequence[CitizenProfile]) -> list[Part]:
        """The skills part of each of n > 0 citizens, in the same order.

        Lines of the evidence: the occupation first, if the opening has one or asks for a skill
        that tells one, then every requirement in the opening's order. A CV without any line
        counts 0 and is called unknown, not missing: a guess would put an empty CV before
        people who told what they can. An opening that asks for nothing gives everybody 1.
        """
        if not self._line_weights:
            return [Part.of("skills", 1.0, self.weight)] * len(citizens)
        cvs = CvLines(self.opening, citizens)
        columns = [self._requirement_column(cvs, place) for place in range(len(self.requires))]
        if self.gains is not None:
            columns.insert(0, self._occupation_column(cvs, self.gains))
        lines = zip(*columns, strict=True)
        return [self._part(each, line) for each, line in zip(citizens, lines, strict=True)]

    def missing(self, part: Part) -> tuple[str, ...]:
        """The words of the needed things that the part did not find."""
        lines = part.evidence[len(part.evidence) - len(self.requires) :]
        return tuple(
            wanted.text
            for wanted, line in zip(self.requires, lines, strict=True)
            if wanted.must and line.standing == "missing"
        )

    def _part(self, citizen: CitizenProfile, lines: tuple[Evidence, ...]) -> Part:
        if not (citizen.entries or citizen.skills or citizen.permits):
            return self._nothing_told
        shares = [most * line.share for most, line in zip(self._line_weights, lines, strict=True)]
        return Part.of("skills", round(fsum(shares), DECIMALS), self.weight, lines)

    def _weigh_lines(self) -> list[float]:
        """What each line counts inside the part; adds up to 1, or empty when nothing is asked."""
        idf = [self.vocabulary.idf(wanted.concept) for wanted in self.requires]
        needed = fsum(w for w, wanted in zip(idf, self.requires, strict=True) if wanted.must)
        nice = fsum(idf) - needed
        weights = [
            NEEDED * w / needed if wanted.must else NICE * w / nice
            for w, wanted in zip(idf, self.requires, strict=True)
        ]
        if self.gains is not None:
            weights.insert(0, OCCUPATION)
        return [weight / fsum(weights) for weight in weights]

    def _empty_cv(self) -> Part:
        """The part of a CV without any line."""
        looked_for = [(wanted.text, wanted.concept) for wanted in self.requires]
        if self.gains is not None:
            looked_for.insert(0, self._occupation)
        lines = [Evidence(text, None, code, "unknown", 0.0, "no_cv") for text, code in looked_for]
        return Part.of("skills", 0.0, self.weight, tuple(lines), known=False)

    @property
    def _occupation(self) -> tuple[str, str | None]:
        concept = self.vocabulary.get(self.opening.occupation)
        return (concept.label_in(None), concept.code) if concept else (self.opening.title, None)

    def _requirement_column(self, cvs: CvLines, place: int) -> list[Evidence]:
        """(n_citizens,), the line of one requirement for each CV."""
        wanted = self.requires[place]
        most = 100 * self.weight * self._line_weights[place - len(self.requires)]
        found = cvs.find(wanted, self.vocabulary)
        made: dict[tuple[str | None, str, float], Evidence] = {}

        def line(share: float, skill: int, entry: int) -> Evidence:
            item = cvs.item(skill, entry)
            words = None if item is None else text_of(item)
            note = note_of(wanted, item, share)
            key = (words, note, share)
            if key not in made:
                standing = "met" if share == 1 else "near" if share > 0 else "missing"
                made[key] = Evidence(
                    wanted.text, words, wanted.concept, standing, share, note, most * share
                )
            return made[key]

        each = zip(*(array.tolist() for array in found), strict=True)
        return [line(*values) for values in each]

    def _occupation_column(self, cvs: CvLines, gains: Floats) -> list[Evidence]:
        """(n_citizens,), the line of the occupation for each CV."""
        required = {wanted.concept for wanted in self.requires if wanted.concept}
        skills = SKILLS_ONLY * self.model.shares(cvs.skills, gains, required)
        entries, places = cvs.entries.best(self._entry_values(cvs, gains))
        shares = np.maximum(skills, entries).round(DECIMALS).tolist()
        seen = np.where(entries >= skills, places, -1).tolist()
        named = cvs.telling(self.model.telling(gains))
        return [
            self._occupation_line(share, cvs.item(-1, place), named[row])
            for row, (share, place) in enumerate(zip(shares, seen, strict=True))
        ]

    def _occupation_line(self, share: float, entry: object, skills: Sequence[str]) -> Evidence:
        text, code = self._occupation
        standing = "met" if share >= MET_FROM else "near" if share >= NEAR_FROM else "missing"
        found, note = None, "occupation_none"
        if standing != "missing":
            found, note = ", ".join(skills[:SKILLS_NAMED]) or None, "occupation_skills"
            if isinstance(entry, Entry):
                found, note = entry.title, "occupation_entry"
        points = 100 * self.weight * self._line_weights[0] * share
        return Evidence(text, found, code, standing, share, note, points)

    def _entry_values(self, cvs: CvLines, gains: Floats) -> Floats:
        """(m_entry_lines,), what each job or education brings to the opening, 0 to 1."""
        by_code = cvs.entries.by_code(dict(zip(self.model.column_of, gains.tolist(), strict=True)))
        by_title = cvs.entries.by_text(
            lambda texts: word_values(self._titles(), texts), linked_too=False
        )
        values = np.maximum(by_code, by_title)
        lengths: Floats = np.array([length_share(item) for item in cvs.entries.items])
        return values * lengths

    def _titles(self) -> list[str]:
        concept = self.vocabulary.get(self.opening.occupation)
        names = [text for _, text, _ in concept.labels()] if concept else []
        return sorted({fold_in_order(text) for text in [self.opening.title, *names]} - {""})


def length_share(item: object) -> float:
    """How much a job counts by its length, SHORT_JOB to 1."""
    if not isinstance(item, Entry):
        return 0.0
    if item.years is None:
        return JOB_OF_UNKNOWN_LENGTH
    return SHORT_JOB + (1 - SHORT_JOB) * min(1.0, item.years)
