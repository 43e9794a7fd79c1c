"""A consultant's day on one page: everything that waits for her, by kind and time left."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session

from models.kinds import DeskMatter, StartLack
from models.queries import desk as queries
from models.queries import hand_overs, leads, people, presences
from models.queries import promises as promise_queries
from models.queries.paging import Wanted
from models.queries.worklist import WorkList, worklist
from models.rules.access import Viewer
from models.rules.before_start import Prepared, lacks, watched_until
from models.rules.calendar import COPENHAGEN
from models.rules.placement_flow import ENDED
from models.tables.companies import Company
from models.tables.desk import SeenMark
from models.tables.placements import Placement
from portal.services.placements import placement_follow_ups
from portal.services.placements.placement_follow_ups import WaitingFollowUp

# About as long before its first day as a placement comes to lie here.
WATCHED = timedelta(days=7)
# The rest stands on the board, a link away.
MOST_PROMISES = 25


@dataclass(frozen=True)
class DeskRow:
    """One thing that waits.

    Args:
        thing_id: the number of the promise, opening, list … that its act is about.
        title: the opening's title; empty where `thing` says it.
        since: when it came to lie here; it is new while that is after the last look.
        due: the day it should be done by; None without one.
        thing: the row it is told from.
        missing: what a placement that starts soon lacks.
    """

    matter: DeskMatter
    thing_id: int
    company: Company | None
    since: datetime
    title: str = ""
    alias: str = ""
    due: date | None = None
    thing: Any = None
    missing: tuple[StartLack, ...] = ()


@dataclass(frozen=True)
class Desk:
    """All rows by kind, the most pressing kind first; kinds without rows are left out.

    Args:
        here: the promised visits to where she is at this moment by appointment (rule S3-32).
        promises_in_all: how many open promises there are, shown here or not.
        seen: until when she has seen the rows of a kind.
    """

    rows: Mapping[DeskMatter, Sequence[DeskRow]]
    promises_in_all: int
    here: Collection[int]
    seen: Mapping[DeskMatter, datetime]

    def is_new(self, row: DeskRow) -> bool:
        """Whether it came after she last said that she had seen the rows of its kind."""
        seen = self.seen.get(row.matter)
        return seen is None or row.since > seen

    @property
    def new(self) -> int:
        """How many rows she has not seen."""
        return sum(self.is_new(row) for rows in self.rows.values() for row in rows)


def desk_of(session: Session, viewer: Viewer, now: datetime) -> Desk:
    """What waits for the viewer; the same number of statements however much there is."""
    on = now.astimezone(COPENHAGEN).date()
    me = viewer.user_id
    promises = promise_queries.board(session, viewer, Wanted(1, MOST_PROMISES), owner_id=me)
    waiting = placement_follow_ups.waiting_for(session, viewer, on, consultant_id=me)
    found = [
        *(_promise(*row) for row in promises.rows),
        *_handovers(session, viewer),
        *_starting(session, viewer, on),
        *_of_worklist(worklist(session, viewer, consultant_id=me)),
        *(_follow_up(row) for row in waiting),
        *_contacts(session, viewer, on),
        *_leads(session, viewer),
    ]
    return Desk(
        rows=_by_matter(found),
        promises_in_all=promises.total,
        here=_visits_here(session, viewer, now, on),
        seen=queries.seen_marks(session, viewer),
    )


def _visits_here(session: Session, viewer: Viewer, now: datetime, on: date) -> Collection[int]:
    places = presences.workplaces_now(session, viewer, now, on)
    return presences.visits_promised_at(session, viewer, places) if places else ()


def mark_seen(session: Session, viewer: Viewer, *, now: datetime) -> None:
    """Let everything that lies there now count as seen; what comes later is new."""
    for matter in DeskMatter:
        mark = session.get(SeenMark, (viewer.user_id, matter))
        mark = mark or SeenMark(user_id=viewer.user_id, matter=matter, seen_at=now)
        mark.seen_at = now
        session.add(mark)
    session.flush()


def _by_matter(found: Iterable[DeskRow]) -> dict[DeskMatter, list[DeskRow]]:
    rows: dict[DeskMatter, list[DeskRow]] = {matter: [] for matter in DeskMatter}
    for row in found:
        rows[row.matter].append(row)
    return {matter: of_it for matter, of_it in rows.items() if of_it}


def _promise(promise: Any, company: Company, owner: str, opening: Any, problem: Any) -> DeskRow:
    title = opening.title if opening else ""
    thing = (promise, owner, opening, problem)
    return DeskRow(
        DeskMatter.PROMISE, promise.id, company, promise.logged_at, title=title, thing=thing
    )


def _handovers(session: Session, viewer: Viewer) -> Iterator[DeskRow]:
    for handover, name in queries.handovers_asked(session, viewer):
        thing = (handover, name)
        yield DeskRow(DeskMatter.HANDOVER, handover.id, None, handover.asked_at, thing=thing)
    for hand_over, promise, company, name in hand_overs.asked_of(session, viewer):
        since = hand_over.asked_at
        yield DeskRow(DeskMatter.HANDOVER, hand_over.id, company, since, thing=(promise, name))


def _starting(session: Session, viewer: Viewer, on: date) -> Iterator[DeskRow]:
    office = people.office_calendar(session, viewer.municipality_id)
    until = watched_until(on, office)
    for placement, alias, company, opening, first_day, briefed in queries.starting(
        session, viewer, on, until
    ):
        missing = lacks(
            Prepared(
                state=placement.state,
                first_day=first_day is not None,
                mentor=bool(placement.mentor_name),
                mentor_briefed=briefed is not None,
            )
        )
        if missing:
            yield DeskRow(
                DeskMatter.START,
                placement.id,
                company,
                max(placement.created_at, _morning(placement.starts - WATCHED)),
                title=opening.title,
                alias=alias,
                due=placement.starts,
                missing=missing,
            )


def _of_worklist(work: WorkList) -> Iterator[DeskRow]:
    for placement, alias, company, opening in work.placements:
        yield _placement(placement, alias, company, opening.title)
    for wish, placement, alias, company, opening in work.extensions:
        yield DeskRow(
            DeskMatter.EXTENSION,
            placement.id,
            company,
            wish.asked_at,
            title=opening.title,
            alias=alias,
            due=placement.ends,
            thing=wish,
        )
    for opening, company in work.openings:
        since = opening.submitted_at
        yield DeskRow(DeskMatter.OPENING, opening.id, company, since, title=opening.title)
    for run, opening, company in work.lists:
        yield DeskRow(DeskMatter.LIST, run.id, company, run.reviewed_at, title=opening.title)
    for row, alias, opening, company in work.forwarded:
        yield DeskRow(
            DeskMatter.FORWARDED, row.id, company, row.at, title=opening.title, alias=alias
        )


def _placement(placement: Placement, alias: str, company: Company, title: str) -> DeskRow:
    over = placement.state in ENDED and placement.ended_on is not None
    return DeskRow(
        DeskMatter.OUTCOME if over else DeskMatter.PLACEMENT,
        placement.id,
        company,
        _morning(placement.ended_on)
        if over and placement.ended_on
        else placement.answered_at or placement.created_at,
        title=title,
        alias=alias,
        thing=placement,
    )


def _follow_up(row: WaitingFollowUp) -> DeskRow:
    return DeskRow(
        DeskMatter.FOLLOW_UP,
        row.placement.id,
        row.company,
        _morning(row.since.from_on),
        title=row.opening.title,
        alias=row.alias,
        due=row.since.due_on,
        thing=row.since,
    )


def _contacts(session: Session, viewer: Viewer, on: date) -> Iterator[DeskRow]:
    for contact, company in queries.contacts_due(session, viewer, on, _morning(on)):
        since = _morning(contact.contact_on)
        yield DeskRow(
            DeskMatter.CONTACT, company.id, company, since, due=contact.contact_on, thing=contact
        )


def _leads(session: Session, viewer: Viewer) -> Iterator[DeskRow]:
    for lead in leads.new_ones(session, viewer):
        yield DeskRow(
            DeskMatter.LEAD, lead.id, None, lead.at, title=lead.text, thing=(lead, lead.name)
        )


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), COPENHAGEN)
