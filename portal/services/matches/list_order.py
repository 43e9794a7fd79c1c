"""By what a list is ordered: the municipality's weights, and its price for earlier proposals."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlmodel import Session

from matching import RankedList, Weights
from matching.plans.fair_share import fair_order
from models.queries.weighting import open_proposals
from models.tables.openings import Opening
from portal.services.matches.fair_share import price_in_force
from portal.services.matches.weighting import weights_in_force


@dataclass(frozen=True)
class ListOrder:
    """All that decides the order of a list besides how the people fit.

    Args:
        price: points that each open proposal costs in the order, never in the points.
        proposals: how many proposals of a person for other openings are open, by citizen id.
    """

    weights: Weights
    price: float
    proposals: Mapping[str, int]


def order_in_force(session: Session, opening: Opening) -> ListOrder:
    """What new lists of the opening's municipality are ordered by now."""
    own = opening.municipality_id
    proposals = open_proposals(session, own, opening.id)
    return ListOrder(
        weights=weights_in_force(session, own),
        price=price_in_force(session, own),
        proposals={str(citizen_id): number for citizen_id, number in proposals.items()},
    )


def in_order(ranked: RankedList, order: ListOrder) -> RankedList:
    """The list with the ranks that people see; the points stay as they are."""
    lines = fair_order(ranked.matches, order.proposals, order.price)
    return replace(ranked, matches=tuple(replace(each.match, rank=each.place) for each in lines))
