"""The command that proves that the whole data is as the rules say."""

from datetime import datetime
from typing import TextIO

from sqlalchemy import Engine
from sqlmodel import Session

from models.rules.calendar import COPENHAGEN
from portal.services.consistency.whole import checks

MOST_TOLD = 20  # of one check; a mistake in a program would otherwise fill the terminal


def run(engine: Engine, now: datetime, out: TextIO) -> int:
    """Run every check on one state of the data, while others work; 0 when nothing is broken."""
    broken = 0
    with Session(_unmoving(engine)) as session:
        for name, check in checks(session, now.astimezone(COPENHAGEN).date()).items():
            found = list(check())
            broken += len(found)
            out.write(f"{name}: {f'{len(found)} broken' if found else 'in order'}\n")
            for each in found[:MOST_TOLD]:
                out.write(f"  {each.table} {each.number} {each.said}\n")
            if len(found) > MOST_TOLD:
                out.write(f"  … and {len(found) - MOST_TOLD} more\n")
    return 1 if broken else 0


def _unmoving(engine: Engine) -> Engine:
    """The store, each of whose transactions sees one state from first to last."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine  # SQLite's readers do anyway
