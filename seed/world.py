"""The demo world: two invented municipalities with everything that happened in them until today.

It is told through portal.services, in the order things happened, so it cannot hold a state that
the product would not let anybody reach. Nothing in it is real: see seed/names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, select

from matching.sources.draft import Progress, silent
from models.kinds import Role
from models.rules.calendar import COPENHAGEN
from models.store import writing
from models.tables.people import Municipality
from portal.services.companies import pauses
from portal.services.matches.knowledge import knowledge
from portal.services.openings import openings
from portal.services.passwords import hash_password
from portal.services.placements import approvals
from portal.settings import Environment
from seed.calls import call_stories
from seed.cases import case_stories
from seed.citizens import Person, Town, invent, linker
from seed.companies import HOSTS_SINCE, company_stories, cvr_numbers
from seed.desk import desk_stories
from seed.early import early_stories
from seed.letters import mail_of
from seed.logins import DEMO_PASSWORD, Login, logins
from seed.openings import opening_stories
from seed.progress import begin_forms
from seed.stage import Stage, TownPlan
from seed.store_people import store_people
from seed.timeline import Days, Play, Story
from seed.towns import MIDDELFART, NORDFYNS, calendar_of, found, staff

# The first day of the story, in working days before today.
_BEGINS = HOSTS_SINCE[1] + 5
# Placements start and end, and openings lapse, by themselves at this hour of the night.
_AT_NIGHT = "06:00"


@dataclass(frozen=True)
class World:
    """What was built; ids, and who can sign in with `password`."""

    municipality_id: int
    neighbour_id: int
    logins: tuple[Login, ...]
    password: str = DEMO_PASSWORD


def build_world(
    engine: Engine,
    now: datetime,
    progress: Progress = silent,
    *,
    environment: Environment = Environment.DEMO,
) -> World:
    """Build the demo world in a store that has the vocabulary, the postcodes and the figures.

    The same code builds the same world for any `now` of the same day in Denmark: the rows are
    equal to the last byte, only the password hash differs. One transaction, so all or nothing.

    Raises:
        ValueError: it is a production store, or somebody lives in it already.
    """
    if environment is Environment.PRODUCTION:
        raise ValueError("the demo world is never built in production")
    today = now.astimezone(COPENHAGEN).date()
    with Session(writing(engine)) as session, session.begin():
        if session.exec(select(Municipality.id)).first() is not None:
            raise ValueError("there is a municipality in this store already")
        progress(0.0, "Opfinder kommuner, borgere og virksomheder")
        return _build(session, today, progress)


def _build(session: Session, today: date, progress: Progress) -> World:
    days = Days(today, calendar_of(today))
    play = Play(days.midnight)
    begins = days.at(days.ago(_BEGINS), "08:00")
    known, password_hash = knowledge(session), hash_password(DEMO_PASSWORD)
    link, numbers = linker(known), cvr_numbers()
    ids: list[int] = []
    for plan in (MIDDELFART, NORDFYNS):
        ids.append(found(session, plan, today, begins).municipality_id)
        stage = Stage(session, play, days, known, link, plan, ids[-1], password_hash)
        staff(stage, begins)
        begin_forms(stage, begins)
        play.begin_all(company_stories(stage, numbers))
        play.begin(_arrivals(stage, begins))
        play.begin_all(opening_stories(stage))
        if plan.calls:
            play.begin_all(call_stories(stage))
            play.begin_all(case_stories(stage))
            play.begin_all(early_stories(stage))
            play.begin_all(desk_stories(stage))
    play.begin(_nights(session, days, begins))
    for moment in play.tell():
        progress(0.05 + 0.94 * _share(begins, moment, days.midnight), "Fortæller, hvad der skete")
    session.flush()
    mail_of(session, ids, days.midnight)
    here, neighbour = ids
    return World(here, neighbour, logins(session))


def people_of(plan: TownPlan, stage: Stage) -> list[Person]:
    """The citizens of a municipality, those who came first standing first."""
    caseworkers = [viewer.user_id for viewer in stage.viewers(Role.CASEWORKER)]
    town = Town(stage.municipality_id, plan.prefix, plan.postcodes, caseworkers)
    return invent(
        town,
        plan.citizens,
        seed=f"citizens/{plan.code}",
        link=stage.link,
        today=stage.days.today,
        names=plan.first_names,
    )


def _arrivals(stage: Stage, begins: datetime) -> Story:
    """Citizens come when the municipality takes over; nobody is on a list from before that."""
    waiting = people_of(stage.plan, stage)
    there = [person for person in waiting if person.arrived <= begins.date()]
    yield begins
    store_people(stage.session, there, stage.known)
    for person in waiting[len(there) :]:
        yield stage.days.at(stage.days.from_(person.arrived + timedelta(days=3)), "12:00")
        store_people(stage.session, [person], stage.known)


def _nights(session: Session, days: Days, begins: datetime) -> Story:
    """Every night what has come to its day starts or ends, and once more when today begins."""
    for day in _every_day(begins.astimezone(COPENHAGEN).date(), days.today):
        now = yield days.at(day, _AT_NIGHT) if day < days.today else days.midnight
        approvals.start_due(session, now)
        approvals.complete_due(session, now)
        openings.expire_due(session, now)
        pauses.turn_due(session, now)


def _every_day(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)


def _share(begins: datetime, moment: datetime, ends: datetime) -> float:
    """How far the telling has come: most happens in the last weeks."""
    whole: float = (moment - begins) / (ends - begins)
    return whole**4
