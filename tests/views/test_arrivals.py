"""Somebody comes: her record begins, what is missing is named, and a slip is put right."""

from datetime import date

import pytest
from sqlmodel import select

from models.kinds import Situation
from models.tables.people import Citizen, CitizenLegal
from models.tables.programme import CitizenProgramme
from models.tables.trail import Event

NEW = {
    "name": "Ilse Eksempel",
    "case_number": "MID-2026-0900",
    "born_on": "1.2.1990",
    "residence_from": "1.10.2026",
    "residence_category": "refugee",
    "regime": "inl",
    "responsibility_from": "1.11.2026",
    "on_benefit": "1",
}


def stored(world):
    with world.session() as session:
        return session.exec(select(Citizen).where(Citizen.name == NEW["name"])).one()


def test_sara_registers_somebody_and_reads_what_is_missing(as_, world):
    sara = as_("sara")
    page = sara.get("/borgere/ny").submit(NEW)
    assert "Ilse Eksempel" in page.words
    assert "Det mangler, før borgeren kan få fair point" in page.words
    citizen = stored(world)
    assert citizen.caseworker_id == world.people.users["sara"].id
    assert "Ilse" in sara.get("/borgere/?soeg=ilse").words
    # Deadlines run from the first day.
    assert "Ilse Eksempel" in sara.get("/borgere/mine-opgaver").words
    with world.session() as session:
        legal = session.get_one(CitizenLegal, citizen.id)
        assert (legal.born_on, legal.regime.value) == (date(1990, 2, 1), "inl")
        row = session.get_one(CitizenProgramme, citizen.id)
        assert (row.situation, row.on_benefit) == (Situation.IN_PROGRAMME, True)
        [event] = session.exec(
            select(Event).where(Event.action == "added", Event.object_id == citizen.id)
        )
        assert event.actor_id == citizen.caseworker_id


def test_who_comes_later_is_expected(as_, world):
    as_("sara").get("/borgere/ny").submit({**NEW, "responsibility_from": "1.3.2027"})
    with world.session() as session:
        row = session.get_one(CitizenProgramme, stored(world).id)
    assert row.situation is Situation.EXPECTED


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"case_number": "mid-2026-0001"}, "Sagsnummeret findes allerede"),
        ({"case_number": "MID-2026 -0001"}, "Sagsnummeret findes allerede"),
        ({"born_on": "1.1.2030"}, "Den kan ikke ligge i fremtiden"),
        ({"residence_from": "1.1.1980"}, "Opholdet begynder efter fødslen"),
        ({"caseworker_id": "999"}, "Vælg en sagsbehandler"),
        ({"name": ""}, "Skriv navnet"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(as_, world, changes, said):
    world.citizens(1)
    answer = as_("sara").get("/borgere/ny").submit({**NEW, **changes})
    assert answer.status == 422
    assert said in answer.words
    assert "1.11.2026" in answer.text


def test_a_slip_is_put_right_and_a_colleague_is_not_overwritten(as_, world):
    world.citizens(1)
    sara, one = as_("sara"), f"/borgere/{next(iter(world.ids.values()))}"
    told = {key: NEW[key] for key in ("born_on", "residence_from", "residence_category", "regime")}
    first, second = sara.get(f"{one}/stamdata"), sara.get(f"{one}/stamdata")
    assert "Ilse Eksempel" in first.submit({**told, "name": "Ilse Eksempel"}).words
    assert second.submit({**told, "name": "En anden"}).status == 409
    with world.session() as session:
        legal = session.get_one(CitizenLegal, stored(world).id)
        assert legal.residence_category.value == "refugee"
