"""The starter vocabulary's files: our own occupations and skills, one file an industry.

An occupation's row names what is particular of it, as a CV would tell it. What everybody knows
that it holds besides, such as the helper's work within the cook's, stands in held_work.csv.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from matching.sources.csv_files import (
    CsvFile,
    ImportProblem,
    fingerprint_of,
    read_csv,
    tidy,
)
from matching.sources.draft import LONGEST_LABEL, DraftConcept, DraftSource, VocabularyDraft
from models.kinds import ConceptKind, Language

STARTER = "starter"
# Changes when the same files would be read to something else.
READER = "starter reader 2"
NAME = "Fodfæstes startordliste"
ATTRIBUTION = "Fodfæstes egen startordliste, EUPL-1.2. The starter vocabulary of Fodfæste."

SEPARATOR = "|"
COMMON = "common"  # the file of skills that belong to no industry
NAMES = ("code", "label_da", "label_en", "synonyms_da", "synonyms_en")
OF_OCCUPATIONS = ("isco08", "essential", "useful")

HELD_WORK = "held_work.csv"
OF_HELD_WORK = ("occupations", "hold", "how")
ALL, SOME = "all", "some"


def read_starter(folder: Path) -> VocabularyDraft:
    """The starter vocabulary as its files tell it; the name of a file is its industry.

    In a folder without held_work.csv no occupation holds the work of another.

    Raises:
        ImportProblem: a file is missing or something in it cannot be read.
    """
    skills, occupations = _files(folder / "skills"), _files(folder / "occupations")
    concepts: list[DraftConcept] = []
    labels: list[tuple[str, Language, str]] = []
    relations: dict[tuple[str, str], bool] = {}
    for industry, file in skills.items():
        for line, (*names, sort) in file.rows((*NAMES, "kind")):
            concept = _concept(file, line, names)
            industry_of_it = None if industry == COMMON else industry
            concepts.append(replace(concept, sort=sort, industry=industry_of_it))
            labels += _synonyms(names)
    for industry, file in occupations.items():
        for line, (*names, isco08, essential, useful) in file.rows((*NAMES, *OF_OCCUPATIONS)):
            concept = _concept(file, line, names)
            kind = ConceptKind.OCCUPATION
            concepts.append(replace(concept, kind=kind, isco08=isco08 or None, industry=industry))
            labels += _synonyms(names)
            relations |= {(concept.code, skill): False for skill in _values(useful)}
            relations |= {(concept.code, skill): True for skill in _values(essential)}
    held, held_file = {}, folder / HELD_WORK
    fingerprints = {
        f"{folder}/{name}": file.fingerprint
        for folder, files in (("skills", skills), ("occupations", occupations))
        for name, file in files.items()
    }
    if held_file.exists():
        file = read_csv(held_file)
        fingerprints[HELD_WORK] = file.fingerprint
        held = dict(_held(file, {code for code, _ in relations}))
    source = DraftSource(STARTER, NAME, ATTRIBUTION, fingerprint_of(fingerprints, READER))
    return VocabularyDraft(source, concepts, labels, relations, held)


def _held(file: CsvFile, occupations: set[str]) -> Iterator[tuple[tuple[str, str], bool]]:
    """((occupation, the one whose work it holds), all of it or some), in the file's order."""
    for line, (holders, others, how) in file.rows(OF_HELD_WORK):
        if how not in {ALL, SOME}:
            raise file.problem("Feltet skal være all eller some.", line, "how")
        for column, cell in (("occupations", holders), ("hold", others)):
            if not cell or not occupations.issuperset(_values(cell)):
                raise file.problem("Feltet nævner et job, som ikke findes.", line, column)
        for pair in product(_values(holders), _values(others)):
            yield pair, how == ALL


def _files(folder: Path) -> dict[str, CsvFile]:
    """The files of the folder by the industry they are about."""
    found = {path.stem: read_csv(path) for path in sorted(folder.glob("*.csv"))}
    if not found:
        raise ImportProblem(folder.name, "Her er ingen CSV-filer.")
    return found


def _concept(file: CsvFile, line: int, names: list[str]) -> DraftConcept:
    code, label_da, label_en = names[:3]
    for column, cell in zip(NAMES[:3], names[:3], strict=True):
        if not 0 < len(cell) <= LONGEST_LABEL:
            raise file.problem("Feltet er tomt eller for langt.", line, column)
    return DraftConcept(code, ConceptKind.SKILL, tidy(label_da), tidy(label_en))


def _synonyms(names: list[str]) -> Iterator[tuple[str, Language, str]]:
    for language, cell in zip(Language, names[3:5], strict=True):
        for text in _values(cell):
            yield names[0], language, tidy(text)


def _values(cell: str) -> list[str]:
    return cell.split(SEPARATOR) if cell else []
