"""Who needs a caseworker, and what she puts off, on both databases."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from models.kinds import CaseMatter, ReadinessClass, Situation
from models.queries import caseload
from models.queries.citizens import details
from models.queries.unknowns import UNKNOWN
from models.rules.errors import NotNow
from models.rules.record_matters import WITHOUT_DEADLINE
from models.tables.case import Complaint, PutOff
from models.tables.people import Citizen, CitizenIndustry
from models.tables.programme import CitizenProgramme, Classification
from models.tables.trail import Event
from portal.services.citizens import my_day, objections
from portal.services.citizens.citizen_records import unknown_for_matching
from portal.services.citizens.my_day import PuttingOff
from tests.views.counted import statements

TODAY = date(2026, 11, 24)
CONTRACT = CaseMatter.CONTRACT


def sara(world):
    return world.people.viewer("sara")


def day(world, on=TODAY):
    with world.session() as session:
        return my_day.waiting_for(session, sara(world), on)


def asked(world, on=TODAY):
    return {(row.citizen_id, row.matter.matter): row for row in day(world, on)}


def put_off(world, citizen_id, matter, until, reason="Venter på tolk."):
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        given = PuttingOff(until_on=until, reason=reason)
        my_day.put_off(session, citizen, matter, given, by=sara(world), now=world.now)


def test_what_waits_stands_by_its_deadline(world):
    late, new = world.citizens(2)
    with world.session() as session:
        session.get_one(Citizen, late).responsibility_from = date(2026, 3, 1)
        session.get_one(Citizen, new).responsibility_from = date(2026, 11, 20)
    found = day(world)
    lawful = [row.matter.due for row in found if row.matter.matter not in WITHOUT_DEADLINE]
    assert lawful == sorted(lawful)
    assert all(row.matter.matter in WITHOUT_DEADLINE for row in found[len(lawful) :])
    matters = {key: row.matter.due for key, row in asked(world).items()}
    assert matters[late, CONTRACT] == date(2026, 4, 1)
    assert matters[late, CaseMatter.CLASSIFICATION] == date(2026, 6, 1)
    assert (new, CaseMatter.CLASSIFICATION) not in matters
    assert (new, CaseMatter.NOT_KNOWN) in matters


def test_what_is_done_waits_no_more(world):
    [citizen_id] = world.citizens(1)
    assert (citizen_id, CaseMatter.CLASSIFICATION) in asked(world)
    with world.session() as session:
        session.add(
            Classification(
                citizen_id=citizen_id,
                readiness=ReadinessClass.JOB_READY,
                from_on=date(2026, 10, 1),
                reason="Har arbejdet længe.",
                by_id=sara(world).user_id,
                at=world.now,
            )
        )
    found = asked(world)
    assert (citizen_id, CaseMatter.CLASSIFICATION) not in found
    assert found[citizen_id, CaseMatter.FOLLOW_UP].matter.left == 4


def test_whoever_is_through_the_programme_waits_for_nothing(world):
    [citizen_id] = world.citizens(1)
    with world.session() as session:
        session.add(
            CitizenProgramme(
                citizen_id=citizen_id,
                situation=Situation.AFTER_PROGRAMME,
                situation_since=date(2026, 10, 1),
            )
        )
    assert day(world) == []


def test_only_her_own_citizens_wait_for_her(world):
    world.citizens(2)
    with world.session() as session:
        for name in ("karen", "ulla"):
            assert my_day.waiting_for(session, world.people.viewer(name), TODAY) == []


def test_the_unknown_is_counted_as_the_record_says_it(world):
    ids = world.citizens(3)
    with world.session() as session:
        session.get_one(Citizen, ids[1]).sqlmodel_update({"postcode": "", "hours_a_week": None})
        for row in session.exec(select(CitizenIndustry)).all():
            if row.citizen_id == ids[2]:
                session.delete(row)
    with world.session() as session:
        facts = caseload.record_facts(session, caseload.hers(sara(world)))
        for citizen_id in ids:
            unknown = unknown_for_matching(details(session, session.get_one(Citizen, citizen_id)))
            assert facts[citizen_id].unknown == len(unknown)
            for code, condition in UNKNOWN.items():
                statement = select(Citizen.id).where(Citizen.id == citizen_id, condition)
                assert bool(session.exec(statement).all()) == (code in unknown)


def test_what_is_put_off_comes_back_by_itself(world):
    [citizen_id] = world.citizens(1)
    put_off(world, citizen_id, CONTRACT, TODAY + timedelta(days=7))
    for on, away in ((6, True), (7, False)):
        row = asked(world, TODAY + timedelta(days=on))[citizen_id, CONTRACT]
        assert (row.put_off is not None) is away
    others = [row for row in day(world) if row.matter.matter is not CONTRACT]
    assert others
    assert not [row for row in others if row.put_off]


def test_the_newest_word_counts_and_she_may_take_it_up_again(world):
    [citizen_id] = world.citizens(1)
    put_off(world, citizen_id, CONTRACT, TODAY + timedelta(days=7))
    put_off(world, citizen_id, CONTRACT, TODAY + timedelta(days=3), "Aftalt tid.")
    assert asked(world)[citizen_id, CONTRACT].put_off.reason == "Aftalt tid."
    assert asked(world, TODAY + timedelta(days=3))[citizen_id, CONTRACT].put_off is None
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        my_day.take_up(session, citizen, CONTRACT, by=sara(world), now=world.now)
    assert asked(world)[citizen_id, CONTRACT].put_off is None
    with world.session() as session:
        told = session.exec(select(Event).order_by(Event.id)).all()
        actions = [event.action for event in told if event.reason_code == CONTRACT.value]
    assert actions == ["put_off", "put_off", "taken_up"]


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (TODAY, "put_off_to_the_past"),
        (TODAY - timedelta(days=1), "put_off_to_the_past"),
        (TODAY + timedelta(days=181), "put_off_too_long"),
    ],
)
def test_a_day_that_is_none_is_refused(world, until, code):
    [citizen_id] = world.citizens(1)
    with pytest.raises(NotNow) as refused:
        put_off(world, citizen_id, CONTRACT, until)
    assert refused.value.code == code
    with world.session() as session:
        assert session.exec(select(PutOff)).all() == []


def test_what_nobody_needs_to_do_cannot_be_put_off(world):
    [citizen_id] = world.citizens(1)
    with pytest.raises(NotNow) as refused:
        put_off(world, citizen_id, CaseMatter.STATUS_REPORT, TODAY + timedelta(days=3))
    assert refused.value.code == "matter_is_done"


def test_more_citizens_are_no_more_statements(world, engine):
    sent = []
    for number in (3, 30):
        world.citizens(number)
        with statements(engine) as counted:
            day(world)
        sent.append(len(counted))
    assert sent[0] == sent[1]


def test_a_complaint_waits_from_its_day_until_it_is_answered_or_passed_on(world):
    [citizen_id] = world.citizens(1)
    by = {"by": sara(world), "now": world.now}
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        new = objections.NewComplaint(received_on=date(2026, 11, 20), text="For sent svar.")
        complaint = objections.complain(session, citizen, new, **by)
        number = complaint.id
    row = asked(world)[citizen_id, CaseMatter.COMPLAINT]
    assert (row.matter.due, row.matter.shown_from) == (date(2026, 12, 18), date(2026, 11, 20))
    with world.session() as session:
        complaint = session.get_one(Complaint, number)
        for day_sent in (date(2026, 11, 19), date(2026, 11, 25)):
            said = objections.PassedOn(sent_to="Ankestyrelsen", sent_on=day_sent)
            with pytest.raises(NotNow, match="pass_day_unlikely"):
                objections.pass_on(session, complaint, said, **by)
        said = objections.PassedOn(sent_to="Ankestyrelsen", sent_on=TODAY)
        objections.pass_on(session, complaint, said, **by)
        with pytest.raises(NotNow, match="complaint_passed_on"):
            objections.pass_on(session, complaint, said, **by)
    assert (citizen_id, CaseMatter.COMPLAINT) not in asked(world)
