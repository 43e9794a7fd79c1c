"""How much of a workplace's room is used: the numbers people read are those the law is asked by."""

from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import select

from models.kinds import PlacementState
from models.rules.ratio import Place
from models.tables.companies import Workplace
from models.tables.placements import Placement
from portal.services.companies.ratio_use import use_of


def test_the_days_of_a_period_with_those_who_are_there_and_one_more(world):
    world.agreement()
    world.citizens(1)
    placement_id = world.placement(PlacementState.APPROVED)
    with world.session() as session:
        at = session.exec(select(Workplace)).one()
        at.elsewhere_fte = 0.5
        placed = session.get_one(Placement, placement_id)
        first, last = placed.starts - timedelta(days=1), placed.ends + timedelta(days=1)
        extra = Place(last, last + timedelta(days=30), Decimal(37))
        use = use_of(session, at.id, first, extra.ends, extra=extra)
        there = Decimal("0.5") + Decimal(30) / 37
        assert [(span.first, span.used) for span in use.spans] == [
            (first, Decimal("0.5")),
            (placed.starts, there),
            (last, Decimal("1.5")),
        ]
        assert use.allowed == 2
        assert use.first_over is None
        assert use.days[-1].last == extra.ends
        assert len(use.days) == (extra.ends - first).days + 1
        months = {month.first.replace(day=1): month for month in use.months}
        assert months[date(2027, 1, 1)].free == 2 - there
        # What fell away is not there any more, and an uncounted staff gives no numbers.
        placed.state = PlacementState.WITHDRAWN
        session.flush()
        assert [span.used for span in use_of(session, at.id, first, last, extra=None).spans] == [
            Decimal("0.5")
        ]
        at.ordinary_fte = None
        session.flush()
        assert use_of(session, at.id, first, last, extra=None).allowed is None
