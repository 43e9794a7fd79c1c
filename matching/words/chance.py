"""How likely a name that was found in a text is also meant: a sum of what speaks for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from rapidfuzz import fuzz

from matching.words.clauses import Word
from matching.words.readings import Reading
from models.kinds import ConceptKind

# Points of log-odds, each for its sign at its full. Fitted on one half of the lines in
# tests/quality/lines.csv by `python -m tests.quality.reader_fit`, rounded.
START: Mapping[ConceptKind, float] = {ConceptKind.OCCUPATION: -5.56, ConceptKind.SKILL: -7.32}
POINTS: Mapping[ConceptKind, Mapping[str, float]] = {
    ConceptKind.OCCUPATION: {
        "told": 1.97,
        "whole": 1.27,
        "used": 0.24,
        "specific": 0.77,
        "exact": 2.29,
        "words": 0.76,
        "alike": 0.69,
        "behind": -1.56,
        "tie": -0.61,
        "first": 0.36,
        "asked": 0.2,
    },
    ConceptKind.SKILL: {
        "told": 1.85,
        "whole": 1.39,
        "used": 0.88,
        "specific": 2.98,
        "exact": 0.3,
        "words": 2.73,
        "alike": 0.35,
        "behind": -2.57,
        "tie": -1.88,
        "skipped": -0.21,
        "job": 1.76,
        "kin": 0.63,
        "title": -0.54,
    },
}
WHOLE = 0.999
SAME_FIT = 1e-6
MOST_WORDS = 3  # more words than this do not make a name surer
MOST_SKIPPED = 3
NEAR = 3  # words; an asking word stands this near to the job that is asked for
_ASKING_DA, _ASKING_EN = "som soeger soeges vores ny nye er", "as for our wanted needed"
ASKING = frozenset(f"{_ASKING_DA} {_ASKING_EN}".split())
SURE_FIT = 0.95  # from here a name is a surrounding that others are read by
ESSENTIAL, USEFUL = 1.0, 0.6


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else a line says, that makes a skill likelier.

    Args:
        job: skill code -> ESSENTIAL or USEFUL for an occupation that the line surely names.
        kin: skill code -> whether it shares an occupation with another skill surely named.
        titles: the places of the words that name those occupations.
    """

    job: Mapping[str, float] = field(default_factory=dict)
    kin: Mapping[str, bool] = field(default_factory=dict)
    titles: Sequence[frozenset[int]] = ()


def chances(
    kind: ConceptKind, found: Sequence[Reading], around: Surroundings
) -> list[tuple[float, Reading]]:
    """The chance of each reading to be what is meant, 0 to 1, in the order they came.

    Args:
        found: the best reading of each concept in one line.
    """
    sharing = by_word(found)
    return [
        (_chance(kind, signs(kind, reading, sharing[reading.head], around)), reading)
        for reading in found
    ]


def by_word(found: Iterable[Reading]) -> Mapping[Word, list[Reading]]:
    """Word -> the readings that it tells something of."""
    sharing: dict[Word, list[Reading]] = defaultdict(list)
    for reading in found:
        for word in reading.words:
            sharing[word].append(reading)
    return sharing


def signs(
    kind: ConceptKind, reading: Reading, sharing: Iterable[Reading], around: Surroundings
) -> dict[str, float]:
    """What speaks for and against the reading, each 0 to 1, by the names in POINTS.

    Args:
        sharing: the readings that use its most telling word too, itself among them.
    """
    rivals = [each.fit for each in sharing if each is not reading]
    told = {
        "told": reading.told,
        "whole": float(reading.told > WHOLE),
        "used": reading.used,
        "specific": reading.specific,
        "exact": float(reading.exact),
        "words": (min(len(reading.words), MOST_WORDS) - 1) / (MOST_WORDS - 1),
        "alike": _alike(reading),
        "behind": max(0.0, max(rivals, default=0.0) - reading.fit),
        "tie": float(any(abs(fit - reading.fit) < SAME_FIT for fit in rivals)),
    }
    if kind is ConceptKind.OCCUPATION:
        return told | {"first": float(reading.first), "asked": float(_is_asked(reading))}
    code, places = reading.phrase.code, places_of(reading.words)
    return told | {
        "skipped": min(reading.skipped, MOST_SKIPPED) / MOST_SKIPPED,
        "job": around.job.get(code, 0.0),
        "kin": float(around.kin.get(code, False)),
        "title": float(any(places <= title for title in around.titles)),
    }


def _chance(kind: ConceptKind, told: Mapping[str, float]) -> float:
    points = START[kind] + sum(POINTS[kind][sign] * value for sign, value in told.items())
    return 1 / (1 + exp(-points))


def _alike(reading: Reading) -> float:
    written = " ".join(word.folded for word in reading.words)
    return fuzz.ratio(written, " ".join(reading.phrase.words)) / 100


def _is_asked(reading: Reading) -> bool:
    begins = reading.clause.index(reading.words[0])
    ends = reading.clause.index(reading.words[-1]) + 1
    near = (*reading.clause[max(0, begins - NEAR) : begins], *reading.clause[ends : ends + NEAR])
    return any(word.folded in ASKING for word in near)


def places_of(words: Sequence[Word]) -> frozenset[int]:
    """Where the words begin in the text."""
    return frozenset(word.start for word in words)
