"""When staff are warned about a promise: against a walk minute by minute, and who hears it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.kinds import ClockPolicy, WarningKind
from models.rules.promise_clock import due
from models.rules.promise_warnings import StandingBy, receivers, warning_at, warning_times
from tests.rules.office import OFFICE, at, slow_is_open

MINUTE = timedelta(minutes=1)
K = WarningKind
STAFF = StandingBy(frozenset({1, 2}), frozenset({8, 9}), frozenset({3, 4}))


def slow_warning(start_at, due_at, owned, now):
    """The warning by counting open minutes one by one; on duty every minute counts."""
    if now > due_at:
        return K.BREACH
    minutes = [start_at + n * MINUTE for n in range(int((due_at - start_at) / MINUTE))]
    on_duty = not any(map(slow_is_open, minutes))
    counted = [moment for moment in minutes if on_duty or slow_is_open(moment)]
    left = sum(moment >= now for moment in counted)
    if left <= 60:
        return K.ONE_HOUR
    if left <= 240:
        return K.FOUR_HOURS
    if owned:
        return K.HALF_TIME if left <= len(counted) / 2 else None
    waited = sum(slow_is_open(moment) for moment in minutes if moment < now)
    return K.NOBODY_HAS_IT if waited > 60 else None


@settings(max_examples=120)
@given(
    st.sampled_from(ClockPolicy),
    st.integers(0, 60 * 24 * 400).map(lambda n: datetime(2026, 10, 20, tzinfo=UTC) + n * MINUTE),
    st.booleans(),
    st.floats(0, 1.05),
)
def test_the_warning_agrees_with_a_count_of_minutes(policy, received_at, owned, passed):
    given_ = due(policy, received_at, OFFICE)
    whole = int((given_.due_at - given_.start_at) / MINUTE)
    now = given_.start_at + int(whole * passed) * MINUTE
    expected = slow_warning(given_.start_at, given_.due_at, owned, now)
    assert warning_at(given_.start_at, given_.due_at, owned, OFFICE, now) is expected


@pytest.mark.parametrize(
    ("start", "ends", "times"),
    [
        pytest.param(
            "2026-11-24 10:00",
            "2026-11-25 10:00",
            ["2026-11-24 13:30", "2026-11-24 13:00", "2026-11-25 09:00", "2026-11-25 10:00"],
            id="seven open hours: half time is the later of the two",
        ),
        pytest.param(
            "2026-11-25 08:00",
            "2026-11-26 08:00",
            ["2026-11-25 11:30", "2026-11-25 11:00", "2026-11-25 14:00", "2026-11-26 08:00"],
            id="due at opening: told the day before",
        ),
        pytest.param(
            "2026-11-28 11:00",
            "2026-11-29 11:00",
            ["2026-11-28 23:00", "2026-11-29 07:00", "2026-11-29 10:00", "2026-11-29 11:00"],
            id="a weekend on duty: by the clock",
        ),
        pytest.param(
            "2026-11-27 14:30",
            "2026-11-28 14:30",
            ["2026-11-27 14:45", "2026-11-27 14:30", "2026-11-27 14:30", "2026-11-28 14:30"],
            id="half an open hour left: hurried from the start",
        ),
    ],
)
def test_the_moments_of_the_warnings(start, ends, times):
    assert list(warning_times(at(start), at(ends), OFFICE).values()) == [at(t) for t in times]


@pytest.mark.parametrize(
    ("kind", "owner", "deputy", "told"),
    [
        pytest.param(K.HALF_TIME, 1, 2, {1}, id="the owner"),
        pytest.param(K.HALF_TIME, 3, 2, {2}, id="her deputy while she is away"),
        pytest.param(K.ONE_HOUR, 3, 4, {8, 9}, id="both away: the leaders"),
        pytest.param(K.ONE_HOUR, 3, None, {8, 9}, id="away, and nobody steps in: the leaders"),
        pytest.param(K.NOBODY_HAS_IT, None, 2, {1, 2}, id="the queue: all consultants at work"),
        pytest.param(K.BREACH, 3, 2, {2, 3, 8, 9}, id="breach: owner, deputy, leaders"),
        pytest.param(K.BREACH, None, None, {8, 9}, id="breach in the queue: the leaders"),
    ],
)
def test_who_is_told(kind, owner, deputy, told):
    assert receivers(kind, owner, deputy, STAFF) == told


def test_with_nobody_at_work_the_leaders_hear_of_the_queue():
    empty = StandingBy(frozenset(), frozenset({8}), frozenset({1}))
    assert receivers(K.NOBODY_HAS_IT, None, None, empty) == {8}
