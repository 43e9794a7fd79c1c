"""The words of many records linked to concepts, every different text once."""

from collections.abc import Iterable, Iterator

from matching.command.records import CitizenRecord, OpeningRecord
from matching.fit.licences import category_of, licence_text
from matching.words.linking import Linker
from models.kinds import ConceptKind, RequirementKind

Texts = Iterable[tuple[str, ConceptKind]]


class Links:
    """What each text was linked to; only links that are sure are made.

    Args:
        linker: of the vocabulary the ranking uses.
    """

    def __init__(self, linker: Linker) -> None:
        self.linker = linker
        self._found: dict[tuple[str, ConceptKind], str | None] = {}

    def learn(self, texts: Texts) -> None:
        """Link what is new among the texts, all at once."""
        new: dict[ConceptKind, dict[str, None]] = {kind: {} for kind in ConceptKind}
        for text, kind in texts:
            if (text, kind) not in self._found:
                new[kind].setdefault(text)
        for kind, wanted in new.items():
            links = self.linker.link_many(wanted, kind)
            for text, link in zip(wanted, links, strict=True):
                self._found[text, kind] = link.code if link else None

    def occupation(self, text: str) -> str | None:
        """The occupation a title surely means."""
        return self._of(text, ConceptKind.OCCUPATION)

    def skill(self, text: str) -> str | None:
        """The skill or permit a text surely means."""
        return self._of(text, ConceptKind.SKILL)

    def licence(self, text: str) -> str | None:
        """The licence a text means; a category that the vocabulary lacks has a code of its own."""
        category = category_of(text)
        if category is None:
            return self.skill(text)
        return self.skill(licence_text(category)) or f"licence:{category}"

    def industry(self, text: str) -> str | None:
        """The industry of the occupation that a wish surely names."""
        concept = self.linker.vocabulary.get(self.occupation(text))
        return concept.industry if concept else None

    def _of(self, text: str, kind: ConceptKind) -> str | None:
        if (text, kind) not in self._found:
            self.learn([(text, kind)])
        return self._found[text, kind]


def texts_of_opening(record: OpeningRecord) -> Iterator[tuple[str, ConceptKind]]:
    """Everything in an opening that is linked."""
    yield record.title, ConceptKind.OCCUPATION
    for wanted in record.requires:
        if wanted.kind is not RequirementKind.LICENCE:
            yield wanted.text, ConceptKind.SKILL


def texts_of_citizen(record: CitizenRecord) -> Iterator[tuple[str, ConceptKind]]:
    """Everything in a CV that is linked."""
    for entry in record.entries:
        yield entry.title, ConceptKind.OCCUPATION
        for task in entry.tasks:
            yield task, ConceptKind.SKILL
    for skill in record.skills:
        yield skill.text, ConceptKind.SKILL
    for certificate in record.certificates:
        yield certificate.text, ConceptKind.SKILL
    if record.wishes:
        yield record.wishes, ConceptKind.OCCUPATION
