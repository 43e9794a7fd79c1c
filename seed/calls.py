"""Calls and mails in which companies ask for people, and how soon they were answered."""

from collections.abc import Generator, Iterator
from datetime import datetime, timedelta
from random import Random

from models.kinds import AnswerKind, AttemptWay, Channel, LateReason, Role
from models.rules.calendar import COPENHAGEN
from models.tables.promises import Promise
from portal.services.promises import absences, attempts, owners, promises
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
        yield _open_call(stage, stage.moment(came), number)
    yield _days_away(stage)


def _open_call(stage: Stage, came: datetime, number: int) -> Story:
    """A call that still waits: tried and explained, asked of a colleague, or only waiting."""
    rng = stage.rng(f"call/{number}")
    promise, host = yield from _logged(stage, came, rng, soon=4)
    if number == 0:
        now = yield stage.days.in_office(promise.received_at, 75)
        local = now.astimezone(COPENHAGEN)
        tried = attempts.Attempt(
            way=AttemptWay.PHONE,
            tried_on=local.date(),
            tried_at=local.time(),
            text="Ringede til den daglige kontakt, der var i møde. Prøver igen.",
        )
        attempts.note(stage.session, promise, tried, by=host.consultant, now=now)
        now = yield stage.days.in_office(promise.due_at, 30)
        why = attempts.WhyLate(reason=LateReason.WAITS_FOR_COMPANY, text="De ringer selv tilbage.")
        attempts.say_why_late(stage.session, promise, why, by=host.consultant, now=now)
    elif number == 1 and promise.owner_id is not None:
        now = yield stage.days.in_office(promise.received_at, 90)
        staff = stage.viewers(Role.COMPANY_CONSULTANT)
        to_id = next(one.user_id for one in staff if one.user_id != promise.owner_id)
        wish = owners.HandOver(to_id=to_id, note="Jeg er ude hele dagen. Kan du nå det?")
        by = stage.user(promise.owner_id)
        owners.ask(stage.session, promise, wish, by=by, now=now)


def _days_away(stage: Stage) -> Story:
    """The newest consultant has a week's leave ahead."""
    now = yield stage.days.at(stage.days.ago(3), "09:00")
    first = stage.days.today + timedelta(days=14)
    away = absences.NewAbsence(from_on=first, until_on=first + timedelta(days=6))
    by = stage.viewers(Role.COMPANY_CONSULTANT)[-1]
    absences.enter(stage.session, away, by=by, now=now)


def _came(stage: Stage, ago: int, rng: Random) -> datetime:
    if rng.random() < _BY_MAIL_AT_NIGHT:
        return stage.days.at(stage.days.ago(ago), stage.clock(rng, 18, 22))
    return stage.workday(ago, rng)


def _call(stage: Stage, came: datetime, rng: Random) -> Story:
    """The company asks, the consultant writes it down, and answers."""
    promise, host = yield from _logged(stage, came, rng, soon=rng.randint(2, 12))
    yield from _answer(stage, promise, host, rng)


def _logged(
    stage: Stage, came: datetime, rng: Random, *, soon: int
) -> Generator[datetime, datetime, tuple[Promise, Host]]:
    """The consultant writes it down some minutes after it came."""
    now = yield stage.days.in_office(came, soon)
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
    return promises.log_request(stage.session, host.company, logged, by=by, now=now), host


def _answer(stage: Stage, promise: Promise, host: Host, rng: Random) -> Story:
    late = rng.random() < _LATE
    logged = promise.due_at if late else stage.play.now
    now = yield stage.days.in_office(logged, rng.randint(25, 290))
    by = host.consultant
    chosen = rng.choice(told("talk")["answers"])
    reply = promises.Answer(kind=AnswerKind(chosen["kind"]), text=chosen["text"])
    promises.answer(stage.session, promise, reply, by=by, now=now)
