"""What is written in the invented cases: notes, disclosures, complaints and refusals."""

from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random
from typing import Any

from sqlmodel import col, select

from models.kinds import NoteKind, Role
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.tables.people import Citizen
from models.tables.placements import Placement
from portal.services.citizens import objections, party_access
from portal.services.citizens.disclosures import NewDisclosure, tell
from portal.services.citizens.notes import NewNote, write_note
from portal.services.citizens.objections import ComplaintAnswer, NewComplaint, NewRefusal
from portal.services.citizens.party_access import NewRequest
from portal.services.placements import first_days
from portal.services.placements.first_days import FirstDayTold
from seed.stage import Stage
from seed.timeline import Story
from seed.words import told

_NOTES = 80
_WORKDAYS = 60  # so far back the written cases reach
_ANSWERED_AFTER = 5  # working days
_TOLD_BEFORE = 0.8  # so many first days are written down

Write = Callable[[Stage, Citizen, Viewer, datetime], None]


def case_stories(stage: Stage) -> Iterator[Story]:
    """Each caseworker's first citizen has something of everything; others have notes."""
    for number in range(_NOTES):
        rng = stage.rng(f"note/{number}")
        yield _written(stage, rng, rng.randint(1, _WORKDAYS), _note(rng))
    for name, write in (("disclosures", _disclosure), ("refusals", _refusal)):
        for number, said in enumerate(told("case")[name]):
            rng = stage.rng(f"{name}/{number}")
            yield _written(stage, rng, rng.randint(2, _WORKDAYS), write(said), number)
    for number, said in enumerate(told("case")["complaints"]):
        yield _complaint(stage, stage.rng(f"complaints/{number}"), said, number)
    yield _written(stage, stage.rng("access"), 3, _request, 0)


def prepare_first_day(stage: Stage, placement: Placement, now: datetime) -> None:
    """The consultant writes for most what the citizen should know before the first day."""
    rng = stage.rng(f"first day/{placement.id}")
    if rng.random() > _TOLD_BEFORE:
        return
    chosen = rng.choice(told("case")["first_days"])
    said = FirstDayTold(
        ask_for=placement.contact_name,
        mentor_name=placement.mentor_name or None,
        ill_name=placement.contact_name,
        ill_phone=placement.contact_phone,
        **chosen,
    )
    by = stage.user(placement.consultant_id)
    first_days.write_first_day(stage.session, placement, said, seen=0, by=by, now=now)


def _written(
    stage: Stage, rng: Random, ago: int, write: Write, featured: int | None = None
) -> Story:
    now = yield stage.workday(ago, rng)
    citizen = _citizen(stage, rng, featured, now)
    write(stage, citizen, stage.user(citizen.caseworker_id), now)


def _citizen(stage: Stage, rng: Random, featured: int | None, now: datetime) -> Citizen:
    """Somebody who had come by then; `featured` is the place of a caseworker, for her first."""
    there = select(Citizen).where(
        Citizen.municipality_id == stage.municipality_id,
        Citizen.responsibility_from < now.date(),
    )
    if featured is None:
        return rng.choice(stage.session.exec(there.order_by(col(Citizen.id))).all())
    caseworkers = stage.viewers(Role.CASEWORKER)
    hers = there.where(
        Citizen.caseworker_id == caseworkers[featured % len(caseworkers)].user_id,
    )
    return stage.session.exec(hers.order_by(col(Citizen.case_number).desc())).all()[-1]


def _note(rng: Random) -> Write:
    kind = rng.choice(list(NoteKind))
    text = rng.choice(told("case")["notes"][kind.value])

    def write(stage: Stage, citizen: Citizen, by: Viewer, now: datetime) -> None:
        local = now.astimezone(COPENHAGEN)
        new = NewNote(
            kind=kind,
            happened_on=local.date(),
            happened_at=local.time().replace(second=0, microsecond=0),
            text=text,
        )
        write_note(stage.session, citizen, new, by=by, now=now)

    return write


def _disclosure(said: dict[str, Any]) -> Write:
    def write(stage: Stage, citizen: Citizen, by: Viewer, now: datetime) -> None:
        new = NewDisclosure(told_on=now.date(), **said)
        tell(stage.session, citizen, new, by=by, now=now)

    return write


def _refusal(said: dict[str, Any]) -> Write:
    def write(stage: Stage, citizen: Citizen, by: Viewer, now: datetime) -> None:
        new = NewRefusal(happened_on=now.date(), **said)
        objections.refuse_offer(stage.session, citizen, new, by=by, now=now)

    return write


def _request(stage: Stage, citizen: Citizen, by: Viewer, now: datetime) -> None:
    party_access.ask(stage.session, citizen, NewRequest(asked_on=now.date()), by=by, now=now)


def _complaint(stage: Stage, rng: Random, said: dict[str, str], number: int) -> Story:
    ago = rng.randint(_ANSWERED_AFTER + 2, _WORKDAYS)
    now = yield stage.workday(ago, rng)
    citizen = _citizen(stage, rng, number, now)
    by = stage.user(citizen.caseworker_id)
    new = NewComplaint(received_on=now.date(), text=said["text"])
    complaint = objections.complain(stage.session, citizen, new, by=by, now=now)
    if said["answer"]:
        now = yield stage.workday(ago - _ANSWERED_AFTER, rng)
        answer = ComplaintAnswer(answered_on=now.date(), answer=said["answer"])
        objections.answer_complaint(stage.session, complaint, answer, by=by, now=now)
