"""One import from the file that was sent to the last line written, step by step.

What takes long happens between these steps, outside any write; see `portal/commands/import.py`.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, ClassVar

from pydantic import Field
from sqlalchemy import CursorResult, delete, update
from sqlmodel import Session, col, select

from models.kinds import Channel, ImportKind, ImportState, ObjectType
from models.queries.imports import next_waiting
from models.rules.access import IMPORTS, Viewer, may
from models.rules.errors import NotNow
from models.tables.imports import ImportContent, ImportJob
from models.tables.people import User
from portal.services.imports.checking import Asked, Cancelled, Counts
from portal.services.imports.columns import guessed
from portal.services.imports.files import Table
from portal.services.imports.lines import LINES
from portal.services.imports.plan import Plan
from portal.services.inputs import DanishWhole, Input, ShortText
from portal.services.trail import Happened, record

KEPT = timedelta(hours=24)  # how long a file's content waits for somebody to go on
STANDS_STILL = timedelta(minutes=5)  # a step that says nothing for so long has died

S = ImportState
RUNNING = {S.CHECK_WAITS: S.CHECKING, S.WRITE_WAITS: S.WRITING}
OVER = (S.DONE, S.CANCELLED, S.FAILED)


class ColumnRow(Input):
    """What one column of the file is; without a field it is not taken in."""

    counts: ClassVar[tuple[str, ...]] = ("field",)
    number: Annotated[DanishWhole, Field(ge=0, le=49)]
    field: Annotated[ShortText, Field(max_length=40)] | None = None


class ColumnsChosen(Input):
    """The columns that are taken in."""

    columns: Annotated[tuple[ColumnRow, ...], Field(max_length=50)] = ()


def begin(
    session: Session, kind: ImportKind, table: Table, *, by: Viewer, now: datetime
) -> ImportJob:
    """Keep what a file says until somebody has said what its columns are."""
    job = ImportJob(
        municipality_id=by.municipality_id,
        by_id=by.user_id,
        kind=kind,
        state=S.READ,
        rows=len(table.lines),
        at=now,
        touched_at=now,
    )
    session.add(job)
    session.flush()
    content = ImportContent(
        job_id=job.id,
        headers=list(table.headers),
        fields=guessed(kind, table.headers),
        lines=[[number, list(cells)] for number, cells in table.lines],
        problems=[],
    )
    session.add(content)
    session.flush()
    return job


def fields_of(kind: ImportKind, chosen: ColumnsChosen, count: int) -> list[str]:
    """The field of each of so many columns; "" for one that is not taken in.

    Raises:
        NotNow: a column or field that does not exist, or a field that two columns have.
    """
    fields = [""] * count
    for row in chosen.columns:
        if not row.field:
            continue
        if row.number >= count or row.field not in LINES[kind].model_fields:
            raise NotNow("import_column_unknown")
        if row.field in fields:
            raise NotNow("import_column_twice")
        fields[row.number] = row.field
    return fields


def choose_columns(
    session: Session, job: ImportJob, content: ImportContent, fields: Sequence[str], now: datetime
) -> None:
    """Let the file be checked with these columns.

    Raises:
        NotNow: it is being worked on, or over.
    """
    _move(session, job.id, (S.READ, S.CHECKED), state=S.CHECK_WAITS, handled=0, touched_at=now)
    content.fields = list(fields)
    content.problems = []
    session.add(content)
    session.flush()


def confirm(session: Session, job: ImportJob, *, now: datetime) -> None:
    """Let everything be written.

    Raises:
        NotNow: there are mistakes left, or it is not checked.
    """
    if job.faults:
        raise NotNow("import_has_faults")
    _move(session, job.id, (S.CHECKED,), state=S.WRITE_WAITS, handled=0, touched_at=now)


def cancel(session: Session, job: ImportJob, *, now: datetime) -> None:
    """Stop it and forget the file; nothing of it was written.

    Raises:
        NotNow: it is over.
    """
    live = tuple(state for state in S if state not in OVER)
    _move(session, job.id, live, state=S.CANCELLED, touched_at=now, ended_at=now)
    _forget(session, [job.id])


def claim(session: Session, now: datetime) -> ImportJob | None:
    """The next import that waits, now in the hands of whoever asks; None when none does."""
    job = next_waiting(session)
    if job is None:
        return None
    try:
        _move(session, job.id, (job.state,), state=RUNNING[job.state], handled=0, touched_at=now)
    except NotNow:
        return None  # another one, or the person who stopped it, was faster
    session.refresh(job)
    return job


def asked_of(session: Session, job: ImportJob, now: datetime) -> Asked:
    """Whose import it is.

    Raises:
        Cancelled: the person may not do it any more.
    """
    user = session.get_one(User, job.by_id)
    by = Viewer(user.id, user.role, user.municipality_id, user.company_id)
    if not user.active or not may(by, IMPORTS[job.kind]):
        raise Cancelled
    return Asked(job.municipality_id, by, now)


def go_on(session: Session, job_id: int, handled: int, *, now: datetime) -> None:
    """Note how far it is.

    Raises:
        Cancelled: somebody has stopped it.
    """
    try:
        _move(session, job_id, tuple(RUNNING.values()), handled=handled, touched_at=now)
    except NotNow:
        raise Cancelled from None


def checked(session: Session, job_id: int, plan: Plan, *, now: datetime) -> None:
    """Keep what the check found.

    Raises:
        Cancelled: somebody has stopped it.
    """
    content = session.get(ImportContent, job_id)
    if content is None:
        raise Cancelled
    content.problems = [problem.kept() for problem in plan.problems]
    session.add(content)
    values = {"state": S.CHECKED, "touched_at": now, "faults": len(plan.problems)}
    _move(session, job_id, tuple(RUNNING.values()), **values, **vars(plan.counts))


def written(session: Session, job: ImportJob, counts: Counts, asked: Asked) -> None:
    """In the same transaction as everything that was written: it is done, and the file forgotten.

    Raises:
        Cancelled: somebody has stopped it.
    """
    now = asked.now
    try:
        _move(
            session,
            job.id,
            (S.WRITING,),
            state=S.DONE,
            handled=job.rows,
            touched_at=now,
            ended_at=now,
            **vars(counts),
        )
    except NotNow:
        raise Cancelled from None
    _forget(session, [job.id])
    tell_done(session, job.kind, counts, asked)


def tell_done(session: Session, kind: ImportKind, counts: Counts, asked: Asked) -> None:
    """One line in the trail for the whole import, besides those of everybody in it."""
    happened = Happened(
        ObjectType.MUNICIPALITY,
        asked.municipality_id,
        "import",
        details={"kind": kind.value, **vars(counts)},
        municipality_id=asked.municipality_id,
        channel=Channel.IMPORT,
    )
    record(session, happened, by=asked.by, now=asked.now)


def fail(session: Session, job_id: int, *, now: datetime) -> None:
    """It could not be done; nothing was written."""
    session.execute(
        update(ImportJob)
        .where(col(ImportJob.id) == job_id, col(ImportJob.state).not_in(OVER))
        .values(state=S.FAILED, touched_at=now, ended_at=now)
    )
    _forget(session, [job_id])


def forget_old(session: Session, *, now: datetime) -> None:
    """End what nobody goes on with, and what has died; and forget the files."""
    waits = session.exec(
        select(ImportJob.id).where(
            col(ImportJob.state).not_in((*OVER, *RUNNING.values())), ImportJob.at < now - KEPT
        )
    ).all()
    dead = session.exec(
        select(ImportJob.id).where(
            col(ImportJob.state).in_(tuple(RUNNING.values())),
            ImportJob.touched_at < now - STANDS_STILL,
        )
    ).all()
    for ids, state in ((waits, S.CANCELLED), (dead, S.FAILED)):
        if ids:
            session.execute(
                update(ImportJob)
                .where(col(ImportJob.id).in_(ids))
                .values(state=state, touched_at=now, ended_at=now)
            )
            _forget(session, ids)


def _forget(session: Session, job_ids: Sequence[int]) -> None:
    session.execute(delete(ImportContent).where(col(ImportContent.job_id).in_(job_ids)))


def _move(session: Session, job_id: int, states: Sequence[ImportState], **values: Any) -> None:
    """The state is part of the question, so a person and the program never both have their way."""
    done: CursorResult[Any] = session.execute(  # type: ignore[assignment]  # an UPDATE has a cursor
        update(ImportJob)
        .where(col(ImportJob.id) == job_id, col(ImportJob.state).in_(states))
        .values(**values)
        .execution_options(synchronize_session="fetch")
    )
    if done.rowcount != 1:
        raise NotNow("import_moved_on")
