"""What is wrong with an ESCO download is said in Danish, with the place; nothing else happens."""

import gzip

import pytest

from matching.sources import csv_files
from matching.sources.csv_files import CsvFile, ImportProblem, read_csv
from matching.sources.esco import read_esco, read_titles
from matching.sources.esco_industries import industry_of
from tests.services.esco_files import (
    OCCUPATIONS,
    esco_tables,
    esco_zips,
    titles_file,
    write_folder,
    write_zip,
)


def problem_of(read):
    with pytest.raises(ImportProblem) as caught:
        read()
    return str(caught.value)


def danish_with(tmp_path, **changed):
    """A Danish zip with some files changed; None takes the file out."""
    tables = {**esco_tables("da"), **{f"{name}_da.csv": text for name, text in changed.items()}}
    kept = {name: content for name, content in tables.items() if content is not None}
    return write_zip(tmp_path / "esco.zip", kept)


def test_a_folder_reads_as_the_zip_does(tmp_path):
    tables = esco_tables("da") | esco_tables("en")
    folder = write_folder(tmp_path / "esco", tables)
    both = write_zip(tmp_path / "both.zip", tables)
    assert read_esco([folder]).source.fingerprint == read_esco([both]).source.fingerprint
    assert read_esco([folder]).concepts == read_esco(esco_zips(tmp_path)).concepts


def test_danish_alone_is_enough(tmp_path):
    draft = read_esco([danish_with(tmp_path)])
    assert [concept.label_en for concept in draft.concepts][0] == "tømrer"


def test_other_files_in_the_download_are_left_alone(tmp_path):
    tables = {**esco_tables("da"), "skillGroups_da.csv": b"\xff not ours", "readme.txt": b"\xff"}
    assert read_esco([write_zip(tmp_path / "esco.zip", tables)]).relations


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path):
    content = b"\xef\xbb\xbf" + esco_tables("da")["occupations_da.csv"]
    assert len(read_esco([danish_with(tmp_path, occupations=content)]).concepts) == 6


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"skills": None}, "esco.zip: Filen skills_da.csv mangler."),
        (
            {"occupationSkillRelations": None},
            "esco.zip: Filen occupationSkillRelations_da.csv mangler.",
        ),
        (
            {"occupations": b"conceptUri,altLabels\n"},
            "esco.zip/occupations_da.csv, linje 1, kolonne preferredLabel: Kolonnen mangler.",
        ),
        (
            {"occupations": b"conceptUri,preferredLabel\nhttp://a,a\nhttp://b,sm\xf8rer\n"},
            "esco.zip/occupations_da.csv, linje 3: Filen er ikke skrevet med tegnsættet UTF-8."
            " Hent den igen, eller gem den som UTF-8.",
        ),
        (
            {"occupations": b'conceptUri,preferredLabel\nhttp://a,"to\nlinjer"\nhttp://b\n'},
            "esco.zip/occupations_da.csv, linje 4: Rækken har 1 felter, men overskriften 2.",
        ),
        (
            {"occupations": b'conceptUri,preferredLabel\nhttp://a,"aldrig slut\n'},
            "esco.zip/occupations_da.csv, linje 2: Rækken er ikke gyldig CSV.",
        ),
        (
            {"occupations": b"conceptUri,preferredLabel\nsmed,smed\n"},
            "esco.zip/occupations_da.csv, linje 2, kolonne conceptUri:"
            " Her skal stå begrebets webadresse.",
        ),
        (
            {"occupations": b"conceptUri,preferredLabel\nhttp://a,\n"},
            "esco.zip/occupations_da.csv, linje 2, kolonne preferredLabel:"
            " Begrebet har intet navn.",
        ),
        (
            {"occupations": b"conceptUri,preferredLabel\nhttp://a," + b"a" * 301 + b"\n"},
            "esco.zip/occupations_da.csv, linje 2: Et navn er længere end 300 tegn.",
        ),
        (
            {"occupationSkillRelations": b"occupationUri,relationType,skillUri\na,nice,b\n"},
            "esco.zip/occupationSkillRelations_da.csv, linje 2, kolonne relationType:"
            " Her skal stå essential eller optional.",
        ),
    ],
)
def test_the_place_of_the_mistake_is_named(tmp_path, changed, sentence):
    source = danish_with(tmp_path, **changed)
    assert problem_of(lambda: read_esco([source])) == sentence


