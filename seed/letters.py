"""The mail of the story: what was true then went out then, and what is true still waits."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.kinds import LetterKind, LetterState
from models.tables.letters import Letter
from portal.services.letters.reminders import remind
from portal.services.letters.still_wanted import is_still_wanted
from seed.logins import MAIL_DOMAIN

_A_MOMENT = timedelta(minutes=1)  # between the act and its mail


def mail_of(session: Session, municipality_ids: Sequence[int], now: datetime) -> None:
    """Put what people should be reminded of today into the outbox; older mail has gone out.

    Some waits, so that whoever starts the demo sees mail go out.
    """
    for letter in session.exec(select(Letter).order_by(col(Letter.id))).all():
        if letter.kind is LetterKind.FIRST_LOG_IN or not is_still_wanted(session, letter, now):
            letter.state, letter.next_at = LetterState.SENT, None
            letter.attempts, letter.sent_at = 1, letter.wanted_at + _A_MOMENT
            letter.message_id = f"<{letter.id}@{MAIL_DOMAIN}>"
            session.add(letter)
    session.flush()
    for municipality_id in municipality_ids:
        remind(session, municipality_id, now)
