"""The life of each invented opening, and the match lists made for it."""

from collections.abc import Generator, Iterator
from datetime import date, datetime, timedelta
from random import Random

from models.kinds import AnswerKind, OpeningState, OpeningStep
from models.queries.promises import open_for_opening
from models.tables.matches import MatchRun
from models.tables.openings import Opening
from portal.services.matches import match_making
from portal.services.openings import drafts, opening_review, openings
from portal.services.openings.drafts import Held
from portal.services.openings.opening_inputs import ReviewNote
from portal.services.openings.opening_review import Publication
from portal.services.promises import promises
from seed.courses import Plan, Telling, plan_course
from seed.offers import Offer
from seed.stage import Host, Stage
from seed.timeline import Story
from seed.words import told

# Working days before the first nomination: written and sent, then the list.
_WRITTEN, _LISTED = 4, 1
# Working days before today on which those without a match list were written.
_AGE = {
    OpeningState.DRAFT: (1, 6),
    OpeningState.RETURNED: (3, 4),
    OpeningState.PUBLISHED: (4, 12),
    OpeningState.ON_HOLD: (10, 14),
    OpeningState.EXPIRED: (16, 22),
    OpeningState.WITHDRAWN: (14, 16),
    OpeningState.DISCARDED: (7, 12),
}
_HELD, _WITHDRAWN, _EXPIRED, _DISCARDED = 3, 4, 2, 2


def opening_stories(stage: Stage) -> Iterator[Story]:
    """One story for every opening of the plan."""
    for number, entry in enumerate(told("openings")[stage.plan.openings]):
        yield _opening(stage, Offer(entry), number)


def _opening(stage: Stage, offer: Offer, number: int) -> Story:
    rng = stage.rng(f"opening/{number}")
    starts = stage.days.starting(offer.week)
    plans = [
        plan_course(stage, course, offer, f"{number}/{place}")
        for place, course in enumerate(offer.courses)
    ]
    written, listed = _days(stage, offer, plans, rng)
    sent = _sent(stage, offer, written, rng)
    now = yield sent - timedelta(minutes=rng.randint(8, 25))
    host = stage.hosts[offer.company]
    apply_by = stage.days.ago(_EXPIRED) if offer.state == OpeningState.EXPIRED else None
    if "lapses" in offer.entry:
        apply_by = stage.days.today + timedelta(days=offer.entry["lapses"])
    opening = openings.save(
        stage.session,
        host.company.id,
        offer.told(host, starts, apply_by),
        by=host.asks,
        now=now,
    )
    if offer.state == OpeningState.DRAFT:
        return
    if offer.state == OpeningState.DISCARDED:
        yield from _later(stage, opening, OpeningStep.DISCARD, host, _DISCARDED)
        return
    now = yield sent
    openings.submit(stage.session, opening, by=host.asks, now=now)
    if offer.state == OpeningState.SUBMITTED:
        return
    yield from _answer(stage, offer, opening, host, rng)
    if "begun" in offer.entry:
        _begin_another(stage, offer.entry["begun"], host)
    if listed is not None:
        run = yield from _list(stage, opening, host, listed, rng)
        stage.play.begin_all(Telling(stage, offer, host, run, plan).story() for plan in plans)
    yield from _end(stage, offer, opening, host)


def _days(stage: Stage, offer: Offer, plans: list[Plan], rng: Random) -> tuple[date, date | None]:
    """When the opening was written, and when a list was made for it, if one was."""
    if plans:
        first = min(plan.nominated for plan in plans)
        listed = stage.days.before(first, _LISTED)
        return stage.days.before(first, _WRITTEN + rng.randrange(2)), listed
    written = stage.days.ago(rng.randint(*_AGE.get(OpeningState(offer.state), (1, 1))))
    return written, stage.days.ago(2) if offer.entry.get("list") else None


def _sent(stage: Stage, offer: Offer, written: date, rng: Random) -> datetime:
    """When the company sent it; most write by day, when the office is open."""
    if "sent" not in offer.entry:
        return stage.days.at(written, stage.clock(rng))
    return stage.moment(offer.entry["sent"])


def _answer(stage: Stage, offer: Offer, opening: Opening, host: Host, rng: Random) -> Story:
    """The consultant reads it within the day: it goes back with a question, or is published."""
    by, sent = host.consultant, stage.play.now
    now = yield stage.days.in_office(sent, rng.randint(35, 230))
    if offer.state == OpeningState.RETURNED:
        review = ReviewNote(note=offer.entry["note"])
        openings.give_back(stage.session, opening, review, by=by, now=now)
        return
    read = Publication(wording_read=True)
    opening_review.publish(stage.session, opening, read, by=by, now=now)
    promise = open_for_opening(stage.session, opening.id)
    if promise is not None:
        choices = [answer for answer in told("talk")["answers"] if answer["kind"] != "no_candidate"]
        chosen = rng.choice(choices)
        reply = promises.Answer(kind=AnswerKind(chosen["kind"]), text=chosen["text"])
        now = yield now + timedelta(minutes=rng.randint(1, 4))
        promises.answer(stage.session, promise, reply, by=by, now=now)


def _begin_another(stage: Stage, title: str, host: Host) -> None:
    """Somebody was called away while she wrote: the draft kept itself."""
    typed = {"title": [title], "tasks": ["Rydde borde"], "seats": ["1"]}
    now = stage.play.now
    drafts.keep(stage.session, typed, opening=None, held=Held(), by=host.asks, now=now)


def _list(
    stage: Stage, opening: Opening, host: Host, day: date, rng: Random
) -> Generator[datetime, datetime, MatchRun]:
    now = yield stage.days.at(day, stage.clock(rng, 9, 13))
    return match_making.make_match_list(stage.session, opening, by=host.consultant, now=now)


def _end(stage: Stage, offer: Offer, opening: Opening, host: Host) -> Story:
    """What became of it besides the seats that were filled."""
    if offer.state == OpeningState.WITHDRAWN:
        yield from _later(stage, opening, OpeningStep.WITHDRAW, host, _WITHDRAWN)
    elif offer.state == OpeningState.ON_HOLD and not offer.courses:
        yield from _later(stage, opening, OpeningStep.HOLD, host, _HELD)
    elif offer.state == OpeningState.CLOSED:
        # Full before its first day, and the company wants no more people.
        day = stage.days.before(opening.starts, 1)
        now = yield stage.days.at(day, "13:30")
        openings.take_step(stage.session, opening, OpeningStep.CLOSE, by=host.asks, now=now)


def _later(stage: Stage, opening: Opening, step: OpeningStep, host: Host, ago: int) -> Story:
    now = yield stage.days.at(stage.days.ago(ago), "11:20")
    openings.take_step(stage.session, opening, step, by=host.asks, now=now)
