"""A caseworker puts a citizen forward for an opening, and the consultant answers.

It moves nobody on a list and opens no gate: the consultant nominates from the list as always.
"""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType, PutForwardAnswer
from models.queries import matches, people
from models.queries import put_forward as queries
from models.queries.openings import locked
from models.rules.access import Viewer
from models.rules.errors import FasterColleague, NotNow
from models.tables.matches import PutForward
from models.tables.people import Citizen
from portal.services.inputs import Input, LongText
from portal.services.matches.match_making import refuse_when_not_on_offer
from portal.services.matches.opportunities import Opportunities
from portal.services.trail import Happened, record


class Forward(Input):
    """What the consultant should know that no list tells."""

    note: Annotated[LongText, Field(min_length=10, max_length=1000)]


class NotNowReason(Input):
    """Why the consultant does not nominate her now."""

    reason: Annotated[LongText, Field(min_length=10, max_length=1000)]


def put_forward(
    session: Session,
    citizen: Citizen,
    opening_id: int,
    said: Forward,
    *,
    found: Opportunities,
    by: Viewer,
    now: datetime,
) -> PutForward:
    """Ask the consultant to think of the citizen for an opening.

    Args:
        found: what is on offer for her, worked out just before.

    Raises:
        NotNow: the opening is not on offer, a gate closes it to her, or she is put forward or
            nominated there already.
    """
    # Locked, so of two who do it at once one waits and is told.
    opening = locked(session, opening_id)
    refuse_when_not_on_offer(session, opening)
    if not is_open(found, opening_id):
        raise NotNow("left_out_by_gate")
    if matches.in_play(session, opening_id, citizen.id):
        raise NotNow("nominated_already")
    if queries.unanswered(session, citizen.id, opening_id):
        raise NotNow("put_forward_already")
    row = PutForward(
        municipality_id=citizen.municipality_id,
        citizen_id=citizen.id,
        opening_id=opening_id,
        note=said.note,
        by_id=by.user_id,
        at=now,
    )
    session.add(row)
    session.flush()
    _tell(session, row, "put_forward", by=by, now=now)
    return row


def is_open(found: Opportunities, opening_id: int) -> bool:
    """Whether no gate closes the opening to her."""
    return any(match.opening_id == str(opening_id) for match in found.ranked.matches)


def answer_not_now(
    session: Session, row: PutForward, why: NotNowReason, *, by: Viewer, now: datetime
) -> None:
    """The consultant does not nominate her now, and says why.

    Raises:
        FasterColleague: a colleague answered first.
    """
    if row.answer is not None:
        name = people.names(session, [row.decided_by_id])[row.decided_by_id or 0]
        raise FasterColleague(name, row.decided_at or now)
    row.answer_reason = why.reason
    _answer(session, row, PutForwardAnswer.NOT_NOW, by=by, now=now)


def answer_by_nominating(
    session: Session, citizen_id: int, opening_id: int, *, by: Viewer, now: datetime
) -> None:
    """Who is nominated has been answered, if a caseworker put her forward."""
    row = queries.unanswered(session, citizen_id, opening_id)
    if row is not None:
        _answer(session, row, PutForwardAnswer.NOMINATED, by=by, now=now)


def _answer(
    session: Session, row: PutForward, answer: PutForwardAnswer, *, by: Viewer, now: datetime
) -> None:
    row.answer, row.decided_by_id, row.decided_at = answer, by.user_id, now
    session.add(row)
    session.flush()
    _tell(session, row, "put_forward_answered", by=by, now=now)


def _tell(session: Session, row: PutForward, action: str, *, by: Viewer, now: datetime) -> None:
    answer = row.answer.value if row.answer else ""
    told = {"opening": row.opening_id}
    happened = Happened(ObjectType.CITIZEN, row.citizen_id, action, to_state=answer, details=told)
    record(session, happened, by=by, now=now)
