"""The doctor says of each thing that is away what to do, and of a healthy service nothing else."""

import io
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import make_url, text

from models.store import open_store, writing
from portal.commands import doctor
from portal.context import real_clock
from portal.settings import Environment, Settings

KEY = "et langt og tilfældigt ord som ingen gætter"


@pytest.fixture
def given(stocked_store, tmp_path) -> dict[str, str]:
    file = shutil.copy(stocked_store, tmp_path / "store.sqlite")
    return {"SECRET_KEY": KEY, "DATABASE_URL": f"sqlite:///{file}", "CPR_KEYS": f"1:{KEY}"}


def told(given: dict[str, str]) -> tuple[int, str]:
    out = io.StringIO()
    return doctor.run(given, real_clock, out), out.getvalue()


def change(given: dict[str, str], statement: str) -> None:
    with closing(sqlite3.connect(make_url(given["DATABASE_URL"]).database)) as opened, opened:
        opened.execute(statement)


def test_a_healthy_service(given):
    code, said = told(given)
    assert (code, said.splitlines()[-1]) == (0, "All is well."), said
    assert "WRONG" not in said


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("SECRET_KEY", "", "SECRET_KEY is missing"),
        ("FODFAESTE_HTTPS", "0", "Put a proxy with https in front"),
        ("DATABASE_URL", "sqlite:////dev/null/x/y", "its folder cannot be made"),
        ("DATABASE_URL", "postgresql+psycopg://u:kodeord@127.0.0.1:1/x", "does not answer"),
    ],
)
def test_a_setting_that_is_wrong(given, setting, value, expected):
    code, said = told({**given, setting: value})
    assert code == 1
    assert expected in said
    assert "kodeord" not in said


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE alembic_version SET version_num = '0001'", "Take a backup, then run"),
        ("DROP TABLE alembic_version", "There are none. Run"),
        (
            "INSERT INTO citizen_cpr VALUES (1, 1, 7, 'x', 'y', 1, '2026-11-22 10:00:00')",
            "Add it to CPR_KEYS",
        ),
    ],
)
def test_a_database_that_is_not_as_it_must_be(given, statement, expected):
    change(given, statement)
    code, said = told(given)
    assert code == 1
    assert expected in said


def test_a_clock_that_is_off_is_seen_beside_the_database(postgres_url):
    engine = open_store(postgres_url)
    for off, wrong in ((timedelta(0), False), (timedelta(minutes=2), True)):
        said = doctor._clock(engine, lambda off=off: datetime.now(UTC) + off)  # noqa: TID251
        assert bool(said.fault) is wrong
    engine.dispose()


def test_little_space_is_told(given, monkeypatch):
    monkeypatch.setattr(doctor, "LEAST_FREE", 10**18)
    code, said = told(given)
    assert code == 1
    assert "Make room" in said


def test_a_disk_that_is_slow_or_held_is_told(given):
    engine = open_store(given["DATABASE_URL"])
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE municipality SET name = name"))
        settings = Settings(Environment.TEST, KEY, given["DATABASE_URL"])
        said = [each for each in doctor.looks(engine, settings, real_clock) if each.fault]
        assert [each.what for each in said] == ["writing"]
    engine.dispose()
