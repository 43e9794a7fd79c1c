"""From typed words to concepts: suggestions while a person types, and links when it is sure."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.vocabulary import Vocabulary
from models.kinds import ConceptKind


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
    how: str


class Linker:
    """Finds concepts for typed words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def suggest(
        self, text: str, kind: ConceptKind, language: str | None = None, limit: int = 8
    ) -> Sequence[Suggestion]:
        """The nearest concepts, best first; an empty list when nothing is near."""
        raise NotImplementedError

    def link(self, text: str, kind: ConceptKind) -> Suggestion | None:
        """The concept that is surely meant, or None when a person should choose."""
        raise NotImplementedError
