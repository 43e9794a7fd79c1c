"""What there is to see when a text is held against the names of a concept: 21 numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler, Postfix, Prefix

from matching.arrays import Floats, Ints
from matching.words.label_index import LabelIndex
from matching.words.spelling import fold_in_order

# Concepts looked at closely; the right one is hardly ever further down.
CANDIDATES = 40
NAMES_EACH = 3  # besides its preferred ones
ALIKE = 0.85  # from this part of the letters on, one or two slips are the likeliest difference

# The order is that of the columns of `Candidates.values`; every number is from 0 to 1 where
# nothing else is said. "Best name" is the name of the concept that fits best in that respect.
FEATURES = (
    "runs",  # share of the text's telling runs of letters, best name
    "runs_of_three",  # the same, mean of the three best names
    "runs_of_all",  # the same for all names of the concept laid together
    "runs_of_main",  # the same, best preferred name
    "letters",  # edit distance, words in any order, best name
    "slip",  # 0 up to ALIKE `letters`, then up to 1: hardly anything but a slip apart
    "first_letters",  # Jaro-Winkler: slips count less towards the end
    "words",  # words in common, one text may say more
    "pieces",  # stems and parts of compounds in common, rare ones count more, best name
    "pieces_of_main",  # the same, best preferred name
    "pieces_of_all",  # part of the text's stems that some name of the concept has
    "exact",  # 1 when a name is the text
    "exact_main",  # 1 when a preferred name is
    "exact_alone",  # 1 when a name is, and no other concept has it
    "exact_shared",  # when a name is: logarithm of how many concepts have it, 0 and up
    "names",  # logarithm of how many names the concept has, 0 and up
    "lengths",  # logarithm of how many times longer the one is, best name, 0 and up
    "ending",  # part of the text that the end of a name repeats
    "beginning",  # part of the text that the beginning of a name repeats
    "group",  # the best `runs` of another candidate of the same ISCO unit group
    "wider_group",  # the same with its minor group (three digits)
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The concepts that may be meant by a text.

    Args:
        concepts: (k,) places in `LabelIndex.codes`, rising.
        values: (k, 21) as FEATURES says.
        nearest: (k,) places of the name that is nearest to the text.
    """

    concepts: Ints
    values: Floats
    nearest: Ints


@dataclass(frozen=True, slots=True)
class Text:
    """A text made ready for comparing: folded, and with slips of the pen corrected."""

    folded: str
    ordered: str
    pieces: Ints
    weight: float

    @classmethod
    def of(cls, folded: str, index: LabelIndex) -> "Text":
        corrected = index.corrected(folded)
        return cls(
            folded,
            fold_in_order(folded),
            np.array(index.piece_rows(corrected), dtype=np.int64),
            max(index.weight_of(index.split(corrected)), 1e-9),
        )


@dataclass(frozen=True, slots=True)
class _Names:
    """The names looked at: those of one concept together, the nearest of each first."""

    index: LabelIndex
    places: Ints
    starts: Ints
    runs: Floats
    folded: Sequence[str]
    ordered: Sequence[str]

    @classmethod
    def of(cls, index: LabelIndex, concepts: Ints, runs: Floats) -> "_Names":
        places, of_concept = index.places_of(concepts)
        order = np.lexsort((-runs[places], of_concept))
        places, of_concept = places[order], of_concept[order]
        starts = np.searchsorted(of_concept, np.arange(len(concepts)))
        rank = np.arange(len(places)) - starts[of_concept]
        kept = (rank < NAMES_EACH) | index.preferred[places]
        starts = np.searchsorted(of_concept[kept], np.arange(len(concepts)))
        places = places[kept]
        told = places.tolist()
        folded = [index.folded[place] for place in told]
        return cls(
            index, places, starts, runs[places], folded, [index.ordered[place] for place in told]
        )

    def best(self, values: NDArray[Any]) -> Floats:
        """(k,) the highest of each concept, of one value a name."""
        return np.asarray(np.maximum.reduceat(values, self.starts), dtype=np.float64)

    def scored(self, text: str, scorer: Callable[..., Any]) -> Floats:
        """One number of rapidfuzz for each name, from 0."""
        return _scored(text, self.folded, scorer)


def _scored(text: str, names: Sequence[str], scorer: Callable[..., Any]) -> Floats:
    points = process.cdist([text], names, scorer=scorer, dtype=np.float32)
    return np.asarray(points[0], dtype=np.float64)


