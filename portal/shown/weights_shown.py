"""What the pages about weights show, gathered for one request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from matching import Weights
from matching.scoring import PART_CODES
from models.kinds import ProposalState
from models.queries import people
from models.queries import weighting as queries
from models.tables.weighting import MatchWeights
from portal.context import db, viewer
from portal.services.matches.weight_trial import Trial
from portal.services.matches.weighting import may_approve, weights_of
from portal.words.matching import PART_TELLS, PARTS


class WeightShown(NamedTuple):
    """One part with its weight in percent."""

    code: str
    name: str
    tells: str
    percent: float


@dataclass(frozen=True)
class ProposalShown:
    """One proposal, what it would change, and who said what to it."""

    row: MatchWeights
    weights: Sequence[WeightShown]
    against: Mapping[str, float]  # the percents that counted when it was made, by part
    trial: Trial
    held_out: Mapping[str, float] | None  # of learnt weights, as `WeightComparison`
    proposed_by: str
    decided_by: str
    waits: bool
    may_approve: bool


def weights_shown(weights: Weights) -> Sequence[WeightShown]:
    """The four parts in their usual order."""
    return [
        WeightShown(code, str(PARTS[code]), str(PART_TELLS[code]), _percent(weights.of(code)))
        for code in PART_CODES
    ]


def proposals_shown() -> Sequence[ProposalShown]:
    """The municipality's proposals, the newest first; a few statements, however many there are."""
    rows = queries.proposals(db(), viewer())
    names = people.names(db(), [n for row in rows for n in (row.proposed_by_id, row.decided_by_id)])
    return [_shown(row, names) for row in rows]


def _shown(row: MatchWeights, names: Mapping[int, str]) -> ProposalShown:
    comparison: Mapping[str, Any] = row.comparison
    waits = row.state is ProposalState.WAITING
    return ProposalShown(
        row=row,
        weights=weights_shown(weights_of(row, "")),
        against={code: _percent(share) for code, share in comparison["current"].items()},
        trial=Trial.from_json(comparison["trial"]),
        held_out=comparison["held_out"],
        proposed_by=names[row.proposed_by_id],
        decided_by=names[row.decided_by_id] if row.decided_by_id else "",
        waits=waits,
        may_approve=waits and may_approve(db(), row, by=viewer()),
    )


def _percent(share: float) -> float:
    return round(100 * share, 2)
