"""Giving mail away: to a mail server, or in the demo to a folder where everybody can look."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urlsplit

TIMEOUT = 20.0  # seconds that a mail server may think about one line
# Here nobody listens between us and the server, so it may do without encryption.
_OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}

Send = Callable[[EmailMessage], None]


class Unreachable(Exception):
    """No mail can be given away now: the server is down, or does not take ours at all."""


class Refused(Exception):
    """The server does not take this one mail.

    Args:
        said: its code and words.
        for_good: it will not later either.
    """

    def __init__(self, said: str, *, for_good: bool) -> None:
        super().__init__(said)
        self.said = said
        self.for_good = for_good


class Security(StrEnum):
    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True)
class MailServer:
    """An SMTP server and the address that mail comes from."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = ""

    @contextmanager
    def opened(self) -> Iterator[Send]:
        """A connection for some mails.

        Raises:
            Unreachable: also from `send`, when the connection breaks or the sender is refused.
        """
        try:
            connection = self._connected()
        except (smtplib.SMTPException, OSError) as why:
            raise Unreachable(_said(why)) from why
        try:
            yield lambda message: _give(connection, message)
        finally:
            # A server that is gone by now has taken or refused every mail it was given.
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()
            connection.close()

    def _connected(self) -> smtplib.SMTP:
        # smtplib's own would believe every certificate.
        checked = ssl.create_default_context()
        if self.security is Security.TLS:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=TIMEOUT, context=checked
            )
        else:
            connection = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT)
        if self.security is Security.STARTTLS:
            connection.starttls(context=checked)
        if self.user:
            connection.login(self.user, self.password)
        return connection


@dataclass(frozen=True)
class LetterFolder:
    """A folder instead of a mail server: each mail is a file named by its Message-ID."""

    folder: Path
    sender: str

    @contextmanager
    def opened(self) -> Iterator[Send]:
        """Ready for some mails."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as why:
            raise Unreachable(_said(why)) from why
        yield self._keep

    def _keep(self, message: EmailMessage) -> None:
        name = "".join(sign for sign in message["Message-ID"] if sign.isalnum() or sign in "-.")
        try:
            (self.folder / f"{name}.eml").write_bytes(message.as_bytes())
        except OSError as why:
            raise Unreachable(_said(why)) from why


Post = MailServer | LetterFolder


def mail_server(url: str, sender: str) -> MailServer:
    """From `smtps://user:password@host:465`, or `smtp://…:587`, which must offer STARTTLS unless it
    is on the own machine, or `smtp+plain://…:25` for one in a closed network.

    Raises:
        ValueError: it cannot be used as it stands; the text says how it must look.
    """
    parts = urlsplit(url)
    kinds = {
        "smtps": (Security.TLS, 465),
        "smtp": (Security.STARTTLS, 587),
        "smtp+plain": (Security.NONE, 25),
    }
    if parts.scheme not in kinds or not parts.hostname or parts.path.strip("/"):
        raise ValueError("it must look like smtp://user:password@mail.example.dk:587")
    security, usual_port = kinds[parts.scheme]
    if security is Security.STARTTLS and parts.hostname in _OWN_MACHINE:
        security = Security.NONE
    if parts.username and security is Security.NONE and parts.hostname not in _OWN_MACHINE:
        raise ValueError("a password is never sent over smtp+plain://")
    return MailServer(
        parts.hostname,
        parts.port or usual_port,
        security,
        sender,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _give(connection: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        connection.send_message(message)
    except smtplib.SMTPRecipientsRefused as why:
        code, words = next(iter(why.recipients.values()))
        raise Refused(_line(code, words), for_good=code >= 500) from why
    except smtplib.SMTPDataError as why:
        raise Refused(_line(why.smtp_code, why.smtp_error), for_good=why.smtp_code >= 500) from why
    except (smtplib.SMTPException, OSError) as why:
        raise Unreachable(_said(why)) from why


def _said(why: Exception) -> str:
    if isinstance(why, smtplib.SMTPResponseException):
        return _line(why.smtp_code, why.smtp_error)
    return f"{type(why).__name__}: {why}"


def _line(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"
