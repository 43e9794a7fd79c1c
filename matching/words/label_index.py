"""Every name of every concept of one kind, and which of them look like a typed text."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

import numpy as np
from rapidfuzz import fuzz, process

from matching.arrays import Floats, Ints
from matching.vocabulary import Concept
from matching.words.spelling import STOP_WORDS, fold, fold_in_order, pieces, stem

# A typed word is taken for a known one from this likeness on (rapidfuzz ratio, 0 to 100): one
# wrong letter in five or more. Shorter words are left as typed.
SAME_WORD = 84.0
SHORTEST_CORRECTED = 5
PREFIX_NAMES = 60  # names that begin like the text; more than anybody reads


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one concept, made ready for comparing.

    Args:
        text: as the vocabulary writes it.
        folded: without case and special letters; `ordered` with its words by alphabet.
        pieces: the stems it is made of, compounds taken apart.
    """

    code: str
    language: str
    preferred: bool
    text: str
    folded: str
    ordered: str
    pieces: frozenset[str]


class LabelIndex:
    """Finds names by character n-grams, by how they begin, and by their words.

    Args:
        concepts: of one kind; at least one.
    """

    def __init__(self, concepts: Sequence[Concept]) -> None:
        told = [(concept.code, *name) for concept in concepts for name in concept.labels()]
        folded = [fold(text) for *_, text, _ in told]
        self.words = sorted({word for text in folded for word in text.split()} - STOP_WORDS)
        self._stems = frozenset(stem(word) for word in self.words)
        self._pieces_of = lru_cache(maxsize=1 << 17)(lambda word: pieces(word, self._stems))
        self.names = [
            Name(code, language, preferred, text, small, fold_in_order(small), self.split(small))
            for (code, language, text, preferred), small in zip(told, folded, strict=True)
        ]
        self.exact: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self.names):
            self.exact[name.folded].append(place)
        self._beginnings = sorted(self._words_of_names())
        self._fit_grams()
        self._fit_pieces()

    def split(self, folded: str) -> frozenset[str]:
        """The stems of a folded text, compounds taken apart, small words left out."""
        words = [word for word in folded.split() if word not in STOP_WORDS]
        return frozenset(piece for word in words for piece in self._pieces_of(word))

    def corrected(self, folded: str) -> str:
        """The text with misspelt words replaced by the nearest word that a name has."""
        return " ".join(self._nearest_word(word) for word in folded.split())

    def nearest(self, folded: str, count: int) -> tuple[Ints, Floats]:
        """The names with the most n-grams in common.

        Returns:
            places in `names`, best first, and their cosine, 0 to 1; fewer than `count` when
            fewer have anything in common.
        """
        cosines = self._cosines(folded)
        count = min(count, len(cosines))
        best = np.argpartition(-cosines, count - 1)[:count]
        best = best[np.lexsort((best, -cosines[best]))]
        best = best[cosines[best] > 0]
        return best, cosines[best]

    def beginning_with(self, folded: str) -> list[int]:
        """Places of names that have a word beginning with the text, shortest words first."""
        start = bisect_left(self._beginnings, (folded, -1))
        end = bisect_left(self._beginnings, (folded + "\x7f", -1))
        found = sorted(self._beginnings[start:end], key=lambda each: (len(each[0]), each))
        return [place for _, place in found[:PREFIX_NAMES]]

    def weight_of(self, found: Iterable[str]) -> float:
        """How telling the pieces are together; an unknown piece is as telling as the rarest."""
        return sum(self._piece_weight.get(piece, self._rarest) for piece in found)

    def _nearest_word(self, word: str) -> str:
        place = bisect_left(self.words, word)
        known = place < len(self.words) and self.words[place] == word
        if known or word in STOP_WORDS or len(word) < SHORTEST_CORRECTED:
            return word
        if len(self._pieces_of(word)) > 1 or stem(word) in self._stems:
            return word
        # The first letter is hardly ever the slip, and it is what tells last from rust.
        start = bisect_left(self.words, word[0])
        alike = self.words[start : bisect_left(self.words, word[0] + "\x7f")]
        near = process.extractOne(word, alike, scorer=fuzz.ratio, score_cutoff=SAME_WORD)
        return near[0] if near else word

    def _words_of_names(self) -> Iterable[tuple[str, int]]:
        for place, name in enumerate(self.names):
            yield name.folded, place
            for word in name.folded.split()[1:]:
                if word not in STOP_WORDS:
                    yield word, place

    def _fit_grams(self) -> None:
        # Imported here, so that `import matching` stays light for those who only rank.
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
        by_gram = vectorizer.fit_transform([name.folded for name in self.names]).tocsc()
        self._grams_of = vectorizer.build_analyzer()
        self._gram_at: dict[str, int] = vectorizer.vocabulary_
        self._idf: list[float] = vectorizer.idf_.tolist()
        self._most_idf = max(self._idf)
        self._starts: list[int] = by_gram.indptr.tolist()
        self._places: Ints = by_gram.indices
        self._weights: Floats = by_gram.data

    def _fit_pieces(self) -> None:
        concepts_with: Counter[str] = Counter()
        by_concept: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            by_concept[name.code] |= name.pieces
        for found in by_concept.values():
            concepts_with.update(found)
        total = len(by_concept)
        self._piece_weight = {
            piece: log(1 + total / times) for piece, times in concepts_with.items()
        }
        self._rarest = log(1 + total)

    def _cosines(self, folded: str) -> Floats:
        """(n_names,); n-grams that no name has make the text longer, so nonsense stays far."""
        places, weights, square = [], [], 0.0
        for gram, times in Counter(self._grams_of(folded)).items():
            at = self._gram_at.get(gram)
            weight = (1 + log(times)) * (self._most_idf if at is None else self._idf[at])
            square += weight * weight
            if at is not None:
                stretch = slice(self._starts[at], self._starts[at + 1])
                places.append(self._places[stretch])
                weights.append(self._weights[stretch] * weight)
        if not places:
            return np.zeros(len(self.names))
        sums = np.bincount(
            np.concatenate(places), np.concatenate(weights), minlength=len(self.names)
        )
        return np.asarray(sums / sqrt(square), dtype=np.float64)
