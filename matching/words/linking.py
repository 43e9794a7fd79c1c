"""From typed words to concepts: suggestions while a person types, and links when it is sure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np

from matching.arrays import Floats
from matching.vocabulary import Concept, Vocabulary
from matching.words.exact import CONFIRMED, exact_names, is_main, main_alone
from matching.words.features import FEATURES, Candidates, Text, candidates
from matching.words.label_index import LabelIndex
from matching.words.rerank import Reason, chances, shipped
from matching.words.spelling import STOP_WORDS, fold, telling, written_out
from models.kinds import ConceptKind

How = Literal["exact", "spelling", "part", "similar"]

NOT_EXACT = 0.98  # the most for a name that is not exact
EXACT_OTHER = 0.99  # exact, but not the main name
LEAST = 0.0001  # a suggestion that is shown has some chance

# In logits above "not known". Below, the nearest name is chance; an empty answer is more honest.
NEAR_ENOUGH = -5.0
# A text that ends in no known word is being typed; what begins like it counts so much more.
BEGUN = 6.0

SPELLING_FROM = 0.84
# A name that only one concept has is enough for a link from this chance on.
OWN_NAME = 0.5

_EXACT, _LETTERS, _PIECES = (FEATURES.index(name) for name in ("exact", "letters", "pieces"))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A concept that may be meant.

    Args:
        code: the concept.
        label: its preferred name in the language asked for.
        matched_label: the name that was nearest to the text, in whatever language.
        score: the chance that it is meant, 0 to 1; 1 for a preferred or confirmed name and 0.99
            for another name that is exactly the text.
        how: "exact", "spelling" (a few letters apart), "part" (shares words or begins
            alike) or "similar".
    """

    code: str
    label: str
    matched_label: str
    score: float
    how: How


class Answer(NamedTuple):
    """What a text may mean.

    Args:
        link: the concept that is surely meant, None when a person should choose.
        suggestions: the nearest concepts, best first.
    """

    link: Suggestion | None
    suggestions: list[Suggestion]


@dataclass(frozen=True, slots=True)
class _Judged:
    """The candidates for a text with their sums and chances."""

    text: Text
    found: Candidates
    sums: Floats
    chances: Floats
    begun: Mapping[int, int]


