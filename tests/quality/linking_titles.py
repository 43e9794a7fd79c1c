"""How well titles and names are linked: rows for the quality report.

The weights that are shipped were fitted on half 0 of the titles; what they reach is told of half
1. "Cross-validated" is both halves, each with weights fitted on the other alone.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from matching import Linker
from matching.arrays import Floats, Ints
from matching.words.features import FEATURES, Text, candidates
from matching.words.label_index import LabelIndex
from matching.words.rerank import LinkWeights, chances, shipped
from matching.words.spelling import fold
from tests.matching.starter import starter
from tests.matching.typed import OCCUPATIONS, SKILLS
from tests.quality.linking_errors import error_rows
from tests.quality.linking_fit import Example, examples, fitted
from tests.quality.linking_peers import PEERS, SLOW, by_concept, first_right
from tests.quality.linking_speed import speed_rows
from tests.quality.rows import Row
from tests.quality.titles import JOB, SKILL, Wanted, danish_only, english_names, titles
from tests.quality.vocabularies import esco, has_esco

MISSED = 10_000  # the rank of what is not in the list
_EXACT = [FEATURES.index("exact"), FEATURES.index("exact_main")]


def report(quick: bool) -> Iterator[Row]:
    """Titles, names with errors, what people type, and speed; quick leaves the slow peers out."""
    yield from typed_rows()
    if not has_esco():
        return
    yield from title_rows(quick)
    yield from acceptance_rows()
    yield from error_rows(quick)
    yield from speed_rows(quick)


def typed_rows() -> Iterator[Row]:
    """The texts of tests/matching/typed.py in the vocabulary that is shipped."""
    linker = Linker(starter())
    told = [(*each, kind) for kind, some in ((JOB, OCCUPATIONS), (SKILL, SKILLS)) for each in some]
    found = [[each.code for each in linker.suggest(text, kind)] for text, _, kind in told]
    ranks = [
        codes.index(told[at][1]) if told[at][1] in codes else MISSED
        for at, codes in enumerate(found)
    ]
    yield from _success("typed texts, starter vocabulary", np.array(ranks), {1: (None, 0.94)})


def title_rows(quick: bool) -> Iterator[Row]:
    """Danish titles among Danish names of occupations and ISCO groups, as published elsewhere."""
    vocabulary = danish_only()
    index = LabelIndex(vocabulary.of_kind(JOB))
    told = [each for each in titles() if each.codes & set(index.codes)]
    right = [np.flatnonzero([code in each.codes for code in index.codes]) for each in told]
    texts = [fold(each.text) for each in told]
    for name, peer in (PEERS if quick else {**PEERS, **SLOW}).items():
        ranks = first_right(by_concept(peer(texts, index.folded), index), right)
        yield from _success(f"Danish titles, {name}", ranks, {1: (None, None), 10: (None, None)})
    orders = [_order(index, each, shipped(JOB)) for each in told]
    half = [at for at, each in enumerate(told) if each.half == 1]
    ranks = _ranks(orders, right)
    yield from _success("Danish titles, half not fitted on", ranks[half], {1: (0.508, 0.61)})
    crossed = _cross_validated(index, told)
    ranks = _ranks(crossed, right)
    wanted = {1: (0.508, 0.61), 5: (0.743, None), 10: (0.792, 0.776)}
    yield from _success("Danish titles, cross-validated", ranks, wanted)
    names = np.diff(index.first)
    label = _label_mrr(crossed, right, names)
    yield Row("Danish titles, cross-validated, MRR of names", 0.618, label, 0.649)
    english = np.array([english_names().get(code, 0) for code in index.codes])
    label = _label_mrr(crossed, right, english)
    yield Row("Danish titles to English names, cross-validated, MRR", 0.451, label, 0.63)


def acceptance_rows() -> Iterator[Row]:
    """Links made without asking, in all of ESCO in both languages; titles of half 1."""
    linker = Linker(esco())
    codes = set(esco().occupations)
    told = [each for each in titles() if each.half == 1 and each.codes & codes]
    made = linker.link_many([each.text for each in told], JOB)
    good = [each.code in wanted.codes for each, wanted in zip(made, told, strict=True) if each]
    yield Row("links made without asking: part of the titles", None, len(good) / len(told), 0.49)
    right = float(np.mean(good))
    yield Row("links made without asking: part that is right", None, right, 0.95, floor=0.94)
    ranks = np.array([_rank(linker, each) for each in told])
    yield from _success("Danish titles, all of ESCO", ranks, {1: (None, None), 10: (None, None)})


def _rank(linker: Linker, wanted: Wanted) -> int:
    found = linker.suggest(wanted.text, JOB, "da", limit=100)
    return next((at for at, each in enumerate(found) if each.code in wanted.codes), MISSED)


def _order(index: LabelIndex, wanted: Wanted, weights: LinkWeights) -> Ints:
    found = candidates(index, Text.of(fold(wanted.text), index))
    return found.concepts[_best_first(found.values, weights)]


def _best_first(values: Floats, weights: LinkWeights) -> Ints:
    return np.lexsort((-chances(weights.sums(values)), -values[:, _EXACT].sum(axis=1)))


def _cross_validated(index: LabelIndex, told: Sequence[Wanted]) -> list[Ints]:
    """The order of concepts for each title, by weights that were fitted on the other half."""
    seen: list[list[Example]] = [examples(index, [each], 1.0) for each in told]
    halves = np.array([each.half for each in told])
    fits = [
        fitted(
            [found[0] for found, half in zip(seen, halves, strict=True) if found and half != own],
            1.0,
        )
        for own in (0, 1)
    ]
    return [_order(index, each, fits[each.half]) for each in told]


def _ranks(orders: Sequence[Ints], right: Sequence[Ints]) -> Ints:
    found = [
        np.flatnonzero(np.isin(order, good)) for order, good in zip(orders, right, strict=True)
    ]
    return np.array([each[0] if len(each) else MISSED for each in found])


def _label_mrr(orders: Sequence[Ints], right: Sequence[Ints], names: Ints) -> float:
    """Mean of 1 / the place of the first right name, when each concept tells all its names."""
    total = 0.0
    for order, rank in zip(orders, _ranks(orders, right), strict=True):
        if rank < MISSED:
            total += 1 / (1 + names[order[:rank]].sum())
    return total / len(orders)


def _success(
    what: str, ranks: Ints, wanted: dict[int, tuple[float | None, float | None]]
) -> Iterator[Row]:
    """Rows of success at 1 (5, 10) with (reference, target), and the mean reciprocal rank."""
    for count, (reference, target) in wanted.items():
        share = float((ranks < count).mean())
        yield Row(f"{what}, right in the first {count}", reference, share, target)
    reciprocal = float(np.where(ranks < MISSED, 1 / (1 + ranks), 0.0).mean())
    yield Row(f"{what}, MRR ({len(ranks)} texts)", None, reciprocal)
