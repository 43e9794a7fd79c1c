"""Danish job titles with the ESCO concepts they mean, and names written as people write them.

The titles are never names in the vocabularies here, so they are as new to the linking as those
of tomorrow's job ads.
"""

import csv
import gzip
import hashlib
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from matching import Concept, Vocabulary
from matching.sources.esco import read_esco
from matching.words.spelling import fold
from models.kinds import ConceptKind
from tests.quality.vocabularies import DATA, ESCO, esco

TITLES = DATA / "star_jobtitles_to_esco.csv.gz"
# What a published benchmark of the same titles counts as right. Wider and merely close concepts
# are not; a title that has only such is left out.
SAME = frozenset({"exactMatch", "narrowMatch"})
JOB, SKILL = ConceptKind.OCCUPATION, ConceptKind.SKILL


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text and the codes of the concepts it means, at least one."""

    text: str
    codes: frozenset[str]

    @property
    def half(self) -> int:
        """0 = settings and weights may be chosen on it, 1 = only reported on."""
        return hashlib.md5(self.text.encode(), usedforsecurity=False).digest()[-1] % 2


@cache
def titles() -> tuple[Wanted, ...]:
    """Every title that means an ESCO occupation or ISCO group, each once."""
    codes: dict[str, set[str]] = defaultdict(set)
    with gzip.open(TITLES, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["relation"] in SAME:
                codes[row["star_title"]].add(row["esco_uri"])
    return tuple(Wanted(text, frozenset(found)) for text, found in sorted(codes.items()))


@cache
def danish_only() -> Vocabulary:
    """Occupations and ISCO groups with their Danish names alone, as the published benchmark.

    English names of the same concepts are in `english_names`.
    """
    told = read_esco(ESCO[:1])
    others: dict[str, list[str]] = defaultdict(list)
    for code, language, text in told.labels:
        if language.value == "da":
            others[code].append(text)
    occupations = [
        Concept(
            each.code, JOB, {"da": each.label_da}, {"da": tuple(others[each.code])}, each.isco08
        )
        for each in told.concepts
        if each.kind is JOB
    ]
    return Vocabulary([*occupations, *_groups("da")])


@cache
def english_names() -> dict[str, int]:
    """How many English names each occupation and ISCO group has."""
    found = dict.fromkeys((group.code for group in _groups("en")), 1)
    for concept in esco().of_kind(JOB):
        found[concept.code] = sum(language == "en" for language, _, _ in concept.labels())
    return found


def _groups(language: str) -> Iterator[Concept]:
    path = ESCO[language == "en"]
    with zipfile.ZipFile(path) as folder, folder.open(f"ISCOGroups_{language}.csv") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8", newline="")):
            name = {language: row["preferredLabel"]}
            yield Concept(row["conceptUri"], JOB, name, isco=row["code"])


def without_some(
    vocabulary: Vocabulary, kind: ConceptKind, language: str, part: float, seed: int
) -> tuple[list[Concept], list[Wanted]]:
    """The concepts with one alternative name taken from some, and the names taken.

    Names that another concept has too are not among the taken ones that are returned.

    Args:
        part: of the concepts that have a further name in the language, 0 to 1.
    """
    rng = np.random.default_rng(seed)
    left, taken = [], []
    for concept in vocabulary.of_kind(kind):
        names = concept.other_labels.get(language, ())
        if names and rng.random() < part:
            name = names[int(rng.integers(len(names)))]
            fewer = tuple(each for each in names if each != name)
            concept = replace(concept, other_labels={**concept.other_labels, language: fewer})
            taken.append(Wanted(name, frozenset({concept.code})))
        left.append(concept)
    known = {fold(text) for concept in left for _, text, _ in concept.labels()}
    return left, [each for each in taken if fold(each.text) not in known]


def names_of(
    vocabulary: Vocabulary, kind: ConceptKind, language: str, count: int, seed: int
) -> list[Wanted]:
    """Some names of a language, each with every concept that has it."""
    owners: dict[str, set[str]] = defaultdict(set)
    texts = {}
    for concept in vocabulary.of_kind(kind):
        for spoken, text, _ in concept.labels():
            owners[fold(text)].add(concept.code)
            if spoken == language:
                texts[fold(text)] = text
    folded = sorted(texts)
    rng = np.random.default_rng(seed)
    chosen = rng.choice(len(folded), size=min(count, len(folded)), replace=False)
    return [
        Wanted(texts[folded[place]], frozenset(owners[folded[place]])) for place in chosen.tolist()
    ]
