"""An IGU of the town with a stretch of school, and a figure the municipality has set itself."""

from datetime import timedelta

from sqlmodel import Session

from models.kinds import OpeningState, PlacementState, PlacementType, Purpose, SchoolSubject
from models.rules.spans import last_day_of_months
from models.tables.openings import Opening
from models.tables.placements import Placement, PlacementChecks
from portal.services.law import figure_editions
from portal.services.law.figure_editions import OwnFigure
from portal.services.placements import school_plan
from portal.services.placements.school_plan import SchoolPeriod
from tests.worlds import World

KEY = "internship.max_weeks.inl"
_THE_SAME = {
    "municipality_id",
    "company_id",
    "citizen_id",
    "consultant_id",
    "created_at",
    "talked_on",
    "own_wish",
    "may_show",
    "presented_at",
    "card",
}


def under_law(session: Session, world: World, like: int) -> dict[str, list[int]]:
    """What the law is asked about besides; the IGU stands at its checks.

    Args:
        like: the number of a placement whose citizen and place it shares.
    """
    model = session.get_one(Placement, like)
    igu_id = igu(session, world, model).id
    on = world.now.date()
    planned = SchoolPeriod(
        subject=SchoolSubject.AMU,
        title="Rengøring på hotel",
        from_on=on + timedelta(days=60),
        until_on=on + timedelta(days=73),
        weeks=2,
    )
    placement = session.get_one(Placement, igu_id)
    karen, anders = world.people.viewer("karen"), world.people.viewer("anders")
    period = school_plan.write(session, placement, planned, by=karen, now=world.now)
    own = OwnFigure(value="13", valid_from=on + timedelta(days=400), source="Byrådet")
    row = figure_editions.write(
        session,
        KEY,
        own,
        seen=figure_editions.version_of(session, anders.municipality_id, KEY),
        by=anders,
        now=world.now,
    )
    return {"igu": [igu_id], "school": [period.id], "figure": [row.id]}


def igu(session: Session, world: World, model: Placement) -> Placement:
    """An IGU at its checks, for the person and the place of another placement."""
    starts = world.now.date() + timedelta(days=40)
    opening = session.get_one(Opening, model.opening_id)
    of_igu = Opening(
        **opening.model_dump(exclude={"id", "version", "placement_type", "state", "seats"}),
        placement_type=PlacementType.IGU,
        state=OpeningState.PUBLISHED,
        seats=1,
    )
    session.add(of_igu)
    session.flush()
    placement = Placement(
        **model.model_dump(include=_THE_SAME),
        opening_id=of_igu.id,
        state=PlacementState.CHECKS_PENDING,
        placement_type=PlacementType.IGU,
        reason="Kender faget.",
        purpose=Purpose.VOCATIONAL_UPSKILLING,
        starts=starts,
        ends=last_day_of_months(starts, 24),
        hours_a_week=37,
        tasks="Sortere",
        contact_name="Lone Bak",
        contact_phone="00 00 12 34",
    )
    session.add(placement)
    session.flush()
    session.add(PlacementChecks(placement_id=placement.id))
    session.flush()
    return placement
