"""The commands that make the store ready, build the demo world, and let the days pass by hand."""

import argparse
from datetime import datetime
from importlib import import_module
from typing import Any, TextIO

from sqlalchemy import Connection, Engine, MetaData, text
from sqlmodel import Session, select

from matching.sources.draft import Progress
from models.migrations import migrate
from models.store import gather_statistics, writing
from models.tables.people import Municipality
from portal.services.companies.places import load_places
from portal.services.law.figures import load_figures
from portal.services.matches.starter_vocabulary import load_starter
from portal.services.work.turning import Turned, turn
from portal.settings import ROOT, Environment, Settings
from portal.words import word

SEED = ROOT / "seed"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command that takes a word more; the others need none."""
    said = "Build the demo municipality anew."
    parser = subparsers.add_parser("demo", help=said, description=said)
    parser.add_argument(
        "--yes", action="store_true", help="empty the database also when it is not the embedded one"
    )


def prepare(engine: Engine, settings: Settings, now: datetime, out: TextIO, told: TextIO) -> int:
    """Bring the store to this edition; in the demo build the world when nobody lives there yet.

    A second time it changes nothing and keeps everything.

    Args:
        out: where the log-ins are written; `told`: where the progress is.
    """
    migrate(engine)
    load_basics(engine, now)
    _gather_statistics(engine)
    if settings.environment is not Environment.DEMO:
        return 0
    with Session(engine) as session:
        is_empty = session.exec(select(Municipality.id)).first() is None
    if is_empty:
        _build(engine, settings, now, told)
        _gather_statistics(engine)
    _show_logins(engine, out)
    return 0


def _gather_statistics(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        gather_statistics(connection)


def demo(
    engine: Engine, settings: Settings, now: datetime, out: TextIO, told: TextIO, *, yes: bool
) -> int:
    """Empty the store and build the demo world anew."""
    if settings.environment is not Environment.DEMO:
        told.write("FODFAESTE_ENV is not demo, so nothing is emptied.\n")
        return 1
    if settings.database_url != Settings.database_url and not yes:
        told.write("This empties the database in DATABASE_URL. Add --yes if you want that.\n")
        return 1
    drop_everything(engine)
    return prepare(engine, settings, now, out, told)


def tick(engine: Engine, now: datetime) -> Turned:
    """Do by hand what a worker does every minute with the days that have come."""
    with Session(writing(engine)) as session, session.begin():
        return turn(session, now)


def load_basics(engine: Engine, now: datetime) -> None:
    """The vocabulary, the postcodes and the legal figures; what is there already stays."""
    with Session(writing(engine)) as session, session.begin():
        load_starter(session, SEED / "vocabulary", now=now)
        load_places(session, SEED / "places" / "postcodes.csv", now=now)
        load_figures(session, SEED / "figures.csv")


def drop_everything(engine: Engine) -> None:
    """Remove all tables, whatever edition they are of; a server may go on reading meanwhile."""
    with writing(engine).begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        tables.drop_all(connection)
        if connection.dialect.name == "postgresql":
            _drop_functions(connection)


def _drop_functions(connection: Connection) -> None:
    """Those of triggers; tables take their triggers along, but not what these call."""
    found = connection.execute(
        text(
            "SELECT quote_ident(proname) FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
            " WHERE n.nspname = current_schema() AND prorettype = 'trigger'::regtype"
        )
    )
    for name in found.scalars().all():
        connection.execute(text(f"DROP FUNCTION {name}()"))


def _build(engine: Engine, settings: Settings, now: datetime, told: TextIO) -> None:
    world = _from_seed("world")
    world.build_world(engine, now, _progress(told), environment=settings.environment)


def _show_logins(engine: Engine, out: TextIO) -> None:
    """One log-in for each role, as long as they are there."""
    known = _from_seed("logins")
    with Session(engine) as session:
        shown = known.logins(session)
    if shown:
        out.write(f"Log ind med adgangskoden {known.DEMO_PASSWORD}:\n")
    for login in shown:
        out.write(f"  {login.email:24} {login.name}, {str(word(login.role)).lower()}\n")
    out.flush()


def _progress(told: TextIO) -> Progress:
    """A line for every new tenth."""
    last = -1

    def line(share: float, what: str) -> None:
        nonlocal last
        if int(share * 10) > last:
            last = int(share * 10)
            told.write(f"{share:4.0%} {what}\n")
            told.flush()

    return line


def _from_seed(name: str) -> Any:
    # The seed stands on top of everything, also of this; so it is looked up when it is needed.
    return import_module(f"seed.{name}")
