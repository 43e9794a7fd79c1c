"""The line in time of a placement, and the sums of its week."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import ExtensionState, PlacementState, PlacementType, SlotKind, Weekday
from models.queries.placement_life import PlacementLife
from models.rules.errors import NotNow
from models.tables.people import CitizenLesson
from models.tables.placement_life import PaidHours, PlacementExtension
from models.tables.placements import Placement, PlacementSlot
from portal.services.placements.placement_inputs import WeekRow
from portal.services.placements.placement_week import refuse_odd_week, shown_week
from portal.shown.placement_line import WIDTH, line_of

STARTS = date(2026, 9, 14)
ENDS = STARTS + timedelta(weeks=13)


def placement(**changes) -> Placement:
    proposed = datetime(2026, 8, 24, 10, tzinfo=UTC)
    said = {"created_at": proposed, "talked_on": date(2026, 8, 26), "starts": STARTS, "ends": ENDS}
    return Placement(state=PlacementState.ACTIVE, **{**said, **changes})


def life(paid=(), extensions=()) -> PlacementLife:
    rows = [(row, "Karen") for row in extensions]
    return PlacementLife(rows, list(paid), [], {}, [], [], [], None, [])


def extended(new_end: date) -> PlacementExtension:
    decided = datetime(2026, 11, 2, 10, tzinfo=UTC)
    state = ExtensionState.APPROVED
    return PlacementExtension(state=state, former_end=ENDS, new_end=new_end, decided_at=decided)


def test_the_line_holds_what_happened_and_what_is_agreed_on_in_the_order_of_time():
    longer = ENDS + timedelta(weeks=4)
    pay = PaidHours(from_on=STARTS + timedelta(weeks=4), until_on=None, hours_a_week=5)
    line = line_of(placement(ends=longer), life([pay], [extended(longer)]), date(2026, 11, 20))
    told = [(str(mark.words), mark.is_ahead) for mark in line.marks]
    assert told == [
        ("Foreslået", False),
        ("Samtale med borgeren", False),
        ("Første dag", False),
        ("Lønnede timer", False),
        ("Forlænget", False),
        ("Sidste dag", True),
    ]
    kinds = {one.kind: one for one in line.stretches}
    assert kinds.keys() == {"agreed", "extended", "paid"}
    agreed, more = kinds["agreed"], kinds["extended"]
    assert agreed.x + agreed.width == pytest.approx(more.x)
    assert line.today is not None


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 900),
    st.lists(st.integers(0, 900), max_size=8),
    st.dates(date(2019, 1, 1), date(2032, 1, 1)),
)
def test_every_number_stands_apart_and_inside_the_picture(starts, days, paid, today):
    rows = [
        PaidHours(from_on=starts + timedelta(days=day), until_on=None, hours_a_week=3)
        for day in sorted(paid)
    ]
    begun = datetime(2019, 6, 1, tzinfo=UTC)
    one = placement(
        created_at=begun,
        talked_on=None,
        starts=starts,
        ends=starts + timedelta(days=days),
    )
    line = line_of(one, life(rows), today)
    places = [mark.x for mark in line.marks]
    assert all(0 < x < WIDTH for x in places)
    assert all(b - a >= 23.9 for a, b in pairwise(places))
    assert all(one.x >= 0 and one.x + one.width <= WIDTH for one in line.stretches)


def test_one_that_never_began_shows_no_first_day():
    gone = placement(ended_on=STARTS - timedelta(days=3))
    line = line_of(gone, life(), date(2026, 9, 20))
    assert "Første dag" not in [str(mark.words) for mark in line.marks]
    assert line.stretches == []


def test_the_week_takes_the_citizens_lessons_along_and_adds_the_pay():
    work = [
        PlacementSlot(weekday=day, starts=time(8), ends=time(14), kind=SlotKind.WORK)
        for day in range(3)
    ]
    lessons = [CitizenLesson(weekday=1, starts=time(16), ends=time(19))]
    week = shown_week(work, lessons, 5)
    assert week.kinds == {SlotKind.WORK: 18, SlotKind.LESSONS: 3}
    assert [day.together for day in week.days] == [6, 9, 6]
    assert week.together == 26
    # Lessons that were agreed on stand instead of those of the citizen's record.
    agreed = PlacementSlot(weekday=4, starts=time(9), ends=time(10), kind=SlotKind.LESSONS)
    assert shown_week([*work, agreed], lessons).kinds[SlotKind.LESSONS] == 1


@pytest.mark.parametrize(
    ("stretches", "hours", "code"),
    [
        ([(0, 8, 12, "work")], 4, None),
        ([(0, 8, 12, "work"), (0, 12, 14, "paid")], 4, None),  # one follows the other
        ([(0, 8, 12, "work"), (0, 11, 14, "paid")], 4, "week_overlaps"),
        ([(0, 8, 12, "work"), (1, 8, 12, "lessons")], 8, "hours_over_week"),  # lessons are no work
        ([(0, 8, 12, "lessons"), (1, 9, 10, "paid")], 30, None),  # no hours of work are told
    ],
)
def test_a_week_in_two_places_at_once_or_with_too_few_hours_is_odd(stretches, hours, code):
    rows = [
        WeekRow(weekday=Weekday(d), starts=time(a), ends=time(b), kind=SlotKind(kind))
        for d, a, b, kind in stretches
    ]
    if code is None:
        refuse_odd_week(PlacementType.INTERNSHIP, hours, rows)
        return
    with pytest.raises(NotNow) as refused:
        refuse_odd_week(PlacementType.INTERNSHIP, hours, rows)
    assert refused.value.code == code
