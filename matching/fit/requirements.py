"""Finding one requirement in many CVs at once, and how it was found."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints
from matching.fit.gates import is_valid
from matching.fit.licences import gives
from matching.fit.nearness import RELATED, Neighbours
from matching.fit.pool import Item, concept_of, entry_lines, skill_lines, text_of
from matching.profiles import CitizenProfile, Entry, OpeningProfile, Permit, Requirement
from matching.vocabulary import Vocabulary
from matching.words.spelling import LIKE_WORDS, SAME_WORDS, fold_in_order, likeness
from models.kinds import RequirementKind

# Shares for what is near but not the same, beside RELATED; each is named in the reasons.
OWN_WORD_FOR_PERMIT = 0.5  # told as a skill, but no certificate or licence is recorded
# A job is hardly ever done without its essential skills, but nobody has said it about this person.
JOB_NEEDS_IT = 0.6
JOB_USES_IT = 0.3


class Finding(NamedTuple):
    """Where one requirement was found.

    Args:
        shares: (n_citizens,), 0 to 1.
        lines: (n_citizens,), place in the skill lines, -1 = not there.
        entries: (n_citizens,), place in the entry lines, -1 = not from a job.
    """

    shares: Floats
    lines: Ints
    entries: Ints


class CvLines:
    """The CVs of n > 0 citizens, laid out for searching.

    Args:
        opening: permits that have run out when it starts are left out.
    """

    def __init__(self, opening: OpeningProfile, citizens: Sequence[CitizenProfile]) -> None:
        self.starts = opening.starts
        self.permits = [
            [permit for permit in each.permits if is_valid(permit, opening)] for each in citizens
        ]
        self.skills = skill_lines(citizens, self.permits)
        self.entries = entry_lines(citizens)
        self.permit = np.array([isinstance(item, Permit) for item in self.skills.items])

    def item(self, skill: int, entry: int) -> Item | None:
        """The line at a place in the skill lines or else the entry lines; -1 = none."""
        if skill >= 0:
            return self.skills.items[skill]
        return self.entries.items[entry] if entry >= 0 else None

    def telling(self, row: int, weight_of: Callable[[str], float]) -> list[str]:
        """The words of one citizen's skills that have a weight, the heaviest first."""
        told: dict[str, tuple[float, str]] = {}
        for item in self.skills.of(row):
            code = concept_of(item) or ""
            if weight := weight_of(code):
                told.setdefault(code, (-weight, text_of(item)))
        return [text for _, text in sorted(told.values())]

    def longest_entry(self, row: int) -> Entry | None:
        """The job one citizen has had longest, the first of equal ones; None = no job."""
        entries = [item for item in self.entries.of(row) if isinstance(item, Entry)]
        return max(entries, key=lambda entry: entry.years or 0.0, default=None)

    def find(self, wanted: Requirement, neighbours: Neighbours) -> Finding:
        """The best reading of every CV for one requirement."""
        by_skill, lines = self.skills.best(self._skill_values(wanted, neighbours))
        by_entry, entries = self.entries.best(self._entry_values(wanted, neighbours.vocabulary))
        from_entry = by_entry > by_skill
        return Finding(
            np.maximum(by_skill, by_entry),
            np.where(from_entry, -1, lines),
            np.where(from_entry, entries, -1),
        )

    def _skill_values(self, wanted: Requirement, neighbours: Neighbours) -> Floats:
        """(m_skill_lines,), how far each line meets the requirement."""
        same = {wanted.concept: 1.0} if wanted.concept else {}
        values = self.skills.by_code({**neighbours.related(wanted.concept or ""), **same})
        names = names_of(wanted, neighbours.vocabulary)
        by_words = self.skills.by_text(
            lambda texts: word_values(names, texts), linked_too=wanted.concept is None
        )
        values = np.maximum(values, by_words)
        if wanted.kind is not RequirementKind.SKILL:
            # A near licence is no licence, and a told one only half.
            told = np.where(self.permit, 1.0, OWN_WORD_FOR_PERMIT)
            values = np.where((values == 1) | self._given_with(wanted), told, 0.0)
        return values

    def _given_with(self, wanted: Requirement) -> NDArray[np.bool_]:
        """(m_skill_lines,), whether a line is a driving licence that gives the one wanted."""
        given = np.zeros(len(self.permit), dtype=np.bool_)
        for place in np.flatnonzero(self.permit).tolist():
            item = self.skills.items[place]
            given[place] = isinstance(item, Permit) and gives(item, wanted, self.starts)
        return given

    def _entry_values(self, wanted: Requirement, vocabulary: Vocabulary) -> Floats:
        """(m_entry_lines,), how far each job implies the requirement; a permit never is."""
        told = vocabulary.jobs_with(wanted.concept)
        if wanted.kind is not RequirementKind.SKILL:
            told = {}
        shares = {code: JOB_NEEDS_IT if main else JOB_USES_IT for code, main in told.items()}
        return self.entries.by_code(shares)


def word_values(names: Sequence[str], texts: Sequence[str]) -> list[float]:
    """1 for the same words, RELATED for nearly the same, else 0; all texts folded in order."""
    points = likeness(names, texts)
    return [1.0 if p >= SAME_WORDS else RELATED if p >= LIKE_WORDS else 0.0 for p in points]


def names_of(wanted: Requirement, vocabulary: Vocabulary) -> list[str]:
    """The employer's words and every name of the concept, folded."""
    concept = vocabulary.get(wanted.concept)
    names = [text for _, text, _ in concept.labels()] if concept else []
    return sorted({fold_in_order(text) for text in [wanted.text, *names]} - {""})


def note_of(wanted: Requirement, item: Item | None, share: float) -> str:
    """How a line meets the requirement.

    "same" (the same concept), "same_words", "licence_gives" (a driving licence that includes
    it), "related" (a related skill), "like_words", "own_word" (told, but no permit is recorded),
    "from_entry" or "not_found".
    """
    if item is None:
        return "not_found"
    if isinstance(item, Entry):
        return "from_entry"
    linked = concept_of(item) is not None and wanted.concept is not None
    if isinstance(item, Permit) and gives(item, wanted):
        return "licence_gives"
    if share == 1:
        return "same" if linked else "same_words"
    if wanted.kind is not RequirementKind.SKILL:
        return "own_word"
    return "related" if linked else "like_words"


def distinct(requires: Iterable[Requirement]) -> list[Requirement]:
    """Every requirement once, in the opening's order; told as must and as nice, it is a must."""
    kept: dict[str, Requirement] = {}
    for wanted in requires:
        key = wanted.concept or f"text {fold_in_order(wanted.text)}"
        if key not in kept or (wanted.must and not kept[key].must):
            kept[key] = wanted
    return list(kept.values())
