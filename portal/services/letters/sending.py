"""Sending one mail after the other: each attempt is written before it is made.

Killed at any moment nothing is lost: what was being sent is tried again when its time is over.
Between the mail server's yes and `sent` a repeat can come about; it has the same Message-ID.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import digest
from uuid import uuid4

from sqlalchemy import update
from sqlmodel import Session, col

from models.kinds import Language, LetterKind, LetterState, Role
from models.queries.letters import (
    collected_in,
    letter_settings,
    next_due,
    reminders_sent,
    with_receiver,
)
from models.rules.letters import MOST_ATTEMPTS, is_reminder, wait_after
from models.tables.letters import Letter
from models.tables.partners import Invitation
from models.tables.people import User
from portal.services.letters.still_wanted import is_still_wanted

LEASE = timedelta(minutes=2)  # so long no other worker tries; longer each time
WEEK = timedelta(days=7)
HELD_FOR = timedelta(days=1)  # until it is asked again whether the company has had its share


@dataclass(frozen=True)
class Receiver:
    name: str
    address: str
    language: Language
    role: Role | None


@dataclass(frozen=True)
class Ready:
    """A mail that may go out now.

    Args:
        told: of a mail of the day, what of it is still true; else empty.
        user: who gets it; None for an invitation.
    """

    letter: Letter
    receiver: Receiver
    user: User | None
    invitation: Invitation | None
    told: tuple[Letter, ...] = ()


def take(
    session: Session, now: datetime, *, domain: str, lease: timedelta = LEASE
) -> tuple[int, int] | None:
    """Take the next mail in hand and write the attempt down; None when none is due.

    Returns:
        its id and the number of the attempt, which whoever ends the attempt must name.
    """
    letter = next_due(session, now)
    if letter is None:
        return None
    if letter.attempts >= MOST_ATTEMPTS:
        letter.state, letter.next_at = LetterState.FAILED, None
    else:
        letter.state, letter.attempts = LetterState.SENDING, letter.attempts + 1
        letter.next_at = now + lease * letter.attempts
        letter.message_id = letter.message_id or f"<{uuid4().hex}@{domain}>"
    session.add(letter)
    session.flush()
    return letter.id, letter.attempts


def ready(session: Session, letter_id: int, now: datetime) -> Ready | LetterState:
    """The mail if it may go out now; else DROPPED or HELD, which is to be written down."""
    letter, user, invitation = with_receiver(session, letter_id)
    if letter.state is LetterState.FAILED:
        return LetterState.FAILED
    receiver = receiver_of(user, invitation)
    told: tuple[Letter, ...] = ()
    if letter.kind is LetterKind.DIGEST:
        told = tuple(
            each for each in collected_in(session, letter.id) if is_still_wanted(session, each, now)
        )
    if receiver is None or not (told or is_still_wanted(session, letter, now)):
        return LetterState.DROPPED
    if user is not None and is_reminder(letter.kind, user.role) and _has_had(session, letter, now):
        return LetterState.HELD
    return Ready(letter, receiver, user, invitation, told)


def receiver_of(user: User | None, invitation: Invitation | None) -> Receiver | None:
    """Who gets the mail; None when the log-in is closed."""
    if user is not None:
        known = Receiver(user.name, user.email, user.language, user.role)
        return known if user.active else None
    if invitation is None:
        return None
    # Nobody knows yet what the invited person reads.
    return Receiver(invitation.name, invitation.email, Language.DANISH, None)


def end(
    session: Session,
    taken: tuple[int, int],
    state: LetterState,
    *,
    error: str = "",
    now: datetime,
) -> bool:
    """Write down how an attempt ended; False when another worker has taken it over meanwhile.

    Args:
        state: SENT, FAILED, DROPPED, HELD, or QUEUED for what the server refused for now.
    """
    letter_id, attempt = taken
    next_at = {
        LetterState.QUEUED: now + wait_after(attempt),
        LetterState.HELD: now + HELD_FOR,
    }.get(state)
    ended = session.execute(
        update(Letter)
        .where(
            col(Letter.id) == letter_id,
            col(Letter.state) == LetterState.SENDING,
            col(Letter.attempts) == attempt,
        )
        .values(
            state=state,
            next_at=next_at,
            last_error=error[:200],
            sent_at=now if state is LetterState.SENT else None,
        )
    )
    return bool(ended.rowcount == 1)  # type: ignore[attr-defined]  # an UPDATE's result counts rows


def end_digest(
    session: Session, digest_id: int, told: tuple[Letter, ...], *, now: datetime
) -> None:
    """What the mail of the day told is sent; the rest of it was true no longer."""
    its = update(Letter).where(
        col(Letter.digest_id) == digest_id, col(Letter.state) == LetterState.COLLECTED
    )
    ids = [each.id for each in told]
    session.execute(its.where(col(Letter.id).in_(ids)).values(state=LetterState.SENT, sent_at=now))
    session.execute(its.values(state=LetterState.DROPPED))


def link_secret(key: str, message_id: str) -> str:
    """The secret of the link in an invitation's mail: the same each time that mail is tried."""
    return digest(key.encode(), f"invitation {message_id}".encode(), sha256).hex()


def _has_had(session: Session, letter: Letter, now: datetime) -> bool:
    """Whether its company has had its share of reminders within a week."""
    if letter.company_id is None:
        return False
    most = letter_settings(session, letter.municipality_id).company_letters_a_week
    kinds = [kind for kind in LetterKind if is_reminder(kind, Role.EMPLOYER)]
    told = reminders_sent(session, letter.company_id, kinds, now - WEEK)
    # The same news to a colleague is no further reminder.
    return len(told - {(letter.kind, letter.about_id, letter.detail)}) >= most
