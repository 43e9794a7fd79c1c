"""Who needs a caseworker, and why: worked out from the records, and put off by her with a reason.

Nothing of it is stored but what she put off; that comes back by itself on the day she chose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import Field
from sqlmodel import Session, col

from models.kinds import CaseMatter, ObjectType
from models.queries import caseload, disclosures
from models.queries.people import office_calendar
from models.queries.programme import facts_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.party_access import access_matter
from models.rules.programme import matters
from models.rules.programme_facts import Matter
from models.rules.record_matters import WITHOUT_DEADLINE, complaint_matter, record_matters
from models.tables.case import PutOff
from models.tables.people import Citizen
from portal.services.inputs import DanishDate, Input, ShortText
from portal.services.law.figures import figures_by_day, figures_on
from portal.services.trail import Happened, record

# Whoever puts off for longer has decided something, and that belongs in the record.
MOST_DAYS = 180


class PuttingOff(Input):
    """Until when, and why."""

    until_on: DanishDate
    reason: Annotated[ShortText, Field(min_length=3, max_length=300)]


@dataclass(frozen=True)
class Waiting:
    """One thing to do for one citizen; with who put it off, when somebody has."""

    citizen_id: int
    matter: Matter
    put_off: PutOff | None


def waiting_for(session: Session, viewer: Viewer, on: date) -> Sequence[Waiting]:
    """All that the caseworker's own citizens ask for that day, the earliest deadline first, and
    last what has none.

    Twelve statements at most whatever the number of citizens.
    """
    return _waiting(session, viewer, caseload.hers(viewer), on)


def _waiting(session: Session, viewer: Viewer, whose: Any, on: date) -> Sequence[Waiting]:
    later = caseload.put_off_until(session, whose, on)
    found = [
        Waiting(citizen_id, matter, later.get((citizen_id, matter.matter)))
        for citizen_id, matter in _asked(session, viewer.municipality_id, whose, on)
    ]
    return sorted(
        found,
        key=lambda row: (row.matter.matter in WITHOUT_DEADLINE, row.matter, row.citizen_id),
    )


def _asked(
    session: Session, municipality_id: int, whose: Any, on: date
) -> Iterator[tuple[int, Matter]]:
    # Who has asked twice is one thing to do, by the earlier deadline that nobody put back.
    requests = reversed(access_asked(session, municipality_id, whose))
    asked = sorted(requests, key=lambda row: row[1].told_on is None)
    yield from {citizen.id: matter for citizen, matter in asked}.items()
    figures = figures_on(session, on, municipality_id)
    for citizen_id, received_on in disclosures.complaints_open(session, whose).items():
        yield citizen_id, complaint_matter(received_on, figures)
    records = caseload.record_facts(session, whose)
    for citizen_id, facts in facts_of(session, whose, on).items():
        own = record_matters(records[citizen_id], facts, figures, on)
        for matter in (*matters(facts, figures, on), *own):
            if matter.asks(on):
                yield citizen_id, matter


def access_asked(
    session: Session, municipality_id: int, whose: Any
) -> Sequence[tuple[Citizen, Matter]]:
    """Whoever waits to see her case, the earliest deadline first; three statements at most.

    Each deadline is by the figures of the day she asked.

    Args:
        whose: the condition on `Citizen` that chooses them.
    """
    rows = caseload.access_asked(session, whose)
    if not rows:
        return []
    figures = figures_by_day(session, municipality_id)
    office = office_calendar(session, municipality_id)
    found = [
        (citizen, access_matter(day, told, figures(day), office)) for citizen, day, told in rows
    ]
    return sorted(found, key=lambda row: (row[1], row[0].id))


def put_off(
    session: Session,
    citizen: Citizen,
    matter: CaseMatter,
    given: PuttingOff,
    *,
    by: Viewer,
    now: datetime,
) -> PutOff:
    """Leave the matter out of the day until the day that was chosen.

    Raises:
        NotNow: the day is not a later one or too far ahead, or nobody needs to do it any more.
    """
    on = now.astimezone(COPENHAGEN).date()
    if given.until_on <= on:
        raise NotNow("put_off_to_the_past")
    if given.until_on > on + timedelta(days=MOST_DAYS):
        raise NotNow("put_off_too_long", days=str(MOST_DAYS))
    whose = col(Citizen.id) == citizen.id
    if all(row.matter.matter is not matter for row in _waiting(session, by, whose, on)):
        raise NotNow("matter_is_done")
    return _write(session, citizen, matter, given.until_on, given.reason, by=by, now=now)


def take_up(
    session: Session, citizen: Citizen, matter: CaseMatter, *, by: Viewer, now: datetime
) -> PutOff:
    """Let the matter stand in the day again at once."""
    on = now.astimezone(COPENHAGEN).date()
    return _write(session, citizen, matter, on, "", by=by, now=now)


def _write(
    session: Session,
    citizen: Citizen,
    matter: CaseMatter,
    until_on: date,
    reason: str,
    *,
    by: Viewer,
    now: datetime,
) -> PutOff:
    row = PutOff(
        citizen_id=citizen.id,
        matter=matter,
        until_on=until_on,
        reason=reason,
        by_id=by.user_id,
        at=now,
    )
    session.add(row)
    session.flush()
    happened = Happened(
        ObjectType.CITIZEN,
        citizen.id,
        "put_off" if reason else "taken_up",
        reason_code=matter.value,
        details={"until": until_on.isoformat()},
    )
    record(session, happened, by=by, now=now)
    return row
