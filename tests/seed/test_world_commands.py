"""Preparing, emptying and watching a store; and the many citizens that are for measuring."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, func, select

from models.kinds import OpeningState, PlacementState, Role
from models.migrations import is_newest
from models.queries.people import office_calendar
from models.rules.promise_clock import due
from models.store import open_store
from models.tables.letters import JobRun, Worker
from models.tables.openings import Opening
from models.tables.people import Citizen, CitizenSkill, Municipality
from models.tables.placements import Placement
from models.tables.promises import Promise
from models.tables.vocabulary import Concept
from portal import create_app
from portal.commands import worker as worker_commands
from portal.commands.imports import Helper
from portal.commands.postman import Postman
from portal.commands.world import demo, drop_everything, load_basics, prepare, tick
from portal.services.work import slots
from portal.services.work.turning import Turned
from portal.settings import Environment, Settings
from seed import world
from seed.demo_scale import build_scale
from seed.timeline import Days
from tests.demo_world import NOW, ROOT, demo_worlds, shared_folder

# The demo municipality's, with those who are still to come.
PEOPLE = 263


@pytest.fixture
def store(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The demo world for one test to change."""
    built, _ = demo_worlds(shared_folder(tmp_path_factory))
    engine = open_store(f"sqlite:///{shutil.copy(built, tmp_path)}", safe_writes=False)
    yield engine
    engine.dispose()


def settings(environment: Environment, url: str = "sqlite:///elsewhere.sqlite") -> Settings:
    return Settings(environment, "kun til prøver, og derfor ingen hemmelighed", url)


def number(engine: Engine, table: type) -> int:
    with Session(engine) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def test_preparing_a_store_of_ones_own_adds_nobody(tmp_path):
    engine = open_store(f"sqlite:///{tmp_path / 'new.sqlite'}", safe_writes=False)
    out, told = io.StringIO(), io.StringIO()
    for _ in range(2):
        assert prepare(engine, settings(Environment.PRODUCTION), NOW, out, told) == 0
    assert is_newest(engine)
    assert (number(engine, Concept) > 1000, number(engine, Municipality)) == (True, 0)
    assert out.getvalue() == told.getvalue() == ""
    engine.dispose()


def test_an_empty_demo_is_built_and_tells_how_far_it_is(engine, monkeypatch):
    asked = []

    def build(engine, now, progress, *, environment):
        asked.append(environment)
        progress(0.55, "Fortæller, hvad der skete")

    monkeypatch.setattr(world, "build_world", build)
    told = io.StringIO()
    prepare(engine, settings(Environment.DEMO), NOW, io.StringIO(), told)
    assert asked == [Environment.DEMO]
    assert told.getvalue() == " 55% Fortæller, hvad der skete\n"


def test_a_second_start_keeps_the_world_and_tells_who_signs_in(store):
    out, told = io.StringIO(), io.StringIO()
    prepare(store, settings(Environment.DEMO), NOW + timedelta(days=3), out, told)
    assert number(store, Citizen) == PEOPLE
    assert told.getvalue() == ""
    for name in ("karen@", "sara@", "poul@", "lone@", "mette@", "anders@", "fodfæste-demo"):
        assert name in out.getvalue()


@pytest.mark.parametrize("environment", [Environment.PRODUCTION, Environment.TEST])
def test_only_a_demo_is_emptied(store, environment):
    told = io.StringIO()
    assert demo(store, settings(environment), NOW, io.StringIO(), told, yes=True) == 1
    assert number(store, Citizen) == PEOPLE


def test_a_database_of_ones_own_is_emptied_only_with_yes(store, monkeypatch):
    monkeypatch.setattr(world, "build_world", lambda *_, **__: None)
    given, told = settings(Environment.DEMO), io.StringIO()
    assert demo(store, given, NOW, io.StringIO(), told, yes=False) == 1
    assert "--yes" in told.getvalue()
    assert number(store, Citizen) == PEOPLE
    assert demo(store, given, NOW, io.StringIO(), told, yes=True) == 0
    assert number(store, Citizen) == 0


def test_emptying_leaves_nothing_even_on_postgresql(postgres_url):
    engine = open_store(postgres_url)
    for _ in range(2):
        prepare(engine, settings(Environment.TEST), NOW, io.StringIO(), io.StringIO())
        assert is_newest(engine)
        drop_everything(engine)
        assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_placements_begin_and_end_on_their_days(store):
    assert tick(store, NOW) == Turned(0, 0, 0, 0, 0, 0)
    assert tick(store, NOW + timedelta(weeks=2)) == Turned(4, 0, 1, 0, 0, 0)
    assert tick(store, NOW + timedelta(weeks=20)).completed > 20
    with Session(store) as session:
        states = session.exec(select(Placement.state)).all()
    assert PlacementState.APPROVED not in states


