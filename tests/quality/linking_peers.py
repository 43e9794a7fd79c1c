"""How near a text is to every name, by the simple ways that ours is held against."""

from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from matching.arrays import Floats, Ints
from matching.words.label_index import LabelIndex
from matching.words.spelling import stem

# (texts, names) -> (texts, names) points, higher is nearer; all texts and names are folded.
Peer = Callable[[Sequence[str], Sequence[str]], Floats]


def exact(texts: Sequence[str], names: Sequence[str]) -> Floats:
    """1 for the same text, else 0."""
    whole = np.array(names)
    return np.array([whole == text for text in texts], dtype=np.float64)


def _fuzzy(scorer: Callable[..., float]) -> Peer:
    return lambda texts, names: process.cdist(texts, names, scorer=scorer, dtype=np.float32)


def _tfidf(analyzer: str, lengths: tuple[int, int], sublinear: bool) -> Peer:
    def points(texts: Sequence[str], names: Sequence[str]) -> Floats:
        vectorizer = TfidfVectorizer(
            analyzer=analyzer, ngram_range=lengths, sublinear_tf=sublinear, dtype=np.float32
        )
        table = vectorizer.fit_transform(names)
        return (vectorizer.transform(texts) @ table.T).toarray()

    return points


def bm25(texts: Sequence[str], names: Sequence[str]) -> Floats:
    """BM25 over stems, as the bm25s package counts it."""
    import bm25s

    engine = bm25s.BM25()
    engine.index([_stems(name) for name in names], show_progress=False)
    known = set(engine.vocab_dict)
    return np.array(
        [
            engine.get_scores(found)
            if (found := [word for word in _stems(text) if word in known])
            else np.zeros(len(names))
            for text in texts
        ]
    )


def _stems(text: str) -> list[str]:
    return [stem(word) for word in text.split()]


PEERS: dict[str, Peer] = {
    "exact": exact,
    "rapidfuzz ratio": _fuzzy(fuzz.ratio),
    "rapidfuzz token_set_ratio": _fuzzy(fuzz.token_set_ratio),
    "TF-IDF of words": _tfidf("word", (1, 1), sublinear=False),
    "TF-IDF of letters": _tfidf("char_wb", (2, 4), sublinear=True),
    "BM25 of stems": bm25,
}
# Thirty times slower than the others, so on fewer texts.
SLOW = {"rapidfuzz WRatio": _fuzzy(fuzz.WRatio)}


def by_concept(points: Floats, index: LabelIndex) -> Floats:
    """(texts, concepts): of each concept its nearest name."""
    return np.maximum.reduceat(points, index.first[:-1], axis=1)


def first_right(points: Floats, right: Sequence[Ints]) -> Ints:
    """(texts,) the rank of the first right column, from 0; equal points by column.

    A column without points is never found.
    """
    ranks = []
    for row, columns in zip(points, right, strict=True):
        best = max(columns.tolist(), key=lambda at: (row[at], -at), default=None)
        if best is None or row[best] <= 0:
            ranks.append(len(row))
            continue
        before = (row > row[best]).sum() + (row[:best] == row[best]).sum()
        ranks.append(int(before))
    return np.array(ranks)
