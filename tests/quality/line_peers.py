"""What others do with a sentence: the peers that the reader is measured against."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import bm25s
import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from matching import Vocabulary
from matching.words.spelling import fold
from models.kinds import ConceptKind

MORE_THAN_PEERS = 1.10  # what is promised, of the score of the best of them
Peer = Callable[[str], list[str]]  # text -> codes, best first


class Peers:
    """Five ways over the same names, each concept by its best name or by all its names."""

    def __init__(self, vocabulary: Vocabulary, kind: ConceptKind) -> None:
        names = [
            (concept.code, fold(text))
            for concept in vocabulary.of_kind(kind)
            for _, text, _ in concept.labels()
        ]
        self.codes, self.texts = [code for code, _ in names], [text for _, text in names]
        together: dict[str, list[str]] = defaultdict(list)
        for code, text in names:
            together[code].append(text)
        self.documents = {code: " ".join(texts) for code, texts in together.items()}

    def all(self) -> dict[str, Peer]:
        """Name -> peer."""
        documents, codes = list(self.documents.values()), list(self.documents)
        return {
            "exact names": self._exact,
            "rapidfuzz partial_ratio": self._fuzzy(fuzz.partial_ratio),
            "rapidfuzz token_set_ratio": self._fuzzy(fuzz.token_set_ratio),
            "TF-IDF of names": _tfidf(self.texts, self.codes),
            "TF-IDF of concepts": _tfidf(documents, codes),
            "BM25 of names": _bm25(self.texts, self.codes),
            "BM25 of concepts": _bm25(documents, codes),
        }

    def _exact(self, text: str) -> list[str]:
        """Names that stand in the text word by word, the longest first."""
        padded = f" {fold(text)} "
        lengths = [len(name) if f" {name} " in padded else 0 for name in self.texts]
        return _by_best(lengths, self.codes)

    def _fuzzy(self, scorer: Callable[..., float]) -> Peer:
        return lambda text: _by_best(
            process.cdist([fold(text)], self.texts, scorer=scorer)[0], self.codes
        )


def _tfidf(texts: Sequence[str], codes: Sequence[str]) -> Peer:
    vectorizer = TfidfVectorizer(token_pattern=r"\w+")
    matrix = vectorizer.fit_transform(texts)
    return lambda text: _by_best(
        (matrix @ vectorizer.transform([fold(text)]).T).toarray().ravel(), codes
    )


def _bm25(texts: Sequence[str], codes: Sequence[str]) -> Peer:
    index = bm25s.BM25()
    index.index([text.split() for text in texts], show_progress=False)

    def ranked(text: str) -> list[str]:
        known = [word for word in fold(text).split() if word in index.vocab_dict]
        return _by_best(index.get_scores(known), codes) if known else []

    return ranked


def _by_best(scores: Iterable[float], codes: Sequence[str]) -> list[str]:
    """Codes by their best score, the best first, equal ones by code; none with nothing."""
    values = np.asarray(scores, dtype=np.float64)
    best: dict[str, float] = {}
    for place in np.flatnonzero(values > 0).tolist():
        best[codes[place]] = max(best.get(codes[place], 0.0), values[place])
    return sorted(best, key=lambda code: (-best[code], code))