def test_a_store_that_is_busy_is_looked_at_again_later(store, caplog):
    store.dispose()
    impatient = open_store(str(store.url) + "?timeout=0.1")
    with store.connect() as other:
        other.exec_driver_sql("ROLLBACK")
        other.exec_driver_sql("BEGIN IMMEDIATE")
        with impatient.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 100")
        assert _worker(impatient).look(lambda: False) is False
        other.exec_driver_sql("ROLLBACK")
        other.exec_driver_sql("BEGIN")
    assert "put off: OperationalError" in caplog.text
    impatient.dispose()


def test_a_person_who_was_faster_does_not_end_the_worker(store, monkeypatch, caplog):
    def overtaken(*_given):
        raise StaleDataError

    monkeypatch.setitem(slots.JOBS, "turn", overtaken)
    assert _worker(store).look(lambda: False) is False
    assert "put off: StaleDataError" in caplog.text
    with Session(store) as session:
        # What was not done was not written down as done.
        assert session.exec(select(JobRun)).all() == []


def test_the_worker_stops_when_told(store, tmp_path):
    worker = _started(store, tmp_path / "log", "exec {worker} 2> {log}")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=60) == 0
    with Session(store) as session:
        assert session.exec(select(Worker)).all() == []


def test_the_worker_ends_with_its_parent(store, tmp_path):
    log = tmp_path / "log"
    # The shell becomes another program, as start.py becomes the server, and ends.
    parent = _started(store, log, "{worker} 2> {log} & echo $! > {log}.pid; exec sleep 600")
    pid = int(Path(f"{log}.pid").read_text())
    assert _runs(pid)
    parent.kill()
    parent.wait()
    ended = time.monotonic() + 60
    while _runs(pid) and time.monotonic() < ended:
        time.sleep(0.2)
    assert not _runs(pid)


def test_many_citizens_openings_and_promises_for_measuring(engine):
    load_basics(engine, NOW)
    built = build_scale(engine, NOW, citizens=40, openings=3, promises=30)
    with Session(engine) as session:
        assert len(session.exec(select(Citizen).where(Citizen.name != "")).all()) == 40
        assert session.exec(select(func.count()).select_from(CitizenSkill)).one() > 200
        found = {session.get_one(Opening, each).state for each in built.openings}
        assert found == {OpeningState.PUBLISHED}
        for promise in session.exec(select(Promise).where(Promise.opening_id.is_(None))):
            calendar = office_calendar(session, promise.municipality_id)
            assert promise.due_at == due(promise.policy, promise.received_at, calendar).due_at
    assert len(built.citizens) == 40
    assert len(built.staff[Role.COMPANY_CONSULTANT]) == 10


@pytest.mark.parametrize(
    ("today", "ago", "expected"),
    [
        ("2026-11-24", 1, "2026-11-23"),
        ("2026-11-23", 1, "2026-11-20"),  # Monday: Friday is the last that is over
        ("2026-11-22", 1, "2026-11-20"),
        ("2026-12-27", 1, "2026-12-23"),  # Christmas and the closing day before it
        ("2026-11-24", 5, "2026-11-17"),
    ],
)
def test_working_days_are_counted_back_from_today(store, today, ago, expected):
    with Session(store) as session:
        calendar = office_calendar(session, session.exec(select(Municipality.id)).first())
    assert Days(date.fromisoformat(today), calendar).ago(ago) == date.fromisoformat(expected)


def _worker(store: Engine) -> worker_commands.Worker:
    """A worker that is asked to look by hand."""
    given = settings(Environment.TEST)
    post = Postman(create_app(given, store), store, None, lambda: NOW)
    return worker_commands.Worker(store, lambda: NOW, post, Helper(store))


def _started(store: Engine, log: Path, line: str) -> subprocess.Popen[bytes]:
    """Start a worker through a shell and wait until it listens to signals."""
    env = os.environ | {"DATABASE_URL": str(store.url), "FODFAESTE_ENV": "test"}
    command = line.format(worker=f'"{sys.executable}" -m portal.cli worker', log=log)
    started = subprocess.Popen(["sh", "-c", command], cwd=ROOT, env=env)
    given_up = time.monotonic() + 60
    while not (log.exists() and "working as" in log.read_text()):
        assert time.monotonic() < given_up
        time.sleep(0.1)
    return started


def _runs(pid: int) -> bool:
    """Whether the process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
