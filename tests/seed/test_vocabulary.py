"""Checks on the starter vocabulary of occupations and skills (seed/vocabulary)."""

import csv
import re
from collections import defaultdict
from pathlib import Path

from matching.vocabulary import handed_on

ROOT = Path(__file__).resolve().parents[2] / "seed" / "vocabulary"
SKILL_HEADER = ["code", "label_da", "label_en", "synonyms_da", "synonyms_en", "kind"]
OCCUPATION_HEADER = [
    "code",
    "label_da",
    "label_en",
    "synonyms_da",
    "synonyms_en",
    "isco08",
    "essential",
    "useful",
]
SKILL_KINDS = {"skill", "knowledge", "certificate", "licence", "transversal"}
LIST_COLUMNS = {"synonyms_da", "synonyms_en", "essential", "useful"}
SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
ISCO08 = re.compile(r"[1-9][0-9]{3}")


def read(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle, strict=True))


def records(folder):
    """All rows of a folder, each with the name of its file."""
    found = []
    for path in sorted((ROOT / folder).glob("*.csv")):
        header, *body = read(path)
        found += [(path.name, dict(zip(header, row, strict=True))) for row in body]
    return found


def values(cell):
    return cell.split("|") if cell else []


def industry_codes():
    header, *body = read(ROOT / "industries.csv")
    return [row[header.index("code")] for row in body]


def test_files_parse():
    for folder, expected in (("skills", SKILL_HEADER), ("occupations", OCCUPATION_HEADER)):
        paths = sorted((ROOT / folder).glob("*.csv"))
        assert paths, f"no files in {folder}"
        for path in paths:
            header, *body = read(path)
            assert header == expected, path.name
            assert body, f"{path.name} has no rows"
            for number, row in enumerate(body, start=2):
                assert len(row) == len(expected), f"{path.name}:{number}"


def test_every_industry_has_both_files():
    industries = set(industry_codes())
    assert {p.stem for p in (ROOT / "occupations").glob("*.csv")} == industries
    assert {p.stem for p in (ROOT / "skills").glob("*.csv")} == industries | {"common"}


def test_codes_are_unique_slugs():
    for folder in ("skills", "occupations"):
        seen = {}
        for name, row in records(folder):
            code = row["code"]
            assert SLUG.fullmatch(code), f"{name}: {code!r}"
            assert code not in seen, f"{code} in {seen.get(code)} and {name}"
            seen[code] = name


def test_labels_are_filled_and_unique():
    for folder in ("skills", "occupations"):
        for column in ("label_da", "label_en"):
            holders = defaultdict(list)
            for name, row in records(folder):
                assert row[column].strip(), f"{name}:{row['code']} lacks {column}"
                holders[row[column].casefold()].append(f"{name}:{row['code']}")
            shared = {label: who for label, who in holders.items() if len(who) > 1}
            assert not shared, f"{folder} {column}: {shared}"


def test_synonyms_do_not_repeat_a_label():
    for folder in ("skills", "occupations"):
        rows = records(folder)
        for language in ("da", "en"):
            owner = {row[f"label_{language}"].casefold(): row["code"] for _, row in rows}
            for name, row in rows:
                synonyms = [s.casefold() for s in values(row[f"synonyms_{language}"])]
                where = f"{name}:{row['code']}"
                assert synonyms, f"{where} has no synonyms_{language}"
                assert len(synonyms) == len(set(synonyms)), f"{where} repeats a synonym"
                taken = {s: owner[s] for s in synonyms if s in owner}
                assert not taken, f"{where}: {taken}"


def test_no_stray_spaces():
    for folder in ("skills", "occupations"):
        for name, row in records(folder):
            for column, cell in row.items():
                parts = values(cell) if column in LIST_COLUMNS else [cell]
                for part in parts:
                    assert part, f"{name}:{row['code']} empty value in {column}"
                    assert part == part.strip(), f"{name}:{row['code']} {column} {part!r}"
                    assert "  " not in part, f"{name}:{row['code']} {column} {part!r}"


def test_skill_kinds():
    for name, row in records("skills"):
        assert row["kind"] in SKILL_KINDS, f"{name}:{row['code']} {row['kind']!r}"


def test_isco08_codes():
    for name, row in records("occupations"):
        assert ISCO08.fullmatch(row["isco08"]), f"{name}:{row['code']} {row['isco08']!r}"


def test_occupation_skills_resolve():
    known = {row["code"] for _, row in records("skills")}
    for name, row in records("occupations"):
        where = f"{name}:{row['code']}"
        essential, useful = values(row["essential"]), values(row["useful"])
        assert essential, f"{where} has no essential skills"
        assert len(essential) == len(set(essential)), f"{where} repeats an essential skill"
        assert len(useful) == len(set(useful)), f"{where} repeats a useful skill"
        assert not set(essential) & set(useful), f"{where}: {set(essential) & set(useful)}"
        unknown = (set(essential) | set(useful)) - known
        assert not unknown, f"{where}: {unknown}"


def test_every_skill_is_used():
    used = set()
    for _, row in records("occupations"):
        used.update(values(row["essential"]) + values(row["useful"]))
    unused = [
        f"{name}:{row['code']}"
        for name, row in records("skills")
        if name != "common.csv" and row["code"] not in used
    ]
    assert not unused, unused


def test_size():
    assert len(records("occupations")) >= 250
    assert len(records("skills")) >= 900


def test_held_work_names_occupations_and_gives_a_reason():
    header, *rows = read(ROOT / "held_work.csv")
    assert header == ["occupations", "hold", "how", "because"]
    known = {row["code"] for _, row in records("occupations")}
    told = set()
    for holders, others, how, because in rows:
        assert how in {"all", "some"}
        assert len(because) > 15, (holders, others)
        pairs = {(one, other) for one in values(holders) for other in values(others)}
        assert {code for pair in pairs for code in pair} <= known, (holders, others)
        assert not {pair for pair in pairs if pair[0] == pair[1]}, (holders, others)
        assert not pairs & told, f"told twice: {pairs & told}"
        told |= pairs


def test_no_two_occupations_hold_all_of_each_other():
    _, *rows = read(ROOT / "held_work.csv")
    held = {
        (one, other): how == "all"
        for holders, others, how, _ in rows
        for one in values(holders)
        for other in values(others)
    }
    everything = {
        (holder, other)
        for holder, others in handed_on(held).items()
        for other, whole in others.items()
        if whole
    }
    assert not {pair for pair in everything if pair[::-1] in everything}
