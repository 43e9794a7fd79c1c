"""From typed words to concepts: suggestions while a person types, and links when it is sure."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import NamedTuple

from matching.vocabulary import Concept, Vocabulary
from matching.words.confirmed import ENOUGH, ConfirmedWords, Opinion
from matching.words.exact import CONFIRMED, exact_names, is_main, main_alone
from matching.words.features import Text, candidates
from matching.words.judging import How, Judged, how_found, in_order, is_sure, judge
from matching.words.label_index import LabelIndex
from matching.words.rerank import Reason, shipped
from matching.words.spelling import fold, written_out
from models.kinds import ConceptKind

NOT_EXACT = 0.98  # the most for a name that is not exact
EXACT_OTHER = 0.99  # exact, but not the main name
LEAST = 0.0001  # a suggestion that is shown has some chance


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A concept that may be meant.

    Args:
        code: the concept.
        label: its preferred name in the language asked for.
        matched_label: the name that was nearest to the text, in whatever language.
        score: the chance that it is meant, 0 to 1; 1 for a preferred or confirmed name and 0.99
            for another name that is exactly the text, or that too few people confirmed.
        how: "exact", "spelling" (a few letters apart), "part" (shares words or begins
            alike), "similar" or "confirmed" (people said so, see `ConfirmedWords`).
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
        self.said = ConfirmedWords()

    def hearing(self, said: ConfirmedWords) -> "Linker":
        """This linker, going by what people said of a text before it thinks for itself.

        Costs nothing, for the indexes are shared: each municipality may have its own. Only the
        same text is known again; `confirmed` texts are also found when they are misspelt.
        """
        heard = copy(self)
        heard.said = said
        return heard

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
        judged = judge(index, folded, kind)
        best = in_order(index, judged, language)
        near = [self._suggestion(index, judged, place, language) for place in best[:limit]]
        said = self._told(text, kind, language)
        codes = {each.code for each in said}
        near = [*said, *(each for each in near if each.code not in codes)][:limit]
        if settled := self.said.settled(text, kind):
            return Answer(self._meant(settled, language), near)
        return Answer(self._sure(index, judged, best, kind, language), near)

    def link(self, text: str, kind: ConceptKind, language: str | None = None) -> Suggestion | None:
        """The concept that is surely meant, or None when a person should choose.

        A preferred or confirmed name of one concept alone is sure. Another name that only one
        concept has is when the concept is more likely than all others together: in ESCO half of
        these mean something else in Danish job ads. A name that several have is never decided.
        Any other is when its chance is high enough (`sure` in the weights), and its name says no
        more than the text and has the same short words and numbers: "B" is not "C". What people
        settled (see `hearing`) goes before all this, also that it is none of the concepts.

        Args:
            language: of the label shown.
        """
        if settled := self.said.settled(text, kind):
            return self._meant(settled, language)
        index, folded = self.index_of(kind), fold(written_out(text))
        if index is None or not folded:
            return None
        if (alone := main_alone(index, folded)) is not None:
            return self._exactly(index, alone, language)
        judged = judge(index, folded, kind)
        return self._sure(index, judged, in_order(index, judged, language), kind, language)

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

    def _told(self, text: str, kind: ConceptKind, language: str | None) -> list[Suggestion]:
        meant = [self._meant(each, language) for each in self.said.on(text, kind)]
        return [each for each in meant if each is not None]

    def _meant(self, opinion: Opinion, language: str | None) -> Suggestion | None:
        """The concept of an opinion; None when it is none, or gone from the vocabulary."""
        concept = self.vocabulary.concepts.get(opinion.code or "")
        if concept is None:
            return None
        score = 1.0 if opinion.people >= ENOUGH else EXACT_OTHER
        shown = concept.label_in(language)
        return Suggestion(concept.code, shown, opinion.text, score, "confirmed")

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
        judged: Judged,
        best: Sequence[int],
        kind: ConceptKind,
        language: str | None,
    ) -> Suggestion | None:
        if (alone := main_alone(index, judged.text.folded)) is not None:
            return self._exactly(index, alone, language)
        if not best or not is_sure(index, judged, best[0], kind):
            return None
        return self._suggestion(index, judged, best[0], language)

    def _suggestion(
        self, index: LabelIndex, judged: Judged, place: int, language: str | None
    ) -> Suggestion:
        concept = int(judged.found.concepts[place])
        if judged.is_exact(place):
            return self._exactly(index, exact_names(index, judged.text.folded)[concept], language)
        name = judged.begun.get(concept, int(judged.found.nearest[place]))
        code = index.codes[concept]
        return Suggestion(
            code,
            self.vocabulary.concepts[code].label_in(language),
            index.texts[name],
            round(min(NOT_EXACT, max(LEAST, float(judged.chances[place]))), 4),
            how_found(judged, place),
        )
