"""The list of citizens under each filter, and names spelt otherwise, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.kinds import DanishLevel, PlacementState, Situation
from models.queries import citizen_lists
from models.queries.citizen_lists import CitizensSought
from models.queries.paging import Wanted
from models.tables.columns import folded
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.programme import CitizenProgramme
from portal.services.citizens.citizen_lists import find, settled

TODAY = date(2026, 11, 24)
EVERYBODY = CitizensSought()


@pytest.fixture
def four(world):
    """Four citizens; the ids in the order they came."""
    return world.citizens(4)


def change(world, citizen_id, **values):
    with world.session() as session:
        session.get_one(Citizen, citizen_id).sqlmodel_update(values)


def called(world, citizen_id, name):
    number = f"sag {citizen_id}"
    change(world, citizen_id, name=name, search_key=folded(f"{name} {number}"))


def ids(world, sought, name="sara"):
    with world.session() as session:
        page = find(session, world.people.viewer(name), sought, Wanted()).page
        assert page.total == len(page.rows)
        return [row.id for row in page.rows]


def test_without_a_filter_everybody_of_the_municipality_is_there(world, four):
    assert sorted(ids(world, EVERYBODY)) == sorted(four)
    assert ids(world, EVERYBODY, "ulla") == []
    assert ids(world, EVERYBODY, "lone") == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("aase", "Åse Sørensen"),
        ("ÅSE", "Åse Sørensen"),
        ("soerensen", "Åse Sørensen"),
        ("mohamed", "Muhammad Al-Amin"),
        ("muhamad al amin", "Muhammad Al-Amin"),
        ("olexandra", "Oleksandra Kovalenko"),
        ("kovalenco", "Oleksandra Kovalenko"),
        ("fatmia", "Fatima Noor"),
    ],
)
def test_a_name_is_found_folded_and_misspelt(world, four, typed, name):
    others = ["Åse Sørensen", "Muhammad Al-Amin", "Oleksandra Kovalenko", "Fatima Noor"]
    for citizen_id, each in zip(four, others, strict=True):
        called(world, citizen_id, each)
    assert ids(world, CitizensSought(search=typed)) == [four[others.index(name)]]


def test_a_name_that_is_there_is_not_mixed_with_those_like_it(world, four):
    called(world, four[0], "Fatima Noor")
    called(world, four[1], "Fatma Nur")
    with world.session() as session:
        sara = world.people.viewer("sara")
        exact = find(session, sara, CitizensSought(search="fatima"), Wanted())
        assert (exact.only_like, [row.id for row in exact.page.rows]) == (False, [four[0]])
        like = find(session, sara, CitizensSought(search="fattima"), Wanted())
        assert like.only_like
        assert {row.id for row in like.page.rows} == {four[0], four[1]}
        assert settled(session, sara, CitizensSought(search="fattima")) == like.sought
        assert not find(session, sara, CitizensSought(search="xyzzy"), Wanted()).page.rows


def test_what_is_typed_finds_nobody_of_another_municipality(world, four):
    called(world, four[0], "Fatima Noor")
    assert ids(world, CitizensSought(search="fattima"), "ulla") == []


def test_each_filter_keeps_those_it_is_for(world, four):
    change(world, four[0], danish_speak=DanishLevel.B1, postcode="")
    change(world, four[1], danish_speak=None, caseworker_id=world.people.users["mette"].id)
    change(world, four[2], programme_ended_on=date(2026, 1, 1))
    sought = CitizensSought()
    for changed, wanted in (
        ({"least_danish": DanishLevel.B1}, {four[0]}),
        ({"least_danish": DanishLevel.A2}, {four[0], four[2], four[3]}),
        ({"unknown": "place"}, {four[0]}),
        ({"unknown": "danish_speak"}, {four[1]}),
        ({"caseworker_id": world.people.users["mette"].id}, {four[1]}),
        ({"industry": "cleaning_service"}, set(four)),
        ({"industry": "ghost"}, set()),
        ({"idle": True}, {four[0], four[1], four[3]}),
        ({"situation": Situation.AFTER_PROGRAMME}, {four[2]}),
        ({"situation": Situation.IN_PROGRAMME}, {four[0], four[1], four[3]}),
        ({"situation": Situation.PARENTAL_LEAVE}, set()),
    ):
        assert set(ids(world, replace(sought, **changed))) == wanted, changed


def test_the_written_situation_counts_before_the_rest(world, four):
    with world.session() as session:
        for citizen_id, situation in zip(four, list(Situation)[:3], strict=False):
            session.add(
                CitizenProgramme(citizen_id=citizen_id, situation=situation, situation_since=TODAY)
            )
    assert ids(world, CitizensSought(situation=Situation.IN_PROGRAMME)) == [four[1], four[3]]
    assert ids(world, CitizensSought(situation=Situation.EXPECTED)) == [four[0]]


def test_who_had_no_offer_for_so_long_stands_first(world):
    world.agreement()
    world.citizens(3)
    placement_id = world.placement(PlacementState.APPROVED)
    with world.session() as session:
        placement = session.get_one(Placement, placement_id)
        has, last = placement.citizen_id, placement.ends
    found = CitizensSought(no_offer_since=TODAY - timedelta(days=30), order="idle")
    others = ids(world, found)
    assert has not in others
    assert len(others) == 2
    assert has in ids(world, replace(found, no_offer_since=last))
    assert has not in ids(world, replace(found, no_offer_since=last - timedelta(days=1)))
    assert ids(world, replace(found, no_offer_since=None))[-1] == has


def test_each_order_begins_where_it_says(world, four):
    for citizen_id, number in zip(four, "dacb", strict=True):
        change(world, citizen_id, case_number=f"sag-{number}")
    change(world, four[3], responsibility_from=date(2020, 1, 1))
    change(world, four[2], cv_updated_at=world.now)
    assert ids(world, CitizensSought(order="case")) == [four[1], four[3], four[2], four[0]]
    assert ids(world, CitizensSought(order="idle"))[0] == four[3]
    assert ids(world, CitizensSought(order="cv"))[-1] == four[2]


def test_all_under_the_filter_come_as_on_the_pages(world):
    world.citizens(60)
    sara = world.people.viewer("sara")
    with world.session() as session:
        sought = CitizensSought(least_danish=DanishLevel.A1)
        every = citizen_lists.every_listed(session, sara, sought)
        paged = [
            row
            for number in (1, 2, 3)
            for row in citizen_lists.listed(session, sara, sought, Wanted(number)).rows
        ]
        assert [row.id for row in every] == [row.id for row in paged]
        assert len(every) == 60


def test_what_is_going_on_is_told_under_every_filter(world):
    world.agreement()
    world.citizens(2)
    world.placement(PlacementState.APPROVED)
    sara = world.people.viewer("sara")
    with world.session() as session:
        [[told]] = citizen_lists.in_play_under(session, sara, EVERYBODY).values()
        assert told == (PlacementState.APPROVED, "Lones Vaskeri")
        busy = CitizensSought(idle=True, no_offer_since=TODAY, situation=Situation.IN_PROGRAMME)
        assert citizen_lists.in_play_under(session, sara, busy) == {}
