"""From typed words to concepts: suggestions while a person types, and links when it is sure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from matching.vocabulary import Vocabulary
from matching.words.label_index import LabelIndex, Name
from matching.words.spelling import fold, fold_in_order
from models.kinds import ConceptKind

How = Literal["exact", "spelling", "part", "similar"]

CANDIDATES = 60  # names looked at closely; the right one is hardly ever further down

# What the closeness of a name is made of. The three and the small additions below come to 1 at
# the most, so that of two near names the nearer stays ahead.
BY_GRAMS = 0.28  # character n-grams: robust against everything a little
BY_LETTERS = 0.27  # edit distance: slips of the pen
BY_PIECES = 0.37  # the words and the parts of compounds: the meaning
# A text that a name begins with is being typed; this plus its share of the name.
BEGUN = 0.46
BEGUN_SHARE = 0.32
OTHER_NAMES = 0.06  # two more names that are near too
PREFERRED = 0.01  # breaks ties towards the main name and the language of the page
SAME_LANGUAGE = 0.01
BEGUN_INSIDE = 0.05  # less when only a later word begins like that
NOT_EXACT = 0.98  # the most for a name that is not exact
EXACT_OTHER = 0.99  # exact, but not the main name

# Below this the nearest name is chance; an empty answer is more honest. "vagtmand" is 0.345 from
# "vagt", "journalist" 0.326 from "journalmedarbejder".
NEAR_ENOUGH = 0.34
# A link is made without asking from here on, if the next concept is this far behind: then none
# of 3,600 misspelt names of the starter vocabulary went to another concept.
SURE = 0.75
AHEAD = 0.04

SPELLING_FROM = 0.84


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A concept that may be meant.

    Args:
        code: the concept.
        label: its preferred name in the language asked for.
        matched_label: the name that was nearest to the text, in whatever language.
        score: 0 to 1, 1 only for an exact name.
        how: "exact", "spelling" (a few letters apart), "part" (shares words or begins
            alike) or "similar".
    """

    code: str
    label: str
    matched_label: str
    score: float
    how: How


@dataclass(frozen=True, slots=True)
class _Typed:
    """A text made ready for comparing."""

    folded: str
    ordered: str
    corrected: str
    pieces: frozenset[str]
    weight: float

    @classmethod
    def of(cls, folded: str, index: LabelIndex) -> "_Typed":
        corrected = index.corrected(folded)
        found = index.split(corrected)
        return cls(folded, fold_in_order(folded), corrected, found, index.weight_of(found))


