"""From lines of a CV and sentences of an ad to the concepts they name, and where they do."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from matching.vocabulary import Vocabulary
from matching.words.chance import ESSENTIAL, SURE_FIT, USEFUL, Surroundings, chances, places_of
from matching.words.clauses import Word, clauses, parts
from matching.words.confirmed import ConfirmedWords
from matching.words.headlines import job_titles
from matching.words.linking import Linker, Suggestion
from matching.words.phrases import PhraseIndex
from matching.words.readings import Reading, readings
from matching.words.semantic import Meanings, with_meaning
from models.kinds import ConceptKind

# A mention is told from here on: the best balance of right ones told and wanted ones missed, on
# the half of the lines for choosing.
LIKELY = {ConceptKind.OCCUPATION: 0.45, ConceptKind.SKILL: 0.4}
# A part of a line counts this much of what the same words are alone; chosen on the half of the
# lines for choosing, and for headlines on misspelt ones too.
PART = {ConceptKind.OCCUPATION: 0.9, ConceptKind.SKILL: 0.7}


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a concept.

    Args:
        text: the words of the text, from the first to the last that the name was found in.
        start, end: where they stand in the text, end not included.
        suggestion: the concept; its score is the chance that it is meant, 0 to 1.
    """

    text: str
    start: int
    end: int
    suggestion: Suggestion


class Reader:
    """Finds what lines of CVs and sentences of ads name.

    The index of a kind is built at the first question about it, about a second per 30,000
    names. Nothing else changes
    afterwards, so threads may share a reader.

    Args:
        linker: its names, confirmed ones too, are what is looked for.
        semantic: also ranks by meaning, in `ranked` only; None without the optional extra.
    """

    def __init__(self, linker: Linker, semantic: Meanings | None = None) -> None:
        self.linker, self.vocabulary = linker, linker.vocabulary
        self.semantic = semantic
        self._indexes: dict[ConceptKind, PhraseIndex] = {}

    def hearing(self, said: ConfirmedWords) -> "Reader":
        """This reader with a linker that goes by what people said; the indexes are shared."""
        heard = copy(self)
        heard.linker = self.linker.hearing(said)
        return heard

    def find_in(
        self, text: str, kind: ConceptKind, language: str | None = None, limit: int = 40
    ) -> list[Mention]:
        """What each line of the text surely enough names, in the order of the text.

        Words are told once: of two names for the same words the likelier stays. A line that
        names nothing gives nothing. A concept may stand in several lines.

        Args:
            language: of the labels shown ("da" when None); names of every language are found.
            limit: at most this many, the likeliest, above 0.

        Raises:
            ValueError: limit is below 1.
        """
        _check(limit)
        found = [each for line in self._chances(text, kind) for each in _apart(line, LIKELY[kind])]
        found = sorted(found, key=_likeliest_first)[:limit]
        mentions = [self._mention(text, chance, reading, language) for chance, reading in found]
        return sorted(mentions, key=lambda each: (each.start, each.end, each.suggestion.code))

    def ranked(
        self, text: str, kind: ConceptKind, language: str | None = None, limit: int = 10
    ) -> list[Suggestion]:
        """The concepts that the text may speak of, likeliest first, unsure ones too.

        For a person who chooses from a list; what needs no asking is what `find_in` gives. The
        score is the chance that it is meant; with `semantic` it is raised by nearness in
        meaning, no longer a chance, and what was found by meaning alone is "similar".

        Raises:
            ValueError: limit is below 1.
        """
        _check(limit)
        best: dict[str, tuple[float, Reading]] = {}
        for chance, reading in (each for line in self._chances(text, kind) for each in line):
            if chance > best.get(reading.phrase.code, (0.0,))[0]:
                best[reading.phrase.code] = chance, reading
        found = [self._suggestion(*each, language) for each in best.values()]
        found = _best_of_each([*found, *self._by_parts(text, kind, language, limit)])
        if self.semantic is not None:
            found = list(with_meaning(found, self.semantic, text, kind, language))
        return sorted(found, key=lambda each: (-each.score, each.code))[:limit]

    def read(
        self, line: str, kind: ConceptKind, start: int = 0
    ) -> tuple[list[Reading], Surroundings]:
        """The best reading of each concept in one line, by code, and what stands around them.

        Args:
            start: letters of the text before the line; the places of the words count them.
        """
        said = [tuple(word.moved(start) for word in clause) for clause in clauses(line)]
        found = self._best(kind, said)
        if kind is ConceptKind.OCCUPATION:
            return found, Surroundings()
        return found, _around(self.vocabulary, self._best(ConceptKind.OCCUPATION, said), found)

    def _chances(self, text: str, kind: ConceptKind) -> Iterable[list[tuple[float, Reading]]]:
        """For each line, its readings with their chance."""
        for start, line in _lines(text):
            yield chances(kind, *self.read(line, kind, start))

    def _by_parts(
        self, text: str, kind: ConceptKind, language: str | None, limit: int
    ) -> Iterable[Suggestion]:
        """What the linker, which reads misspelt names best, makes of each part alone."""
        for part in job_titles(text) if kind is ConceptKind.OCCUPATION else parts(text):
            for each in self.linker.suggest(part, kind, language, limit):
                yield replace(each, score=round(each.score * PART[kind], 4))

    def _best(self, kind: ConceptKind, said: Iterable[Sequence[Word]]) -> list[Reading]:
        """The best reading of each concept in one line, by code."""
        index = self._index_of(kind)
        best: dict[str, Reading] = {}
        if index is None:
            return []
        for reading in (each for clause in said for each in readings(index, clause)):
            held = best.get(reading.phrase.code)
            if held is None or _better(reading, held):
                best[reading.phrase.code] = reading
        return [best[code] for code in sorted(best)]

    def _index_of(self, kind: ConceptKind) -> PhraseIndex | None:
        names = self.linker.index_of(kind)
        if kind not in self._indexes and names is not None:
            owners = [names.codes[concept] for concept in names.owner]
            told = zip(owners, names.languages, names.texts, names.preferred, strict=True)
            self._indexes[kind] = PhraseIndex(list(told))
        return self._indexes.get(kind)

    def _mention(self, text: str, chance: float, reading: Reading, language: str | None) -> Mention:
        start, end = reading.words[0].start, reading.words[-1].end
        return Mention(text[start:end], start, end, self._suggestion(chance, reading, language))

    def _suggestion(self, chance: float, reading: Reading, language: str | None) -> Suggestion:
        concept = self.vocabulary.concepts[reading.phrase.code]
        return Suggestion(
            code=concept.code,
            label=concept.label_in(language),
            matched_label=reading.phrase.text,
            score=round(chance, 4),
            how="exact" if reading.exact else "part",
        )


