"""How likely each candidate is the one that is meant: a sum of weighted features, explained.

The weights were fitted once (`tests/quality/linking_fit.py`) and lie beside this module. The
chance of a concept is e^sum over the same of all candidates and of "not known", which has a
fixed sum: a conditional logit. So chances of all candidates and of "not known" add up to 1.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from matching.arrays import Floats
from matching.words.features import FEATURES
from models.kinds import ConceptKind

FILE = Path(__file__).with_name("linking_weights.json")


@dataclass(frozen=True, slots=True)
class Reason:
    """One summand of a candidate.

    Args:
        feature: as in FEATURES.
        value: what was seen.
        points: value times weight, in logits.
    """

    feature: str
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """What each feature counts for one kind of concepts.

    Args:
        weights: (21,) in the order of FEATURES.
        not_known: the sum that "none of these" has.
        sure: the chance from which a link is made without asking, 0 to 1.
    """

    weights: Floats
    not_known: float
    sure: float

    @classmethod
    def from_json(cls, read: Mapping[str, Any]) -> "LinkWeights":
        """Of one kind's entry in the file.

        Raises:
            ValueError: other features than ours.
        """
        if tuple(read["weights"]) != FEATURES:
            raise ValueError("the link weights are for other features")
        return cls(np.array(list(read["weights"].values())), read["not_known"], read["sure"])

    def sums(self, values: Floats) -> Floats:
        """(k,) the weighted sum of each candidate, in logits above "not known"."""
        return np.asarray((values * self.weights).sum(axis=1) - self.not_known, dtype=np.float64)

    def reasons(self, values: Floats) -> tuple[Reason, ...]:
        """The summands of one candidate, those that count most first."""
        points = values * self.weights
        order = np.argsort(-np.abs(points), kind="stable").tolist()
        return tuple(Reason(FEATURES[at], float(values[at]), float(points[at])) for at in order)


def chances(sums: Floats) -> Floats:
    """(k,) from 0 to 1, together at most 1; the rest is the chance that none is meant."""
    highest = max(0.0, float(sums.max(initial=0.0)))
    raised = np.exp(sums - highest)
    return np.asarray(raised / (raised.sum() + np.exp(-highest)), dtype=np.float64)


@cache
def shipped(kind: ConceptKind) -> LinkWeights:
    """The fitted weights of a kind.

    Raises:
        ValueError: the file is for other features.
    """
    return LinkWeights.from_json(json.loads(FILE.read_text(encoding="utf-8"))[kind.value])
