"""The facts of many citizens' programmes, read at once."""

from datetime import date, timedelta

from sqlmodel import col, select

from models.kinds import FollowUpKind, PlacementState, ReadinessClass, Situation
from models.queries.programme import facts_of
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.programme import CitizenProgramme, Classification, Contract, FollowUp
from tests.views.counted import statements
from tests.worlds import NOW

ON = NOW.date()
EVERYBODY = col(Citizen.id) > 0


def test_of_a_record_that_nobody_has_written_only_what_follows_from_the_citizen(world):
    here, gone = world.citizens(2)
    with world.session() as session:
        session.get_one(Citizen, gone).programme_ended_on = date(2026, 1, 1)
        session.flush()
        found = facts_of(session, EVERYBODY, ON)
    assert found[here].situation is Situation.IN_PROGRAMME
    assert found[gone].situation is Situation.AFTER_PROGRAMME
    assert (found[here].on_benefit, found[here].agreed) == (True, True)
    assert found[here].classified_on is None


def test_what_is_written_is_read(world):
    [citizen_id] = world.citizens(1)
    by_id = world.people.viewer("sara").user_id
    with world.session() as session:
        session.add(
            CitizenProgramme(
                citizen_id=citizen_id,
                situation=Situation.PARENTAL_LEAVE,
                situation_since=date(2026, 5, 1),
                on_benefit=False,
                child_born_on=date(2026, 6, 1),
            )
        )
        session.add(Contract(citizen_id=citizen_id, agreed=False, signed_by_municipality_on=ON))
        for day in (date(2026, 4, 1), date(2026, 3, 1)):
            written = {"citizen_id": citizen_id, "by_id": by_id, "at": NOW}
            session.add(
                Classification(
                    readiness=ReadinessClass.JOB_READY, from_on=day, reason="Talt.", **written
                )
            )
            session.add(FollowUp(kind=FollowUpKind.TALK, held_on=day, summary="Talt.", **written))
        session.flush()
        found = facts_of(session, col(Citizen.id) == citizen_id, ON)[citizen_id]
    assert found.situation is Situation.PARENTAL_LEAVE
    assert (found.on_benefit, found.agreed) == (False, False)
    assert found.child_born_on == date(2026, 6, 1)
    assert found.signed_by_municipality_on == ON
    assert found.classified_on == date(2026, 3, 1)
    assert found.follow_ups == (date(2026, 3, 1), date(2026, 4, 1))


def test_offers_are_the_placements_that_were_approved(world):
    world.agreement()
    world.citizens(3)
    placement_id = world.placement(until=PlacementState.ACTIVE)
    with world.session() as session:
        placement = session.get_one(Placement, placement_id)
        whose = col(Citizen.id) == placement.citizen_id
        last = placement.ends
        during = facts_of(session, whose, last)[placement.citizen_id]
        after = facts_of(session, whose, last + timedelta(days=1))[placement.citizen_id]
        others = facts_of(session, ~whose, ON)
    assert (during.first_offer_on, during.without_offer_since) == (placement.starts, None)
    assert after.without_offer_since == last
    assert all(facts.first_offer_on is None for facts in others.values())


def test_four_statements_whatever_the_number(world, engine):
    sent = []
    for number in (2, 5):
        world.citizens(number)
        with world.session() as session:
            session.exec(select(Citizen.id)).all()  # the transaction has begun
            with statements(engine) as counted:
                found = facts_of(session, EVERYBODY, ON)
        sent.append((len(found), len(counted)))
    assert sent == [(2, 4), (7, 4)]
