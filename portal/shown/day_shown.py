"""The caseworker's day as her front page shows it: a page of what waits, each with its next act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import url_for

from models.kinds import Urgency
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

# What stands in the address for a group alone.
SHOWN = {
    "overskredet": Urgency.LATE,
    "uge": Urgency.WEEK,
    "senere": Urgency.LATER,
    "uden-frist": Urgency.NO_DEADLINE,
}
PUT_OFF = "udskudt"
FIRST = 5  # rows of each group on the front page


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
    """What is to be done, and how many things there are on either side of the choice.

    Args:
        groups: one page of each that holds something, in order.
        chosen: the only group that is shown; None for all, the first rows of each.
    """

    groups: Mapping[Urgency | None, Page[Task]]
    chosen: Urgency | None
    now: int
    put_off: int


def day_of(on: date, wanted: Wanted, show: str) -> Day:
    """The viewer's own day; eight statements.

    Args:
        show: `udskudt` for what she put off, a key of `SHOWN` for one group, else all that waits.
    """
    waiting = waiting_for(db(), viewer(), on)
    put_off = show == PUT_OFF
    chosen = [row for row in waiting if (row.put_off is not None) is put_off]
    only = SHOWN.get(show)
    groups = _groups(chosen, on, put_off=put_off)
    if only is not None:
        groups = {only: groups.get(only, [])}
    elif not put_off:
        wanted = Wanted(1, FIRST)
    put_off_number = len(chosen) if put_off else len(waiting) - len(chosen)
    return Day(
        groups=_paged(groups, wanted, on),
        chosen=only,
        now=len(waiting) - put_off_number,
        put_off=put_off_number,
    )


def _groups(
    rows: Sequence[Waiting], on: date, *, put_off: bool
) -> dict[Urgency | None, list[Waiting]]:
    """By how soon; what was put off is one group of no urgency."""
    if put_off:
        return {None: list(rows)}
    groups: dict[Urgency | None, list[Waiting]] = {urgency: [] for urgency in Urgency}
    for row in rows:
        groups[_urgency(row.matter, on)].append(row)
    return {urgency: found for urgency, found in groups.items() if found}


def _urgency(matter: Matter, on: date) -> Urgency:
    if matter.matter in WITHOUT_DEADLINE:
        return Urgency.NO_DEADLINE
    if matter.is_late(on):
        return Urgency.LATE
    return Urgency.WEEK if matter.due <= on + timedelta(days=7) else Urgency.LATER


def _paged(
    groups: Mapping[Urgency | None, Sequence[Waiting]], wanted: Wanted, on: date
) -> Mapping[Urgency | None, Page[Task]]:
    shown = {
        urgency: rows[wanted.offset : wanted.offset + wanted.size]
        for urgency, rows in groups.items()
    }
    ids = {row.citizen_id for rows in shown.values() for row in rows}
    people = caseload.named(db(), viewer(), ids)
    return {
        urgency: Page(
            [_task(people[row.citizen_id], row, on) for row in rows], len(groups[urgency]), wanted
        )
        for urgency, rows in shown.items()
    }


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
