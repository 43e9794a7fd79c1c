"""Placements that are followed up, and what was held of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import EndOutcome, PlacementState
from models.queries import placements
from models.queries.left import ALIAS_KNOWN
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.placement_flow import ENDED
from models.rules.placement_follow_ups import RETENTION_WEEKS, WEEK
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placement_life import PlacementFollowUp
from models.tables.placements import Placement

# The citizen has ordinary work now.
JOBS = frozenset(
    {EndOutcome.ORDINARY_JOB_HERE, EndOutcome.ORDINARY_JOB_ELSEWHERE, EndOutcome.PART_TIME_JOB}
)
_OVER = ENDED | {PlacementState.CLOSED}


def followed(
    session: Session,
    viewer: Viewer,
    on: date,
    *,
    consultant_id: int | None = None,
    company_ids: Collection[int] | None = None,
) -> Sequence[Any]:
    """What the plans of those hang on that may ask for a follow-up: what runs, and what is over and
    still has aftercare or a new job.

    Returns:
        rows (id, placement_type, starts, ends, state, ended_on, aftercare_until, outcome).
    """
    return session.execute(
        columns(
            *(Placement.id, Placement.placement_type, Placement.starts, Placement.ends),
            *(Placement.state, Placement.ended_on, Placement.aftercare_until, Placement.outcome),
        )
        .where(*_followed(viewer, on, consultant_id, company_ids))
        .order_by(col(Placement.id))
    ).all()


def held_among(
    session: Session,
    viewer: Viewer,
    on: date,
    *,
    consultant_id: int | None = None,
    company_ids: Collection[int] | None = None,
) -> Mapping[int, Sequence[Any]]:
    """What was held of the placements that `followed` finds, by placement; one statement.

    Returns:
        rows (placement_id, held_on, due_on).
    """
    held = PlacementFollowUp
    rows = session.execute(
        columns(held.placement_id, held.held_on, held.due_on)
        .join(Placement, col(Placement.id) == held.placement_id)
        .where(*_followed(viewer, on, consultant_id, company_ids))
        .order_by(col(held.held_on), col(held.id))
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.placement_id, []).append(row)
    return found


def with_names(session: Session, placement_ids: Collection[int]) -> Sequence[Any]:
    """Rows (Placement, the citizen's alias, Company, Opening) of these placements."""
    return session.execute(
        columns(Placement, ALIAS_KNOWN, Company, Opening)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(col(Placement.id).in_(placement_ids))
    ).all()


def held_of(session: Session, placement_id: int) -> Sequence[PlacementFollowUp]:
    """What was held of one placement, the first first."""
    return session.exec(
        select(PlacementFollowUp)
        .where(PlacementFollowUp.placement_id == placement_id)
        .order_by(col(PlacementFollowUp.held_on), col(PlacementFollowUp.id))
    ).all()


def _followed(
    viewer: Viewer, on: date, consultant_id: int | None, company_ids: Collection[int] | None
) -> Iterator[Any]:
    # A new job is asked about in its last retention week, and for as long again when late.
    job_since = on - 2 * RETENTION_WEEKS[-1] * WEEK
    has_a_job = col(Placement.outcome).in_(JOBS) & (col(Placement.ended_on) >= job_since)
    helped = col(Placement.aftercare_until) >= on - timedelta(weeks=4)
    over = col(Placement.state).in_(_OVER) & (has_a_job | helped)
    yield placements.mine(viewer)
    yield col(Placement.starts).is_not(None)
    yield (col(Placement.state) == PlacementState.ACTIVE) | over
    if consultant_id is not None:
        yield col(Placement.consultant_id) == consultant_id
    if company_ids is not None:
        yield col(Placement.company_id).in_(company_ids)
