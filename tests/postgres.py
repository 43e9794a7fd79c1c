"""A PostgreSQL for the tests: the one in TEST_DATABASE_URL, else one of our own for the session.

Nothing here skips. Without a PostgreSQL the tests that need one fail, so that a green run always
means that both databases were tried.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

KEEPER = Path(__file__).with_name("postgres_keeper.py")


class NoPostgres(RuntimeError):
    """There is no PostgreSQL to test on; the text says why."""


@contextmanager
def postgres_server() -> Iterator[str]:
    """The SQLAlchemy address of a server where databases may be made.

    Raises:
        NoPostgres: TEST_DATABASE_URL does not answer, or our own server did not start.
    """
    if given := os.environ.get("TEST_DATABASE_URL"):
        address = make_url(given).set(drivername="postgresql+psycopg")
        try:
            psycopg.connect(_plain(address), connect_timeout=5).close()
        except psycopg.OperationalError as why:
            raise NoPostgres(f"TEST_DATABASE_URL does not answer: {why}") from why
        yield _text(address)
        return
    with subprocess.Popen(
        [sys.executable, str(KEEPER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a Ctrl-C ends the tests first, and they end the server
    ) as keeper:
        assert keeper.stdin is not None
        assert keeper.stdout is not None
        folder = keeper.stdout.readline().strip()
        if not folder:
            raise NoPostgres("The PostgreSQL of the tests did not start; its words stand above.")
        address = URL.create(
            "postgresql+psycopg", username="postgres", database="postgres", query={"host": folder}
        )
        yield _text(address)
        # Leaving the block closes the keeper's input, which ends it, and waits for that.


@contextmanager
def fresh_database(server_url: str, *, template: str | None = None) -> Iterator[str]:
    """The SQLAlchemy address of a new database that is dropped afterwards.

    Args:
        server_url: what postgres_server() gave, PostgreSQL 15 or newer; its user must be allowed
            to make databases.
        template: the name of a database to copy, tables and all (some 20 ms); nobody may be
            connected to it meanwhile. Without it the new one is empty.
    """
    server = make_url(server_url)
    name = sql.Identifier(f"test_{uuid4().hex}")
    copied = sql.Identifier(template or "template0")
    # Files are copied whole, because a template of 17 MB would go through the log page by page.
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(name, copied)
    _do(server, made)
    try:
        yield _text(server.set(database=name.as_string().strip('"')))
    finally:
        # Connections that a failed test left open must not stop the others.
        _do(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[str]:
    """One server for all tests of a worker."""
    with postgres_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server_url: str) -> Iterator[str]:
    """An empty database of its own for one test."""
    with fresh_database(postgres_server_url) as url:
        yield url


def _do(server: URL, command: sql.Composed) -> None:
    with psycopg.connect(_plain(server), autocommit=True) as connection:
        connection.execute(command)


def _plain(server: URL) -> str:
    return _text(server.set(drivername="postgresql"))


def _text(address: URL) -> str:
    return address.render_as_string(hide_password=False)
