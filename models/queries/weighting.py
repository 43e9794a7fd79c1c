"""The weights and the fair share of a municipality, and the lists they are tried on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import PlacementState, ProposalState, ReviewMark, Role
from models.queries.matches import is_newest_mark
from models.queries.paging import columns
from models.queries.people import colleagues
from models.rules.access import Viewer
from models.rules.placement_flow import BEFORE_START
from models.tables.matches import MatchItem, MatchReview, MatchRun
from models.tables.people import Municipality, User
from models.tables.placements import Placement
from models.tables.weighting import FairShare, MatchWeights

OPEN = BEFORE_START - {PlacementState.DRAFT}


def approved(session: Session, municipality_id: int) -> MatchWeights | None:
    """The weights that count now; None while nobody has approved any."""
    return session.exec(
        select(MatchWeights)
        .where(
            MatchWeights.municipality_id == municipality_id,
            MatchWeights.state == ProposalState.APPROVED,
        )
        .order_by(col(MatchWeights.decided_at).desc(), col(MatchWeights.id).desc())
        .limit(1)
    ).first()


def waiting(session: Session, municipality_id: int) -> MatchWeights | None:
    """The proposal that waits for a leader; there is never more than one."""
    return session.exec(
        select(MatchWeights).where(
            MatchWeights.municipality_id == municipality_id,
            MatchWeights.state == ProposalState.WAITING,
        )
    ).first()


def proposal_for(session: Session, viewer: Viewer, proposal_id: int) -> MatchWeights | None:
    """One proposal of the viewer's own municipality."""
    return session.exec(
        select(MatchWeights).where(
            MatchWeights.id == proposal_id,
            MatchWeights.municipality_id == viewer.municipality_id,
        )
    ).first()


def proposals(session: Session, viewer: Viewer) -> Sequence[MatchWeights]:
    """All proposals of the municipality, the newest first."""
    return session.exec(
        select(MatchWeights)
        .where(MatchWeights.municipality_id == viewer.municipality_id)
        .order_by(col(MatchWeights.number).desc())
    ).all()


def last_number(session: Session, municipality_id: int) -> int:
    """The number of the newest proposal, 0 when there is none; others who propose wait for us."""
    session.exec(
        select(Municipality.id).where(Municipality.id == municipality_id).with_for_update()
    ).one()
    newest = session.execute(
        columns(func.max(MatchWeights.number)).where(
            col(MatchWeights.municipality_id) == municipality_id
        )
    ).scalar_one()
    return newest or 0


def other_leaders(session: Session, viewer: Viewer) -> Sequence[User]:
    """The municipality's other leaders who can sign in."""
    leaders = colleagues(session, viewer.municipality_id, Role.LEADER)
    return [leader for leader in leaders if leader.id != viewer.user_id]


def fair_share(session: Session, municipality_id: int) -> FairShare | None:
    """The fair share that counts now; None while nobody has set one."""
    return session.exec(
        select(FairShare)
        .where(FairShare.municipality_id == municipality_id)
        .order_by(col(FairShare.id).desc())
        .limit(1)
    ).first()


def fair_shares(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (FairShare, who set it), the newest first."""
    return session.execute(
        columns(FairShare, User.name)
        .join(User, col(User.id) == FairShare.set_by_id)
        .where(col(FairShare.municipality_id) == viewer.municipality_id)
        .order_by(col(FairShare.id).desc())
    ).all()


def open_proposals(session: Session, municipality_id: int, but_opening: int) -> Mapping[int, int]:
    """How many proposals of each citizen are still open, by citizen; those with none are absent.

    Args:
        but_opening: the opening a list is made for; being proposed there costs nothing.
    """
    rows = session.execute(
        columns(Placement.citizen_id, func.count(col(Placement.id)))
        .where(
            col(Placement.municipality_id) == municipality_id,
            col(Placement.opening_id) != but_opening,
            col(Placement.state).in_(OPEN),
        )
        .group_by(col(Placement.citizen_id))
    )
    return dict(map(tuple, rows))


def newest_lists(session: Session, municipality_id: int, most: int) -> Sequence[MatchRun]:
    """The newest list of each of the last openings that a list was made for.

    For figures that name nobody; lists to read are asked for in `models/queries/matches.py`.
    """
    newest = (
        columns(func.max(MatchRun.id))
        .where(col(MatchRun.municipality_id) == municipality_id)
        .group_by(MatchRun.opening_id)
    )
    return session.exec(
        select(MatchRun)
        .where(col(MatchRun.id).in_(newest), MatchRun.ranked > 0)
        .order_by(col(MatchRun.id).desc())
        .limit(most)
    ).all()


def first_lines(session: Session, run_id: int, most: int) -> Sequence[Any]:
    """Rows (line id, open proposals, parts) of the first lines of a list, by rank."""
    return session.execute(
        columns(MatchItem.id, MatchItem.open_proposals, MatchItem.parts)
        .where(col(MatchItem.run_id) == run_id, col(MatchItem.rank) <= most)
        .order_by(col(MatchItem.rank))
    ).all()


def confirmed_choices(session: Session, municipality_id: int) -> Mapping[int, frozenset[int]]:
    """The ranks that were nominated and found suitable by a caseworker, by list."""
    rows = session.execute(
        columns(MatchItem.run_id, MatchItem.rank)
        .join(Placement, col(Placement.match_item_id) == MatchItem.id)
        .join(MatchReview, is_newest_mark())
        .where(
            col(Placement.municipality_id) == municipality_id,
            col(MatchItem.rank).is_not(None),
            col(MatchReview.mark) == ReviewMark.SUITABLE,
        )
    )
    found: dict[int, set[int]] = defaultdict(set)
    for run_id, rank in rows:
        found[run_id].add(rank)
    return {run_id: frozenset(ranks) for run_id, ranks in sorted(found.items())}
