from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import DanishNeed, Permit, Requirement, gates
from matching.fit.gates import hours_possible, what_takes_hours
from models.kinds import DanishLevel, DanishSkill, RequirementKind
from tests.matching.small import ESRA, KITCHEN, amal, needs, opening, weekdays

LICENCE = RequirementKind.LICENCE
DRIVING = opening(requires=(needs("licence_b"),))
MORNINGS = weekdays("08:00", "14:00", 0, 1, 2, 3, 4)


def codes(place, citizen):
    return [hit.gate for hit in gates(place, citizen)]


def test_nothing_stops_amal():
    assert codes(KITCHEN, amal()) == []


def test_whoever_has_told_nothing_is_not_stopped():
    wanted = DanishNeed(DanishSkill.READ, DanishLevel.B1, "læse sikkerhedsblade", gate=True)
    assert codes(opening(danish=(wanted,)), ESRA) == []


@pytest.mark.parametrize(
    ("permit", "stopped"),
    [
        (Permit("Kørekort B", "licence_b", LICENCE), []),
        (Permit("kørekort, b", None, LICENCE), []),  # the same words
        (Permit("Kørekort B", "licence_b", LICENCE, date(2027, 1, 11)), []),  # the first day
        (Permit("Kørekort B", "licence_b", LICENCE, date(2027, 1, 10)), ["permit_expired"]),
        (Permit("Kørekort C", None, LICENCE), []),  # only given to holders of B
        (Permit("Stort kørekort", "licence_ce", LICENCE), []),
        (Permit("Kørekort C", None, LICENCE, date(2027, 1, 10)), ["permit_expired"]),
        (Permit("Kørekort A", None, LICENCE), ["permit_missing"]),  # a motorcycle is no car
        (Permit("Kørekort B", "licence_tractor", LICENCE), ["permit_missing"]),  # linked elsewhere
        (Permit("Kørekort C", None, RequirementKind.CERTIFICATE), ["permit_missing"]),
    ],
)
def test_a_needed_licence(permit, stopped):
    assert codes(DRIVING, amal(permits=(permit,))) == stopped


def test_a_gate_tells_what_it_wanted():
    hit = gates(DRIVING, amal(permits=()))[0]
    assert hit.detail == {"requirement": "kørekort B", "kind": "licence"}


def test_a_licence_that_is_nice_to_have_stops_nobody():
    assert codes(opening(requires=(needs("licence_b", must=False),)), ESRA) == []


def test_a_needed_skill_stops_nobody():
    text = Requirement("kan trylle", None, RequirementKind.SKILL, True)
    assert codes(opening(requires=(text,)), ESRA) == []


@pytest.mark.parametrize(
    ("gate", "has", "stopped"),
    [
        (True, DanishLevel.A2, ["danish"]),
        (True, DanishLevel.B1, []),
        (True, DanishLevel.C2, []),
        (True, None, []),
        (False, DanishLevel.PRE_A1, []),  # a wish, never a filter
    ],
)
def test_danish_stops_only_when_safety_or_law_demands_it(gate, has, stopped):
    need = DanishNeed(DanishSkill.READ, DanishLevel.B1, "læse sikkerhedsblade", gate=gate)
    assert codes(opening(danish=(need,)), amal(danish={DanishSkill.READ: has})) == stopped


@pytest.mark.parametrize(
    ("changed", "stopped"),
    [
        ({"hours_a_week": 14.9}, ["hours"]),  # of 30
        ({"hours_a_week": 15.0}, []),
        ({"hours_a_week": None}, []),
        ({"lessons": weekdays("08:00", "12:00", 0, 1, 2, 3, 4)}, ["lessons"]),  # 10 hours left
        ({"lessons": weekdays("08:00", "12:00", 0, 2)}, []),  # 22 hours left
        ({"lessons": weekdays("17:00", "20:00", 0, 1, 2, 3, 4)}, []),
        ({"free": weekdays("08:00", "12:00", 0, 1, 2)}, ["free_time"]),  # 12 hours
        ({"free": weekdays("08:00", "14:00", 0, 1, 2)}, []),
        ({"available_from": date(2027, 1, 26)}, ["start"]),  # more than 14 days late
        ({"available_from": date(2027, 1, 25)}, []),
        ({"max_km": 0.1}, []),  # far is no reason
    ],
)
def test_time(changed, stopped):
    assert codes(KITCHEN, amal(**changed)) == stopped


def test_every_gate_that_closes_is_told():
    late = amal(permits=(), hours_a_week=5.0, available_from=date(2027, 6, 1))
    assert codes(DRIVING, late) == ["permit_missing", "hours", "start"]


@pytest.mark.parametrize(
    ("lessons", "hours"),
    [
        ((), None),
        (weekdays("08:00", "12:00", 0), 26),
        (weekdays("08:00", "12:00", 0) * 2, 26),  # written twice, sat through once
        (weekdays("08:00", "12:00", 0) + weekdays("11:00", "14:00", 0), 24),
        (weekdays("06:00", "09:00", 5), 30),
    ],
)
def test_hours_outside_lessons(lessons, hours):
    assert hours_possible(KITCHEN, amal(lessons=lessons)) == hours


@pytest.mark.parametrize(
    ("free", "lessons", "hours", "taken_by"),
    [
        (weekdays("00:00", "24:00", 0, 1, 2, 3, 4, 5, 6), (), 30, "free_time"),
        (weekdays("06:00", "10:00", 0, 1), (), 4, "free_time"),
        (weekdays("06:00", "10:00", 0) * 2, (), 2, "free_time"),
        (weekdays("15:00", "20:00", 0), (), 0, "free_time"),
        (weekdays("08:00", "12:00", 0, 1), weekdays("08:00", "10:00", 0), 6, "free_time"),
        (weekdays("06:00", "20:00", 0, 1, 2, 3, 4), MORNINGS, 0, "lessons"),
    ],
)
def test_hours_in_free_time_and_outside_lessons(free, lessons, hours, taken_by):
    person = amal(free=free, lessons=lessons)
    assert hours_possible(KITCHEN, person) == hours
    assert what_takes_hours(KITCHEN, person) == taken_by


SLOTS = st.lists(
    st.builds(
        lambda day, first, length: weekdays(f"{first:02}:00", f"{first + length:02}:00", day)[0],
        st.integers(0, 6),
        st.integers(0, 18),
        st.integers(1, 5),
    ),
    max_size=8,
).map(tuple)


@given(SLOTS, SLOTS, SLOTS)
def test_more_free_time_or_fewer_lessons_never_leave_fewer_hours(free, lessons, more):
    wide = opening(weekly=weekdays("06:00", "22:00", 0, 1, 2, 3, 4), hours_a_week=80.0)
    few = hours_possible(wide, amal(free=(*free, *more[:1]), lessons=(*lessons, *more)))
    many = hours_possible(wide, amal(free=(*free, *more), lessons=lessons))
    if few is not None and many is not None and (free or not more):
        assert few <= many


def test_a_wide_week_leaves_room_for_lessons():
    wide = opening(weekly=weekdays("06:00", "22:00", 0, 1, 2, 3, 4))
    assert hours_possible(wide, amal(lessons=MORNINGS)) == 30
    assert hours_possible(opening(weekly=()), amal(lessons=MORNINGS)) is None
