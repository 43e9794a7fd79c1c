"""Every name of every concept of one kind, and which of them look like a typed text."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from matching.arrays import Floats, Ints
from matching.vocabulary import Concept
from matching.words.grams import GramIndex, text_array, texts_of
from matching.words.lists import Lists
from matching.words.spelling import STOP_WORDS, fold, pieces, stem, written_out

# A typed word is taken for a known one from this likeness on (rapidfuzz ratio, 0 to 100): one
# wrong letter in five or more. Shorter words are left as typed.
SAME_WORD = 84.0
SHORTEST_CORRECTED = 5
PREFIX_NAMES = 60  # names that begin like the text; more than anybody reads


class LabelIndex:
    """Finds names by their runs of letters, by how they begin, and by their words.

    Names stand in columns, those of a concept together and its preferred ones first. What is
    slow to make is in plain arrays, so that it can be kept in a file.

    Args:
        concepts: of one kind; at least one.

    Attributes:
        codes, groups: the code and the ISCO group ("" for none) of each concept.
        first: (n_concepts + 1,) where the names of each concept begin.
        texts, folded, ordered, languages, owner, preferred: of each name; `ordered` has the
            folded words by alphabet, `owner` is the concept's place in `codes`.
        lengths: (n_concepts,) how long the letter runs of all names of a concept are together.
        unit_groups, minor_groups: (n_concepts,) one number for each ISCO group of four and of
            three digits, -1 for none.
        exact: folded text -> places of the names that are just so.
    """

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._name(concepts)
        self.folded = [fold(written_out(text)) for text in self.texts]
        self._make_ready()
        self._stems = frozenset(stem(word) for word in self.words)
        self.grams = GramIndex.fit(self.folded)
        self.lengths = self.grams.lengths_together(self.owner)
        self.pieces = sorted({piece for text in self.folded for piece in self.split(text)})
        self._piece_at = {piece: row for row, piece in enumerate(self.pieces)}
        self.name_pieces = Lists.of(self.piece_rows(text) for text in self.folded)
        self._weigh_pieces()

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """What was slow to make; `from_arrays` makes the same index of it and the concepts."""
        runs = {f"grams_{name}": array for name, array in self.grams.to_arrays().items()}
        return runs | {
            "folded": text_array(self.folded),
            "lengths": self.lengths,
            "stems": text_array(sorted(self._stems)),
            "pieces": text_array(self.pieces),
            "piece_starts": self.name_pieces.starts,
            "piece_items": self.name_pieces.items,
        }

    @classmethod
    def from_arrays(
        cls, concepts: Sequence[Concept], arrays: Mapping[str, NDArray[Any]]
    ) -> "LabelIndex":
        """The index that `to_arrays` was asked of, for the same concepts in the same order.

        Raises:
            KeyError: an array is missing.
            ValueError: the concepts have another number of names.
        """
        index = cls.__new__(cls)
        index._name(concepts)
        index.folded = texts_of(arrays["folded"])
        if len(index.folded) != len(index.texts):
            raise ValueError("the index was built for other names")
        index._make_ready()
        index._stems = frozenset(texts_of(arrays["stems"]))
        runs = {name: arrays[f"grams_{name}"] for name in GramIndex.ARRAYS}
        index.grams = GramIndex.from_arrays(runs)
        index.lengths = arrays["lengths"]
        index.pieces = texts_of(arrays["pieces"])
        index._piece_at = {piece: row for row, piece in enumerate(index.pieces)}
        index.name_pieces = Lists(arrays["piece_starts"], arrays["piece_items"])
        index._weigh_pieces()
        return index

    def split(self, folded: str) -> frozenset[str]:
        """The stems of a folded text, compounds taken apart, small words left out."""
        words = [word for word in folded.split() if word not in STOP_WORDS]
        return frozenset(piece for word in words for piece in self._pieces_of(word))

    def piece_rows(self, folded: str) -> list[int]:
        """The rows in `pieces` of the stems of a text; unknown ones are left out."""
        found = {self._piece_at.get(piece) for piece in self.split(folded)}
        return sorted(row for row in found if row is not None)

    def weight_of(self, found: Iterable[str]) -> float:
        """How telling the pieces are together; an unknown piece is as telling as the rarest."""
        rows = [self._piece_at.get(piece) for piece in found]
        return sum(self.rarest if row is None else float(self.weights[row]) for row in rows)

    def corrected(self, folded: str) -> str:
        """The text with misspelt words replaced by the nearest word that a name has."""
        return " ".join(self._corrected_word(word) for word in folded.split())

    def nearest(self, folded: str, count: int) -> tuple[Ints, Floats]:
        """The names that share most of the text's runs of letters.

        Returns:
            places of the names, best first, and their likeness, 0 to 1; fewer than `count` when
            fewer have anything in common.
        """
        likeness = self.grams.likeness(folded)
        count = min(count, len(likeness))
        best = np.argpartition(-likeness, count - 1)[:count]
        best = best[np.lexsort((best, -likeness[best]))]
        best = best[likeness[best] > 0]
        return best, likeness[best]

    def beginning_with(self, folded: str) -> list[int]:
        """Places of names that have a word beginning with the text, shortest words first."""
        whole = self._between(self._whole, folded)
        words = self._between(self.words, folded)
        found = sorted({*whole, *words}, key=lambda each: (len(each), each))
        places: dict[int, None] = {}
        for text in found:
            places.update(dict.fromkeys([*self.exact.get(text, ()), *self._named.get(text, ())]))
            if len(places) >= PREFIX_NAMES:
                break
        return list(places)[:PREFIX_NAMES]

    def places_of(self, concepts: Ints) -> tuple[Ints, Ints]:
        """Places of all names of some concepts, and which of the concepts each belongs to."""
        return self._names_of.of_rows(concepts)

    def is_word(self, word: str) -> bool:
        """Whether a name has just this folded word."""
        return word in self._named or word in STOP_WORDS

    @staticmethod
    def _between(texts: Sequence[str], folded: str) -> Sequence[str]:
        return texts[bisect_left(texts, folded) : bisect_left(texts, folded + "\x7f")]

    def _name(self, concepts: Sequence[Concept]) -> None:
        """The columns that stand in the concepts."""
        told = [sorted(each.labels(), key=lambda name: not name[2]) for each in concepts]
        names = [name for found in told for name in found]
        self.codes = [concept.code for concept in concepts]
        self.groups = [concept.isco or "" for concept in concepts]
        self.first = np.cumsum([0, *map(len, told)], dtype=np.int64)
        self.languages = [language for language, _, _ in names]
        self.texts = [text for _, text, _ in names]
        self.preferred = np.array([preferred for _, _, preferred in names])

    def _make_ready(self) -> None:
        """What follows from the names and is quick to make."""
        self.ordered = [" ".join(sorted(text.split())) for text in self.folded]
        self._names_of = Lists(self.first, np.arange(len(self.folded)))
        self.owner = np.repeat(np.arange(len(self.codes)), np.diff(self.first))
        self.unit_groups, self.minor_groups = _numbers(self.groups, 4), _numbers(self.groups, 3)
        self.exact: dict[str, list[int]] = defaultdict(list)
        self._named: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.folded):
            self.exact[text].append(place)
            for word in text.split():
                self._named[word].append(place)
        self.words = sorted(self._named.keys() - STOP_WORDS)
        self._whole = sorted(self.exact)
        self._pieces_of = lru_cache(maxsize=1 << 17)(lambda word: pieces(word, self._stems))
        self._corrected_word = lru_cache(maxsize=1 << 14)(self._nearest_word)

    def _weigh_pieces(self) -> None:
        """How telling each piece is: the fewer concepts have it, the more."""
        owners = np.repeat(self.owner, np.diff(self.name_pieces.starts))
        many = max(len(self.pieces), 1)
        owners, rows = np.divmod(np.unique(owners * many + self.name_pieces.items), many)
        total = len(self.codes)
        self.concept_pieces = Lists(np.searchsorted(owners, np.arange(total + 1)), rows)
        counts = np.bincount(rows, minlength=len(self.pieces))
        self.weights = np.log1p(total / np.maximum(counts, 1))
        self.rarest = log(1 + total)

    def _nearest_word(self, word: str) -> str:
        if self.is_word(word) or len(word) < SHORTEST_CORRECTED:
            return word
        if len(self._pieces_of(word)) > 1 or stem(word) in self._stems:
            return word
        # The first letter is hardly ever the slip, and it is what tells last from rust.
        alike = self._between(self.words, word[0])
        near = process.extractOne(word, alike, scorer=fuzz.ratio, score_cutoff=SAME_WORD)
        return near[0] if near else word


def _numbers(groups: Sequence[str], digits: int) -> Ints:
    """One number for each different beginning, -1 where a group is shorter."""
    known: dict[str, int] = {}
    return np.array(
        [
            known.setdefault(group[:digits], len(known)) if len(group) >= digits else -1
            for group in groups
        ],
        dtype=np.int64,
    )
