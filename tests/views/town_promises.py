"""What stands around the town's promises: a hand-over that waits, days away, a second call."""

from datetime import timedelta

from sqlmodel import Session

from models.kinds import Channel, PromiseKind, Role
from models.tables.companies import Company
from models.tables.promise_clock import PromiseHandOver
from models.tables.promises import Promise
from portal.services.promises import absences, owners, promises
from portal.services.promises.absences import NewAbsence
from portal.services.promises.owners import HandOver
from portal.services.promises.promises import Asked
from tests.people import newcomer
from tests.worlds import World


def around_promises(session: Session, world: World, visit_id: int) -> dict[str, list[int]]:
    """Karen is asked by a new colleague to take a call; she will be away next month."""
    karen = world.people.viewer("karen")
    here = world.people.municipality
    world.people.users["gro"] = newcomer(session, here, Role.COMPANY_CONSULTANT, "Gro Vang")
    gro = world.people.viewer("gro")
    first = world.now.date() + timedelta(days=30)
    away = NewAbsence(from_on=first, until_on=first + timedelta(days=7))
    absence = absences.enter(session, away, by=karen, now=world.now)
    laundry = session.get_one(Company, world.people.laundry.id)
    words = Asked(PromiseKind.RECRUITMENT_REPLY, world.now, Channel.PHONE, request="Mangler to.")
    call = promises.give(session, laundry, words, by=karen, now=world.now)
    owners.take(session, call, by=gro, now=world.now)
    asked = owners.ask(session, call, HandOver(to_id=karen.user_id), by=gro, now=world.now)
    assert isinstance(asked, PromiseHandOver)
    problem_id = session.get_one(Promise, visit_id).problem_report_id
    assert problem_id is not None
    return {"hand_over": [asked.id], "absence": [absence.id], "problem": [problem_id]}
