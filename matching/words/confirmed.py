"""What people have said that texts mean, and when that is enough to count without asking."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from matching.words.spelling import fold, written_out
from models.kinds import ConceptKind

# One person may slip; two who do not agree settle nothing.
ENOUGH = 2


class Said(NamedTuple):
    """One person's word on a text.

    Args:
        code: the concept she chose; None when she said that it is none of them.
        person: any number of hers.
    """

    kind: ConceptKind
    text: str
    code: str | None
    person: int


class Opinion(NamedTuple):
    """What so many different people say that a text means; `code` as in `Said`."""

    code: str | None
    people: int
    text: str  # as it was written last


class ConfirmedWords:
    """The words of many people, put together.

    Args:
        said: the oldest first; a person's newest word on a text is the one that counts.
    """

    def __init__(self, said: Iterable[Said] = ()) -> None:
        newest: dict[tuple[ConceptKind, str], dict[int, Said]] = defaultdict(dict)
        for each in said:
            if folded := normal(each.text):
                newest[each.kind, folded][each.person] = each
        self._opinions: Mapping[tuple[ConceptKind, str], Sequence[Opinion]] = {
            key: _counted(by_person.values()) for key, by_person in newest.items()
        }

    def __bool__(self) -> bool:
        return bool(self._opinions)

    def on(self, text: str, kind: ConceptKind) -> Sequence[Opinion]:
        """What people say of the text, the opinion of most first; case and signs do not matter."""
        return self._opinions.get((kind, normal(text)), ())

    def settled(self, text: str, kind: ConceptKind) -> Opinion | None:
        """The opinion that counts without asking: of two people or more, and of the most."""
        match self.on(text, kind):
            case [first] if first.people >= ENOUGH:
                return first
            case [first, second, *_] if first.people >= ENOUGH and first.people > second.people:
                return first
        return None


def normal(text: str) -> str:
    """A text as the linker compares it."""
    return fold(written_out(text))


def _counted(said: Iterable[Said]) -> Sequence[Opinion]:
    spelt = {each.code: each.text for each in said}
    people = Counter(each.code for each in said)
    found = [Opinion(code, number, spelt[code]) for code, number in people.items()]
    return sorted(found, key=lambda each: (-each.people, each.code or ""))
