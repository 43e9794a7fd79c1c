"""Weights learnt from human choices: offered with a comparison, for a person to approve or not.

What is learnt is additive and monotone like what it would replace: four weights of 0 or more
that add up to 1. It sees part shares and who was put forward, nothing else.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import fsum

import numpy as np

from matching.arrays import Floats, Ints
from matching.plain import Plain
from matching.plans.choices import KeptList, ListLine, usually_seen
from matching.scoring import PART_CODES, Weights

# Fewer say more about the few than about the work.
LEAST_LISTS = 200

# One list in five is not learnt from, so that the offer is judged on choices it has not seen.
HELD_OUT = 5

# With 200 choices no weight moves by more than a fifth of itself, and with more choices by more
# in proportion: a few months of choices refine the weights, they do not turn them over.
FREEDOM_PER_CHOICE = 0.2 / 200

WEIGHT_DECIMALS = 4

# The ridge is doubled until the weights stay within their freedom; it begins too weak to be felt.
FIRST_RIDGE, LAST_RIDGE = 1e-3, 1e9

# How clearly people choose, in the log of the odds for a whole part: at most so that a share of
# 0.1 more makes a choice e^10 times as likely, at least so that there is something to learn.
CLEAREST, LEAST_CLEAR = 100.0, 0.1

TOP = 10

# Shares of weights that differ by less are the same points on a list.
POINT_DECIMALS = 6


class TooFewChoices(ValueError):
    """There are fewer lists with a choice than anything can be learnt from."""


@dataclass(frozen=True, slots=True)
class WeightComparison(Plain):
    """The same held-out choices by the weights in use and by the offered ones.

    Args:
        lists: held out, none of them learnt from.
        choices: people chosen on them.
        higher: share of the choices that would have stood higher by the offered weights.
        lower: share that would have stood lower; the rest stays where it was.
        rank_before: mean rank of the chosen by the weights in use, equals at their mean.
        rank_after: the same by the offered weights.
        same_top: mean share of the first `TOP` of a list that stays among them.
    """

    lists: int
    choices: int
    higher: float
    lower: float
    rank_before: float
    rank_after: float
    same_top: float


@dataclass(frozen=True, slots=True)
class OfferedWeights(Plain):
    """Weights for a person to approve or not; until then nothing uses them.

    Args:
        lists: how many were learnt from.
        choices: people chosen on them.
        held_back: True when the choices asked for more than so few may move, or when nothing
            could be learnt and the weights are those in use.
    """

    weights: Weights
    instead_of: Weights
    lists: int
    choices: int
    held_back: bool
    comparison: WeightComparison


def offer_weights(
    lists: Iterable[KeptList],
    weights: Weights,
    *,
    version: str,
    seed: str,
    seen: Callable[[int], float] = usually_seen,
) -> OfferedWeights:
    """Weights by which the people chosen would have stood higher, compared on held-out lists.

    Each choice is explained as a pick among those on the list, more likely the more points; a
    choice from further down counts more, by one over the chance that it was seen at all.

    Args:
        lists: in any order, each id once; those without a choice, or without anybody passed
            over, tell nothing and are left out.
        weights: those in use; the offer is drawn towards them, and a part of weight 0 keeps 0.
        version: of the offered weights.
        seed: with a list's id it decides whether the list is held out.
        seen: chance that the line at a rank is looked at, above 0 to 1.

    Raises:
        TooFewChoices: fewer than `LEAST_LISTS` lists tell something.
        ValueError: a list stands twice.
    """
    telling = _telling(lists)
    held_out = [each for each in telling if _is_held_out(each, seed)]
    learnt_from = [each for each in telling if not _is_held_out(each, seed)]
    choices = _choices(learnt_from, seen)
    found, held_back = _within_freedom(choices, _by_part(weights))
    offered = _as_weights(found, weights, version)
    compared = _compared(held_out, weights, offered)
    n = len(choices.starts)
    return OfferedWeights(offered, weights, len(learnt_from), n, held_back, compared)


def _telling(lists: Iterable[KeptList]) -> list[KeptList]:
    """The lists that tell something, by id."""
    telling = sorted((each for each in lists if each.tells_something), key=lambda each: each.id)
    if len({each.id for each in telling}) < len(telling):
        raise ValueError("a list stands twice")
    if len(telling) < LEAST_LISTS:
        raise TooFewChoices(f"{len(telling)} lists with a choice, {LEAST_LISTS} are needed")
    return telling


def _by_part(weights: Weights) -> Floats:
    """(n_parts,), the weights in the order of `PART_CODES`."""
    return np.array([weights.of(code) for code in PART_CODES])


@dataclass(frozen=True, slots=True)
class _Choices:
    """Every choice with those passed over on its list.

    Args:
        shares: (n_lines, n_parts), the lines of one choice after the other, the chosen first.
        starts: (n_choices,), where each choice begins among the lines.
        counts: (n_choices,), how much each choice counts; together 1.
    """

    shares: Floats
    starts: Ints
    counts: Floats


def _is_held_out(kept: KeptList, seed: str) -> bool:
    return int(hashlib.sha256(f"{seed}{kept.id}".encode()).hexdigest(), 16) % HELD_OUT == 0


def _choices(lists: Sequence[KeptList], seen: Callable[[int], float]) -> _Choices:
    rows: list[list[float]] = []
    starts, counts = [], []
    for kept in lists:
        lines = sorted(kept.lines, key=lambda line: line.rank)
        passed_over = [_row(line) for line in lines if not line.chosen]
        for line in lines:
            if line.chosen:
                starts.append(len(rows))
                counts.append(1 / seen(line.rank))
                rows += [_row(line), *passed_over]
    weights = np.array(counts)
    return _Choices(np.array(rows), np.array(starts, dtype=np.int64), weights / weights.sum())


def _row(line: ListLine) -> list[float]:
    return [line.shares[code] for code in PART_CODES]


def _within_freedom(choices: _Choices, prior: Floats) -> tuple[Floats, bool]:
    """The weights under the weakest ridge that keeps them near enough, and if it was needed."""
    clearness = _clearness(choices, prior)
    freedom = FREEDOM_PER_CHOICE * len(choices.starts) * prior
    ridge = FIRST_RIDGE
    while clearness > LEAST_CLEAR and ridge < LAST_RIDGE:
        found = _fitted(choices, prior, clearness, ridge)
        if (np.abs(found - prior) <= freedom).all():
            return found, ridge > FIRST_RIDGE
        ridge *= 2
    return prior, True


def _clearness(choices: _Choices, prior: Floats) -> float:
    """How strongly the best weights would decide; 0 when less of every part is chosen.

    Found first and then kept, because a ridge on weights of no strength holds nothing back.
    """
    # Imported here, so that `import matching` stays quick for those who only rank.
    from scipy.optimize import minimize

    bounds = [(0.0, CLEAREST if weight > 0 else 0.0) for weight in prior.tolist()]
    strengths = minimize(
        lambda strengths: _unlikeliness(choices, strengths),
        prior,
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
    ).x
    return float(strengths.sum())


def _fitted(choices: _Choices, prior: Floats, clearness: float, ridge: float) -> Floats:
    """Weights, 0 or more and 1 together, that make the choices likely, drawn to the prior."""
    # Imported here, so that `import matching` stays quick for those who only rank.
    from scipy.optimize import minimize

    def loss(weights: Floats) -> tuple[float, Floats]:
        off = weights - prior
        miss, slope = _unlikeliness(choices, clearness * weights)
        return miss + ridge * float(off @ off), clearness * slope + 2 * ridge * off

    found: Floats = minimize(
        loss,
        prior,
        jac=True,
        method="SLSQP",
        bounds=[(0.0, 1.0 if weight > 0 else 0.0) for weight in prior.tolist()],
        constraints={"type": "eq", "fun": _excess, "jac": np.ones_like},
        options={"ftol": 1e-10, "maxiter": 200},
    ).x
    return found


def _excess(weights: Floats) -> float:
    return float(weights.sum()) - 1


def _unlikeliness(choices: _Choices, strengths: Floats) -> tuple[float, Floats]:
    """Minus the log of how likely the choices are, the mean, and its slope in the strengths."""
    utilities = choices.shares @ strengths
    lengths = np.diff(np.append(choices.starts, len(utilities)))
    most = np.maximum.reduceat(utilities, choices.starts)
    odds = np.exp(utilities - np.repeat(most, lengths))
    sums = np.add.reduceat(odds, choices.starts)
    miss = choices.counts @ (most + np.log(sums) - utilities[choices.starts])
    likely = odds * np.repeat(choices.counts / sums, lengths)
    return float(miss), likely @ choices.shares - choices.counts @ choices.shares[choices.starts]


def _as_weights(found: Floats, instead_of: Weights, version: str) -> Weights:
    """Rounded for people to read; what rounding leaves goes to the largest."""
    rounded = {
        code: round(float(weight), WEIGHT_DECIMALS)
        for code, weight in zip(PART_CODES, found, strict=True)
    }
    largest = max(PART_CODES, key=lambda code: rounded[code])
    rest = fsum(rounded[code] for code in PART_CODES if code != largest)
    rounded[largest] = round(1 - rest, WEIGHT_DECIMALS)
    return replace(instead_of, **rounded, version=version)


def _compared(lists: Sequence[KeptList], before: Weights, after: Weights) -> WeightComparison:
    ranks: list[tuple[float, float]] = []
    same_top = []
    for kept in lists:
        old, new = _ranks(kept, before), _ranks(kept, after)
        chosen = [place for place, line in enumerate(kept.lines) if line.chosen]
        ranks += [(old[place], new[place]) for place in chosen]
        tops = [np.argsort(each, kind="stable")[:TOP].tolist() for each in (old, new)]
        same_top.append(len({*tops[0]} & {*tops[1]}) / len(tops[0]))
    n = len(ranks)
    return WeightComparison(
        lists=len(lists),
        choices=n,
        higher=sum(new < old for old, new in ranks) / n,
        lower=sum(new > old for old, new in ranks) / n,
        rank_before=fsum(old for old, _ in ranks) / n,
        rank_after=fsum(new for _, new in ranks) / n,
        same_top=fsum(same_top) / len(lists),
    )


def _ranks(kept: KeptList, weights: Weights) -> list[float]:
    """The rank of each line by its shares alone; equals share their mean rank."""

    points = np.array([_row(line) for line in kept.lines]) @ _by_part(weights)
    _, group, sizes = np.unique(
        -np.round(points, POINT_DECIMALS), return_inverse=True, return_counts=True
    )
    means = np.cumsum(sizes) - (sizes - 1) / 2
    ranks: list[float] = means[group].tolist()
    return ranks
