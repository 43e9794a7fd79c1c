"""A citizen on her way out, another on his way in, and a CPR number, for the town."""

from datetime import date, timedelta

from sqlmodel import Session, select

from models.kinds import ClockPolicy, Role
from models.rules.access import Viewer
from models.tables.columns import danish_order, folded
from models.tables.people import Citizen, Municipality
from portal.services.citizens import cpr, transfers
from portal.services.citizens.cpr import CprSwitch, KeptCpr, Keys
from portal.services.citizens.transfers import NewTransfer
from tests.people import newcomer
from tests.standing import CPR_KEYS
from tests.worlds import World

# Replacement numbers: no person's number begins with a day over 31.
NUMBER, ANOTHER = "750190-0001", "760190-0001"


def moves_of(session: Session, world: World, citizen_id: int) -> dict[str, list[int]]:
    """The transfers: `transfer` comes from Assens, `leaving` goes there; nothing is carried out."""
    assens = _assens(session)
    bente = newcomer(session, assens, Role.CASEWORKER, "Bente Vang")
    out = session.exec(
        select(Citizen)
        .where(
            Citizen.municipality_id == world.people.municipality.id,
            Citizen.id != citizen_id,
        )
        .order_by(Citizen.id.desc())
    ).first()
    said = {"asked_on": world.now.date(), "reason": "Har fået arbejde.", "seen": True}
    moves_on = world.now.date() + timedelta(days=60)
    sara = world.people.viewer("sara")
    leaving = NewTransfer(to_municipality_id=assens.id, moves_on=moves_on, **said)
    coming = NewTransfer(to_municipality_id=world.people.municipality.id, moves_on=moves_on, **said)
    from_there = Viewer(bente.id, Role.CASEWORKER, assens.id)
    anders = {"by": world.people.viewer("anders"), "now": world.now}
    keys = Keys.of(CPR_KEYS)
    cpr.switch(session, CprSwitch(kept=True), keys, **anders)
    hers = session.get_one(Citizen, citizen_id)
    cpr.keep(session, hers, KeptCpr(cpr=NUMBER, other_birthday=True), keys, by=sara, now=world.now)
    there = _citizen(session, assens, bente.id)
    return {
        "leaving": [transfers.propose(session, out, leaving, by=sara, now=world.now).id],
        "transfer": [transfers.propose(session, there, coming, by=from_there, now=world.now).id],
    }


def _assens(session: Session) -> Municipality:
    policy = ClockPolicy.WORKING_DAY_24H
    town = Municipality(
        code="0420", name="Assens Kommune", reply_policy=policy, visit_policy=policy
    )
    session.add(town)
    session.flush()
    return town


def _citizen(session: Session, town: Municipality, caseworker_id: int) -> Citizen:
    name, number = "Yusuf Andetsteds", "AS-1"
    citizen = Citizen(
        municipality_id=town.id,
        caseworker_id=caseworker_id,
        case_number=number,
        name=name,
        search_key=folded(f"{name} {number}"),
        sort_key=danish_order(name),
        alias="Y. (AS-1)",
        responsibility_from=date(2026, 6, 1),
    )
    session.add(citizen)
    session.flush()
    return citizen