def candidates(index: LabelIndex, text: Text, also: Sequence[int] = ()) -> Candidates:
    """The nearest concepts with what speaks for each; none when nothing is in common.

    Args:
        also: places of names whose concepts are to be among them in any case.
    """
    runs = index.grams.likeness(text.folded)
    exact = index.exact.get(text.folded, [])
    runs[exact] = 1.0
    best = np.maximum.reduceat(runs, index.first[:-1])
    whole = np.add.reduceat(runs, index.first[:-1]) / index.lengths
    concepts = _chosen(best + 0.5 * whole, index.owner[[*exact, *also]])
    if not len(concepts):
        return Candidates(concepts, np.zeros((0, len(FEATURES))), concepts)
    names = _Names.of(index, concepts, runs)
    values = np.column_stack(
        [
            *_by_runs(names, whole[concepts]),
            *_by_letters(names, text),
            *_by_pieces(names, text, concepts),
            *_by_exactness(names, text, concepts),
            *_by_shape(names, text),
            *_by_group(index, concepts, best[concepts]),
        ]
    )
    return Candidates(concepts, values, names.places[names.starts])


def _chosen(points: Floats, also: Ints) -> Ints:
    """The concepts with most points and those asked for, rising."""
    count = min(CANDIDATES, len(points))
    nearest = np.argpartition(-points, count - 1)[:count]
    return np.union1d(nearest[points[nearest] > 0], also).astype(np.int64)


def _by_runs(names: _Names, whole: Floats) -> list[Floats]:
    ends = np.append(names.starts[1:], len(names.places))
    rank = np.arange(len(names.places)) - np.repeat(names.starts, ends - names.starts)
    three = np.add.reduceat(np.where(rank < NAMES_EACH, names.runs, 0.0), names.starts)
    looked = np.minimum(ends - names.starts, NAMES_EACH)
    main = names.best(names.runs * names.index.preferred[names.places])
    return [names.runs[names.starts], three / looked, whole, main]


def _by_letters(names: _Names, text: Text) -> list[Floats]:
    straight = names.scored(text.folded, fuzz.ratio)
    ordered = _scored(text.ordered, names.ordered, fuzz.ratio)
    first = names.scored(text.folded, JaroWinkler.similarity)
    words = names.scored(text.folded, fuzz.token_set_ratio)
    letters = names.best(np.maximum(straight, ordered)) / 100
    slip = np.maximum(letters - ALIKE, 0.0) / (1 - ALIKE)
    return [letters, slip, names.best(first), names.best(words) / 100]


def _by_pieces(names: _Names, text: Text, concepts: Ints) -> list[Floats]:
    index = names.index
    known = np.zeros(len(index.pieces))
    known[text.pieces] = index.weights[text.pieces]
    items, of_name = index.name_pieces.of_rows(names.places)
    count = len(names.places)
    shared = np.bincount(of_name, known[items], minlength=count)
    whole = np.bincount(of_name, index.weights[items], minlength=count)
    alike = 2 * shared / (whole + text.weight)
    items, of_concept = index.concept_pieces.of_rows(concepts)
    told = np.bincount(of_concept, known[items], minlength=len(concepts))
    main = names.best(alike * index.preferred[names.places])
    return [names.best(alike), main, np.minimum(told / text.weight, 1.0)]


def _by_exactness(names: _Names, text: Text, concepts: Ints) -> list[Floats]:
    index = names.index
    places = index.exact.get(text.folded, [])
    exact = np.isin(concepts, index.owner[places]).astype(np.float64)
    preferred = [place for place in places if index.preferred[place]]
    main = np.isin(concepts, index.owner[preferred]).astype(np.float64)
    count = int(exact.sum())
    names_each = np.log(index.first[concepts + 1] - index.first[concepts])
    return [exact, main, exact * (count == 1), exact * np.log(max(count, 1)), names_each]


def _by_shape(names: _Names, text: Text) -> list[Floats]:
    long = len(text.folded)
    lengths = np.array([len(names.folded[at]) for at in names.starts.tolist()])
    ending = names.scored(text.folded, Postfix.similarity) / long
    beginning = names.scored(text.folded, Prefix.similarity) / long
    apart = np.abs(np.log((long + 1) / (lengths + 1)))
    return [apart, names.best(ending), names.best(beginning)]


def _by_group(index: LabelIndex, concepts: Ints, runs: Floats) -> list[Floats]:
    """The best other candidate of the same ISCO group, unit group first, then minor group."""
    alone = ~np.eye(len(concepts), dtype=bool)
    found = []
    for groups in (index.unit_groups[concepts], index.minor_groups[concepts]):
        same = (groups[:, None] == groups[None, :]) & alone & (groups[:, None] >= 0)
        found.append(np.where(same, runs[None, :], 0.0).max(axis=1))
    return found
