"""Whether mail goes out at all, for the page where an administrator looks after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.tables.letters import Worker
from portal.mail import LetterFolder, MailServer
from portal.settings import Settings

SEEN_LATELY = timedelta(minutes=2)


@dataclass(frozen=True)
class MailState:
    """What an administrator should know before she looks at single mails.

    Args:
        working: how many workers were seen within two minutes.
        server: host of the mail server; "" without one.
        folder: where mail goes instead in the demo; "" elsewhere.
        failing: the worker that the mail server does not answer, if any.
    """

    working: int
    server: str
    folder: str
    failing: Worker | None


def mail_state(settings: Settings, workers: Sequence[Worker], now: datetime) -> MailState:
    """How mail stands at `now`."""
    there = [worker for worker in workers if now - worker.seen_at <= SEEN_LATELY]
    post = settings.post
    return MailState(
        working=len(there),
        server=post.host if isinstance(post, MailServer) else "",
        folder=str(post.folder) if isinstance(post, LetterFolder) else "",
        failing=next((worker for worker in there if worker.mail_fails_since), None),
    )
