"""The bonus of an IGU waits until somebody notes that the company has applied (rule B-17)."""

from datetime import timedelta

import pytest

from models.kinds import PlacementState, PlacementType, Sector
from models.rules.errors import NotNow
from models.tables.companies import Company
from models.tables.placements import Placement
from portal.services.placements import igu_bonus
from portal.services.placements.igu_bonus import BonusApplied


def test_a_bonus_waits_from_its_day_until_it_is_noted_and_never_at_a_public_company(world):
    world.agreement()
    world.citizens(4)
    number = world.placement(until=PlacementState.ACTIVE)
    karen = world.people.viewer("karen")
    world.now += timedelta(days=200)
    today = world.now.date()
    with world.session() as session:
        placement = session.get_one(Placement, number)
        placement.placement_type = PlacementType.IGU
        company = session.get_one(Company, placement.company_id)
        company.sector = Sector.PUBLIC
        session.flush()
        assert not igu_bonus.waiting_for(session, karen, today)
        company.sector = Sector.PRIVATE
        session.flush()
        (waits,) = igu_bonus.waiting_for(session, karen, today)
        assert (waits.placement.id, waits.bonus.months) == (number, 6)
        assert not igu_bonus.waiting_for(session, karen, waits.bonus.from_on - timedelta(days=1))

        def note(on, *, is_last=False):
            said = BonusApplied(applied_on=on)
            igu_bonus.note_applied(
                session, placement, said, is_last=is_last, by=karen, now=world.now
            )

        with pytest.raises(NotNow, match="bonus_day_unlikely"):
            note(waits.bonus.from_on - timedelta(days=1))
        with pytest.raises(NotNow, match="no_bonus_now"):
            note(today, is_last=True)
        note(today)
        assert not igu_bonus.waiting_for(session, karen, today)
        with pytest.raises(NotNow, match="no_bonus_now"):
            note(today)
