"""What is built of the vocabulary is kept for the next process, and never used when it is old."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from matching.sources.built import read_built
from models.kinds import ConceptKind
from models.store import writing
from portal.services.matches import built_vocabulary
from portal.services.matches import knowledge as service
from portal.services.matches.built_vocabulary import keep_built_in
from portal.services.matches.knowledge import knowledge
from portal.services.matches.vocabulary import store_vocabulary
from portal.settings import built_folder
from tests.services.test_knowledge import BREAD, draft

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    keep_built_in(tmp_path / "vocabulary")
    yield tmp_path / "vocabulary"
    keep_built_in(None)


@pytest.fixture
def ask(engine, folder, monkeypatch):
    """Ask as a process that has just begun; gives how often the indexes were built."""
    built = []
    fresh = built_vocabulary._fresh
    monkeypatch.setattr(built_vocabulary, "_fresh", lambda v: built.append(v.version) or fresh(v))

    def asked():
        service._kept.clear()
        service._tools.clear()
        with Session(engine) as session:
            return knowledge(session), len(built)

    return asked


def take_in(engine, source):
    with Session(writing(engine)) as session, session.begin():
        store_vocabulary(session, source, now=NOW)


def test_the_second_process_builds_nothing(engine, ask, folder):
    take_in(engine, BREAD)
    first, built = ask()
    again, still = ask()
    assert (built, still) == (1, 1)
    assert [each.name for each in folder.iterdir()] == [f"{first.vocabulary.version}.npz"]
    assert again.vocabulary.version == first.vocabulary.version
    assert again.linker.link("bagersvend", ConceptKind.OCCUPATION).code == "own/baker"
    assert again.ranker.vocabulary is again.linker.vocabulary is again.vocabulary


def test_a_changed_vocabulary_is_built_anew(engine, ask, folder):
    take_in(engine, BREAD)
    ask()
    take_in(engine, draft("2", ("ice", "glasere")))
    known, built = ask()
    assert built == 2
    assert known.linker.link("glasere", ConceptKind.SKILL).code == "own/ice"
    assert known.linker.link("bage brød", ConceptKind.SKILL) is None


def test_only_the_newest_files_stay(engine, ask, folder):
    for number in range(4):
        take_in(engine, draft(str(number), (f"skill{number}", f"evne {number}")))
        known, _ = ask()
    assert len(list(folder.iterdir())) == built_vocabulary.KEPT_FILES
    assert read_built(folder / f"{known.vocabulary.version}.npz")


def test_a_damaged_file_is_written_anew(engine, ask, folder):
    take_in(engine, BREAD)
    known, _ = ask()
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:-50])
    _, built = ask()
    assert built == 2
    assert read_built(path).vocabulary.version == known.vocabulary.version


def test_a_folder_that_cannot_be_written_stops_nobody(engine, ask, folder, caplog):
    folder.write_text("not a folder")
    take_in(engine, BREAD)
    known, _ = ask()
    assert "own/baker" in known.vocabulary
    assert "not kept" in caplog.text


def test_the_folder_lies_beside_an_embedded_database():
    assert built_folder("sqlite:////srv/here/a.sqlite") == Path("/srv/here/vocabulary")
    assert built_folder("postgresql+psycopg://db/x").parts[-2:] == ("var", "vocabulary")
