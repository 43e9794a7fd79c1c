"""What waits for a consultant besides the promises, in the order she would take it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case
from sqlmodel import Session, col, select

from models.kinds import OpeningState, PlacementState
from models.queries import matches, openings, placement_life, placements, put_forward
from models.queries.left import ALIAS_KNOWN
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.placement_flow import ENDED
from models.tables.companies import Company, KeyAccount
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.promises import Promise

# The states in which the next act is the consultant's, the most urgent first.
NEXT_IS_OURS = (
    PlacementState.CHECKS_PENDING,
    PlacementState.EMPLOYER_ACCEPTED,
    PlacementState.CITIZEN_HEARD,
    *sorted(ENDED),
)
MOST = 50


@dataclass(frozen=True)
class WorkList:
    """What waits: lists back from the caseworkers, people put forward, openings to review,
    placements to move on, and wishes that one lasts longer."""

    lists: Sequence[Any]  # rows (MatchRun, Opening, Company)
    forwarded: Sequence[Any]  # rows (PutForward, the citizen's alias, Opening, Company)
    openings: Sequence[Any]  # rows (Opening, Company)
    placements: Sequence[Any]  # rows (Placement, the citizen's alias, Company, Opening)
    # rows (PlacementExtension, Placement, the citizen's alias, Company, Opening)
    extensions: Sequence[Any]

    @property
    def is_empty(self) -> bool:
        return not any(
            (self.lists, self.forwarded, self.openings, self.placements, self.extensions)
        )


def worklist(session: Session, viewer: Viewer, *, consultant_id: int | None = None) -> WorkList:
    """What waits in the municipality, or for one consultant; four statements.

    A citizen stands here by alias only: a work list is read over many shoulders.
    """
    lists = matches.back_from_review(session, viewer)
    if consultant_id is not None:
        lists = [row for row in lists if row[0].made_by_id == consultant_id]
    return WorkList(
        lists=lists,
        forwarded=put_forward.waiting(session, viewer, consultant_id),
        openings=_openings(session, viewer, consultant_id),
        placements=_placements(session, viewer, consultant_id),
        extensions=placement_life.open_extensions(session, viewer, consultant_id=consultant_id),
    )


def _openings(session: Session, viewer: Viewer, consultant_id: int | None) -> Sequence[Any]:
    """Openings to review whose promise is not on the board: somebody answered before reading."""
    promised = (
        select(Promise.id)
        .where(col(Promise.opening_id) == Opening.id, col(Promise.ended_at).is_(None))
        .exists()
    )
    statement = (
        columns(Opening, Company)
        .join(Company, col(Company.id) == Opening.company_id)
        .outerjoin(KeyAccount, col(KeyAccount.company_id) == Company.id)
        .where(
            openings.mine(viewer),
            col(Opening.state) == OpeningState.SUBMITTED,
            ~promised,
        )
        .order_by(col(Opening.submitted_at), col(Opening.id))
        .limit(MOST)
    )
    if consultant_id is not None:
        statement = statement.where(
            (col(KeyAccount.consultant_id) == consultant_id)
            | (col(KeyAccount.deputy_id) == consultant_id)
            | col(KeyAccount.consultant_id).is_(None)
        )
    return session.execute(statement).all()


def _placements(session: Session, viewer: Viewer, consultant_id: int | None) -> Sequence[Any]:
    order = case({state: place for place, state in enumerate(NEXT_IS_OURS)}, value=Placement.state)
    statement = (
        columns(Placement, ALIAS_KNOWN, Company, Opening)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(placements.mine(viewer), col(Placement.state).in_(NEXT_IS_OURS))
        .order_by(order, col(Placement.created_at), col(Placement.id))
        .limit(MOST)
    )
    if consultant_id is not None:
        statement = statement.where(col(Placement.consultant_id) == consultant_id)
    return session.execute(statement).all()
