"""One vocabulary put together from what sources say."""

from collections import defaultdict
from collections.abc import Sequence

from matching.sources.draft import DraftConcept, VocabularyDraft
from matching.vocabulary import Concept, Vocabulary
from models.kinds import Language

_Names = dict[str, dict[Language, dict[str, None]]]


def assembled(drafts: Sequence[VocabularyDraft]) -> Vocabulary:
    """The concepts of all drafts with every name that any of them gives.

    Names of concepts that no draft has, such as job titles of occupations left out, are dropped.

    Raises:
        ValueError: two drafts have a concept of the same code.
    """
    names: _Names = defaultdict(lambda: defaultdict(dict))
    for draft in drafts:
        for code, language, text in draft.labels:
            names[code][language].setdefault(text)
    return Vocabulary(
        (_concept(told, names.get(told.code, {})) for draft in drafts for told in draft.concepts),
        (
            (occupation, skill, essential)
            for draft in drafts
            for (occupation, skill), essential in draft.relations.items()
        ),
        ((*pair, whole) for draft in drafts for pair, whole in draft.held.items()),
    )


def _concept(told: DraftConcept, names: dict[Language, dict[str, None]]) -> Concept:
    label = {"da": told.label_da, "en": told.label_en}
    return Concept(
        code=told.code,
        kind=told.kind,
        label=label,
        other_labels={
            language.value: tuple(text for text in texts if text != label[language.value])
            for language, texts in names.items()
        },
        isco=told.isco08,
        industry=told.industry,
        transversal=told.sort == "transversal",
    )
