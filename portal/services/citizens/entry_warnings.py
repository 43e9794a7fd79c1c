"""What the law has against an agreement while it is typed; it warns and stops nobody (C.3)."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from models.queries.plans import plan_rows
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.eligibility import warnings
from models.rules.errors import Finding
from models.tables.placements import Placement, PlacementChecks, PlacementSlot
from portal.services.law.figures import figures_on
from portal.services.placements.placement_inputs import Confirmation
from portal.services.placements.placement_plan import AskedRows


def warnings_for(
    session: Session, placement: Placement, agreed: Confirmation, *, by: Viewer, now: datetime
) -> list[Finding]:
    """The warnings, as if the agreement were saved and approved today; nothing is saved."""
    on = now.astimezone(COPENHAGEN).date()
    found = plan_rows(session, [placement.id])
    typed = agreed.model_dump(exclude={"slots"})
    # Never added to the session, so none of this is kept.
    as_agreed = Placement(**{**placement.model_dump(), **typed})
    slots = [PlacementSlot(placement_id=placement.id, **row.model_dump()) for row in agreed.slots]
    rows = replace(found, slots={placement.id: slots})
    figures = figures_on(session, max(agreed.starts, on), placement.municipality_id)
    row = replace(found.rows[0], placement=as_agreed)
    checks = row.checks or PlacementChecks(placement_id=placement.id)
    plan = AskedRows(session, rows, by.municipality_id).plan(row, checks, on, figures)
    return warnings(plan, figures)
