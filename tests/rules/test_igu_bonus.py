"""The bonus of an IGU: when it can be applied for (rule B-17)."""

from datetime import date

import pytest

from models.kinds import Sector
from models.rules.igu_bonus import bonuses
from tests.rules.facts import figures

STARTS = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("sector", "ended_on", "on", "told"),
    [
        (Sector.PUBLIC, None, date(2029, 1, 1), []),
        (Sector.PRIVATE, None, date(2026, 7, 30), []),
        (Sector.PRIVATE, None, date(2026, 7, 31), [6]),
        (Sector.PRIVATE, date(2026, 7, 30), date(2026, 8, 1), [6]),
        (Sector.PRIVATE, date(2026, 7, 29), date(2026, 8, 1), []),
        (Sector.PRIVATE, None, date(2028, 1, 30), [6]),
        (Sector.PRIVATE, date(2028, 1, 30), date(2028, 1, 31), [6, 24]),
        (Sector.PRIVATE, date(2027, 12, 1), date(2028, 3, 1), [6]),
    ],
)
def test_when_a_company_may_apply(sector, ended_on, on, told):
    found = bonuses(sector, STARTS, ended_on, figures(on))
    assert [row.months for row in found if row.can_be_sought(on)] == told
    assert all(row.kroner == 20_000 for row in found)
