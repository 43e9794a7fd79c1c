"""A municipality with very many citizens, openings and promises, for measuring how fast we are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import Session

from models.kinds import AgreementStep, Channel, ClockPolicy, PromiseKind, Role, Sector
from models.queries.companies import workplaces_of
from models.queries.people import viewer_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.promise_clock import due
from models.store import writing
from models.tables.people import User
from models.tables.promises import Promise
from portal.services import people
from portal.services.companies import companies
from portal.services.companies.company_inputs import Contact, NewCompany, NewWorkplace, OralYes
from portal.services.matches.knowledge import knowledge
from portal.services.openings import openings
from portal.services.passwords import hash_password
from seed.citizens import Town, invent, linker
from seed.companies import cvr_numbers
from seed.logins import DEMO_PASSWORD
from seed.offers import Offer
from seed.stage import Host, TownPlan
from seed.store_people import store_people
from seed.timeline import Days
from seed.towns import MIDDELFART, calendar_of, found
from seed.words import told

_PLAN = TownPlan(
    code="0999",
    name="Målekommunen",
    prefix="STR",
    phone="00 00 09 99",
    postcodes=MIDDELFART.postcodes,
    staff="scale_staff",
    companies="",
    openings="",
    citizens=0,
    calls=False,
)
_STAFF = {Role.LEADER: 1, Role.COMPANY_CONSULTANT: 10, Role.CASEWORKER: 40}
_HOSTS = 25
_AT_ONCE = 2_000
# Companies of this municipality begin their numbers here, beside those of the demo world.
_FIRST_COMPANY = 500


@dataclass(frozen=True)
class Scale:
    """What was built; everyone signs in with the demo's password."""

    municipality_id: int
    staff: dict[Role, tuple[Viewer, ...]]
    citizens: Sequence[int]
    openings: Sequence[int]


def build_scale(
    engine: Engine,
    now: datetime,
    *,
    citizens: int = 10_000,
    openings: int = 0,
    promises: int = 0,
    seed: int = 0,
) -> Scale:
    """One more municipality of that size, in a store that has the vocabulary and the figures.

    Citizens and promises are written in bulk, with the CVs of the demo world and the clock's
    rule; openings go through the services and are published.
    """
    today = now.astimezone(COPENHAGEN).date()
    with Session(writing(engine)) as session, session.begin():
        by = found(session, _PLAN, today, now)
        staff = _staff(session, by, now)
        caseworkers = [viewer.user_id for viewer in staff[Role.CASEWORKER]]
        ids = build_citizens(session, by.municipality_id, caseworkers, citizens, seed, today=today)
        hosts = _hosts(session, staff, now) if openings or promises else []
        days = Days(today, calendar_of(today))
        offered = [
            _opening(session, host, Offer(entry), days, place, now)
            for place, host, entry in zip(
                range(openings), cycle(hosts), cycle(told("openings")["opening"]), strict=False
            )
        ]
        _promises(session, hosts, days, promises)
        return Scale(by.municipality_id, staff, ids, offered)


def build_citizens(
    session: Session,
    municipality_id: int,
    caseworker_ids: Sequence[int],
    number: int,
    seed: int,
    *,
    today: date,
    prefix: str = _PLAN.prefix,
) -> list[int]:
    """So many citizens with CVs, written in bulk; returns their ids.

    Args:
        prefix: of the case numbers, which no two citizens share.
    """
    known = knowledge(session)
    town = Town(municipality_id, prefix, _PLAN.postcodes, caseworker_ids)
    persons = invent(town, number, seed=f"scale/{seed}", link=linker(known), today=today)
    return store_people(session, persons, known)


