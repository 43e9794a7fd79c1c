"""An opening that lapses soon, and one that is taken away while people are proposed for it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import OpeningState, PlacementState, WithdrawReason
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.placements import Placement
from models.tables.trail import Event

S = PlacementState


@pytest.fixture
def with_people(world):
    """An opening with one person shown to the company and one only nominated."""
    world.agreement()
    world.citizens(3)
    shown = world.placement(until=S.PRESENTED)
    with world.session() as session:
        opening_id = session.get_one(Placement, shown).opening_id
        run_id = session.get_one(Placement, shown).match_item_id
    assert run_id
    nominated = world.nominated(world.match_list(opening_id), 1)
    return world, opening_id, shown, nominated


def _lapsing(world, days):
    with world.session() as session:
        opening = session.exec(select(Opening)).one()
        opening.apply_by = world.now.date() + timedelta(days=days)
        opening.starts = world.now.date() + timedelta(days=30)
        opening.ends = world.now.date() + timedelta(days=60)
        return opening.id


def test_a_company_that_withdraws_is_told_of_those_it_knows_and_all_of_them_fall_away(
    with_people, as_
):
    world, opening_id, shown, nominated = with_people
    page = as_("lone").get(f"/virksomhed/aabninger/{opening_id}/trin/withdraw")
    assert page.text.count("<li>") >= 1
    assert "De her forslag bliver trukket tilbage" in page.words
    page.submit()
    with world.session() as session:
        gone = [session.get_one(Placement, number) for number in (shown, nominated)]
        assert {one.state for one in gone} == {S.WITHDRAWN}
        assert {one.withdraw_reason for one in gone} == {WithdrawReason.OPENING_GONE}
        told = session.exec(select(Event).where(Event.reason_code == "opening_gone")).all()
        # A company withdraws no citizen: the system does, because the opening went.
        assert [event.actor_id for event in told] == [None, None]
    board = as_("karen").get("/i-dag/")
    assert "Faldt væk med åbningen" in board.words
    assert board.text.count(f"/forloeb/{shown}") == 1


def test_what_is_approved_goes_on_when_the_opening_goes(world, as_):
    world.agreement()
    world.citizens(1)
    approved = world.placement(until=S.APPROVED, seats=2)
    with world.session() as session:
        opening_id = session.get_one(Placement, approved).opening_id
    page = as_("karen").get(f"/aabninger/{opening_id}/trin/withdraw")
    assert "Forløbet er godkendt og fortsætter" in page.words
    page.submit()
    assert world.state(approved) is S.APPROVED


def test_both_sides_are_asked_a_week_before_it_lapses_and_renew_it_in_time(world, as_):
    world.agreement()
    world.opening()
    opening_id = _lapsing(world, days=7)
    assert "En åbning lukker snart" in as_("lone").get("/virksomhed/").words
    assert as_("karen").get("/aabninger/?frist=1").text.count(f"/aabninger/{opening_id}/forny") == 1
    form = as_("lone").get(f"/virksomhed/aabninger/{opening_id}/forny")
    later = world.now.date() + timedelta(days=25)
    form.submit({"apply_by": f"{later:%d.%m.%Y}"})
    with world.session() as session:
        opening = session.get_one(Opening, opening_id)
        assert (opening.state, opening.apply_by) == (OpeningState.PUBLISHED, later)
        assert session.exec(select(Event).where(Event.action == "renew")).one().actor_id
    assert "En åbning lukker snart" not in as_("lone").get("/virksomhed/").words
    assert f"/aabninger/{opening_id}" not in as_("karen").get("/aabninger/?frist=1").text


def test_eight_days_before_nobody_is_asked_and_beginners_are_found(world, as_):
    world.agreement()
    world.opening()
    opening_id = _lapsing(world, days=8)
    assert "lukker snart" not in as_("lone").get("/virksomhed/").words
    assert f"/aabninger/{opening_id}" not in as_("karen").get("/aabninger/?begyndere=1").text
    with world.session() as session:
        session.get_one(Company, world.people.laundry.id).accepts_beginners = True
    assert f"/aabninger/{opening_id}" in as_("karen").get("/aabninger/?begyndere=1").text
