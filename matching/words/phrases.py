"""Every name as the stems it is made of, and which names the words of a clause tell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
from rapidfuzz import fuzz, process

from matching.arrays import Floats, Ints
from matching.words.clauses import FRAME, Word, clauses
from matching.words.inflection import base_forms, root
from matching.words.spelling import pieces, stem

# A name is looked at closely when this share of it, by weight, is told in the clause.
LEAST_TOLD = 0.4
LOOKED_AT = 150  # names a clause; the right one is hardly ever further down
SAME_WORD = 86.0  # rapidfuzz ratio from which an unknown word is taken for a known one
SHORTEST_CORRECTED = 7
# "opskæring" is no kind of ring, "cutting" no thing.
_ENDINGS_NOT_WORDS = frozenset({"ring", "ting", "ning", "ling"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name of one concept.

    Args:
        stems: what it is made of, compounds taken apart.
        weight: how telling its stems are together.
        telling: letters and numbers that say which one is meant: the B of a licence.
    """

    code: str
    language: str
    text: str
    preferred: bool
    words: tuple[str, ...]
    stems: frozenset[str]
    weight: float
    telling: frozenset[str]


class PhraseIndex:
    """The names of the concepts of one kind, by the stems they are made of.

    Args:
        told: each name as (code, language, text, is it the preferred one), at least one.
    """

    def __init__(self, told: Sequence[tuple[str, str, str, bool]]) -> None:
        words_of = [_words(text) for *_, text, _ in told]
        self._known_words = frozenset(word for words in words_of for word in words)
        self._by_letter = _by_first_letter(self._known_words)
        self._stems = frozenset(stem(word) for word in self._known_words)
        self.stems_of = lru_cache(maxsize=1 << 17)(self._stems_of)
        made_of = [self._made_of(words) for words in words_of]
        self._weight = _weights(told, made_of)
        self._rarest = max(self._weight.values(), default=1.0)
        self.phrases = [
            Phrase(*name, words, stems, self.weight_of(stems), _telling(words))
            for name, words, stems in zip(told, words_of, made_of, strict=True)
        ]
        self._fit_postings()

    def stems_in(self, word: Word) -> tuple[str, ...]:
        """The stems of a word of a text; none for a name of a person or place."""
        if word.named and word.folded not in self._known_words:
            return ()
        return self.stems_of(word.folded)

    def weight_of(self, stems: Iterable[str]) -> float:
        """How telling the stems are together; an unknown one is as telling as the rarest."""
        return sum(self._weight.get(each, self._rarest) for each in sorted(stems))

    def share_of_rarest(self, stems: Iterable[str]) -> float:
        """How telling the most telling of the stems is, 0 to 1."""
        return max((self._weight.get(each, 0.0) for each in stems), default=0.0) / self._rarest

    def told_by(self, stems: Iterable[str]) -> list[int]:
        """Places in `phrases` of the names that the stems tell best, at most LOOKED_AT."""
        sums = np.zeros(len(self.phrases))
        for each in stems:
            if each in self._postings:
                sums[self._postings[each]] += self._weight[each]
        shares = sums / self._weights
        found = np.flatnonzero(shares >= LEAST_TOLD)
        # Between equal shares the longer name tells more.
        best = np.lexsort((found, -sums[found], -shares[found].round(3)))[:LOOKED_AT]
        return [int(place) for place in found[best]]

    def _stems_of(self, word: str) -> tuple[str, ...]:
        """The stems of a folded word as the vocabulary has them; its own stem when unknown."""
        if word in self._known_words:
            return self._parts(word)
        for base in base_forms(word):
            if base in self._known_words or (len(base) > 3 and stem(base) in self._stems):
                return self._parts(base)
        parts = self._parts(word)
        return parts if len(parts) > 1 else self._parts(self._corrected(word))

    def _made_of(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(each for word in words for each in self.stems_of(word))

    def _parts(self, word: str) -> tuple[str, ...]:
        """The word itself when it names a doing that the vocabulary has, else its parts."""
        whole = self._root(stem(word))
        if whole != stem(word):
            return (whole,)
        for form in (word, *base_forms(word)):
            found = pieces(form, self._stems)
            if len(found) > 1 and found[-1] not in _ENDINGS_NOT_WORDS:
                return tuple(self._root(each) for each in found)
        return (whole,)

    def _root(self, piece: str) -> str:
        return root(piece, self._stems.__contains__)

    def _corrected(self, word: str) -> str:
        if len(word) < SHORTEST_CORRECTED:
            return word
        # The first letter is hardly ever the slip, and it is what tells last from rust.
        alike = self._by_letter.get(word[0], ())
        near = process.extractOne(word, alike, scorer=fuzz.ratio, score_cutoff=SAME_WORD)
        return near[0] if near else word

    def _fit_postings(self) -> None:
        postings: dict[str, list[int]] = defaultdict(list)
        for place, phrase in enumerate(self.phrases):
            for each in phrase.stems:
                postings[each].append(place)
        self._postings: Mapping[str, Ints] = {
            each: np.asarray(places, dtype=np.int64) for each, places in postings.items()
        }
        weights = [phrase.weight or 1.0 for phrase in self.phrases]
        self._weights: Floats = np.asarray(weights, dtype=np.float64)


def _words(text: str) -> tuple[str, ...]:
    """The words of a name that tell something; all of them when none does."""
    words = [word.folded for clause in clauses(text) for word in clause]
    return tuple(word for word in words if word not in FRAME) or tuple(words)


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.isupper() or not word.isalpha())


def _by_first_letter(words: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        found[word[:1]].append(word)
    return found


def _weights(
    told: Sequence[tuple[str, str, str, bool]], made_of: Sequence[frozenset[str]]
) -> Mapping[str, float]:
    """The fewer concepts have a stem in a name, the more it tells."""
    by_concept: dict[str, set[str]] = defaultdict(set)
    for (code, *_), stems in zip(told, made_of, strict=True):
        by_concept[code] |= stems
    concepts_with = Counter(each for stems in by_concept.values() for each in stems)
    total = len(by_concept)
    return {each: log(1 + total / times) for each, times in concepts_with.items()}
