"""The shipped starter vocabulary, read for tests of the linking."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from matching import Concept, Vocabulary
from models.kinds import ConceptKind

FOLDER = Path(__file__).parents[2] / "seed" / "vocabulary"


@cache
def starter() -> Vocabulary:
    """Every concept and relation in the files; a relation to a code that is not there is left out.

    The seed checks its own files; these tests only want words to link to.
    """
    skills = [_concept(row, ConceptKind.SKILL) for _, row in _rows("skills")]
    found = list(_rows("occupations"))
    occupations = [_concept(row, ConceptKind.OCCUPATION, name) for name, row in found]
    known = {skill.code for skill in skills}
    relations = [
        (row["code"], skill, column == "essential")
        for _, row in found
        for column in ("essential", "useful")
        for skill in _split(row[column])
        if skill in known
    ]
    return Vocabulary([*skills, *occupations], relations)


def _rows(folder: str) -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((FOLDER / folder).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield path.stem, row


def _concept(row: dict[str, str], kind: ConceptKind, industry: str | None = None) -> Concept:
    return Concept(
        code=row["code"],
        kind=kind,
        label={"da": row["label_da"], "en": row["label_en"]},
        other_labels={"da": _split(row["synonyms_da"]), "en": _split(row["synonyms_en"])},
        isco=row.get("isco08") or None,
        industry=industry,
        transversal=row.get("kind") == "transversal",
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
