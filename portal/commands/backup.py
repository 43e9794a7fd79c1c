"""The commands that take a backup while the service runs, and that bring one back.

A backup holds the whole database and nothing else: SECRET_KEY and CPR_KEYS are to be kept apart
from it, or whoever finds the file can read the CPR numbers in it.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TextIO

from sqlalchemy import Engine

from models.migrations import is_known, revision_of

DUMP, RESTORE = "pg_dump", "pg_restore"
# A PostgreSQL backup begins with these signs, one of SQLite with its own.
_MADE_BY_DUMP, _MADE_BY_SQLITE = b"PGDMP", b"SQLite format 3\x00"


class CannotDo(Exception):
    """The backup was not made or not brought back; the text says why and what to do."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the two commands with what they must be told."""
    said = "Write the whole database to a new file; people go on working."
    subparsers.add_parser("backup", help=said, description=said).add_argument("file", type=Path)
    said = "Put what is in a backup in the place of all that is in the database."
    parser = subparsers.add_parser("restore", help=said, description=said)
    parser.add_argument("file", type=Path)
    parser.add_argument("--yes", action="store_true", help="replace a database that is not empty")


def backup(engine: Engine, file: Path, out: TextIO) -> int:
    """Write the backup; gives 0, or 1 when there is none to rely on."""
    try:
        _make(engine, file)
        revision = _look_into(engine, file)
    except CannotDo as why:
        out.write(f"{why}\n")
        return 1
    size = file.stat().st_size
    out.write(f"{file}: {size / 1e6:.1f} MB, edition {revision} of the tables.\n")
    out.write("Keep SECRET_KEY and CPR_KEYS too, in another place; they are not in it.\n")
    return 0


def restore(engine: Engine, file: Path, out: TextIO, *, yes: bool) -> int:
    """Bring the backup back; gives 0, or 1 when nothing was changed."""
    try:
        revision = _look_into(engine, file)
        if revision_of(engine) is not None and not yes:
            raise CannotDo("The database holds data. Add --yes to replace all of it.")
        _bring_back(engine, file)
    except CannotDo as why:
        out.write(f"{why}\n")
        return 1
    out.write(f"The database holds what was in {file} (edition {revision} of the tables).\n")
    out.write("Run `prepare` next: it brings older tables to this edition.\n")
    return 0


def _make(engine: Engine, file: Path) -> None:
    if file.exists():
        raise CannotDo(f"{file} is there already. Give a new name; a backup is never overwritten.")
    if not file.parent.is_dir():
        raise CannotDo(f"There is no folder {file.parent}.")
    draft = file.with_name(f"{file.name}.part")
    # Personal data: only for whoever runs this.
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        if engine.dialect.name == "postgresql":
            _run(DUMP, engine, ["--format=custom", "--no-owner", f"--file={draft}"])
        else:
            with closing(_sqlite(engine)) as source, closing(sqlite3.connect(draft)) as target:
                source.backup(target)
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def _look_into(engine: Engine, file: Path) -> str:
    """The edition of the tables in the backup.

    Raises:
        CannotDo: it is damaged, of another kind of database, or of a newer edition than ours.
    """
    if not file.is_file():
        raise CannotDo(f"There is no file {file}.")
    with file.open("rb") as opened:
        first = opened.read(len(_MADE_BY_SQLITE))
    if engine.dialect.name == "postgresql":
        if not first.startswith(_MADE_BY_DUMP):
            raise CannotDo(f"{file} is no backup of a PostgreSQL database.")
        revision = _revision_in_dump(engine, file)
    else:
        if first != _MADE_BY_SQLITE:
            raise CannotDo(f"{file} is no backup of an embedded database.")
        revision = _revision_in_file(file)
    if revision is None or not is_known(engine, revision):
        raise CannotDo(f"{file} is of an edition that this program does not know: {revision}.")
    return revision


def _revision_in_file(file: Path) -> str | None:
    # Unchanging, so that SQLite puts no file of its own beside the backup.
    address = f"{file.resolve().as_uri()}?immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as opened:
            said = opened.execute("PRAGMA integrity_check").fetchone()[0]
            if said != "ok":
                raise CannotDo(f"{file} is damaged: {said}")
            found = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as why:
        raise CannotDo(f"{file} is damaged or empty: {why}") from why
    return str(found[0]) if found else None


def _revision_in_dump(engine: Engine, file: Path) -> str | None:
    # Reads the whole file, so a damaged one is found before anything is touched.
    _run(RESTORE, None, ["--file=/dev/null", str(file)])
    rows = _run(RESTORE, None, ["--data-only", "--table=alembic_version", "--file=-", str(file)])
    lines = rows.splitlines()
    begins = next((place for place, line in enumerate(lines) if line.startswith("COPY ")), None)
    return lines[begins + 1] if begins is not None else None


def _bring_back(engine: Engine, file: Path) -> None:
    if engine.dialect.name == "postgresql":
        how = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
        _run(RESTORE, engine, [*how, str(file)])
        return
    # Under the database's own lock: who reads sees all of the old or all of the new.
    with closing(sqlite3.connect(file)) as source, closing(_sqlite(engine)) as target:
        source.backup(target)


def _sqlite(engine: Engine) -> sqlite3.Connection:
    path = engine.url.database
    if path is None:
        raise CannotDo("A database in memory has no backup.")
    return sqlite3.connect(path, timeout=30)


def _run(program: str, engine: Engine | None, arguments: Sequence[str]) -> str:
    """A program of PostgreSQL's; the password goes by the environment, never by the command."""
    if shutil.which(program) is None:
        raise CannotDo(f"{program} is not here. Install PostgreSQL's client programs.")
    env = dict(os.environ)
    command = [program, *arguments]
    if engine is not None:
        address = engine.url.set(drivername="postgresql", password=None)
        command.insert(1, f"--dbname={address.render_as_string()}")
        if engine.url.password:
            env["PGPASSWORD"] = str(engine.url.password)
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotDo(f"{program} failed: {done.stderr.strip()}")
    return done.stdout
