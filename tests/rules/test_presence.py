"""When a consultant is at a company by appointment."""

from datetime import UTC, date, datetime, time

import pytest

from models.rules.presence import Hours, covers, times_between

MONDAYS = Hours(0, time(9), time(11), date(2027, 3, 15), date(2027, 4, 5))


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2027-03-22T09:00+01:00", True),
        ("2027-03-22T10:59+01:00", True),
        ("2027-03-22T11:00+01:00", False),
        ("2027-03-22T08:30+00:00", True),  # half past nine in Denmark
        ("2027-03-29T07:00+00:00", True),  # nine, after the clocks went forward
        ("2027-03-23T09:30+01:00", False),
        ("2027-03-08T09:30+01:00", False),  # before the first day
        ("2027-04-12T09:30+02:00", False),  # after the last one
    ],
)
def test_somebody_is_there(moment, there):
    assert covers(MONDAYS, datetime.fromisoformat(moment)) is there


def test_the_hours_stay_nine_o_clock_when_summer_time_comes():
    times = times_between(MONDAYS, date(2027, 3, 16), date(2027, 5, 1))
    found = [starts.astimezone(UTC) for starts, _ends in times]
    assert [(moment.day, moment.hour) for moment in found] == [(22, 8), (29, 7), (5, 7)]
