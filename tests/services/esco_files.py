"""A small vocabulary of our own in the shape of ESCO's download, so that reading it is tried."""

import csv
import io
import zipfile
from pathlib import Path

OCCUPATION = "http://example.org/occupation/"
SKILL = "http://example.org/skill/"

OCCUPATIONS = {
    "da": [
        {
            "code": "carpenter",
            "isco": "C7115",
            "label": "tømrer",
            "alt": "bygningstømrer\ntømmermand",
        },
        {"code": "ceiling", "isco": "", "number": "7123.1", "label": "tømrer \x97  lofter"},
        {"code": "warehouse", "isco": "4321", "label": "lagerhjælp"},
    ],
    "en": [
        {"code": "carpenter", "isco": "7115", "label": "carpenter", "alt": "joiner on site"},
        {"code": "ceiling", "isco": "7123", "label": "ceiling fitter"},
        {"code": "warehouse", "isco": "4321", "label": "warehouse hand"},
        {"code": "drone", "isco": "8350", "label": "drone minder", "hidden": "dron minder"},
        {"code": "gone", "isco": "8350", "label": "lamplighter", "status": "obsolete"},
    ],
}
SKILLS = {
    "da": [
        {"code": "saw", "label": "save brædder", "alt": "savning\nSave Brædder"},
        {"code": "rules", "label": "byggeregler", "type": "knowledge"},
        {"code": "listen", "label": "lytte til kolleger", "reuse": "transversal"},
    ],
    "en": [
        {"code": "saw", "label": "saw boards"},
        {"code": "rules", "label": "building rules", "type": "knowledge"},
        {"code": "listen", "label": "listen to colleagues", "reuse": "transversal"},
    ],
}
RELATIONS = [
    ("carpenter", "optional", "saw"),
    ("carpenter", "essential", "saw"),
    ("carpenter", "essential", "rules"),
    ("carpenter", "optional", "listen"),
    ("warehouse", "optional", "listen"),
    ("gone", "essential", "listen"),
]
TITLES = [
    ("Tømrersvend", "exactMatch", "carpenter"),
    ("Tømrer", "exactMatch", "carpenter"),
    ("Lagermand", "closeMatch", "warehouse"),
    ("Håndværker", "broadMatch", "carpenter"),
    ("Fyrpasser", "exactMatch", "lighthouse"),
]


def occupation_rows(rows):
    first = ["conceptType", "conceptUri", "iscoGroup", "preferredLabel"]
    yield [*first, "altLabels", "hiddenLabels", "status", "code"]
    for row in rows:
        yield [
            "Occupation",
            OCCUPATION + row["code"],
            row["isco"],
            row["label"],
            row.get("alt", ""),
            row.get("hidden", ""),
            row.get("status", "released"),
            row.get("number", ""),
        ]


def skill_rows(rows):
    first = ["conceptType", "conceptUri", "skillType", "reuseLevel"]
    yield [*first, "preferredLabel", "altLabels", "status"]
    for row in rows:
        yield [
            "KnowledgeSkillCompetence",
            SKILL + row["code"],
            row.get("type", "skill/competence"),
            row.get("reuse", ""),
            row["label"],
            row.get("alt", ""),
            row.get("status", "released"),
        ]


def relation_rows(relations):
    yield ["occupationUri", "relationType", "skillType", "skillUri"]
    for occupation, relation, skill in relations:
        yield [OCCUPATION + occupation, relation, "skill/competence", SKILL + skill]


def as_csv(rows) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def esco_tables(language, *, occupations=None, skills=None, relations=None) -> dict[str, bytes]:
    """The files of one language by name."""
    return {
        f"occupations_{language}.csv": as_csv(
            occupation_rows(OCCUPATIONS[language] if occupations is None else occupations)
        ),
        f"skills_{language}.csv": as_csv(
            skill_rows(SKILLS[language] if skills is None else skills)
        ),
        f"occupationSkillRelations_{language}.csv": as_csv(
            relation_rows(RELATIONS if relations is None else relations)
        ),
    }


def write_zip(path: Path, tables: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables.items():
            archive.writestr(f"ESCO dataset/{name}", content)
    return path


def write_folder(path: Path, tables: dict[str, bytes]) -> Path:
    path.mkdir()
    for name, content in tables.items():
        (path / name).write_bytes(content)
    return path


def esco_zips(folder: Path) -> list[Path]:
    """Both languages as they are downloaded: a zip each, the edition in the name."""
    return [
        write_zip(folder / f"ESCO dataset - v1.{edition}.0 - {language}.zip", esco_tables(language))
        for language, edition in (("da", 0), ("en", 2))
    ]


def titles_file(folder: Path) -> Path:
    rows = [(title, relation, OCCUPATION + code) for title, relation, code in TITLES]
    file = folder / "titles.csv"
    file.write_bytes(as_csv([("star_title", "relation", "esco_uri"), *rows]))
    return file
