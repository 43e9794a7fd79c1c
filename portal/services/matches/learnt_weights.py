"""Weights learnt from the choices of people: offered as a proposal like any other.

A choice counts when two people stand behind it: the consultant who nominated and the caseworker
who found the person suitable. What became of the placement is never looked at.
"""

from datetime import datetime

from sqlmodel import Session

from matching import Weights
from matching.plans import learning
from matching.plans.choices import KeptList, ListLine
from matching.scoring import PART_CODES
from models.queries import weighting as queries
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.weighting import MatchWeights
from portal.services.matches.weighting import NamedProposal, keep_proposal, weights_in_force

LINES = 100  # of each list, and always as far down as somebody was chosen


def lists_missing(session: Session, municipality_id: int) -> int:
    """How many more lists with a confirmed choice are needed; 0 when there are enough."""
    return max(0, learning.LEAST_LISTS - len(queries.confirmed_choices(session, municipality_id)))


def propose_learnt(
    session: Session, said: NamedProposal, *, by: Viewer, now: datetime
) -> MatchWeights:
    """Learn from the kept choices and write the outcome down as a proposal.

    Raises:
        NotNow: there are too few choices, another proposal waits, or the choices ask for no other
            weights than those that count.
    """
    offered = _offer(session, by, weights_in_force(session, by.municipality_id))
    return keep_proposal(session, said, offered.weights, by=by, now=now, learnt=offered)


def _offer(session: Session, by: Viewer, current: Weights) -> learning.OfferedWeights:
    chosen = queries.confirmed_choices(session, by.municipality_id)
    lists = [_kept(session, run_id, ranks) for run_id, ranks in chosen.items()]
    try:
        return learning.offer_weights(
            lists, current, version="learnt", seed=str(by.municipality_id)
        )
    except learning.TooFewChoices as error:
        missing = lists_missing(session, by.municipality_id)
        raise NotNow("too_few_choices", number=str(max(1, missing))) from error


def _kept(session: Session, run_id: int, ranks: frozenset[int]) -> KeptList:
    """The first lines of a list, with those that were chosen; ranks stay the ones shown."""
    rows = queries.first_lines(session, run_id, max(LINES, *ranks))
    lines = []
    for rank, (_id, _proposals, parts) in enumerate(rows, start=1):
        shares = {part["code"]: part["share"] for part in parts}
        if shares.keys() == set(PART_CODES):
            lines.append(ListLine(rank, shares, rank in ranks))
    return KeptList(str(run_id), tuple(lines))
