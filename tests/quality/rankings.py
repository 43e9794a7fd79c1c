"""The engine and its peers on the same scenarios, in the same run."""

from collections.abc import Callable, Iterator

import numpy as np
from scipy.sparse import csr_array

from matching import OpeningProfile, Ranker
from matching.arrays import Floats
from matching.measure import ndcg_at, reciprocal_rank
from tests.quality.rows import Row
from tests.quality.scenario import MODES, Scenario, Size, World, in_order, told_codes
from tests.quality.vocabularies import NO_ESCO, esco, has_esco

FULL, QUICK = Size(10_000, 400), Size(3_000, 100)
# Settings were chosen on seed 0; these report.
FULL_SEEDS, QUICK_SEEDS = (1, 2, 3), (1,)

# nDCG@10 of naive Bayes with graded gains in the study that set the protocol.
REFERENCE = {"normal": 0.983, "thin": 0.914, "text": 0.898, "hard": 0.929, "mixed": 0.942}
SHARE_OF_REFERENCE = 0.98
# Free text lies just below its target (.872 and .877 of .880 in two quick runs).
NOT_BELOW = 0.95
PLACES = 10
SATURATION, LENGTH = 1.2, 0.75  # the usual settings of BM25

Scorer = Callable[[OpeningProfile], Floats]


def report(quick: bool) -> Iterator[Row]:
    """The rows of the ranking; without ESCO there are none.

    Raises:
        FileNotFoundError: ESCO does not lie beside the project.
    """
    if not has_esco():
        raise FileNotFoundError(NO_ESCO)
    world, ranker = World(esco()), Ranker(esco())
    size, seeds = (QUICK, QUICK_SEEDS) if quick else (FULL, FULL_SEEDS)
    for mode in MODES:
        each = [measured(world, ranker, world.scenario(mode, seed, size)) for seed in seeds]
        target = SHARE_OF_REFERENCE * REFERENCE[mode]
        ours = [found["engine"] for found in each]
        spread = max(ndcg for ndcg, _ in ours) - min(ndcg for ndcg, _ in ours)
        mean = np.mean(ours, axis=0).tolist()
        what = f"ranking, {mode}: nDCG@10, {len(seeds)} seeds (spread {spread:.3f})"
        floor = NOT_BELOW * REFERENCE[mode]
        yield Row(what, REFERENCE[mode], mean[0], target, floor=floor)
        yield Row(f"ranking, {mode}: MRR of the same occupation", None, mean[1])
        for peer in sorted(each[0].keys() - {"engine"}):
            theirs = float(np.mean([found[peer][0] for found in each]))
            yield Row(f"ranking, {mode}: engine beside {peer}, nDCG@10", theirs, mean[0], theirs)


def measured(world: World, ranker: Ranker, drawn: Scenario) -> dict[str, tuple[float, float]]:
    """Scorer -> mean nDCG@10 and mean reciprocal rank of the first of the same occupation."""
    laid = ranker.lay_out(drawn.openings[0], drawn.citizens)
    scorers: dict[str, Scorer] = {"engine": lambda opening: ranker.scores(opening, laid)[0]}
    scorers |= Peers(world, drawn).scorers()
    found: dict[str, tuple[float, float]] = {}
    for name, score in scorers.items():
        lists = [
            in_order(score(opening), world.grades(drawn.careers, int(wanted)))
            for opening, wanted in zip(drawn.openings, drawn.wanted, strict=True)
        ]
        ndcg = float(np.mean([ndcg_at(grades, PLACES) for grades in lists]))
        found[name] = ndcg, float(np.mean([reciprocal_rank(grades, 3) for grades in lists]))
    return found


class Peers:
    """What others rank with: shared skills, counted or weighed."""

    def __init__(self, world: World, drawn: Scenario) -> None:
        self.row_of = {code: row for row, code in enumerate(world.vocabulary.skills)}
        self.idf = np.array([world.vocabulary.idf(code) for code in self.row_of])
        told = [{self.row_of[code] for code in told_codes(each)} for each in drawn.citizens]
        rows = np.repeat(np.arange(len(told)), [len(each) for each in told])
        columns = np.array([place for each in told for place in sorted(each)], dtype=np.int64)
        shape = (len(told), len(self.row_of))
        self.has = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        self.lengths = np.maximum(1.0, np.asarray(self.has.sum(axis=1)).ravel())
        self.norms = np.sqrt(np.maximum(1e-12, self.has @ self.idf**2))

    def scorers(self) -> dict[str, Scorer]:
        """By name; each gives (n_citizens,) scores for one opening."""
        return {
            "overlap count": lambda opening: self._sum(opening, np.ones(len(self.idf))),
            "IDF coverage": lambda opening: self._sum(opening, self.idf),
            "TF-IDF cosine": lambda opening: self._sum(opening, self.idf**2) / self.norms,
            "BM25": self._bm25,
        }

    def _sum(self, opening: OpeningProfile, weights: Floats) -> Floats:
        asked = [self.row_of[each.concept] for each in opening.requires if each.concept]
        return np.asarray(self.has[:, asked] @ weights[asked])

    def _bm25(self, opening: OpeningProfile) -> Floats:
        long = 1 - LENGTH + LENGTH * self.lengths / self.lengths.mean()
        return self._sum(opening, self.idf) * (SATURATION + 1) / (1 + SATURATION * long)
