"""What people read: Danish words for the members of the closed lists.

Beside this: `complaints` (mistakes in forms), `refusals` (what the product says no to) and
`formats` (days, times and numbers).
"""

from collections.abc import Iterable
from enum import Enum

from portal.translate import LazyString
from portal.words.case import CASE
from portal.words.flows import FLOWS
from portal.words.follow_ups import FOLLOW_UPS
from portal.words.imports import IMPORTS
from portal.words.law import LAW
from portal.words.letters import LETTERS
from portal.words.openings_offered import OFFERED
from portal.words.papers import PAPERS
from portal.words.partners import PARTNERS
from portal.words.people import PEOPLE, Words
from portal.words.placements_life import LIFE
from portal.words.programme import PROGRAMME
from portal.words.progression import PROGRESSION
from portal.words.promises import PROMISES
from portal.words.reasons import REASONS
from portal.words.record import RECORD

# One table for each enum class: members of two classes with the same value are equal, so in a
# common table they would share one word.
WORDS: Words = {
    **CASE,
    **FOLLOW_UPS,
    **PEOPLE,
    **FLOWS,
    **PROMISES,
    **REASONS,
    **RECORD,
    **PROGRAMME,
    **PROGRESSION,
    **LIFE,
    **LAW,
    **PAPERS,
    **PARTNERS,
    **OFFERED,
    **IMPORTS,
    **LETTERS,
}


def word(member: Enum) -> LazyString:
    """The word a person reads for the member."""
    return WORDS[type(member)][member]


def choices(
    given: type[Enum] | Iterable[Enum] | Iterable[tuple[object, object]],
) -> list[tuple[object, object]]:
    """Pairs of value and words for a field with choices: of an enum class, of members, or as is."""
    return [(item.value, word(item)) if isinstance(item, Enum) else item for item in given]
