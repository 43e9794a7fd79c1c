"""What every test may ask for: a store of its own, a clock that stands still, named people."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event, make_url
from sqlmodel import Session

from models.migrations import migrate
from models.rules.calendar import COPENHAGEN
from models.store import open_store, writing
from tests.pages import Browser
from tests.people import People, find_people, make_people
from tests.postgres import fresh_database, postgres_server_url, postgres_url
from tests.standing import new_app, opened
from tests.worlds import NOW, World, stock

__all__ = ["postgres_server_url", "postgres_url"]

# The folders of tests that run on both databases.
ON_BOTH = {"queries", "services"}


class StillClock:
    """Stands at Tuesday 24 November 2026, ten in the morning, until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **length: float) -> None:
        """Let time pass: `clock.forward(hours=23, minutes=59)`."""
        self.now += timedelta(**length)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated store with nothing in it, to copy from: migrating anew would cost a second."""
    file = tmp_path_factory.mktemp("store") / "empty.sqlite"
    _fill(f"sqlite:///{file}", stocked=False)
    return file


@pytest.fixture(scope="session")
def stocked_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the named people, the shipped vocabulary, postcodes and figures."""
    file = tmp_path_factory.mktemp("store") / "stocked.sqlite"
    _fill(f"sqlite:///{file}", stocked=True)
    return file


@pytest.fixture(scope="session")
def empty_database(postgres_server_url: str) -> Iterator[str]:
    """The same as `empty_store` on PostgreSQL: the address of a database to copy from."""
    with fresh_database(postgres_server_url) as url:
        _fill(url, stocked=False)
        yield url


@pytest.fixture(scope="session")
def stocked_database(postgres_server_url: str) -> Iterator[str]:
    """The same as `stocked_store` on PostgreSQL."""
    with fresh_database(postgres_server_url) as url:
        _fill(url, stocked=True)
        yield url


def _fill(url: str, *, stocked: bool) -> None:
    engine = open_store(url, safe_writes=False)
    migrate(engine)
    if stocked:
        with Session(writing(engine)) as session, session.begin():
            stock(session, NOW)
    engine.dispose()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What talks to the store is tested on both: queries and services on PostgreSQL too."""
    if "engine" in metafunc.fixturenames and metafunc.definition.path.parent.name in ON_BOTH:
        metafunc.parametrize("backend", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> str:
    """Which database the test's store is on."""
    name: str = getattr(request, "param", "sqlite")
    return name


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Opens the file of whichever test runs; see `opened`."""
    file = tmp_path_factory.mktemp("standing") / "never_made.sqlite"
    engine = open_store(f"sqlite:///{file}", safe_writes=False)
    event.listen(engine, "connect", _luck_is_off)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_engine(postgres_server_url: str) -> Iterator[Engine]:
    """Opens the database of whichever test runs; see `opened`."""
    engine = open_store(postgres_server_url)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(request: pytest.FixtureRequest, backend: str, tmp_path: Path) -> Iterator[Engine]:
    """A store of its own for one test, as in production. Stocked when it has a world."""
    kind = "stocked" if "world" in request.fixturenames else "empty"
    if backend == "postgresql":
        template = make_url(request.getfixturevalue(f"{kind}_database")).database
        server = request.getfixturevalue("postgres_server_url")
        with fresh_database(server, template=template) as url:
            standing = request.getfixturevalue("postgres_engine")
            with opened(standing, url, stocked=kind == "stocked") as engine:
                yield engine
        return
    file = shutil.copy(request.getfixturevalue(f"{kind}_store"), tmp_path / "store.sqlite")
    standing = request.getfixturevalue("sqlite_engine")
    with opened(standing, f"sqlite:///{file}", stocked=kind == "stocked") as engine:
        yield engine


def _luck_is_off(connection: Any, _record: object) -> None:
    """Rows without an order come back in another one than PostgreSQL's, so tests notice."""
    connection.execute("PRAGMA reverse_unordered_selects = ON")


@pytest.fixture
def people(request: pytest.FixtureRequest, engine: Engine) -> People:
    """The named people, written into the store; their rows may be read after the session."""
    with Session(writing(engine), expire_on_commit=False) as session, session.begin():
        return find_people(session) if "world" in request.fixturenames else make_people(session)


@pytest.fixture
def world(engine: Engine, people: People, clock: StillClock) -> World:
    """A stocked store in which agreements, openings, lists and placements can be made."""
    return World(engine, people, clock())


@pytest.fixture
def session(engine: Engine, people: People) -> Iterator[Session]:
    """A session for services and queries in the store of the named people."""
    with Session(writing(engine)) as session:
        yield session


@pytest.fixture(scope="session")
def standing_app() -> Flask:
    """The application of all tests of a worker: making it costs more than most tests' own work."""
    return new_app()


@pytest.fixture
def app(standing_app: Flask, engine: Engine, clock: StillClock) -> Flask:
    """The application on this test's store, at this test's time."""
    standing_app.config.update(engine=engine, clock=clock)
    return standing_app


@pytest.fixture
def visitor(app: Flask) -> Browser:
    """The browser of someone who has not signed in."""
    return Browser(app)


@pytest.fixture
def as_(app: Flask, people: People, clock: StillClock) -> Callable[[str], Browser]:
    """`as_("karen")`: the browser of a named person who has just signed in."""

    def browser_of(name: str) -> Browser:
        browser = Browser(app)
        user = people.users[name]
        browser.sign_in(user.id, user.session_number, clock())
        return browser

    return browser_of
