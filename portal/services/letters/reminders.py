"""What people are reminded of: looked for once a working day in each municipality."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from models.kinds import LetterKind, Role, StartLack
from models.queries import reminders as queries
from models.queries.letters import consultants_of, who_answers
from models.queries.people import office_calendar
from models.rules.access import Viewer
from models.rules.before_start import Prepared, lacks, watched_until
from models.rules.calendar import COPENHAGEN
from models.rules.letters import (
    REMIND_OF_PROPOSAL,
    WARN_OF_PAUSE_END,
    WARN_OF_START,
    starts_soon,
)
from models.tables.placements import Placement
from portal.services.letters.outbox import Wanted, answering, want
from portal.services.openings.renewals import warned_from
from portal.services.placements import igu_bonus, placement_follow_ups
from portal.services.promises import warnings

K = LetterKind


def warn_of_promises(session: Session, now: datetime) -> int:
    """Put every warning about a promise that is true now into the outbox; each comes once."""
    told = warnings.to_be_told(session, now)
    found = (Wanted(K.PROMISE_WARNING, it.user_id, it.promise_id, it.kind.value) for it in told)
    return want(session, *found, now=now)


def remind(session: Session, municipality_id: int, now: datetime) -> int:
    """Put what people should be reminded of into the outbox; gives how many mails are new.

    As many statements for many companies and placements as for few, besides one for every five
    hundred news that asks which of them are known.
    """
    on = now.astimezone(COPENHAGEN).date()
    consultants = consultants_of(session, municipality_id)
    answers = who_answers(session, municipality_id)
    found = [
        *_proposals(session, municipality_id, answers, now),
        *_openings(session, municipality_id, answers, consultants, on),
        *_pauses(session, municipality_id, consultants, on),
        *_follow_ups(session, municipality_id, on),
        *_starts(session, municipality_id, on),
        *_bonuses(session, municipality_id, answers, on),
    ]
    return want(session, *found, now=now)


def gather(session: Session, municipality_id: int, now: datetime) -> int:
    """Put all that waits for somebody's mail of the day into one; gives how many such mails."""
    day = now.astimezone(COPENHAGEN).date()
    receivers = queries.collecting(session, municipality_id)
    made = want(
        session, *(Wanted(K.DIGEST, user_id, 0, day.isoformat()) for user_id in receivers), now=now
    )
    queries.put_into_digests(session, municipality_id, day)
    return made


def _proposals(
    session: Session, municipality_id: int, answers: Sequence[Any], now: datetime
) -> Iterator[Wanted]:
    until = now - REMIND_OF_PROPOSAL[0]
    for row in queries.proposals_waiting(session, municipality_id, until):
        placement_id, company_id, workplace_id, shown_at = row
        waited = max(length for length in REMIND_OF_PROPOSAL if now - shown_at >= length)
        for user_id in answering(answers, company_id, workplace_id):
            yield Wanted(K.PROPOSAL_WAITS, user_id, placement_id, str(waited.days))


def _openings(
    session: Session,
    municipality_id: int,
    answers: Sequence[Any],
    consultants: Mapping[int, int],
    on: date,
) -> Iterator[Wanted]:
    for opening in queries.openings_lapsing(session, municipality_id, warned_from(on)):
        told = list(answering(answers, opening.company_id, opening.workplace_id))
        if opening.company_id in consultants:
            told.append(consultants[opening.company_id])
        for user_id in told:
            yield Wanted(K.OPENING_LAPSES, user_id, opening.id, str(opening.apply_by))


def _pauses(
    session: Session, municipality_id: int, consultants: Mapping[int, int], on: date
) -> Iterator[Wanted]:
    """Its consultant alone is told: a company in its pause is left in peace (S3-26)."""
    last = on + WARN_OF_PAUSE_END
    for agreement in queries.pauses_ending(session, municipality_id, on, last):
        if agreement.company_id in consultants:
            consultant_id = consultants[agreement.company_id]
            day = str(agreement.paused_until)
            yield Wanted(K.PAUSE_ENDS, consultant_id, agreement.company_id, day)


def _follow_ups(session: Session, municipality_id: int, on: date) -> Iterator[Wanted]:
    for row in placement_follow_ups.waiting_for(session, _everything(municipality_id), on):
        day = str(row.since.due_on)
        yield Wanted(K.FOLLOW_UP_DUE, row.placement.consultant_id, row.placement.id, day)


def _starts(session: Session, municipality_id: int, on: date) -> Iterator[Wanted]:
    calendar = office_calendar(session, municipality_id)
    first, last = calendar.next_working_day(on), watched_until(on, calendar, max(WARN_OF_START))
    for row in queries.starting(session, municipality_id, first, last):
        placement, days = row[0], starts_soon(row[0].starts, on, calendar)
        if days is not None and _lacks(*row):
            yield Wanted(K.PLACEMENT_STARTS, placement.consultant_id, placement.id, str(days))


def lacking(session: Session, placement_id: int) -> tuple[StartLack, ...]:
    """What a placement lacks that is about to begin; the same as its consultant's page says."""
    return _lacks(*queries.prepared(session, placement_id))


def _lacks(
    placement: Placement, first_day: int | None, briefed_on: date | None
) -> tuple[StartLack, ...]:
    return lacks(
        Prepared(
            state=placement.state,
            first_day=first_day is not None,
            mentor=bool(placement.mentor_name),
            mentor_briefed=briefed_on is not None,
        )
    )


def _bonuses(
    session: Session, municipality_id: int, answers: Sequence[Any], on: date
) -> Iterator[Wanted]:
    for row in igu_bonus.waiting_for(session, _everything(municipality_id), on):
        told = [*answering(answers, row.company.id, None), row.placement.consultant_id]
        for user_id in told:
            yield Wanted(K.IGU_BONUS, user_id, row.placement.id, str(row.bonus.months))


def _everything(municipality_id: int) -> Viewer:
    """Looks for everybody in the municipality; nobody acts, and nothing is shown to anybody."""
    return Viewer(0, Role.LEADER, municipality_id)
