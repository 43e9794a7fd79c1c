"""Fits the weights of the re-ranker: python -m tests.quality.linking_fit.

Occupations: the titles of half 0, names taken from concepts, and names with a slip of the pen.
Skills: the latter two. What is reported on (half 1, other names) is never seen here.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from matching import Vocabulary
from matching.arrays import Floats
from matching.words.features import FEATURES, Text, candidates
from matching.words.label_index import LabelIndex
from matching.words.rerank import FILE, LinkWeights
from matching.words.spelling import fold
from models.kinds import ConceptKind
from tests.quality.slips import slip
from tests.quality.titles import JOB, SKILL, Wanted, names_of, titles, without_some
from tests.quality.vocabularies import esco

RIDGE = 10.0  # towards no weight at all, on features of variance 1
# How much an example counts beside a title. Taken names are harder and slips easier than what
# people type; with more of them titles are linked less well.
TAKEN, SLIPS = 0.1, 0.05
# The chance from which a link is made without asking: then, with all names that are just the
# text, more than 95 of 100 links are right on the half for choosing.
SURE = {JOB: 0.7, SKILL: 0.85}
NAMES = {JOB: 800, SKILL: 2500}  # how many names are taken, in each language


@dataclass(frozen=True, slots=True)
class Example:
    """What was seen for one text: (k, 21) features, (k,) which are right, and its weight."""

    values: Floats
    right: np.ndarray
    weight: float


def examples(index: LabelIndex, wanted: Iterable[Wanted], weight: float) -> list[Example]:
    """The candidates of each text; those without any candidate teach nothing."""
    found = []
    for each in wanted:
        seen = candidates(index, Text.of(fold(each.text), index))
        if len(seen.concepts):
            right = np.array([index.codes[at] in each.codes for at in seen.concepts.tolist()])
            found.append(Example(seen.values, right, weight))
    return found


def fitted(told: Sequence[Example], sure: float) -> LinkWeights:
    """Weights that make the right candidates likely; "not known" where none is right.

    A conditional logit with a ridge. Where several concepts are right, any of them will do.
    """
    lengths = np.array([len(each.right) + 1 for each in told])
    starts = np.cumsum(lengths) - lengths
    mean = np.concatenate([each.values for each in told]).mean(axis=0)
    spread = np.concatenate([each.values for each in told]).std(axis=0) + 1e-9
    rows = np.concatenate([_with_none((each.values - mean) / spread) for each in told])
    right = np.concatenate([[*each.right, not each.right.any()] for each in told]).astype(float)
    weight = np.array([each.weight for each in told])
    ridge = np.append(np.full(len(FEATURES), RIDGE), 0.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = rows @ weights
        raised = np.exp(sums - np.repeat(np.maximum.reduceat(sums, starts), lengths))
        whole = np.add.reduceat(raised, starts)
        good = np.add.reduceat(raised * right, starts)
        apart = raised / np.repeat(whole, lengths) - raised * right / np.repeat(good, lengths)
        lost = -(weight * np.log(good / whole)).sum() + (ridge * weights * weights).sum() / 2
        return lost, rows.T @ (np.repeat(weight, lengths) * apart) + ridge * weights

    start = np.zeros(len(FEATURES) + 1)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = best[:-1] / spread
    return LinkWeights(weights, float(best[-1] + mean @ weights), sure)


def _with_none(values: Floats) -> Floats:
    """The rows of the candidates and that of "not known", which alone has the last feature."""
    none = np.zeros((1, values.shape[1] + 1))
    none[0, -1] = 1.0
    return np.concatenate([np.pad(values, ((0, 0), (0, 1))), none])


def general_examples(vocabulary: Vocabulary, kind: ConceptKind, weight: float) -> list[Example]:
    """Taken names and slips of both languages, for which no title is needed."""
    found: list[Example] = []
    rng = np.random.default_rng(5)
    for seed, language in enumerate(("da", "en")):
        part = NAMES[kind] / len(vocabulary.of_kind(kind))
        left, taken = without_some(vocabulary, kind, language, part, seed)
        index = LabelIndex(left)
        found += examples(index, taken, weight)
        names = names_of(Vocabulary(left), kind, language, 400, seed)
        slips = [Wanted(slip(each.text, rng), each.codes) for each in names]
        found += examples(index, slips, weight * SLIPS / TAKEN)
    return found


def main() -> None:
    """Writes the weights beside the re-ranker."""
    occupations = LabelIndex(esco().of_kind(JOB))
    # Titles that mean a whole ISCO group are no occupation: they teach what is not known.
    half = [each for each in titles() if each.half == 0]
    told = {
        JOB: examples(occupations, half, 1.0) + general_examples(esco(), JOB, TAKEN),
        SKILL: general_examples(esco(), SKILL, 1.0),
    }
    written = {}
    for kind, found in told.items():
        weights = fitted(found, SURE[kind])
        rounded = [round(value, 4) for value in weights.weights.tolist()]
        written[kind.value] = {
            "weights": dict(zip(FEATURES, rounded, strict=True)),
            "not_known": round(weights.not_known, 4),
            "sure": weights.sure,
            "examples": len(found),
        }
    FILE.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
