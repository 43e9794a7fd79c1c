"""How likely each concept is what a text means, and whether the likeliest is so surely enough."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from matching.arrays import Floats
from matching.words.exact import exact_names, is_main
from matching.words.features import FEATURES, Candidates, Text, candidates
from matching.words.label_index import LabelIndex
from matching.words.rerank import chances, shipped
from matching.words.spelling import STOP_WORDS, telling
from models.kinds import ConceptKind

# By what a concept was found; "confirmed" is a person's word and no judgement of ours.
How = Literal["exact", "spelling", "part", "similar", "confirmed"]

# In logits above "not known". Below, the nearest name is chance; an empty answer is more honest.
NEAR_ENOUGH = -5.0
# A text that ends in no known word is being typed; what begins like it counts so much more.
BEGUN = 6.0

SPELLING_FROM = 0.84
# A name that only one concept has is enough for a link from this chance on.
OWN_NAME = 0.5

_EXACT, _LETTERS, _PIECES = (FEATURES.index(name) for name in ("exact", "letters", "pieces"))


@dataclass(frozen=True, slots=True)
class Judged:
    """The candidates for a text with their sums and chances."""

    text: Text
    found: Candidates
    sums: Floats
    chances: Floats
    begun: Mapping[int, int]

    def is_exact(self, place: int) -> bool:
        """Whether one of the candidate's names is just the text."""
        return bool(self.found.values[place, _EXACT])


def judge(index: LabelIndex, folded: str, kind: ConceptKind) -> Judged:
    """The candidates for a folded text; it must not be empty."""
    text = Text.of(folded, index)
    begun: dict[int, int] = {}
    if not index.is_word(folded.split()[-1]):
        for name in index.beginning_with(folded):
            begun.setdefault(int(index.owner[name]), name)
    found = candidates(index, text, list(begun.values()))
    sums = shipped(kind).sums(found.values)
    sums += BEGUN * np.isin(found.concepts, list(begun))
    return Judged(text, found, sums, chances(sums), begun)


def in_order(index: LabelIndex, judged: Judged, language: str | None) -> list[int]:
    """Places of the candidates that are near enough, best first, equally good ones by code."""
    exact = exact_names(index, judged.text.folded)
    concepts = judged.found.concepts.tolist()

    def rank(place: int) -> tuple[int, float, bool, int]:
        name = exact.get(concepts[place])
        tier = 2 if name is None else int(not is_main(index, name))
        other = index.languages[judged.found.nearest[place]] != (language or "da")
        return tier, -round(float(judged.chances[place]), 4), other, concepts[place]

    # Small words are in names of every sort: what is near to them alone is near by chance.
    says_something = not STOP_WORDS.issuperset(judged.text.folded.split())
    near = (judged.sums >= NEAR_ENOUGH) & says_something
    near |= judged.found.values[:, _EXACT] > 0
    return sorted(np.flatnonzero(near).tolist(), key=rank)


def is_sure(index: LabelIndex, judged: Judged, place: int, kind: ConceptKind) -> bool:
    """Whether the candidate may be linked without asking, see `Linker.link`."""
    chance = float(judged.chances[place])
    exact = exact_names(index, judged.text.folded)
    if exact:
        return len(exact) == 1 and chance >= OWN_NAME
    name = index.folded[judged.found.nearest[place]]
    adds_nothing = set(index.piece_rows(name)) <= set(judged.text.pieces.tolist())
    alike = adds_nothing and telling(name) == telling(judged.text.folded)
    return alike and chance >= shipped(kind).sure


def how_found(judged: Judged, place: int) -> How:
    """By what a candidate that is not exact was found."""
    values = judged.found.values[place]
    if values[_LETTERS] >= SPELLING_FROM:
        return "spelling"
    begun = int(judged.found.concepts[place]) in judged.begun
    return "part" if begun or values[_PIECES] > 0 else "similar"
