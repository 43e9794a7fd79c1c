"""The warm pool: always what the store says, and no more is read than has changed."""

import threading
from datetime import date, time

import pytest
from sqlalchemy import event, text
from sqlmodel import Session, select

from models.kinds import DanishLevel, ReadinessClass, RequirementKind, ShownBy
from models.store import writing
from models.tables.people import (
    Citizen,
    CitizenEntry,
    CitizenIndustry,
    CitizenLegal,
    CitizenLesson,
    CitizenPermit,
    CitizenSkill,
)
from models.tables.records import CitizenFreeTime
from portal.services.matches import pool as service
from portal.services.matches.knowledge import knowledge
from portal.services.matches.pool import pool

# One statement for the state, one for the stamps, nine for the rows.
READ_ANEW = 12


@pytest.fixture
def peopled(world):
    """Four citizens in Middelfart, and a pool that knows them."""
    world.citizens(4)
    now(world)
    return world


def now(world, session=None):
    """What the pool says, in a transaction of its own or in the one given."""
    if session is None:
        with Session(world.engine) as session:
            return now(world, session)
    return pool(session, world.people.municipality.id, knowledge(session))


def fresh(world, session=None):
    """The same, built from nothing."""
    service._places.clear()
    return now(world, session)


def first(session, table):
    return session.exec(select(table).order_by(*table.__table__.primary_key)).first()


def new_permit(session):
    row = CitizenPermit(
        citizen_id=first(session, Citizen).id, kind=RequirementKind.LICENCE, text="B"
    )
    session.add(row)


def new_free_time(session):
    her = first(session, Citizen).id
    session.add(CitizenFreeTime(citizen_id=her, weekday=2, starts=time(9), ends=time(13)))


CHANGES = {
    "level": lambda s: setattr(first(s, Citizen), "danish_speak", DanishLevel.B2),
    "skill": lambda s: setattr(first(s, CitizenSkill), "text", "sy gardiner"),
    "skill gone": lambda s: s.delete(first(s, CitizenSkill)),
    "entry": lambda s: setattr(first(s, CitizenEntry), "years", 9),
    "wish": lambda s: setattr(first(s, CitizenIndustry), "industry", "care"),
    "lesson": lambda s: setattr(first(s, CitizenLesson), "starts", time(8)),
    "permit": new_permit,
    "free time": new_free_time,
    "law": lambda s: setattr(first(s, CitizenLegal), "readiness", ReadinessClass.ACTIVITY_READY),
    "programme": lambda s: setattr(first(s, Citizen), "programme_ended_on", date(2026, 11, 1)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_that_was_committed_is_seen(peopled, change):
    before = now(peopled)
    with peopled.session() as session:
        change(session)
    after = now(peopled)
    assert after.people != before.people
    assert after.people == fresh(peopled).people


def test_what_the_terminal_changes_is_seen_too(peopled):
    with peopled.engine.connect() as connection:
        connection = connection.execution_options(write=True)
        connection.execute(text("UPDATE citizen_skill SET text = 'bage brød'"))
        connection.commit()
    told = {
        claim.text for person in now(peopled).people.values() for claim in person.profile.skills
    }
    assert told == {"bage brød"}


def test_a_skill_that_changes_hands_counts_for_both(peopled):
    with peopled.session() as session:
        skill = first(session, CitizenSkill)
        skill.citizen_id = max(session.exec(select(Citizen.id)))
    assert now(peopled).people == fresh(peopled).people


def test_a_transaction_sees_its_own_change_and_nobody_sees_what_was_taken_back(peopled):
    before = now(peopled)
    with Session(writing(peopled.engine)) as session:
        first(session, Citizen).hours_a_week = 12.5
        session.flush()
        inside = now(peopled, session)
        assert next(iter(inside.people.values())).profile.hours_a_week == 12.5
        session.rollback()
    assert now(peopled).people == before.people
    with peopled.session() as session:
        first(session, Citizen).hours_a_week = 20
    assert next(iter(now(peopled).people.values())).profile.hours_a_week == 20


def test_somebody_new_and_somebody_gone_are_noticed(peopled):
    [new] = peopled.citizens(1)
    assert new in now(peopled).people
    with peopled.session() as session:
        for table in (CitizenEntry, CitizenSkill, CitizenIndustry, CitizenLesson, CitizenLegal):
            for row in session.exec(select(table).where(table.citizen_id == new)):
                session.delete(row)
        session.flush()
        session.delete(session.get_one(Citizen, new))
    assert new not in now(peopled).people
    assert now(peopled).people == fresh(peopled).people


def test_who_has_read_a_citizen_before_does_not_rank_what_she_was_then(peopled):
    with Session(peopled.engine) as reader:
        kept = first(reader, Citizen)
        assert kept.hours_a_week == 37
        reader.commit()
        with peopled.session() as session:
            first(session, Citizen).hours_a_week = 10
        assert next(iter(now(peopled, reader).people.values())).profile.hours_a_week == 10


def test_asking_again_costs_one_statement_and_one_change_reads_one_citizen(peopled):
    asked = []
    event.listen(peopled.engine, "before_cursor_execute", lambda *told: asked.append(told[2:4]))
    with Session(peopled.engine) as session:
        known = knowledge(session)
        asked.clear()
        kept = pool(session, peopled.people.municipality.id, known)
        assert len(asked) == 1
    with peopled.session() as session:
        changed = first(session, Citizen).id
        session.add(CitizenSkill(citizen_id=changed, text="male", shown_by=ShownBy.OWN_WORD))
    with Session(peopled.engine) as session:
        known = knowledge(session)
        asked.clear()
        after = pool(session, peopled.people.municipality.id, known)
        assert len(asked) == READ_ANEW
    same = [each for each in kept.people if after.people[each] is kept.people[each]]
    assert same == [each for each in kept.people if each != changed]


def test_a_municipality_knows_only_its_own(peopled):
    elsewhere = peopled.people.users["ulla"].municipality_id
    with Session(peopled.engine) as session:
        assert pool(session, elsewhere, knowledge(session)).people == {}


def test_many_who_ask_at_once_get_the_same_and_one_reads(peopled):
    service._places.clear()
    reads, found = [], []
    event.listen(
        peopled.engine,
        "before_cursor_execute",
        lambda *told: reads.append(told[2]) if "FROM citizen_skill" in told[2] else None,
    )
    threads = [threading.Thread(target=lambda: found.append(now(peopled))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reads) == 1
    assert len({id(each) for each in found}) == 1


def test_what_nobody_asked_for_lately_is_forgotten(peopled, monkeypatch):
    monkeypatch.setattr(service, "MOST_KEPT", 3)
    elsewhere = peopled.people.users["ulla"].municipality_id
    fresh(peopled)
    assert len(service._places) == 1  # the one that was asked for stays, however many there are
    with Session(peopled.engine) as session:
        pool(session, elsewhere, knowledge(session))
    assert [municipality for _url, municipality in service._places] == [elsewhere]


def test_nothing_the_law_hides_is_in_a_profile(peopled):
    written = " ".join(person.written for person in now(peopled).people.values())
    for secret in ("Amal", "1994", "2024-09-01", "refugee", "job_ready", "MID-"):
        assert secret not in written
