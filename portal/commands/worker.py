"""The worker: mail, days that come, imports; one beside the server, or several on PostgreSQL."""

import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from models.store import writing
from portal import create_app
from portal.commands.imports import Helper
from portal.commands.postman import Postman
from portal.services.letters.sending import LEASE
from portal.services.work import slots
from portal.settings import Settings

LOOK_UP = 1.0  # seconds between two looks
LOOK_FOR_JOBS = timedelta(seconds=5)
BEAT = timedelta(seconds=20)

Clock = Callable[[], datetime]
log = logging.getLogger("fodfaeste.worker")


def work(engine: Engine, settings: Settings, clock: Clock, *, lease: timedelta = LEASE) -> int:
    """Work until a signal says stop or the parent is gone; what is in hand is finished first."""
    stop, parent = threading.Event(), os.getppid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    app = create_app(settings, engine, clock)
    post = Postman(app, engine, settings.post, clock, lease)
    worker = Worker(engine, clock, post, Helper(engine))

    def stopped() -> bool:
        return stop.is_set() or os.getppid() != parent

    log.info("working as %s", worker.name)
    while not stopped():
        busy = worker.look(stopped)
        stop.wait(0 if busy else LOOK_UP)
    worker.sign_off()
    return 0


@dataclass
class Worker:
    """One look after the other at everything that may be to do."""

    engine: Engine
    clock: Clock
    post: Postman
    imports: Helper
    name: str = field(
        default_factory=lambda: f"{socket.gethostname()[:80]}:{os.getpid()}:{secrets.token_hex(3)}"
    )
    started_at: datetime | None = None
    _beat_at: datetime | None = None
    _looked_at: datetime | None = None

    def look(self, stopped: Callable[[], bool]) -> bool:
        """Do what is to be done now; True when there may be more at once."""
        now = self.clock()
        try:
            if self._is_time(self._beat_at, BEAT, now):
                self._beat(now)
            if self._is_time(self._looked_at, LOOK_FOR_JOBS, now):
                self._looked_at = now
                self._do_jobs(now, stopped)
            self.imports.look()
            return self.post.carry(stopped) > 0
        except (OperationalError, StaleDataError) as why:
            # Another writer was longer than we wait, or was faster; the next look comes soon.
            log.warning("put off: %s", type(why).__name__)
            return False

    def sign_off(self) -> None:
        """Stop in good order: nobody will wonder where this worker is."""
        try:
            with Session(writing(self.engine)) as session, session.begin():
                slots.sign_off(session, self.name)
        except OperationalError as why:
            # The store is gone or busy; the row is forgotten within a day.
            log.warning("not signed off: %s", type(why).__name__)
        log.info("stopped")

    def _do_jobs(self, now: datetime, stopped: Callable[[], bool]) -> None:
        with Session(self.engine) as session:
            due = slots.due(session, now)
        for slot in due:
            if stopped():
                return
            with Session(writing(self.engine)) as session, session.begin():
                done = slots.do_once(session, slot, worker=self.name, now=now)
            log.debug("%s %s: %s", slot.job, slot.slot, done)

    def _beat(self, now: datetime) -> None:
        self.started_at = self.started_at or now
        post = self.post
        with Session(writing(self.engine)) as session, session.begin():
            slots.heartbeat(
                session,
                self.name,
                self.started_at,
                fails_since=post.fails_since,
                error=post.error,
                now=now,
            )
        self._beat_at = now

    @staticmethod
    def _is_time(last: datetime | None, every: timedelta, now: datetime) -> bool:
        return last is None or now - last >= every
