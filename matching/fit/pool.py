"""Many citizens laid out in rows, so that one requirement is looked up for all at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints
from matching.profiles import CitizenProfile, Entry, Permit, SkillClaim
from matching.words.spelling import fold_in_order

Item = SkillClaim | Permit | Entry


@dataclass(frozen=True)
class Lines:
    """The lines of all CVs one after the other; every citizen has at least an empty one.

    Args:
        items: m lines; None is the empty line that closes each citizen's stretch.
        starts: (n_citizens,), where each citizen's stretch begins, rising.
        codes: (m,), number of the line's concept, 0 = not linked.
        number_of: the number of each concept code met; "" has 0.
    """

    items: Sequence[Item | None]
    starts: Ints
    codes: Ints
    number_of: Mapping[str, int]

    def of(self, row: int) -> list[Item]:
        """The lines of one citizen."""
        ends = int(self.starts[row + 1]) if row + 1 < len(self.starts) else len(self.items)
        return [item for item in self.items[int(self.starts[row]) : ends] if item is not None]

    @cached_property
    def rows(self) -> Ints:
        """(m,), the citizen each line belongs to."""
        lengths = np.diff(np.append(self.starts, len(self.items)))
        return np.repeat(np.arange(len(self.starts)), lengths)

    @cached_property
    def linked(self) -> NDArray[np.bool_]:
        """(m,), whether the line is linked to a concept."""
        return self.codes > 0

    def by_code(self, value_of: Mapping[str, float]) -> Floats:
        """(m,), the value of each line's concept; 0 for a concept that has none."""
        values = np.zeros(len(self.number_of))
        for code in value_of.keys() & self.number_of.keys():
            values[self.number_of[code]] = value_of[code]
        return values[self.codes]

    def by_text(
        self, value_of: Callable[[Sequence[str]], Sequence[float]], *, linked_too: bool
    ) -> Floats:
        """(m,), the value of each line's words; `value_of` gets every folded text once.

        Args:
            linked_too: False = a line that is linked to a concept has 0, its concept decides.
        """
        texts, numbers = self._texts if linked_too else self._unlinked_texts
        return np.array([*value_of(texts), 0.0])[numbers]

    @cached_property
    def _texts(self) -> tuple[list[str], Ints]:
        return _folded_texts(self.items)

    @cached_property
    def _unlinked_texts(self) -> tuple[list[str], Ints]:
        linked = self.linked.tolist()
        return _folded_texts(
            [None if link else item for item, link in zip(self.items, linked, strict=True)]
        )

    def best(self, values: Floats) -> tuple[Floats, Ints]:
        """Per citizen the highest value, and which line has it; the first of equal lines.

        Args:
            values: (m,), 0 or more; empty lines have 0.

        Returns:
            (n_citizens,) values and (n_citizens,) places in `items`; place -1 where all are 0.
        """
        highest = np.maximum.reduceat(values, self.starts)
        places = np.where(values == highest[self.rows], np.arange(len(values)), len(values))
        first = np.minimum.reduceat(places, self.starts)
        return highest, np.where(highest > 0, first, -1)


def _folded_texts(items: Sequence[Item | None]) -> tuple[list[str], Ints]:
    """The different folded texts, and (m,) which one each line has; the number after the last
    is no text."""
    number_of: dict[str, int] = {}
    numbers = [
        -1 if item is None else number_of.setdefault(text_of(item), len(number_of))
        for item in items
    ]
    folded: dict[str, int] = {}
    place = [folded.setdefault(fold_in_order(text), len(folded)) for text in number_of]
    return list(folded), np.array([*place, len(folded)])[numbers]


def text_of(item: Item) -> str:
    """The citizen's own words of a line."""
    return item.title if isinstance(item, Entry) else item.text


def concept_of(item: Item) -> str | None:
    """The concept a line is linked to."""
    return item.occupation if isinstance(item, Entry) else item.concept


def skill_lines(citizens: Sequence[CitizenProfile], permits: Sequence[Sequence[Permit]]) -> Lines:
    """What each citizen can, in the order of the words: skills, wherever they were shown, and
    the permits given."""
    return _lines(
        [
            (*each.skills, *(skill for entry in each.entries for skill in entry.skills), *held)
            for each, held in zip(citizens, permits, strict=True)
        ]
    )


def entry_lines(citizens: Sequence[CitizenProfile]) -> Lines:
    """What each citizen has done, in the order of the words; longer before shorter."""
    return _lines([each.entries for each in citizens])


def _order(item: Item) -> tuple[str, str, float, str]:
    # Two equal texts may still differ in what is shown, so the rest of the line decides.
    if isinstance(item, Entry):
        shown = sorted((skill.concept or "", skill.text) for skill in item.skills)
        return item.title, item.occupation or "", -(item.years or 0.0), f"{item.kind} {shown}"
    rest = str(item.shown_by) if isinstance(item, SkillClaim) else str(item.valid_to)
    return item.text, item.concept or "", 0.0, rest


def _lines(stretches: Sequence[Sequence[Item]]) -> Lines:
    items: list[Item | None] = []
    starts: list[int] = []
    for stretch in stretches:
        starts.append(len(items))
        in_order = sorted(stretch, key=_order)
        items.extend(in_order)
        items.append(None)
    number_of: dict[str, int] = {"": 0}
    codes = [
        0 if item is None else number_of.setdefault(concept_of(item) or "", len(number_of))
        for item in items
    ]
    return Lines(items, np.array(starts), np.array(codes), number_of)