def _check(limit: int) -> None:
    if limit < 1:
        raise ValueError(f"limit is below 1: {limit}")


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """Each line with its place in the text."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _best_of_each(found: Iterable[Suggestion]) -> list[Suggestion]:
    best: dict[str, Suggestion] = {}
    for each in found:
        if each.code not in best or each.score > best[each.code].score:
            best[each.code] = each
    return list(best.values())


def _better(one: Reading, other: Reading) -> bool:
    return (one.fit, one.exact, one.phrase.preferred) > (
        other.fit,
        other.exact,
        other.phrase.preferred,
    )


def _likeliest_first(found: tuple[float, Reading]) -> tuple[float, int, str]:
    chance, reading = found
    return -chance, reading.words[0].start, reading.phrase.code


def _apart(found: Iterable[tuple[float, Reading]], least: float) -> list[tuple[float, Reading]]:
    """The likely ones, likeliest first, as far as their most telling word is not yet taken.

    A verb may serve several: "vask af gulve og vinduer" is two skills.
    """
    taken: set[Word] = set()
    kept = []
    for chance, reading in sorted(found, key=_likeliest_first):
        if chance >= least and reading.head not in taken:
            taken |= set(reading.words)
            kept.append((chance, reading))
    return kept


def _around(
    vocabulary: Vocabulary, jobs: Sequence[Reading], skills: Sequence[Reading]
) -> Surroundings:
    named = [each for each in jobs if each.fit >= SURE_FIT]
    job: dict[str, float] = {}
    for each in named:
        for skill, essential in vocabulary.skills_of(each.phrase.code).items():
            job[skill] = max(job.get(skill, 0.0), ESSENTIAL if essential else USEFUL)
    sure = {each.phrase.code for each in skills if each.fit >= SURE_FIT}
    kin = {}
    for each in skills:
        code = each.phrase.code
        mine = vocabulary.occupations_of(code).keys()
        kin[code] = any(mine & vocabulary.occupations_of(other).keys() for other in sure - {code})
    return Surroundings(job, kin, [places_of(each.words) for each in named])
