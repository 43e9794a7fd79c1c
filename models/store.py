"""Opening the store: one engine for SQLite (embedded) or PostgreSQL (production)."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlmodel import create_engine

STATEMENT_TIMEOUT_MS = 30_000
LOCK_TIMEOUT_MS = 5_000
# Of each index; what SQLite's own handbook advises.
ROWS_LOOKED_AT = 400


def open_store(url: str, *, safe_writes: bool = True) -> Engine:
    """The engine for a database address.

    Writes go through `writing(engine)`, so that SQLite takes its write lock at the start of the
    transaction: with its default a read-then-write of two people loses one of them (measured).

    Values of statements, which may be personal data, stay out of errors and so out of logs.

    Args:
        url: SQLAlchemy address; `sqlite:///file` or `postgresql+psycopg://…`.
        safe_writes: False lets tests skip waiting for the disk; never in production.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _open_sqlite(url, address.database, safe_writes)
    options = f"-c statement_timeout={STATEMENT_TIMEOUT_MS} -c lock_timeout={LOCK_TIMEOUT_MS}"
    return create_engine(
        url, pool_pre_ping=True, hide_parameters=True, connect_args={"options": options}
    )


def writing(engine: Engine) -> Engine:
    """The same store, its transactions begun as writes."""
    return engine.execution_options(write=True)


def gather_statistics(connection: Connection) -> None:
    """Let the database look at how much lies where, so that it chooses the right indexes.

    PostgreSQL does so by itself. SQLite never does; it looks at a few rows of each index, which
    takes milliseconds whatever their number, and keeps what it saw until it is asked again.

    Args:
        connection: one that writes.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        connection.exec_driver_sql("ANALYZE")


def _open_sqlite(url: str, database: str | None, safe_writes: bool) -> Engine:
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, hide_parameters=True, connect_args={"check_same_thread": False, "timeout": 5}
    )

    def prepare(connection: Any, _record: object) -> None:
        # The driver's own transaction handling is switched off: we say BEGIN ourselves below.
        connection.isolation_level = None
        for pragma in (
            "journal_mode = WAL",
            # A confirmed placement must survive a power cut.
            f"synchronous = {'FULL' if safe_writes else 'OFF'}",
            "foreign_keys = ON",
            "busy_timeout = 5000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        wants_write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if wants_write else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine
