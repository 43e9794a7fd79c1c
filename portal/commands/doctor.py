"""The command that looks whether everything the service stands on is there, and says what to do."""

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, select

from models.migrations import is_newest, revision_of
from models.queries.vocabulary import sources
from models.store import open_store, writing
from models.tables.cpr import CitizenCpr
from models.tables.people import Municipality
from portal.commands.backup import DUMP, RESTORE
from portal.documents import printed
from portal.settings import BadSettings, Environment, Settings, read_settings

LEAST_FREE = 1_000_000_000  # bytes beside the database: a backup and a day's work
MOST_OFF = 5.0  # seconds that this machine's clock and the database's may differ
SLOWEST_WRITE = 0.5  # seconds; where it takes longer every click waits
# Danish, Arabic and Ethiopic letters, as they stand in people's names.
LETTERS = "Æble Øre Åse سلمى ሰላም"


@dataclass(frozen=True)
class Said:
    """What one look told.

    Args:
        what: what was looked at.
        fault: what is wrong; empty when all is well.
        cure: what to do about it.
    """

    what: str
    fault: str = ""
    cure: str = ""


def run(environ: Mapping[str, str], clock: Callable[[], datetime], out: TextIO) -> int:
    """Look at everything; gives 0 when all is well, else 1. Changes nothing."""
    try:
        settings = read_settings(environ)
    except BadSettings as why:
        out.write(f"WRONG settings: {why}\n")
        return 1
    try:
        engine = open_store(settings.database_url)
    except OSError as why:
        out.write(f"WRONG database: its folder cannot be made ({why.strerror}).\n")
        return 1
    wrong = 0
    for said in looks(engine, settings, clock):
        wrong += bool(said.fault)
        told = f": {said.fault} {said.cure}" if said.fault else ""
        out.write(f"{'WRONG' if said.fault else 'ok   '} {said.what}{told}\n")
    engine.dispose()
    out.write(f"{wrong} to put right.\n" if wrong else "All is well.\n")
    return 1 if wrong else 0


def looks(engine: Engine, settings: Settings, clock: Callable[[], datetime]) -> Iterator[Said]:
    """Each thing the service stands on; what needs the tables is left out when they are not there.

    Args:
        clock: this machine's, because it is itself looked at.
    """
    yield _settings(settings)
    yield _papers()
    yield _programs(engine)
    answers = _answers(engine)
    yield answers
    if answers.fault:
        return
    yield _space(engine)
    tables = _tables(engine)
    yield tables
    if tables.fault:
        return
    yield _writes(engine)
    yield _clock(engine, clock)
    with Session(engine) as session:
        yield _vocabulary(session)
        yield _municipalities(session)
        yield _keys(session, settings)


def _settings(settings: Settings) -> Said:
    what = f"settings ({settings.environment})"
    if settings.environment is Environment.PRODUCTION and not settings.https:
        cure = "Put a proxy with https in front, and leave FODFAESTE_HTTPS out."
        return Said(what, "Log-ins go over plain http.", cure)
    return Said(what)


def _papers() -> Said:
    values = {"title": LETTERS, "name": LETTERS, "made_on": [2026, 11, 22], "made": LETTERS}
    paper = printed(
        "first_day", {**values, "language": "da", "warning": "unprinted", "sections": []}
    )
    # Without one of the letters the paper is made, but not to the standard for screen readers.
    if b"pdfuaid" not in paper:
        return Said("papers", "Letters of names are missing.", "Take the whole checkout again.")
    return Said("papers and their letters")


def _programs(engine: Engine) -> Said:
    if engine.dialect.name == "postgresql":
        missing = [name for name in (DUMP, RESTORE) if shutil.which(name) is None]
        if missing:
            cure = "Install PostgreSQL's client programs, of the server's edition or newer."
            return Said("backup", f"Not here: {', '.join(missing)}.", cure)
    return Said("backup")


def _answers(engine: Engine) -> Said:
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as why:
        return Said("database", f"It does not answer ({_kind(why)}).", "Look at DATABASE_URL.")
    return Said(f"database ({engine.dialect.name})")


def _space(engine: Engine) -> Said:
    """Beside an embedded database; another machine's disk cannot be seen from here."""
    if engine.dialect.name == "postgresql" or not engine.url.database:
        return Said("free space")
    free = shutil.disk_usage(Path(engine.url.database).parent).free
    if free < LEAST_FREE:
        return Said("free space", f"{free / 1e6:.0f} MB are left.", "Make room, or move the file.")
    return Said("free space")


def _tables(engine: Engine) -> Said:
    revision = revision_of(engine)
    if revision is None:
        return Said("tables", "There are none.", "Run `python -m portal.cli prepare`.")
    if not is_newest(engine):
        fault = f"They are of edition {revision}, and this program needs another."
        return Said("tables", fault, "Take a backup, then run `python -m portal.cli prepare`.")
    return Said(f"tables (edition {revision})")


def _writes(engine: Engine) -> Said:
    """Take the lock of a write and give it back; no row is touched."""
    began = time.perf_counter()
    try:
        with writing(engine).connect() as connection:
            connection.execute(text("DELETE FROM municipality WHERE id < 0"))
            connection.rollback()
    except SQLAlchemyError as why:
        fault = f"The database cannot be written ({_kind(why)})."
        return Said("writing", fault, "Look at who owns the file, and whether a disk is full.")
    took = time.perf_counter() - began
    if took > SLOWEST_WRITE:
        return Said("writing", f"It took {took:.1f} s.", "Something holds it, or a disk is slow.")
    return Said("writing")


def _clock(engine: Engine, clock: Callable[[], datetime]) -> Said:
    """The promises are counted by this machine's clock, and several machines must agree."""
    if engine.dialect.name != "postgresql":
        return Said("clock")
    with engine.connect() as connection:
        theirs: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    apart = abs((clock() - theirs).total_seconds())
    if apart > MOST_OFF:
        fault = f"It is {apart:.0f} s from the database's."
        return Said("clock", fault, "Let both follow a time server (chrony, systemd-timesyncd).")
    return Said("clock")


def _vocabulary(session: Session) -> Said:
    if not sources(session):
        return Said("vocabulary", "There is none.", "Run `python -m portal.cli prepare`.")
    return Said("vocabulary")


def _municipalities(session: Session) -> Said:
    if session.exec(select(Municipality.id)).first() is None:
        cure = "Begin one with `python -m portal.cli municipality`."
        return Said("municipalities", "There are none, so nobody can log in.", cure)
    return Said("municipalities")


def _keys(session: Session, settings: Settings) -> Said:
    used = set(session.exec(select(CitizenCpr.key_number).distinct()))
    missing = sorted(used - {number for number, _secret in settings.cpr_keys})
    if missing:
        fault = f"CPR numbers are sealed with key {', '.join(map(str, missing))}, which is away."
        return Said("keys", fault, "Add it to CPR_KEYS; without it the numbers cannot be read.")
    return Said("keys")


def _kind(why: SQLAlchemyError) -> str:
    # Never the text: a database's own words may hold the password.
    return type(getattr(why, "orig", None) or why).__name__
