"""The command `vocabulary`: what it says, what it stores, and what it leaves alone."""

import argparse
from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from models.queries.vocabulary import source_counts
from portal.commands import vocabulary as command
from tests.services.esco_files import esco_tables, esco_zips, titles_file, write_zip

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def vocabulary(engine, capsys):
    """Runs the command; answers with its exit code, its output and what it said on the side."""
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())

    def run(*words):
        args = parser.parse_args(["vocabulary", *map(str, words)])
        code = command.run(args, engine, NOW)
        return code, *capsys.readouterr()

    return run


def stored(engine):
    with Session(engine) as session:
        return source_counts(session)


def test_an_import_says_what_it_stored(vocabulary, engine, tmp_path):
    sources = esco_zips(tmp_path)
    code, output, _ = vocabulary("import", *sources, "--titles", titles_file(tmp_path))
    assert code == 0
    assert "Nye begreber: 7" in output
    assert "Sprunget over, titler med broadMatch: 1" in output
    assert [counts.source.code for counts in stored(engine)] == ["esco", "star"]
    assert vocabulary("import", *sources)[1].splitlines()[1] == "  Uændret siden sidst."


def test_a_dry_run_says_the_same_and_stores_nothing(vocabulary, engine, tmp_path):
    words = ("import", *esco_zips(tmp_path), "--titles", titles_file(tmp_path))
    code, tried, _ = vocabulary(*words, "--dry-run")
    assert (code, stored(engine)) == (0, [])
    assert "    lagerhjælp (http://example.org/occupation/warehouse)" in tried.splitlines()
    numbers = [line for line in tried.splitlines() if ": " in line and "intet" not in line]
    done = vocabulary(*words)[1].splitlines()
    assert [line for line in done if ": " in line] == numbers


def test_a_dry_run_of_what_is_there_already(vocabulary, tmp_path):
    sources = esco_zips(tmp_path)
    vocabulary("import", *sources)
    assert "Uændret" in vocabulary("import", *sources, "--dry-run")[1]
    assert "Nye begreber: 0" in vocabulary("import", *sources, "--dry-run", "--force")[1]


def test_one_bad_file_stops_everything(vocabulary, engine, tmp_path):
    titles = tmp_path / "titles.csv"
    titles.write_text("star_title\n")
    code, output, aside = vocabulary("import", *esco_zips(tmp_path), "--titles", titles)
    assert (code, output, stored(engine)) == (1, "", [])
    last = aside.splitlines()[-1]
    assert last == "Intet er ændret. titles.csv, linje 1, kolonne relation: Kolonnen mangler."


def test_trouble_in_the_store_takes_everything_back(vocabulary, engine, tmp_path):
    vocabulary("import", *esco_zips(tmp_path))
    as_skills = [{"code": "saw", "label": "save"}]
    tables = esco_tables("da", skills=as_skills, relations=[])
    tables["skills_da.csv"] = tables["skills_da.csv"].replace(b"/skill/saw", b"/occupation/drone")
    code, _, aside = vocabulary("import", write_zip(tmp_path / "other.zip", tables))
    assert code == 1
    assert "kan ikke skifte mellem job og kompetence" in aside
    assert stored(engine)[0].retired == 0


def test_progress_is_told_on_the_side(vocabulary, tmp_path):
    _, output, aside = vocabulary("import", *esco_zips(tmp_path))
    assert "Læser" not in output
    assert aside.splitlines()[-1] == "100% Færdig"


def test_show_names_every_source_and_its_credit(vocabulary, tmp_path):
    vocabulary("import", *esco_zips(tmp_path), "--titles", titles_file(tmp_path))
    code, output, _ = vocabulary("show")
    assert code == 0
    assert "ESCO 1.0.0, 1.2.0" in output
    assert "  Hentet ind: 24.11.2026 kl. 10.00" in output
    assert "This service uses the ESCO classification of the European Commission" in output
    assert "Styrelsen for Arbejdsmarked og Rekruttering" in output