def _staff(session: Session, by: Viewer, now: datetime) -> dict[Role, tuple[Viewer, ...]]:
    password_hash = hash_password(DEMO_PASSWORD)
    session.get_one(User, by.user_id).password_hash = password_hash
    users = {
        role: [
            User(
                municipality_id=by.municipality_id,
                role=role,
                name=f"{role.value.replace('_', ' ').capitalize()} {place}",
                email=f"{role.value}{place}@maal.example",
                password_hash=password_hash,
                created_at=now,
            )
            for place in range(1, number + 1)
        ]
        for role, number in _STAFF.items()
    }
    for same in users.values():
        session.add_all(same)
    session.flush()
    found_them = {role: tuple(map(viewer_of, same)) for role, same in users.items()}
    return {Role.ADMINISTRATOR: (by,), **found_them}


def _hosts(session: Session, staff: dict[Role, tuple[Viewer, ...]], now: datetime) -> list[Host]:
    consultants = cycle(staff[Role.COMPANY_CONSULTANT])
    numbers = islice(cvr_numbers(), _FIRST_COMPANY, _FIRST_COMPANY + _HOSTS)
    by = staff[Role.ADMINISTRATOR][0]
    return [
        _host(session, number, place, next(consultants), by, now)
        for place, number in enumerate(numbers)
    ]


def _host(
    session: Session, number: str, place: int, by: Viewer, admin: Viewer, now: datetime
) -> Host:
    """A company with an agreement and somebody who signs in."""
    new = NewCompany(
        name=f"Målevirksomhed {place + 1}",
        cvr_number=number,
        sector=Sector.PRIVATE,
        industry="cleaning_service",
        workplace=NewWorkplace(
            name="Hovedafdelingen",
            p_number=f"9999{place:06d}",
            address=f"Opdigtevej {place + 1}",
            postcode=_PLAN.postcodes[place % len(_PLAN.postcodes)],
            ordinary_fte=5_000,
        ),
    )
    company = companies.add_company(session, new, by=by, now=now)
    for step in (AgreementStep.CONTACT, AgreementStep.OFFER):
        companies.take_step(session, company, step, by=by, now=now)
    contact = Contact(name="Vagthavende", phone="00 00 00 00", email=f"firma{place}@maal.example")
    yes = OralYes(said_by="Vagthavende", channel=Channel.PHONE, primary=contact, management=contact)
    companies.accept(session, company, yes, by=by, now=now)
    employer = people.NewUser(
        name=f"Arbejdsgiver {place + 1}",
        email=f"arbejdsgiver{place + 1}@maal.example",
        role=Role.EMPLOYER,
        company_id=company.id,
    )
    user, _ = people.add_user(session, employer, by=admin, now=now)
    [(workplace, _)] = workplaces_of(session, company.id)
    return Host(company, workplace, by, viewer_of(user))


def _opening(
    session: Session, host: Host, offer: Offer, days: Days, place: int, now: datetime
) -> int:
    """A published opening; the texts of the demo world, again and again."""
    new = offer.told(host, days.starting(2 + place % 8), None)
    opening = openings.save(session, host.company.id, new, by=host.asks, now=now)
    openings.submit(session, opening, by=host.asks, now=now)
    openings.publish(session, opening, by=host.consultant, now=now)
    return opening.id


def _promises(session: Session, hosts: Iterable[Host], days: Days, number: int) -> None:
    """Open promises to reply, received in the last five working days."""
    rows: list[dict[str, Any]] = []
    for place, host in zip(range(number), cycle(hosts), strict=False):
        received = days.at(days.ago(1 + place % 5), "08:00") + timedelta(minutes=place % 400)
        moments = due(ClockPolicy.WORKING_DAY_24H, received, days.calendar)
        rows.append(
            {
                "municipality_id": host.company.municipality_id,
                "company_id": host.company.id,
                "kind": PromiseKind.RECRUITMENT_REPLY,
                "owner_id": host.consultant.user_id,
                "channel": Channel.PHONE,
                "request": f"Henvendelse {place + 1}",
                "received_at": received,
                "logged_at": received,
                "starts_at": moments.start_at,
                "due_at": moments.due_at,
                "work_by": moments.work_by,
                "policy": ClockPolicy.WORKING_DAY_24H,
                "policy_version": 1,
            }
        )
    for begin in range(0, len(rows), _AT_ONCE):
        session.execute(insert(Promise), rows[begin : begin + _AT_ONCE])
