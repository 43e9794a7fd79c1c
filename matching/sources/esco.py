"""ESCO, the European classification of occupations and skills, from its official CSV download."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matching.sources.csv_files import (
    CsvFile,
    CsvFolder,
    ImportProblem,
    fingerprint_of,
    read_csv,
    tidy,
)
from matching.sources.draft import (
    LONGEST_CODE,
    LONGEST_LABEL,
    DraftConcept,
    DraftSource,
    Progress,
    VocabularyDraft,
    silent,
)
from matching.sources.esco_industries import industry_of
from models.kinds import ConceptKind, Language

ESCO = "esco"
STAR = "star"
# Changes when the same files would be read to something else.
READER = "esco reader 1"

ATTRIBUTION = (
    "This service uses the ESCO classification of the European Commission. "
    "Denne tjeneste bruger Europa-Kommissionens klassifikation ESCO."
)
STAR_ATTRIBUTION = (
    "Stillingsbetegnelser fra Styrelsen for Arbejdsmarked og Rekruttering (STAR), "
    "knyttet til ESCO. Job titles of the Danish Agency for Labour Market and Recruitment."
)

# A title that is wider or narrower than the occupation is not a name of it.
SAME_ENOUGH = frozenset({"exactMatch", "closeMatch"})

_EDITION = re.compile(r"\bv(\d+(?:\.\d+)+)")
_ISCO = re.compile(r"C?(\d{4})(?:\..*)?")
_FILE_OF = {ConceptKind.OCCUPATION: "occupations", ConceptKind.SKILL: "skills"}
_NEEDED = ("conceptUri", "preferredLabel")
_OPTIONAL = ("altLabels", "hiddenLabels", "status", "iscoGroup", "code", "skillType", "reuseLevel")


@dataclass
class _Found:
    """One concept while its languages are read; the first name of a language is preferred."""

    kind: ConceptKind
    sort: str = "skill"
    isco08: str | None = None
    names: dict[Language, list[str]] = field(default_factory=dict)


@dataclass
class _Reading:
    """What has been read so far."""

    folders: Sequence[CsvFolder]
    progress: Progress
    found: dict[str, _Found] = field(default_factory=dict)
    relations: dict[tuple[str, str], bool] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)

    def has(self, name: str) -> bool:
        return any(name in folder for folder in self.folders)

    def read(self, name: str) -> CsvFile:
        """The file of that name from the one folder that has it."""
        holders = [folder for folder in self.folders if name in folder]
        if len(holders) > 1:
            raise ImportProblem(holders[1].name, f"Filen {name} er også i {holders[0].name}.")
        file = (holders or self.folders)[0].read(name)
        self.fingerprints[name] = file.fingerprint
        self.progress(len(self.fingerprints) / 5, f"Læser {file.name}")
        return file


def read_esco(paths: Sequence[Path], *, progress: Progress = silent) -> VocabularyDraft:
    """The vocabulary of an official ESCO download: occupations, skills and what links them.

    Args:
        paths: zips or folders; one for each language, or one with all. Danish and English are
            read, other languages are left alone. A name that one of the two lacks is filled
            from the other.

    Raises:
        ImportProblem: a file or column is missing, or something in it cannot be read.
    """
    reading = _Reading([CsvFolder(path) for path in paths], progress)
    languages = [language for language in Language if _has_any(reading, language)]
    if not languages:
        raise ImportProblem(
            reading.folders[0].name,
            "Her er ingen ESCO-filer på dansk eller engelsk, for eksempel occupations_da.csv.",
        )
    for language in languages:
        for kind in ConceptKind:
            _read_concepts(reading, kind, language)
    _read_relations(reading, languages)
    editions = [match[1] for path in paths if (match := _EDITION.search(path.name))]
    return VocabularyDraft(
        source=DraftSource(
            code=ESCO,
            name="ESCO",
            attribution=ATTRIBUTION,
            fingerprint=fingerprint_of(reading.fingerprints, READER),
            edition=", ".join(dict.fromkeys(editions))[:40],
        ),
        concepts=[_concept(code, found) for code, found in reading.found.items()],
        labels=list(_other_names(reading.found)),
        relations=reading.relations,
        skipped=reading.skipped,
    )


def _has_any(reading: _Reading, language: Language) -> bool:
    return any(reading.has(f"{stem}_{language}.csv") for stem in _FILE_OF.values())


def _read_concepts(reading: _Reading, kind: ConceptKind, language: Language) -> None:
    file = reading.read(f"{_FILE_OF[kind]}_{language}.csv")
    for line, cells in file.rows(_NEEDED, _OPTIONAL):
        code, preferred, others, hidden, status, group, number, skill_type, reuse = cells
        if status not in {"", "released"}:
            reading.skipped["udgåede begreber"] += 1
            continue
        _check_code(file, line, code)
        found = reading.found.setdefault(code, _Found(kind))
        if found.kind is not kind:
            raise file.problem("Begrebet er både et job og en kompetence.", line, "conceptUri")
        if kind is ConceptKind.OCCUPATION:
            found.isco08 = _isco(group) or _isco(number) or found.isco08
        else:
            found.sort = _sort(skill_type, reuse)
        names = [tidy(name) for name in (preferred, *others.split("\n"), *hidden.split("\n"))]
        if any(len(name) > LONGEST_LABEL for name in names):
            raise file.problem(f"Et navn er længere end {LONGEST_LABEL} tegn.", line)
        if not names[0]:
            raise file.problem("Begrebet har intet navn.", line, "preferredLabel")
        found.names[language] = list(dict.fromkeys(filter(None, names)))


def _check_code(file: CsvFile, line: int, code: str) -> None:
    if not code.startswith(("http://", "https://")) or len(code) > LONGEST_CODE:
        raise file.problem("Her skal stå begrebets webadresse.", line, "conceptUri")


def _isco(text: str) -> str | None:
    """The four-digit group of `C2654`, `2654` or `2654.1.7`; None of anything else."""
    match = _ISCO.fullmatch(text.strip())
    return match[1] if match else None


def _sort(skill_type: str, reuse_level: str) -> str:
    if skill_type == "knowledge":
        return "knowledge"
    return "transversal" if reuse_level == "transversal" else "skill"


def _read_relations(reading: _Reading, languages: Sequence[Language]) -> None:
    # The relations are the same in every language; the English edition is the newest.
    names = [f"occupationSkillRelations_{language}.csv" for language in reversed(languages)]
    file = reading.read(next(filter(reading.has, names), names[0]))
    codes = {code: code for code in reading.found}  # one text for each code, not one a relation
    for line, cells in file.rows(("occupationUri", "relationType", "skillUri")):
        occupation, relation, skill = cells
        if relation not in {"essential", "optional"}:
            raise file.problem("Her skal stå essential eller optional.", line, "relationType")
        if occupation not in codes or skill not in codes:
            reading.skipped["forbindelser til ukendte begreber"] += 1
            continue
        pair = codes[occupation], codes[skill]
        reading.relations[pair] = reading.relations.get(pair, False) or relation == "essential"


def _concept(code: str, found: _Found) -> DraftConcept:
    danish = found.names.get(Language.DANISH) or found.names[Language.ENGLISH]
    english = found.names.get(Language.ENGLISH) or danish
    return DraftConcept(
        code=code,
        kind=found.kind,
        label_da=danish[0],
        label_en=english[0],
        sort=found.sort,
        isco08=found.isco08,
        industry=industry_of(found.isco08),
    )


def _other_names(concepts: Mapping[str, _Found]) -> Iterator[tuple[str, Language, str]]:
    for code, found in concepts.items():
        for language, names in found.names.items():
            for name in names[1:]:
                yield code, language, name


def read_titles(path: Path) -> VocabularyDraft:
    """Job titles of Danish job ads as further Danish names of ESCO's occupations.

    Args:
        path: a CSV file, plain or .gz, with the columns star_title, relation and esco_uri.

    Raises:
        ImportProblem: a column is missing, or something in the file cannot be read.
    """
    file = read_csv(path)
    labels: dict[tuple[str, Language, str], None] = {}
    skipped: Counter[str] = Counter()
    for line, (title, relation, code) in file.rows(("star_title", "relation", "esco_uri")):
        name = tidy(title)
        if not name or len(name) > LONGEST_LABEL:
            raise file.problem("Titlen er tom eller for lang.", line, "star_title")
        if relation in SAME_ENOUGH:
            labels[code, Language.DANISH, name] = None
        else:
            skipped[f"titler med {relation or 'ukendt forbindelse'}"] += 1
    return VocabularyDraft(
        source=DraftSource(
            code=STAR,
            name="Stillingsbetegnelser fra STAR",
            attribution=STAR_ATTRIBUTION,
            fingerprint=fingerprint_of({path.name: file.fingerprint}, READER),
        ),
        labels=list(labels),
        skipped=skipped,
    )
