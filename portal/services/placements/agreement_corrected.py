"""An agreement on a placement that is put right before the municipality approves it."""

from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session

from models.kinds import ObjectType, PlacementState
from models.queries.placements import PlacementDetails
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.placements import Placement
from portal.services.placements import alignment
from portal.services.placements.placement_inputs import Confirmation
from portal.services.placements.placement_week import as_rows, refuse_odd_agreement, write_week
from portal.services.trail import Happened, record, refuse_if_changed

# What the law was asked about stays once it is approved.
CORRECTABLE = PlacementState.CHECKS_PENDING


def as_agreed(whole: PlacementDetails) -> dict[str, object]:
    """What stands in the agreement now, as a form begins from it."""
    placement = whole.placement
    own = set(Confirmation.model_fields) - {"slots"}
    return {name: getattr(placement, name) for name in own} | as_rows(whole.slots)


def correct(
    session: Session,
    placement: Placement,
    agreed: Confirmation,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write the agreement anew: other days, hours, tasks, purposes or another contact.

    A yes that was said to other expectations does not count any more, and each side is asked again.

    Raises:
        FasterColleague: a colleague changed the placement since the form was opened.
        NotNow: it is approved or over, the days give fewer hours than agreed or two stretches
            overlap, or only internships have varieties.
    """
    refuse_if_changed(
        session, ObjectType.PLACEMENT, placement.id, seen=seen, version=placement.version
    )
    if placement.state is not CORRECTABLE:
        raise NotNow("agreement_is_approved")
    refuse_odd_agreement(placement.placement_type, agreed)
    former = {"starts": f"{placement.starts}", "ends": f"{placement.ends}"}
    _write(session, placement, agreed)
    alignment.follow(session, placement, None, now=now)
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        "agreement_corrected",
        details=former,
        company_id=placement.company_id,
    )
    record(session, happened, by=by, now=now)


def _write(session: Session, placement: Placement, agreed: Confirmation) -> None:
    placement.sqlmodel_update(agreed.model_dump(exclude={"slots"}))
    # Where only the week is another, the agreement has changed all the same.
    flag_modified(placement, "hours_a_week")
    session.add(placement)
    session.flush()
    write_week(session, placement.id, agreed.slots)
