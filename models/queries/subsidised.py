"""Who is on subsidy at a workplace, as the law counts them (rule B-08)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col

from models.kinds import PlacementType
from models.queries.paging import columns
from models.rules import placement_flow
from models.tables.companies import Company, Workplace
from models.tables.openings import Opening
from models.tables.placements import Placement


@dataclass(frozen=True)
class Counted:
    """A workplace, and who its ordinary staff is counted to be."""

    workplace: Workplace
    municipality_id: int


@dataclass(frozen=True)
class Subsidised:
    """An internship or a wage subsidy that was approved; its last day is the one it really had."""

    placement_id: int
    starts: date
    ends: date
    hours_a_week: float


def counted(session: Session, workplace_ids: Collection[int]) -> Sequence[Counted]:
    """The workplaces with the municipality whose figures they are counted by."""
    rows = session.execute(
        columns(Workplace, Company.municipality_id)
        .join(Company, col(Company.id) == Workplace.company_id)
        .where(col(Workplace.id).in_(workplace_ids))
    )
    return [Counted(workplace, municipality_id) for workplace, municipality_id in rows]


def subsidised(
    session: Session, workplace_ids: Collection[int], first: date, last: date
) -> Mapping[int, Sequence[Subsidised]]:
    """Those who are or were there in the period, by workplace; one statement for all of them.

    An IGU is ordinary employment and is not counted.
    """
    last_day = func.coalesce(col(Placement.ended_on), col(Placement.ends))
    rows = session.execute(
        columns(
            Opening.workplace_id, Placement.id, Placement.starts, last_day, Placement.hours_a_week
        )
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(
            col(Opening.workplace_id).in_(workplace_ids),
            col(Placement.placement_type) != PlacementType.IGU,
            col(Placement.approved_at).is_not(None),
            col(Placement.state).not_in(placement_flow.STOPPED),
            col(Placement.starts) <= last,
            last_day >= first,
        )
        .order_by(col(Placement.starts), col(Placement.id))
    )
    found: dict[int, list[Subsidised]] = defaultdict(list)
    for workplace_id, *told in rows:
        found[workplace_id].append(Subsidised(*told))
    return found
