"""Names of people found again although they are spelt otherwise than in the record."""

import re
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

# From 0 to 1; "mohamed" and "muhammad" are 0.80 alike, "hussein" and "hassan" 0.77.
ALIKE = 0.80
# A shorter word is alike to too many.
SHORTEST = 3
_WORDS = re.compile(r"\w+")


def near_names(typed: str, names: Mapping[int, str], most: int) -> list[int]:
    """The keys of the names that have a word much like each word typed, the best first.

    Args:
        typed: folded words; those under three letters count for nothing.
        names: folded names by any key.
        most: at most so many keys come back.
    """
    wanted = [word for word in _WORDS.findall(typed) if len(word) >= SHORTEST]
    if not wanted:
        return []
    having: dict[str, list[int]] = {}
    for key, name in names.items():
        for word in set(_WORDS.findall(name)):
            having.setdefault(word, []).append(key)
    found: dict[int, float] = {}
    for place, word in enumerate(wanted):
        here = _likeness(word, having)
        found = {
            key: found.get(key, 0.0) + points
            for key, points in here.items()
            if place == 0 or key in found
        }
    return sorted(found, key=lambda key: (-found[key], key))[:most]


def _likeness(word: str, having: Mapping[str, list[int]]) -> dict[int, float]:
    """How alike the best word of each name is, of the names that have one."""
    best: dict[int, float] = {}
    alike = process.extract(
        word, list(having), scorer=JaroWinkler.similarity, score_cutoff=ALIKE, limit=None
    )
    for other, points, _place in alike:
        for key in having[other]:
            best[key] = max(points, best.get(key, 0.0))
    return best
