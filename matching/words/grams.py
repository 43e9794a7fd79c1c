"""Names found by the runs of two to four letters they share with a text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints

LENGTHS = (2, 3, 4)
# Runs that half the names have tell next to nothing and cost nearly all the time. A text is
# looked up by its rarest runs until so many places are read, or this part of all the names.
# Measured on Danish job titles: the right concept comes first as often as with every run.
PLACES_READ = 5_000
PART_READ = 0.3
FEWEST_READ = 5


def grams(folded: str) -> list[str]:
    """Every run of two to four letters within the words, each word with a space around it.

    The same as scikit-learn's `char_wb` analyser makes, so that an index fitted there is read
    here without its cost for each single text.
    """
    found: list[str] = []
    for word in folded.split():
        padded = f" {word} "
        for length in LENGTHS:
            if len(padded) <= length:
                found.append(padded)
                break
            found += [padded[at : at + length] for at in range(len(padded) - length + 1)]
    return found


@dataclass(frozen=True, slots=True)
class GramIndex:
    """Which names have which run, and how much it weighs in them.

    Args:
        at: run -> its row, 0 to g - 1.
        idf: g numbers, how telling each run is, at least 1.
        starts: g + 1 numbers, where the places of each run begin.
        places: names that have the run, one after the other for all runs.
        weights: the weight of the run in each of these names; a name's squares sum to 1.
        names: how many there are.
        rarest: the weight of a run that no name has, that of the rarest one.
    """

    ARRAYS: ClassVar = ("runs", "idf", "starts", "places", "weights", "names")

    at: Mapping[str, int]
    idf: Sequence[float]
    starts: Sequence[int]
    places: NDArray[np.int32]
    weights: NDArray[np.float32]
    names: int
    rarest: float

    @classmethod
    def fit(cls, folded: Sequence[str]) -> "GramIndex":
        """The index of some names; sublinear TF-IDF, each name of length 1."""
        # Imported here, so that `import matching` stays light for those who only rank.
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer=grams, sublinear_tf=True, dtype=np.float32)
        by_gram = vectorizer.fit_transform(folded).tocsc()
        return cls(
            vectorizer.vocabulary_,
            vectorizer.idf_.tolist(),
            by_gram.indptr.tolist(),
            by_gram.indices.astype(np.int32),
            by_gram.data,
            len(folded),
            float(vectorizer.idf_.max()),
        )

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Everything in arrays, the runs in the order of their rows."""
        runs = sorted(self.at, key=self.at.__getitem__)
        return {
            "runs": text_array(runs),
            "idf": np.array(self.idf, dtype=np.float64),
            "starts": np.array(self.starts, dtype=np.int64),
            "places": self.places,
            "weights": self.weights,
            "names": np.array([self.names]),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "GramIndex":
        """What `to_arrays` gave, as an index again."""
        runs = texts_of(arrays["runs"])
        return cls(
            {run: row for row, run in enumerate(runs)},
            arrays["idf"].tolist(),
            arrays["starts"].tolist(),
            arrays["places"],
            arrays["weights"],
            int(arrays["names"][0]),
            float(arrays["idf"].max()),
        )

    def lengths_together(self, owner: Ints) -> Floats:
        """How long the runs of all names of each owner are together.

        Args:
            owner: (names,) whose each name is, 0 to k - 1.

        Returns:
            (k,) between 1 and the number of names; the more alike they are, the longer.
        """
        from scipy.sparse import csc_array

        table = csc_array(
            (self.weights, self.places, self.starts), shape=(self.names, len(self.at))
        )
        whose = csc_array((np.ones(len(owner)), (owner, np.arange(len(owner)))))
        together = whose @ table
        return np.asarray(np.sqrt(together.multiply(together).sum(axis=1)), dtype=np.float64)

    def likeness(self, folded: str) -> Floats:
        """How much of the telling runs each name shares with the text.

        Returns:
            (names,) from 0 to 1: the cosine of both, counted over the rarest runs of the text.
            Runs that no name has make the text longer, so nonsense stays far.
        """
        weight_of, square = self._weights_of(folded)
        places, weights = [], []
        for row in self._telling(weight_of):
            stretch = slice(self.starts[row], self.starts[row + 1])
            places.append(self.places[stretch])
            weights.append(self.weights[stretch] * np.float32(weight_of[row]))
        if not places:
            return np.zeros(self.names)
        sums = np.bincount(np.concatenate(places), np.concatenate(weights), minlength=self.names)
        return np.asarray(sums / sqrt(square), dtype=np.float64)

    def _weights_of(self, folded: str) -> tuple[dict[int, float], float]:
        """The weight of each known run, and the square of the length of them all."""
        found: dict[int, float] = {}
        square = 0.0
        for run, times in Counter(grams(folded)).items():
            row = self.at.get(run)
            weight = (1.0 + log(times)) * (self.rarest if row is None else self.idf[row])
            square += weight * weight
            if row is not None:
                found[row] = weight
        return found, square

    def _telling(self, weight_of: Mapping[int, float]) -> list[int]:
        """The rows of the rarest runs of the text, within what may be read."""
        sizes = [(self.starts[row + 1] - self.starts[row], row) for row in weight_of]
        budget = max(PLACES_READ, PART_READ * self.names)
        kept: list[int] = []
        for size, row in sorted(sizes):
            budget -= size
            if budget < 0 and len(kept) >= FEWEST_READ:
                break
            kept.append(row)
        return kept


def text_array(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Texts without line breaks as bytes, each ended by one."""
    return np.frombuffer("".join(f"{text}\n" for text in texts).encode(), dtype=np.uint8)


def texts_of(array: NDArray[np.uint8]) -> list[str]:
    """The texts of `text_array`."""
    return array.tobytes().decode().split("\n")[:-1]
