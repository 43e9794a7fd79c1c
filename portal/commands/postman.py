"""Carrying mail from the outbox to the mail server, one at a time, whatever happens meanwhile."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import formataddr

from flask import Flask
from sqlalchemy import Engine
from sqlmodel import Session

from models.kinds import LetterKind, LetterState
from models.queries.letters import is_any_due, letter_settings
from models.queries.people import municipality
from models.store import writing
from models.tables.partners import Invitation
from portal.language import reading_in
from portal.mail import Post, Refused, Send, Unreachable
from portal.services.companies.invitations import hashed
from portal.services.letters import sending
from portal.services.letters.sending import LEASE, Ready, link_secret
from portal.shown.letters import Written, sender_of, written

UNUSABLE = "550 no mail server would know this address"
BATCH = 50  # mails before the worker looks at its other work again
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=5)

# What people type as an address may be anything with one @; here it must be one address.
_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")

log = logging.getLogger("fodfaeste.mail")


@dataclass
class Postman:
    """Carries mail as long as there is any and the server answers.

    A server that does not answer costs no mail an attempt: everything waits until it does.

    Args:
        lease: so long no other worker tries a mail that this one has in hand.
    """

    app: Flask
    engine: Engine
    post: Post | None
    clock: Callable[[], datetime]
    lease: timedelta = LEASE
    fails_since: datetime | None = None
    error: str = ""
    _pause: timedelta = FIRST_PAUSE
    _wait_until: datetime | None = field(default=None)

    def carry(self, stopped: Callable[[], bool]) -> int:
        """Send what is due, at most `BATCH`; gives how many mails were seen to."""
        now = self.clock()
        if self.post is None or (self._wait_until is not None and now < self._wait_until):
            return 0
        with Session(self.engine) as session:
            if not is_any_due(session, now):
                return 0
        seen_to = 0
        try:
            with self.post.opened() as send:
                while seen_to < BATCH and not stopped() and self._one(send):
                    seen_to += 1
        except Unreachable as why:
            self._complain(str(why))
        else:
            self.fails_since, self.error = None, ""
            self._wait_until, self._pause = None, FIRST_PAUSE
        return seen_to

    def _complain(self, error: str) -> None:
        now = self.clock()
        self.fails_since, self.error = self.fails_since or now, error
        self._wait_until = now + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        log.warning("the mail server does not take mail: %s", error)

    def _one(self, send: Send) -> bool:
        """See to the next mail; False when none is due."""
        with Session(writing(self.engine)) as session, session.begin():
            taken = sending.take(session, self.clock(), domain=self._domain, lease=self.lease)
        if taken is None:
            return False
        with Session(self.engine, expire_on_commit=False) as session:
            found = sending.ready(session, taken[0], self.clock())
            if isinstance(found, LetterState):
                self._end(taken, found)
                return True
            secret = link_secret(self._key, found.letter.message_id)
            address = deliverable(found.receiver.address)
            if address is None:
                self._end(taken, LetterState.FAILED, UNUSABLE)
                return True
            message = self._message(session, found, address, secret)
        if found.invitation is not None:
            self._let_in(found.invitation, secret)
        self._send(send, message, taken, found)
        return True

    def _send(
        self, send: Send, message: EmailMessage, taken: tuple[int, int], found: Ready
    ) -> None:
        try:
            send(message)
        except Refused as why:
            state = LetterState.FAILED if why.for_good else LetterState.QUEUED
            self._end(taken, state, why.said)
        except Unreachable as why:
            self._end(taken, LetterState.QUEUED, str(why))
            raise
        else:
            self._end(taken, LetterState.SENT, found=found)

    def _end(
        self,
        taken: tuple[int, int],
        state: LetterState,
        error: str = "",
        *,
        found: Ready | None = None,
    ) -> None:
        now = self.clock()
        with Session(writing(self.engine)) as session, session.begin():
            ended = sending.end(session, taken, state, error=error, now=now)
            is_digest = found is not None and found.letter.kind is LetterKind.DIGEST
            if ended and is_digest and found is not None:
                sending.end_digest(session, taken[0], found.told, now=now)
        log.info("letter=%d attempt=%d %s", *taken, state.value)

    def _message(self, session: Session, found: Ready, address: str, secret: str) -> EmailMessage:
        letter = found.letter
        own = letter_settings(session, letter.municipality_id)
        name = sender_of(municipality(session, letter.municipality_id), own.sender_name)
        with (
            self.app.test_request_context(base_url=self.app.config["settings"].public_url),
            reading_in(found.receiver.language),
        ):
            text = written(session, found, sender_name=name, secret=secret)
        sender = formataddr((name, self.post.sender if self.post else ""))
        message = envelope(found, text, sender=sender, reply_to=own.reply_to)
        message["To"] = formataddr((found.receiver.name, address))
        message["Date"] = self.clock()
        return message

    def _let_in(self, invitation: Invitation, secret: str) -> None:
        """The link of the mail opens the invitation from before it is sent."""
        with Session(writing(self.engine)) as session, session.begin():
            row = session.get_one(Invitation, invitation.id)
            row.mailed_hash = hashed(secret)
            session.add(row)

    @property
    def _domain(self) -> str:
        return self.post.sender.rpartition("@")[2] if self.post else ""

    @property
    def _key(self) -> str:
        return str(self.app.config["SECRET_KEY"])


def envelope(found: Ready, text: Written, *, sender: str, reply_to: str) -> EmailMessage:
    """The mail as servers want it; machines are asked not to answer it."""
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = text.subject
    message["Message-ID"] = found.letter.message_id
    message["Auto-Submitted"] = "auto-generated"
    if reply_to:
        message["Reply-To"] = reply_to
    message.set_content(text.text)
    return message


def deliverable(address: str) -> str | None:
    """The address as every mail server can read it; None when no mail can go there."""
    name, _at, domain = address.partition("@")
    try:
        plain = f"{name}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return None
    return plain if _PLAIN.fullmatch(plain) else None