class Linker:
    """Finds concepts for typed words.

    The index of a kind is built at the first question about it (or by `prepare`), some tenths
    of a second per thousand concepts. Nothing else changes afterwards, so threads may share it.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._indexes: dict[ConceptKind, LabelIndex] = {}

    def prepare(self) -> None:
        """Build both indexes now, so that the first person need not wait."""
        for kind in ConceptKind:
            self._index_of(kind)

    def suggest(
        self, text: str, kind: ConceptKind, language: str | None = None, limit: int = 8
    ) -> list[Suggestion]:
        """The nearest concepts, best first; an empty list when nothing is near.

        A concept whose name, in any language, is the text up to case and special letters comes
        before all others. Unfinished words find what begins like them.

        Args:
            language: of the labels shown ("da" when None); names of every language are found.
            limit: at most this many, above 0.

        Raises:
            ValueError: limit is below 1.
        """
        if limit < 1:
            raise ValueError(f"limit is below 1: {limit}")
        index = self._index_of(kind)
        folded = fold(text)
        if index is None or not folded:
            return []
        best = sorted(self._closest(index, folded, language), key=_order)
        return [each for each in best if each.score >= NEAR_ENOUGH][:limit]

    def link(self, text: str, kind: ConceptKind) -> Suggestion | None:
        """The concept that is surely meant, or None when a person should choose.

        An exact name of one concept alone is sure; so is one that is SURE and AHEAD of the
        next. Two concepts with the same name are never decided here, unless it is the
        preferred name of just one.
        """
        found = self.suggest(text, kind, limit=2)
        if not found:
            return None
        best = found[0]
        if best.how == "exact":
            alone = len(found) == 1 or found[1].score < best.score
            return best if alone else None
        behind = best.score - found[1].score if len(found) > 1 else 1.0
        sure = best.score >= SURE and behind >= AHEAD
        return best if sure and self._adds_nothing(best, text, kind) else None

    def _adds_nothing(self, found: Suggestion, text: str, kind: ConceptKind) -> bool:
        """Whether the name says no more than the text: "give medicin" is not "give dyr medicin"."""
        index = self._index_of(kind)
        if index is None:
            return False
        typed = _Typed.of(fold(text), index)
        return index.split(fold(found.matched_label)) <= typed.pieces

    def _index_of(self, kind: ConceptKind) -> LabelIndex | None:
        if kind not in self._indexes and (concepts := self.vocabulary.of_kind(kind)):
            self._indexes[kind] = LabelIndex(concepts)
        return self._indexes.get(kind)

    def _closest(
        self, index: LabelIndex, folded: str, language: str | None
    ) -> Iterable[Suggestion]:
        """One suggestion for each concept that has a name among the candidates."""
        typed = _Typed.of(folded, index)
        found: dict[str, list[tuple[float, How, str]]] = defaultdict(list)
        for name, cosine in _candidates(index, typed):
            score, how = _closeness(name, typed, cosine, index)
            if name.language == (language or "da") and how != "exact":
                score += SAME_LANGUAGE
            found[name.code].append((score, how, name.text))
        for code, names in found.items():
            names.sort(key=lambda each: (-each[0], each[2]))
            score, how, matched = names[0]
            if how != "exact":
                others = [each[0] for each in names[1:3]]
                score = min(NOT_EXACT, score + OTHER_NAMES * sum(others) / 2)
            label = self.vocabulary.concepts[code].label_in(language)
            yield Suggestion(code, label, matched, round(score, 4), how)


def _order(suggestion: Suggestion) -> tuple[float, str]:
    return -suggestion.score, suggestion.code


def _candidates(index: LabelIndex, typed: _Typed) -> Iterable[tuple[Name, float]]:
    """Names worth a closer look, each once, with the cosine of their n-grams."""
    cosine_of: dict[int, float] = {}
    for text in {typed.folded: None, typed.corrected: None}:
        places, cosines = index.nearest(text, CANDIDATES)
        for place, cosine in zip(places.tolist(), cosines.tolist(), strict=True):
            cosine_of[place] = max(cosine, cosine_of.get(place, 0.0))
    for place in (*index.exact.get(typed.folded, ()), *index.beginning_with(typed.folded)):
        cosine_of.setdefault(place, 0.0)
    return [(index.names[place], cosine_of[place]) for place in sorted(cosine_of)]


def _closeness(name: Name, typed: _Typed, cosine: float, index: LabelIndex) -> tuple[float, How]:
    """How near a name is to the text, 0 to 1, and in what way."""
    if name.folded == typed.folded:
        return (1.0 if name.preferred else EXACT_OTHER), "exact"
    letters = (
        max(fuzz.ratio(typed.folded, name.folded), fuzz.ratio(typed.ordered, name.ordered)) / 100
    )
    words = _pieces_in_common(name, typed, index)
    score = BY_GRAMS * cosine + BY_LETTERS * letters + BY_PIECES * words
    begun = _begun(name, typed)
    how: How = "part" if words > 0 or begun > score else "similar"
    if letters >= SPELLING_FROM:
        how = "spelling"
    score = max(score, begun) + (PREFERRED if name.preferred else 0.0)
    return min(NOT_EXACT, score), how


def _pieces_in_common(name: Name, typed: _Typed, index: LabelIndex) -> float:
    """0 to 1; half by what both have, a quarter each by how much of the one is in the other."""
    shared = name.pieces & typed.pieces
    if not shared:
        return 0.0
    both, whole = index.weight_of(shared), index.weight_of(name.pieces)
    return (
        0.5 * both / (whole + typed.weight - both)
        + 0.25 * both / whole
        + (0.25 * both / typed.weight)
    )


def _begun(name: Name, typed: _Typed) -> float:
    """How good the name is as the end of what is being typed; 0 when it does not begin so."""
    share = BEGUN_SHARE * len(typed.folded) / len(name.folded)
    if name.folded.startswith(typed.folded):
        return BEGUN + share
    inside = f" {typed.folded}" in name.folded
    return BEGUN + share - BEGUN_INSIDE if inside else 0.0
