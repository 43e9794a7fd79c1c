"""The caseworker's day as her front page shows it: a page of what waits, each with its next act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from models.queries import caseload
from models.queries.paging import Page, Wanted
from models.rules.programme_facts import Matter
from models.rules.record_matters import WITHOUT_DEADLINE
from models.tables.case import PutOff
from models.tables.people import Citizen
from portal.context import db, viewer
from portal.services.citizens.my_day import Waiting, waiting_for
from portal.translate import LazyString
from portal.words.day import NEXT_ACTS, why


@dataclass(frozen=True)
class Task:
    """One row: whom it is about, why, and what to do."""

    citizen: Citizen
    matter: Matter
    why: LazyString | str
    act: LazyString
    address: str
    due: date | None  # None: no law names a day
    late: bool
    put_off: PutOff | None


@dataclass(frozen=True)
class Day:
    """One page of tasks, and how many there are on either side of the choice."""

    tasks: Page[Task]
    now: int
    put_off: int


def day_of(on: date, wanted: Wanted, *, put_off: bool) -> Day:
    """The viewer's own day; eight statements.

    Args:
        put_off: what she put off instead of what waits now.
    """
    waiting = waiting_for(db(), viewer(), on)
    chosen = [row for row in waiting if (row.put_off is not None) is put_off]
    shown = chosen[wanted.offset : wanted.offset + wanted.size]
    put_off_number = len(chosen) if put_off else len(waiting) - len(chosen)
    return Day(
        tasks=Page(_tasks(shown, on), len(chosen), wanted),
        now=len(waiting) - put_off_number,
        put_off=put_off_number,
    )


def _tasks(rows: Sequence[Waiting], on: date) -> Sequence[Task]:
    people = caseload.named(db(), viewer(), {row.citizen_id for row in rows})
    return [_task(people[row.citizen_id], row, on) for row in rows]


def _task(citizen: Citizen, row: Waiting, on: date) -> Task:
    act, endpoint = NEXT_ACTS[row.matter.matter]
    return Task(
        citizen=citizen,
        matter=row.matter,
        why=why(row.matter),
        act=act,
        address=url_for(endpoint, citizen_id=citizen.id),
        due=None if row.matter.matter in WITHOUT_DEADLINE else row.matter.due,
        late=row.matter.matter not in WITHOUT_DEADLINE and row.matter.is_late(on),
        put_off=row.put_off,
    )
