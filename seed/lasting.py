"""What happens on invented internships while they last: paid hours, and wishes for more time."""

from datetime import timedelta

from models.kinds import PlacementType
from models.tables.placements import Placement
from portal.services.placements import extensions, placement_changes
from portal.services.placements.placement_life_inputs import (
    ExtensionAssessment,
    ExtensionWish,
    PaidWork,
)
from seed.stage import Host, Stage
from seed.timeline import Story

_PAID_AFTER = timedelta(weeks=4)
_PAID = 5.0  # hours a week; even five are a beginning (S3-21)
# Who ends so soon is asked about now.
_ENDS_SOON = timedelta(weeks=3)
_LONGER = timedelta(weeks=4)
_MISSING = "At arbejde alene en hel formiddag og at tale med kunderne uden hjælp."


def lasting(stage: Stage, placement: Placement, host: Host) -> list[Story]:
    """The stories of one internship that runs; which ones it has follows from its number."""
    if placement.placement_type is not PlacementType.INTERNSHIP:
        return []
    if placement.starts is None or placement.ends is None:
        return []
    told = []
    today = stage.days.today
    if placement.id % 3 == 0 and placement.starts + _PAID_AFTER < today:
        told.append(_paid(stage, placement, host))
    if today < placement.ends <= today + _ENDS_SOON and host.employer is not None:
        told.append(_wish(stage, placement, host))
    return told


def _paid(stage: Stage, placement: Placement, host: Host) -> Story:
    if placement.starts is None:
        raise ValueError("it has no first day")
    day = stage.days.from_(placement.starts + _PAID_AFTER)
    now = yield stage.days.at(day, "13:40")
    paid = PaidWork(
        from_on=day,
        hours_a_week=_PAID,
        function=placement.tasks.splitlines()[0],
        over_37_reason="Borgeren vil gerne arbejde mere, og undervisningen ligger om aftenen.",
    )
    placement_changes.write_paid_hours(
        stage.session, placement, paid, seen=placement.version, by=host.consultant, now=now
    )


def _wish(stage: Stage, placement: Placement, host: Host) -> Story:
    """The company asks; every other wish has been assessed and waits for the answer."""
    if placement.ends is None:
        raise ValueError("it has no last day")
    now = yield stage.days.at(stage.days.ago(3), "10:15")
    new_end = placement.ends + _LONGER
    wish = ExtensionWish(new_end=new_end, missing=_MISSING)
    asked = extensions.ask(stage.session, placement, wish, by=host.asks, now=now)
    if placement.id % 2:
        return
    now = yield stage.days.at(stage.days.ago(1), "09:30")
    said = ExtensionAssessment(
        new_end=new_end,
        plan="To formiddage alene om ugen, og en fast plads ved disken fra uge to.",
        paid_hours_possible=True,
        paid_hours_note="Fem timer lørdag fra den første uge.",
    )
    extensions.assess(
        stage.session, placement, asked, said, seen=asked.version, by=host.consultant, now=now
    )
