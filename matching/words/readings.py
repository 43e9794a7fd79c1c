"""Names held against the words of a clause: which words tell them, and how well."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from matching.words.clauses import Word
from matching.words.inflection import is_noun_form
from matching.words.phrases import Phrase, PhraseIndex

REACH = 6  # words between the most telling word of a name and any other, at most
LESS_BY_SKIPPED = 0.85  # what a word in between that is no part of the name leaves of the fit
LESS_BY_ITEM = 0.95  # the same for every comma or "and" in between


@dataclass(frozen=True, slots=True)
class Reading:
    """One name found in a clause.

    Args:
        clause: the words it was found among.
        words: those of the clause that tell it, in order, at least one.
        head: the most telling of them.
        told: share of the name that they tell, by weight, above 0 to 1.
        used: share of what they say that is in the name: of a compound, perhaps one half.
        skipped: telling words in between that are no part of the name.
        items: commas and the like in between.
        specific: how telling the head is, 0 to 1 for a stem that one concept alone has.
        exact: the words are those of the name, in its order, with nothing in between.
        first: the words begin the clause.
    """

    phrase: Phrase
    clause: Sequence[Word]
    words: tuple[Word, ...]
    head: Word
    told: float
    used: float
    skipped: int
    items: int
    specific: float
    exact: bool
    first: bool

    @property
    def fit(self) -> float:
        """0 to 1; the best reading of a concept is the one that fits best."""
        apart = LESS_BY_SKIPPED**self.skipped * LESS_BY_ITEM**self.items
        return self.told * self.used * apart


def readings(index: PhraseIndex, clause: Sequence[Word]) -> Iterator[Reading]:
    """Every name that the clause tells well enough to be looked at, once each."""
    stems = {word: frozenset(index.stems_in(word)) for word in clause if word.tells}
    written = {word.folded for word in clause}
    for place in index.told_by(frozenset().union(*stems.values())):
        phrase = index.phrases[place]
        # A licence C is no licence B, however much the rest is alike.
        if phrase.telling <= written:
            held = _Held(index, phrase, clause, stems)
            yield max((held.around(head) for head in held.heads()), key=lambda each: each.fit)


class _Held:
    """A name beside a clause that has at least one of its stems."""

    def __init__(
        self,
        index: PhraseIndex,
        phrase: Phrase,
        clause: Sequence[Word],
        stems: Mapping[Word, frozenset[str]],
    ) -> None:
        self.index, self.phrase, self.clause, self.stems = index, phrase, clause, stems
        self.tellers = list(stems)
        self.place = {word: place for place, word in enumerate(clause)}
        self.first = next(iter(stems))
        shared = {word: phrase.stems & of_word for word, of_word in stems.items()}
        self.shared = {word: both for word, both in shared.items() if both}

    def heads(self) -> list[Word]:
        """The words that tell most of the name; more than one when it stands there twice."""
        weights = {word: self.index.weight_of(shared) for word, shared in self.shared.items()}
        most = max(weights.values())
        return [word for word, weight in weights.items() if weight == most]

    def around(self, head: Word) -> Reading:
        """The reading with the words nearest to the head."""
        told, used = set(self.shared[head]), [head]
        for word in sorted(self.shared, key=lambda word: (self._distance(word, head), word.start)):
            if self.shared[word] - told and self._distance(word, head) <= REACH:
                told |= self.shared[word]
                used.append(word)
        used.sort(key=lambda word: word.start)
        return self._reading(head, tuple(used), frozenset(told))

    def _is_written_so(self, used: tuple[Word, ...]) -> bool:
        """The words of the name in their order, one of them perhaps in the plural."""
        pairs = zip_longest((word.folded for word in used), self.phrase.words, fillvalue="")
        return all(is_noun_form(written, name) for written, name in pairs)

    def _distance(self, one: Word, other: Word) -> int:
        return abs(self.place[one] - self.place[other])

    def _reading(self, head: Word, used: tuple[Word, ...], told: frozenset[str]) -> Reading:
        weight = self.index.weight_of(told)
        said = self.index.weight_of(frozenset().union(*(self.stems[word] for word in used)))
        inside = [word for word in self.tellers if used[0].start <= word.start <= used[-1].start]
        skipped = len(inside) - len(used)
        return Reading(
            phrase=self.phrase,
            clause=self.clause,
            words=used,
            head=head,
            told=weight / self.phrase.weight,
            used=min(1.0, weight / said),
            skipped=skipped,
            items=used[-1].item - used[0].item,
            specific=self.index.share_of_rarest(told),
            exact=not skipped and self._is_written_so(used),
            first=used[0] == self.first,
        )
