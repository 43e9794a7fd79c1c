"""How often somebody may be wrong when signing in."""

from datetime import UTC, datetime, timedelta

import pytest

from models.rules.sign_in import WINDOW, wait_until

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def ago(*minutes: float) -> list[datetime]:
    return [NOW - timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    ("wrong", "most", "waits"),
    [
        ([], 3, None),
        (ago(1, 2), 3, None),
        (ago(1, 2, 3), 3, 12),  # until the third last is a quarter of an hour old
        (ago(3, 1, 2), 3, 12),
        (ago(1, 2, 3, 4), 3, 12),
        (ago(1, 2, 15), 3, None),
        (ago(1, 2, 14.5), 3, 0.5),
        (ago(0), 1, 15),
    ],
)
def test_when_the_next_attempt_may_be_made(wrong, most, waits):
    until = None if waits is None else NOW + timedelta(minutes=waits)
    assert wait_until(wrong, most, NOW) == until
    if until is not None:
        assert until <= NOW + WINDOW
