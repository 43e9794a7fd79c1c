"""Calls and mails in which companies ask for people, and how soon they were answered."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from models.kinds import AnswerKind, Channel
from models.rules.calendar import COPENHAGEN
from models.tables.promises import Promise
from portal.services.promises import promises
from seed.stage import Host, Stage
from seed.timeline import Story
from seed.words import told

# Ten weeks, as far back as the leader looks.
_WORKDAYS = 50
_A_DAY = (0, 1, 1, 1, 2, 2)
_LATE = 0.12
_BY_MAIL_AT_NIGHT = 0.12
# Those that wait for an answer now: when they came. Two are overdue whenever one looks.
OPEN = ("2 13:20", "1 09:40", "1 14:10", "1 14:50")


def call_stories(stage: Stage) -> Iterator[Story]:
    """The calls of the last ten weeks, and those that nobody has answered yet."""
    for ago in range(_WORKDAYS, 2, -1):
        rng = stage.rng(f"calls/{ago}")
        for number in range(rng.choice(_A_DAY)):
            yield _call(stage, _came(stage, ago, rng), stage.rng(f"call/{ago}/{number}"))
    for number, came in enumerate(OPEN):
        yield _call(stage, stage.moment(came), stage.rng(f"call/{number}"), answered=False)


def _came(stage: Stage, ago: int, rng: Random) -> datetime:
    if rng.random() < _BY_MAIL_AT_NIGHT:
        return stage.days.at(stage.days.ago(ago), stage.clock(rng, 18, 22))
    return stage.workday(ago, rng)


def _call(stage: Stage, came: datetime, rng: Random, *, answered: bool = True) -> Story:
    """The company asks, the consultant writes it down, and answers."""
    now = yield stage.days.in_office(came, rng.randint(2, 12) if answered else 4)
    host = stage.hosts[rng.choice(sorted(stage.hosts))]
    local = came.astimezone(COPENHAGEN)
    by_mail = not stage.days.calendar.is_open(came) or rng.random() < 0.3
    logged = promises.LoggedRequest(
        channel=Channel.MAIL if by_mail else Channel.PHONE,
        received_on=local.date(),
        received_at=local.time(),
        request=rng.choice(told("talk")["calls"]),
    )
    by = host.consultant
    promise = promises.log_request(stage.session, host.company, logged, by=by, now=now)
    if answered:
        yield from _answer(stage, promise, host, rng)


def _answer(stage: Stage, promise: Promise, host: Host, rng: Random) -> Story:
    late = rng.random() < _LATE
    logged = promise.due_at if late else stage.play.now
    now = yield stage.days.in_office(logged, rng.randint(25, 290))
    by = host.consultant
    chosen = rng.choice(told("talk")["answers"])
    reply = promises.Answer(kind=AnswerKind(chosen["kind"]), text=chosen["text"])
    promises.answer(stage.session, promise, reply, by=by, now=now)
