"""Work that has its time: each job once at each time, however many workers there are.

The row (job, slot) and the job's work are one transaction. Whoever comes second waits for the
first and finds the row; if the first is killed, both are gone and the next one does the work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from models.kinds import LetterState
from models.queries.promise_warnings import office_calendars
from models.rules.calendar import COPENHAGEN
from models.store import gather_statistics
from models.tables.letters import JobRun, Letter, Worker
from portal.services.letters.reminders import gather, remind, warn_of_promises
from portal.services.signing_in import attempts, browsers
from portal.services.work.turning import turn

MINUTES_KEPT = timedelta(days=2)  # of slots; an older one never comes again
WORKERS_KEPT = timedelta(days=1)
LETTERS_KEPT = timedelta(days=365)

Work = Callable[[Session, str, datetime], object]


@dataclass(frozen=True)
class Slot:
    """One job at one time."""

    job: str
    slot: str


def due(session: Session, now: datetime) -> Sequence[Slot]:
    """What is to be done now and has not been done, what hurries first; three statements.

    Every minute: days that have come, and warnings. On working days from the opening of each
    municipality's office on: reminders and the mail of the day. Every day: forgetting.
    """
    day = now.astimezone(COPENHAGEN).date()
    minute = f"{now:%Y-%m-%dT%H:%M}"
    found = [Slot("turn", minute), Slot("warn", minute), Slot("forget", day.isoformat())]
    for municipality_id, calendar in sorted(office_calendars(session).items()):
        if calendar.is_working_day(day) and calendar.opening(day)[0] <= now:
            found.append(Slot("remind", f"{day.isoformat()}/{municipality_id}"))
    rows = session.execute(
        select(JobRun.job, JobRun.slot).where(col(JobRun.slot).in_([it.slot for it in found]))
    )
    done = {tuple(row) for row in rows}
    return [it for it in found if (it.job, it.slot) not in done]


def do_once(session: Session, slot: Slot, *, worker: str, now: datetime) -> object | None:
    """Do the job, unless it was done; gives what came of it, None when it was done already.

    To be called in a transaction of its own.
    """
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if is_sqlite else postgresql.insert
    row = {"job": slot.job, "slot": slot.slot, "at": now, "worker": worker}
    claim = insert(JobRun).on_conflict_do_nothing().values(row).returning(JobRun.job)
    # Asked by RETURNING: what PostgreSQL's driver tells of an INSERT's number of rows is -1.
    if session.connection().execute(claim).first() is None:
        return None
    return JOBS[slot.job](session, slot.slot, now)


def heartbeat(
    session: Session,
    worker: str,
    started_at: datetime,
    *,
    fails_since: datetime | None,
    error: str,
    now: datetime,
) -> None:
    """Write down that the worker is at work, and whether the mail server answers it."""
    row = session.get(Worker, worker) or Worker(
        name=worker, started_at=started_at, seen_at=started_at
    )
    row.seen_at, row.mail_fails_since, row.mail_error = now, fails_since, error[:200]
    session.add(row)
    session.flush()


def sign_off(session: Session, worker: str) -> None:
    """Forget a worker that stops in good order."""
    session.execute(delete(Worker).where(col(Worker.name) == worker))


def forget(session: Session, now: datetime) -> int:
    """Delete what no page shows any more, and let the database see how much there is now.

    That is old slots, workers that are gone, mail of last year, wrong attempts to sign in, and
    browsers that nobody has used for long.

    Returns:
        how many rows it was.
    """
    over = (LetterState.SENT, LetterState.FAILED, LetterState.DROPPED)
    old = (
        delete(JobRun).where(col(JobRun.at) < now - MINUTES_KEPT),
        delete(Worker).where(col(Worker.seen_at) < now - WORKERS_KEPT),
        delete(Letter).where(
            col(Letter.wanted_at) < now - LETTERS_KEPT, col(Letter.state).in_(over)
        ),
    )
    attempts.forget_old(session, now=now)
    browsers.forget_old(session, now=now)
    forgotten = sum(session.connection().execute(statement).rowcount for statement in old)
    gather_statistics(session.connection())
    return forgotten


def _remind(session: Session, slot: str, now: datetime) -> object:
    municipality_id = int(slot.partition("/")[2])
    return remind(session, municipality_id, now), gather(session, municipality_id, now)


JOBS: dict[str, Work] = {
    "turn": lambda session, _slot, now: turn(session, now),
    "warn": lambda session, _slot, now: warn_of_promises(session, now),
    "forget": lambda session, _slot, now: forget(session, now),
    "remind": _remind,
}
