"""What of a company somebody there may see: by her right, and by the workplaces she serves."""

from typing import Any

from sqlalchemy import false, true
from sqlmodel import col, select

from models.kinds import CompanyRight, PlacementState
from models.rules.access import Viewer
from models.rules.placement_flow import ENDED, RUNNING
from models.tables.openings import Opening
from models.tables.placements import Placement, ProblemReport
from models.tables.promises import Promise

# A mentor meets people who come to work, not people who are only proposed.
_SEEN_BY_MENTORS = RUNNING | ENDED | {PlacementState.CLOSED}


def serves(viewer: Viewer, workplace_id: Any) -> Any:
    """The condition that keeps rows with that workplace to those the viewer serves."""
    return workplace_id.in_(viewer.workplace_ids) if viewer.workplace_ids else true()


def openings_served(viewer: Viewer) -> Any:
    """The condition for openings: a mentor has nothing to do with them."""
    if viewer.right is CompanyRight.MENTOR:
        return false()
    return serves(viewer, col(Opening.workplace_id))


def placements_served(viewer: Viewer) -> Any:
    """The condition for placements: by the workplace of their opening."""
    fence: Any = true()
    if viewer.workplace_ids:
        fence = col(Placement.opening_id).in_(_openings_there(viewer))
    if viewer.right is CompanyRight.MENTOR:
        fence = fence & col(Placement.state).in_(_SEEN_BY_MENTORS)
    return fence


def promises_served(viewer: Viewer) -> Any:
    """The condition for promises: those about an opening or a placement at a workplace served.

    What was asked by phone is about no workplace, so only who serves all of them sees it; a
    mentor sees what was promised about problems.
    """
    of_problem = col(Promise.problem_report_id).in_(
        select(ProblemReport.id)
        .join(Placement, col(Placement.id) == ProblemReport.placement_id)
        .where(placements_served(viewer))
    )
    if viewer.right is CompanyRight.MENTOR:
        return of_problem
    if not viewer.workplace_ids:
        return true()
    return of_problem | col(Promise.opening_id).in_(_openings_there(viewer))


def _openings_there(viewer: Viewer) -> Any:
    return select(Opening.id).where(col(Opening.workplace_id).in_(viewer.workplace_ids))