def test_a_concept_is_an_occupation_or_a_skill(tmp_path):
    tables = esco_tables("da")
    both = tables["skills_da.csv"].replace(
        b"example.org/skill/saw", b"example.org/occupation/carpenter"
    )
    source = danish_with(tmp_path, skills=both)
    assert "både et job og en kompetence" in problem_of(lambda: read_esco([source]))


def test_what_is_no_esco_at_all(tmp_path):
    empty = write_zip(tmp_path / "photos.zip", {"a.csv": b""})
    assert "ingen ESCO-filer" in problem_of(lambda: read_esco([empty]))
    (tmp_path / "broken.zip").write_bytes(esco_zips(tmp_path)[0].read_bytes()[:-40])
    assert "ikke en hel zip-fil" in problem_of(lambda: read_esco([tmp_path / "broken.zip"]))
    assert "findes ikke" in problem_of(lambda: read_esco([tmp_path / "nowhere.zip"]))


def test_a_damaged_file_inside_the_zip(tmp_path):
    source = danish_with(tmp_path)
    packed = bytearray(source.read_bytes())
    packed[120:140] = bytes(20)
    source.write_bytes(packed)
    assert "kan ikke læses" in problem_of(lambda: read_esco([source]))


def test_the_same_language_twice(tmp_path):
    first, second = (write_zip(tmp_path / f"{n}.zip", esco_tables("da")) for n in "ab")
    expected = "b.zip: Filen occupations_da.csv er også i a.zip."
    assert problem_of(lambda: read_esco([first, second])) == expected


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_files, "LARGEST", 1_000)
    assert "udpakket" in problem_of(lambda: read_esco([danish_with(tmp_path)]))


def test_a_title_file_may_be_packed(tmp_path, monkeypatch):
    plain = titles_file(tmp_path)
    packed = tmp_path / "titles.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read_titles(packed).labels == read_titles(plain).labels
    monkeypatch.setattr(csv_files, "LARGEST", 10)
    assert "udpakket" in problem_of(lambda: read_titles(packed))


def test_a_title_file_that_is_none(tmp_path):
    (tmp_path / "titles.csv.gz").write_bytes(b"not packed")
    assert "kan ikke læses" in problem_of(lambda: read_csv(tmp_path / "titles.csv.gz"))
    (tmp_path / "titles.csv").write_text("star_title,esco_uri\n")
    expected = "titles.csv, linje 1, kolonne relation: Kolonnen mangler."
    assert problem_of(lambda: read_titles(tmp_path / "titles.csv")) == expected


def test_lines_are_counted_as_an_editor_counts_them():
    file = CsvFile("a.csv", b'a,b\n1,"x\ny"\n\n2,z\n')
    assert list(file.rows(("b",), ("c",))) == [(2, ["x\ny", ""]), (5, ["z", ""])]


@pytest.mark.parametrize(
    ("isco08", "industry"),
    [
        ("7115", "industry_construction"),
        ("7233", "workshop"),  # a longer beginning beats a shorter one
        ("5242", None),
        ("3257", None),
        (None, None),
    ],
)
def test_industries_where_the_group_is_clear(isco08, industry):
    assert industry_of(isco08) == industry


def test_the_small_download_has_the_same_codes_in_both_languages():
    assert {row["code"] for row in OCCUPATIONS["da"]} < {row["code"] for row in OCCUPATIONS["en"]}
