"""How long one misspelt text takes, beside rapidfuzz's WRatio over every name in the same run."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from time import perf_counter

import numpy as np
from rapidfuzz import fuzz, process

from matching import Concept, Linker
from matching.words.label_index import LabelIndex
from tests.quality.rows import Row
from tests.quality.slips import slip
from tests.quality.titles import JOB, SKILL, danish_only
from tests.quality.vocabularies import esco

CLOSER_LOOK = 50  # names that rapidfuzz compares after the index has chosen
# Times swing on a shared machine: a step back is what is so much slower than the target.
SWING = 1.4


def speed_rows(quick: bool) -> Iterator[Row]:
    """For some sizes: the part of WRatio's time, and how often the same name is best."""
    every = [*esco().of_kind(JOB), *esco().of_kind(SKILL)]
    sizes: list[tuple[Sequence[Concept], float]] = [
        (danish_only().of_kind(JOB), 1 / 20),
        (esco().of_kind(JOB), 1 / 40),
    ]
    for concepts, target in sizes if quick else [*sizes, (every, 1 / 70)]:
        index = LabelIndex(concepts)
        many = f"{len(index.folded):,} names"
        rng = np.random.default_rng(3)
        places = rng.choice(len(index.folded), size=300, replace=False).tolist()
        texts = [slip(index.folded[place], rng) for place in places]
        scan = _seconds(partial(process.extractOne, choices=index.folded), texts[:15])
        ours = _seconds(partial(_nearest, index), texts)
        yield Row(
            f"one text among {many}: time beside WRatio",
            None,
            ours / scan,
            target,
            most=True,
            floor=target * SWING,
        )
        yield Row(f"one text among {many}: milliseconds", None, ours * 1000)
        same = np.mean([_same(index, text) for text in texts])
        yield Row(f"one text among {many}: as good as comparing all", None, float(same), 0.99)
    linker = Linker(esco())
    linker.prepare()
    told = _seconds(lambda text: linker.suggest(text, JOB), texts)
    yield Row("a whole suggestion with its chance: milliseconds", None, told * 1000)


def _seconds(act: Callable[[str], object], texts: Sequence[str]) -> float:
    """For one text: the least mean of three runs, because the machine may be shared."""
    runs = []
    for _ in range(3):
        begun = perf_counter()
        for text in texts:
            act(text)
        runs.append((perf_counter() - begun) / len(texts))
    return min(runs)


def _nearest(index: LabelIndex, text: str) -> float:
    """The best likeness among the names that the index chooses, 0 to 100."""
    places, _ = index.nearest(text, CLOSER_LOOK)
    chosen = [index.folded[place] for place in places.tolist()]
    return float(process.cdist([text], chosen, scorer=fuzz.ratio).max(initial=0.0))


def _same(index: LabelIndex, text: str) -> bool:
    best = process.extractOne(text, index.folded, scorer=fuzz.ratio)
    return _nearest(index, text) >= best[1] - 1e-3
