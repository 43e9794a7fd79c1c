"""A placement of the town that somebody wishes to be longer, and that is paid in part."""

from datetime import timedelta

from sqlmodel import Session

from models.tables.placements import Placement
from portal.services.placements import extensions, placement_changes
from portal.services.placements.placement_life_inputs import ExtensionWish, PaidWork
from tests.worlds import World


def lasting(session: Session, world: World, placement_id: int) -> dict[str, list[int]]:
    """The wish and the row of paid hours, and whose they are."""
    placement = session.get_one(Placement, placement_id)
    assert placement.starts is not None
    assert placement.ends is not None
    lone, karen = world.people.viewer("lone"), world.people.viewer("karen")
    asked = ExtensionWish(
        new_end=placement.ends + timedelta(weeks=2), missing="At betjene rullen alene."
    )
    wish = extensions.ask(session, placement, asked, by=lone, now=world.now)
    paid = PaidWork(
        from_on=placement.starts,
        hours_a_week=3,
        function="Presse skjorter",
        over_37_reason="Undervisningen er om aftenen.",
    )
    row = placement_changes.write_paid_hours(
        session, placement, paid, seen=placement.version, by=karen, now=world.now
    )
    return {"extension": [wish.id], "row": [row.id], "lasting": [placement_id]}