class Linker:
    """Finds concepts for typed words.

    The index of a kind is built at the first question about it (or by `prepare`), about a
    second per 20,000 names. Nothing else changes afterwards, so threads may share it.

    Args:
        confirmed: texts that people have linked, as (text, code); they count as names of the
            concept, and surer than a name it shares with others. A text may be confirmed for
            several concepts; codes that the vocabulary does not have are left out.
        indexes: built before from the same vocabulary and the same confirmed texts.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        confirmed: Iterable[tuple[str, str]] = (),
        indexes: Mapping[ConceptKind, LabelIndex] | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self._confirmed: dict[str, tuple[str, ...]] = {}
        for text, code in sorted(set(confirmed)):
            if fold(text):
                self._confirmed[code] = (*self._confirmed.get(code, ()), text)
        self._indexes: dict[ConceptKind, LabelIndex] = dict(indexes or {})

    def prepare(self) -> None:
        """Build both indexes now, so that the first person need not wait."""
        for kind in ConceptKind:
            self.index_of(kind)

    @property
    def indexes(self) -> Mapping[ConceptKind, LabelIndex]:
        """The indexes built so far, to be kept for the next `Linker`."""
        return dict(self._indexes)

    def index_of(self, kind: ConceptKind) -> LabelIndex | None:
        """The index of the kind's names; None when the vocabulary has no such concept."""
        if kind not in self._indexes and (concepts := self.vocabulary.of_kind(kind)):
            self._indexes[kind] = LabelIndex([self._with_confirmed(each) for each in concepts])
        return self._indexes.get(kind)

    def suggest(
        self, text: str, kind: ConceptKind, language: str | None = None, limit: int = 8
    ) -> list[Suggestion]:
        """The nearest concepts, best first; an empty list when nothing is near.

        A concept whose name, in any language, is the text up to case and special letters comes
        before all others. Unfinished words find what begins like them.

        Args:
            language: of the labels shown ("da" when None); names of every language are found,
                and of two that are equally near that of this language comes first.
            limit: at most this many, above 0.

        Raises:
            ValueError: limit is below 1.
        """
        return self.answer(text, kind, language, limit).suggestions

    def answer(
        self, text: str, kind: ConceptKind, language: str | None = None, limit: int = 8
    ) -> Answer:
        """What `link` and `suggest` say of a text, in one look at it.

        Raises:
            ValueError: limit is below 1.
        """
        if limit < 1:
            raise ValueError(f"limit is below 1: {limit}")
        index, folded = self.index_of(kind), fold(written_out(text))
        if index is None or not folded:
            return Answer(None, [])
        judged = _judge(index, folded, kind)
        best = _in_order(index, judged, language)
        near = [self._suggestion(index, judged, place, language) for place in best[:limit]]
        return Answer(self._sure(index, judged, best, kind, language), near)

    def link(self, text: str, kind: ConceptKind, language: str | None = None) -> Suggestion | None:
        """The concept that is surely meant, or None when a person should choose.

        A preferred or confirmed name of one concept alone is sure. Another name that only one
        concept has is when the concept is more likely than all others together: in ESCO half of
        these mean something else in Danish job ads. A name that several have is never decided.
        Any other is when its chance is high enough (`sure` in the weights), and its name says no
        more than the text and has the same short words and numbers: "B" is not "C".

        Args:
            language: of the label shown.
        """
        index, folded = self.index_of(kind), fold(written_out(text))
        if index is None or not folded:
            return None
        if (alone := main_alone(index, folded)) is not None:
            return self._exactly(index, alone, language)
        judged = _judge(index, folded, kind)
        return self._sure(index, judged, _in_order(index, judged, language), kind, language)

    def link_many(
        self, texts: Iterable[str], kind: ConceptKind, language: str | None = None
    ) -> list[Suggestion | None]:
        """`link` for each text, in their order; texts that are written alike are linked once."""
        known: dict[str, Suggestion | None] = {}
        found = []
        for text in texts:
            if text not in known:
                known[text] = self.link(text, kind, language)
            found.append(known[text])
        return found

    def explain(self, text: str, kind: ConceptKind, code: str) -> tuple[Reason, ...]:
        """What speaks for and against a concept; with `not_known` they add up to its logits.

        Empty when the concept is not among the candidates for the text.
        """
        index, folded = self.index_of(kind), fold(written_out(text))
        if index is None or not folded:
            return ()
        found = candidates(index, Text.of(folded, index))
        for place, concept in enumerate(found.concepts.tolist()):
            if index.codes[concept] == code:
                return shipped(kind).reasons(found.values[place])
        return ()

    def _with_confirmed(self, concept: Concept) -> Concept:
        texts = self._confirmed.get(concept.code)
        if texts is None:
            return concept
        return replace(concept, other_labels={**concept.other_labels, CONFIRMED: texts})

    def _exactly(self, index: LabelIndex, name: int, language: str | None) -> Suggestion:
        concept = self.vocabulary.concepts[index.codes[index.owner[name]]]
        score = 1.0 if is_main(index, name) else EXACT_OTHER
        shown = concept.label_in(language)
        return Suggestion(concept.code, shown, index.texts[name], score, "exact")

    def _sure(
        self,
        index: LabelIndex,
        judged: _Judged,
        best: Sequence[int],
        kind: ConceptKind,
        language: str | None,
    ) -> Suggestion | None:
        if (alone := main_alone(index, judged.text.folded)) is not None:
            return self._exactly(index, alone, language)
        if not best or not _is_sure(index, judged, best[0], kind):
            return None
        return self._suggestion(index, judged, best[0], language)

    def _suggestion(
        self, index: LabelIndex, judged: _Judged, place: int, language: str | None
    ) -> Suggestion:
        concept = int(judged.found.concepts[place])
        if judged.found.values[place, _EXACT]:
            return self._exactly(index, exact_names(index, judged.text.folded)[concept], language)
        name = judged.begun.get(concept, int(judged.found.nearest[place]))
        code = index.codes[concept]
        return Suggestion(
            code,
            self.vocabulary.concepts[code].label_in(language),
            index.texts[name],
            round(min(NOT_EXACT, max(LEAST, float(judged.chances[place]))), 4),
            _how(judged, place),
        )


def _judge(index: LabelIndex, folded: str, kind: ConceptKind) -> _Judged:
    text = Text.of(folded, index)
    begun: dict[int, int] = {}
    if not index.is_word(folded.split()[-1]):
        for name in index.beginning_with(folded):
            begun.setdefault(int(index.owner[name]), name)
    found = candidates(index, text, list(begun.values()))
    sums = shipped(kind).sums(found.values)
    sums += BEGUN * np.isin(found.concepts, list(begun))
    return _Judged(text, found, sums, chances(sums), begun)


def _in_order(index: LabelIndex, judged: _Judged, language: str | None) -> list[int]:
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


def _is_sure(index: LabelIndex, judged: _Judged, place: int, kind: ConceptKind) -> bool:
    chance = float(judged.chances[place])
    exact = exact_names(index, judged.text.folded)
    if exact:
        return len(exact) == 1 and chance >= OWN_NAME
    name = index.folded[judged.found.nearest[place]]
    adds_nothing = set(index.piece_rows(name)) <= set(judged.text.pieces.tolist())
    alike = adds_nothing and telling(name) == telling(judged.text.folded)
    return alike and chance >= shipped(kind).sure


def _how(judged: _Judged, place: int) -> How:
    values = judged.found.values[place]
    if values[_LETTERS] >= SPELLING_FROM:
        return "spelling"
    begun = int(judged.found.concepts[place]) in judged.begun
    return "part" if begun or values[_PIECES] > 0 else "similar"
