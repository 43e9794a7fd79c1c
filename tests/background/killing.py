"""Workers that are killed again and again while there is mail to send, and what came of it."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from models.kinds import LetterKind, LetterState
from models.store import writing
from models.tables.letters import Letter
from portal.context import real_clock
from portal.services.letters.outbox import Wanted, want
from portal.settings import ROOT

PATIENCE = 120.0  # seconds until a test gives up, or one mail of many has not moved


@dataclass
class MailServer:
    """The mail server of a test, which may go down and come back at the same address."""

    file: Path
    port: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None

    def up(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "tests.background.mail_server", str(self.port)]
        self.process = subprocess.Popen([*command, str(self.file)], cwd=ROOT)
        wait_until(self._answers)

    def down(self) -> None:
        """Kill it, as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def taken(self) -> list[tuple[str, str, str]]:
        """Message-ID, receiver and text of every mail it has said yes to."""
        if not self.file.exists():
            return []
        return [tuple(json.loads(line)) for line in self.file.read_text().splitlines()]

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def _answers(self) -> bool:
        with socket.socket() as attempt:
            return attempt.connect_ex(("127.0.0.1", self.port)) == 0


@contextmanager
def mail_server(folder: Path) -> Iterator[MailServer]:
    """A mail server that is up."""
    server = MailServer(folder / "taken.jsonl")
    server.up()
    try:
        yield server
    finally:
        server.down()


@dataclass
class Crew:
    """Some workers on one store; whoever is killed is followed by another."""

    nursery: subprocess.Popen[str]
    server: MailServer
    log: Path
    there: list[int] = field(default_factory=list)
    kills: int = 0

    def hire(self, number: int) -> None:
        """Start so many workers."""
        assert self.nursery.stdin is not None
        assert self.nursery.stdout is not None
        for _ in range(number):
            self.nursery.stdin.write("\n")
            self.nursery.stdin.flush()
            self.there.append(int(self.nursery.stdout.readline()))

    def kill_all(self) -> None:
        """Kill everybody at once, in the middle of whatever they do."""
        self.kills += len(self.there)
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask everybody to stop, and wait until they have."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        for worker in self.there:
            os.kill(worker, how)
        wait_until(lambda: not any(_runs(worker) for worker in self.there))
        self.there = []


@contextmanager
def crew(url: str, server: MailServer, log: Path) -> Iterator[Crew]:
    """Nobody is left at work afterwards."""
    env = os.environ | {
        "DATABASE_URL": url,
        "FODFAESTE_ENV": "test",
        "FODFAESTE_SMTP_URL": server.url,
        "FODFAESTE_MAIL_FROM": "fodfaeste@eksempel.dk",
        "FODFAESTE_URL": "https://fodfaeste.eksempel.dk",
    }
    command = [sys.executable, "-m", "tests.background.working"]
    pipe = subprocess.PIPE
    with (
        log.open("a") as told,
        subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=pipe, stdout=pipe, stderr=told, text=True
        ) as nursery,
    ):
        workers = Crew(nursery, server, log)
        try:
            yield workers
        finally:
            workers.kill_all()
            nursery.kill()


@dataclass(frozen=True)
class Outcome:
    """What came of it: mails wanted, lost, and taken more than once; workers killed."""

    wanted: int
    lost: int
    doubled: int
    kills: int
    seconds: float


def fill(engine: Engine, user_id: int, number: int) -> None:
    """Put so many mails to one person into the outbox."""
    wanted = [Wanted(LetterKind.TRIAL, user_id, place) for place in range(number)]
    with Session(writing(engine)) as session, session.begin():
        want(session, *wanted, now=real_clock())


def kill_again_and_again(
    engine: Engine, workers: Crew, *, hands: int, kills: int, seed: int
) -> Outcome:
    """Let workers be killed in the middle of sending so often, then let them finish.

    Args:
        hands: how many work at a time.
        kills: how many workers are killed at least.
    """
    chance, began = random.Random(seed), time.monotonic()
    while workers.kills < kills:
        before = len(workers.server.taken())
        workers.hire(hands)
        # Only who sends can be killed while sending.
        wait_until(lambda before=before: len(workers.server.taken()) > before + 2)
        time.sleep(chance.uniform(0.0, 0.3))
        workers.kill_all()
    workers.hire(hands)
    while (left := waiting(engine)) > 0:
        wait_until(lambda left=left: waiting(engine) < left)
    workers.stop()
    return outcome(engine, workers, time.monotonic() - began)


def outcome(engine: Engine, workers: Crew, seconds: float) -> Outcome:
    """Compare what was wanted with what the server took."""
    taken = Counter(message_id for message_id, _receiver, _text in workers.server.taken())
    with Session(engine) as session:
        wanted = session.exec(select(Letter.message_id)).all()
    lost = [message_id for message_id in wanted if message_id not in taken]
    doubled = sum(number - 1 for number in taken.values())
    return Outcome(len(wanted), len(lost), doubled, workers.kills, seconds)


def waiting(engine: Engine) -> int:
    """How many mails have not come to their end."""
    states = (LetterState.QUEUED, LetterState.SENDING)
    with Session(engine) as session:
        return session.exec(
            select(func.count(col(Letter.id))).where(col(Letter.state).in_(states))
        ).one()


def wait_until(is_so) -> None:
    """Look again and again until it is so."""
    given_up = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < given_up
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as there:
        return int(there.getsockname()[1])
