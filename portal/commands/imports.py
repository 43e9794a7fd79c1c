"""Imports from the terminal, and the program that does what people began in the browser."""

import argparse
import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, select

from models.kinds import ImportKind, ImportState
from models.queries.imports import content_of, next_waiting
from models.rules.access import IMPORTS, Viewer, may
from models.rules.errors import NotNow
from models.store import writing
from models.tables.imports import ImportJob
from models.tables.people import Municipality, User
from portal.services.imports import jobs
from portal.services.imports.checking import Asked, Cancelled, ChangedMeanwhile, Tell
from portal.services.imports.columns import guessed, header_of, missing
from portal.services.imports.files import Lines, Table, read_table
from portal.services.imports.plan import Plan
from portal.services.imports.plans import plan_of
from portal.settings import ROOT
from portal.shown.import_shown import problem_rows
from portal.words.refusals import in_words

SHOWN = 200  # mistakes that the terminal names
TRIES = 3  # as long as colleagues change meanwhile what the import rests on
Clock = Callable[[], datetime]

log = logging.getLogger("fodfaeste.import")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with what it must be told."""
    said = "Take in citizens, CV lines, companies, workplaces or users from a CSV or XLSX file."
    parser = subparsers.add_parser("import", help=said, description=said)
    parser.add_argument("kind", choices=[kind.value for kind in ImportKind])
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--municipality", required=True, help="its number, for example 0410")
    parser.add_argument("--by", metavar="EMAIL", help="whose name stands in the trail")
    parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")


def run(given: argparse.Namespace, engine: Engine, now: datetime, out: TextIO) -> int:
    """Check the file and write it; 0 when it was done, 1 when something is wrong with it."""
    kind = ImportKind(given.kind)
    try:
        with Session(engine) as session:
            asked = _asked(session, given.municipality, given.by, kind, now)
        table = read_table(given.file.read_bytes())
    except NotNow as refusal:
        out.write(f"{in_words(refusal).sentence}\n")
        return 1
    except OSError as why:
        out.write(f"{given.file}: {why.strerror}\n")
        return 1
    fields = guessed(kind, table.headers)
    _tell_columns(kind, table, fields, out)
    if missing(kind, fields):
        names = ", ".join(header_of(kind, field) for field in missing(kind, fields))
        out.write(f"Filen mangler: {names}. Intet er ændret.\n")
        return 1
    plan = _carry_out(engine, kind, fields, table.lines, asked, dry_run=given.dry_run)
    _tell(kind, plan, out, dry_run=given.dry_run)
    return 1 if plan.problems else 0


def _asked(
    session: Session, code: str, email: str | None, kind: ImportKind, now: datetime
) -> Asked:
    own = session.exec(select(Municipality).where(Municipality.code == code)).first()
    if own is None:
        raise NotNow("import_municipality_unknown")
    if email is None:
        return Asked(own.id, None, now)
    user = session.exec(select(User).where(User.email == email.lower(), User.active)).first()
    if user is None or user.municipality_id != own.id:
        raise NotNow("import_person_unknown")
    by = Viewer(user.id, user.role, user.municipality_id, user.company_id)
    if not may(by, IMPORTS[kind]):
        raise NotNow("import_person_unknown")
    return Asked(own.id, by, now)


def _carry_out(
    engine: Engine,
    kind: ImportKind,
    fields: list[str],
    lines: Lines,
    asked: Asked,
    *,
    dry_run: bool,
) -> Plan:
    def once(session: Session) -> Plan:
        plan = plan_of(session, kind, fields, lines, asked, writing=not dry_run)
        if not dry_run and not plan.problems:
            with Session(writing(engine)) as store, store.begin():
                plan.write(store)
                jobs.tell_done(store, kind, plan.counts, asked)
        return plan

    return _as_often_as_needed(engine, once)


def _as_often_as_needed(engine: Engine, once: Callable[[Session], Plan]) -> Plan:
    """What colleagues do meanwhile is no mistake: it is worked out again on what they wrote."""
    for left in reversed(range(TRIES)):
        try:
            with Session(engine) as session:
                return once(session)
        except (ChangedMeanwhile, IntegrityError):
            if not left:
                raise
    raise AssertionError("unreachable")


def _tell_columns(kind: ImportKind, table: Table, fields: list[str], out: TextIO) -> None:
    for header, field in zip(table.headers, fields, strict=True):
        out.write(f"  {header or '(uden navn)'} -> {header_of(kind, field) if field else '-'}\n")


def _tell(kind: ImportKind, plan: Plan, out: TextIO, *, dry_run: bool) -> None:
    for line, column, sentence in problem_rows(kind, plan.problems[:SHOWN]):
        out.write(f"linje {line}, {column or 'hele linjen'}: {sentence}\n")
    counts = plan.counts
    told = f"{counts.new} nye, {counts.changed} ændrede, {counts.unchanged} uændrede"
    if plan.problems:
        out.write(f"{len(plan.problems)} fejl. Intet er ændret.\n")
    elif dry_run:
        out.write(f"Ingen fejl: {told}. Det var en prøve, og intet er ændret.\n")
    else:
        out.write(f"Indlæst: {told}.\n")


def work(engine: Engine, clock: Clock) -> int:
    """Do every step that waits, one after the other; gives 0."""
    while (job := _claimed(engine, clock)) is not None:
        _step(engine, job, clock)
    return 0


def _claimed(engine: Engine, clock: Clock) -> ImportJob | None:
    with Session(writing(engine), expire_on_commit=False) as session, session.begin():
        return jobs.claim(session, clock())


def _step(engine: Engine, job: ImportJob, clock: Clock) -> None:
    try:
        _as_often_as_needed(engine, lambda session: _once(engine, session, job, clock))
    except Cancelled:
        log.info("import=%d cancelled", job.id)
    except (ChangedMeanwhile, IntegrityError, OperationalError, NotNow) as why:
        log.warning("import=%d failed: %s", job.id, type(why).__name__)
        with Session(writing(engine)) as session, session.begin():
            jobs.fail(session, job.id, now=clock())


def _once(engine: Engine, session: Session, job: ImportJob, clock: Clock) -> Plan:
    asked = jobs.asked_of(session, job, clock())
    content = content_of(session, job.id)
    if content is None:
        raise Cancelled
    is_writing = job.state is ImportState.WRITING
    lines = [(int(str(number)), cells) for number, cells in content.lines]
    plan = plan_of(
        session,
        job.kind,
        content.fields,
        lines,  # type: ignore[arg-type]  # kept as plain JSON
        asked,
        writing=is_writing,
        tell=_teller(engine, job.id, clock),
    )
    with Session(writing(engine)) as store, store.begin():
        if is_writing and not plan.problems:
            plan.write(store)
            jobs.written(store, job, plan.counts, asked)
        else:
            jobs.checked(store, job.id, plan, now=clock())
    return plan


def _teller(engine: Engine, job_id: int, clock: Clock) -> Tell:
    def tell(done: int) -> None:
        with Session(writing(engine)) as session, session.begin():
            jobs.go_on(session, job_id, done, now=clock())

    return tell


@dataclass
class Helper:
    """Starts the program that works on imports, when one waits and none is working.

    A process of its own: what it needs of memory is given back, and a mistake in it stops
    neither the clock of placements nor the server.
    """

    engine: Engine
    running: subprocess.Popen[bytes] | None = None

    def look(self) -> None:
        """Start it if there is something to do."""
        if self.running is not None and self.running.poll() is None:
            return
        with Session(self.engine) as session:
            waits = next_waiting(session) is not None
        if waits:
            command = [sys.executable, "-m", "portal.cli", "import-work"]
            self.running = subprocess.Popen(command, cwd=ROOT)
