"""How fast the matching of a nation is, against what others would use, in the same run.

The nation is invented (`nation`), so it runs on a fresh machine. Before anything is timed, our
lists are checked against `Ranker.rank`, and each peer's answer against plain arithmetic.
"""

import os
import platform
import tempfile
import time
from itertools import islice
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array, csr_matrix

from matching import Linker, OpeningStore, Ranker
from matching.plans.assign import SeatPlanner
from matching.scale import pairs
from matching.scale.store import RowStore
from models.kinds import ConceptKind
from tests.bench.nation import Nation, nation
from tests.bench.ratios import Ratio, in_turns, table
from tests.matching.starter import starter

CITIZENS, OPENINGS, TOP = 100_000, 300, 50
CHECKED = 3
ASKED = 12
DENSE = 1024  # bytes of 256 narrow floats, the usual index of a citizen


def main() -> int:
    """Build, check, measure, print, judge."""
    print(f"\nPython {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores")
    began = time.perf_counter()
    whole = nation(CITIZENS, OPENINGS)
    ranker = Ranker(whole.vocabulary)
    print(f"invented {CITIZENS:,} citizens: {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    store = RowStore(ranker, whole.citizens, whole.area_of)
    built = time.perf_counter() - began
    print(f"built the rows: {built:.1f} s, {store.nbytes / CITIZENS:.0f} bytes a citizen")
    _check_lists(whole, ranker, store)
    lines = [
        *_one_citizen(),
        Ratio("bytes of a citizen", "256 floats", store.nbytes, DENSE * CITIZENS, 0.3, 0.3),
        *_one_opening(whole, store),
        *_all_openings(whole, store),
        *_growth(ranker, whole, store, built),
        *_one_term(),
        _seats(),
        *_two_processes(whole, ranker),
    ]
    print(_changed(whole, store))
    print("\n" + table(lines))
    broken = [each for each in lines if each.broken]
    print("\n" + "\n".join(f"Broken: {each.what}" for each in broken) if broken else "\nHeld.")
    return 1 if broken else 0


def _check_lists(whole: Nation, ranker: Ranker, store: RowStore) -> None:
    """Our lists are the ranker's: of a few openings over the citizens of their areas."""
    for opening in whole.openings[:CHECKED]:
        asked = whole.asks_in[opening.id]
        there = [each for each in whole.citizens if whole.area_of[each.id] in asked]
        told = ranker.rank(opening, there, seed="bench").matches[:TOP]
        ours = store.top(opening, TOP, seed="bench", areas=asked)
        assert [(each.citizen_id, each.points, each.tie) for each in told] == [
            (each.citizen_id, each.points, each.tie) for each in ours
        ]
    print(f"{CHECKED} lists checked against the ranker over everybody in their areas: the same")


def _one_opening(whole: Nation, store: RowStore) -> list[Ratio]:
    """Everybody for one opening: sets of Python, bm25s, and the least anybody could read."""
    import bm25s

    openings = whole.openings[:ASKED]
    sets = [(each.id, {claim.concept for claim in each.skills}) for each in whole.citizens]
    asked = [{wanted.concept for wanted in opening.requires} for opening in openings]
    index = bm25s.BM25(backend="numba" if _has_numba() else "numpy")
    index.index([sorted(told) for _, told in sets], show_progress=False)
    queries = [[sorted(each & index.vocab_dict.keys())] for each in asked]
    plain = [sum(code in told for _, told in sets) for code in queries[0][0]]
    assert [int((index.get_scores([code]) > 0).sum()) for code in queries[0][0]] == plain

    def ours() -> None:
        for opening in openings:
            store.top(opening, TOP, seed="bench")

    def by_sets() -> None:
        wanted = asked[0]
        sorted(((-len(wanted & told), name) for name, told in sets))[:TOP]

    def by_bm25() -> None:
        for query in queries:
            index.retrieve(query, k=TOP, show_progress=False, n_threads=1)

    everything = np.ones(store.nbytes // 8)
    ours()  # what depends on kinds is worked out once
    mine, their_sets, their_bm25, read = in_turns(ours, by_sets, by_bm25, everything.sum)
    mine, their_bm25 = mine / ASKED, their_bm25 / ASKED
    name = "one opening, 100,000, all parts, proven"
    return [
        Ratio(name, "set loop", mine, their_sets, 0.01, 0.3),
        Ratio(name, "bm25s", mine, their_bm25, 1.6, None),
        Ratio(name, "reading all rows", mine, read, 1.05, None),
        *_in_its_areas(whole, store, their_sets),
    ]


def _in_its_areas(whole: Nation, store: RowStore, set_loop: float) -> list[Ratio]:
    """An opening that asks in four areas, about a twenty-fourth of the nation."""
    openings = whole.openings[:ASKED]

    def ours() -> None:
        for opening in openings:
            store.top(opening, TOP, seed="bench", areas=whole.asks_in[opening.id])

    def with_reasons() -> None:
        store.ranked(openings[0], TOP, seed="bench", areas=whole.asks_in[openings[0].id])

    ours()
    mine, reasons = in_turns(ours, with_reasons)
    return [
        Ratio("one opening in its areas, proven", "set loop", mine / ASKED, set_loop, 0.01, 0.3),
        Ratio("the same with every reason of 50", "set loop", reasons, set_loop, 1.0, 1.0),
    ]


def _all_openings(whole: Nation, store: RowStore) -> list[Ratio]:
    """All openings against all citizens, without areas, beside one part of it."""
    from sparse_dot_topn import sp_matmul_topn

    place = {code: column for column, code in enumerate(whole.vocabulary.skills)}
    cvs = _matrix([[place[claim.concept] for claim in each.skills] for each in whole.citizens])
    asks = _matrix(
        [
            [place[wanted.concept] for wanted in each.requires if wanted.concept in place]
            for each in whole.openings
        ]
    )
    turned = csr_matrix(cvs.T)
    found = sp_matmul_topn(csr_matrix(asks), turned, top_n=TOP, n_threads=1)
    best = (asks[[0]] @ cvs.T).toarray().ravel()
    assert np.allclose(sorted(found[[0]].data), np.sort(best)[-found[[0]].nnz :])
    mine, theirs = in_turns(
        lambda: store.lists(whole.openings, TOP, seed="bench"),
        lambda: sp_matmul_topn(csr_matrix(asks), turned, top_n=TOP, n_threads=1),
        repeats=2,
    )
    what = f"{OPENINGS} openings x 100,000, all parts, proven"
    return [Ratio(what, "sparse_dot_topn, one part", mine, theirs, 0.35, None)]


def _matrix(rows: list[list[int]]):
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    columns = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
    width = 14_000
    return csr_array((np.ones(len(columns)), columns, starts), shape=(len(rows), width))


def _one_citizen() -> list[Ratio]:
    """A changed citizen against 20,000 openings, beside sets of Python."""
    many = nation(ASKED, 20_000)
    ranker = Ranker(many.vocabulary)
    store = OpeningStore(ranker, many.openings)
    asked = [(each.id, {wanted.concept for wanted in each.requires}) for each in many.openings]
    told = [{claim.concept for claim in each.skills} for each in many.citizens]
    some = many.openings[::400]
    for each in many.citizens[:CHECKED]:
        whole = ranker.rank_openings(each, some, seed="bench").matches
        place = {name: row for row, name in enumerate(store.ids)}
        points = store.points(each)
        assert [match.points for match in whole] == [points[place[m.opening_id]] for m in whole]

    def ours() -> None:
        for each in many.citizens:
            store.points(each)

    def by_sets() -> None:
        for wanted in told:
            sorted(((-len(wanted & needs), name) for name, needs in asked))[:TOP]

    ours()
    mine, theirs = in_turns(ours, by_sets)
    return [
        Ratio(
            "one citizen, 20,000 openings, all parts",
            "set loop",
            mine / ASKED,
            theirs / ASKED,
            0.2,
            1.0,
        )
    ]


def _growth(ranker: Ranker, whole: Nation, store: RowStore, built: float) -> list[Ratio]:
    """Ten times the citizens cost at most ten times as much to build and to ask."""
    began = time.perf_counter()
    tenth = RowStore(ranker, whole.citizens[: CITIZENS // 10], whole.area_of)
    seconds = time.perf_counter() - began
    some = whole.openings[:ASKED]
    tenth.lists(some, TOP, seed="bench")
    small, large = in_turns(
        lambda: tenth.lists(some, TOP, seed="bench"), lambda: store.lists(some, TOP, seed="bench")
    )
    return [
        Ratio("asking 100,000 for a tenth of them", "10 x 10,000", large, 10 * small, 1.0, 1.2),
        Ratio("bytes of 100,000", "10 x 10,000", store.nbytes, 10 * tenth.nbytes, 1.0, 1.0),
        Ratio("building 100,000", "10 x 10,000", built, 10 * seconds, 1.0, 1.3),
    ]


def _one_term() -> list[Ratio]:
    """A misspelt term against many names: our linker beside a scan of all of them."""
    goals = {10_000: 1 / 20, 34_000: 1 / 40, 100_000: 1 / 70}
    return [_among_names(count, goal) for count, goal in goals.items()]


def _among_names(count: int, goal: float) -> Ratio:
    from rapidfuzz import fuzz, process

    from matching import Concept, Vocabulary

    words = [each.label_in("da") for each in starter().of_kind(ConceptKind.SKILL)]
    shifts = range(1, count // len(words) + 2)
    shifted = ([*words[shift:], *words[:shift]] for shift in shifts)
    in_twos = (f"{one} {other}" for some in shifted for one, other in zip(words, some, strict=True))
    names = list(islice(in_twos, count))
    assert len(names) == count
    skills = [
        Concept(f"s{place}", ConceptKind.SKILL, {"da": name}) for place, name in enumerate(names)
    ]
    linker = Linker(Vocabulary(skills))
    linker.prepare()
    typed = [f"{name[:4]}{name[5:]}" for name in names[:: count // 10]]
    assert all(linker.suggest(text, ConceptKind.SKILL, None, 5) for text in typed)
    mine, theirs = in_turns(
        lambda: [linker.suggest(text, ConceptKind.SKILL, None, 5) for text in typed],
        lambda: [process.extractOne(text, names, scorer=fuzz.WRatio) for text in typed],
        repeats=3,
    )
    return Ratio(
        f"one misspelt term, {count:,} names", "rapidfuzz WRatio scan", mine, theirs, goal, 0.5
    )


def _seats() -> Ratio:
    """A thousand people over a thousand seats, both exact."""
    points = np.random.default_rng(3).random((1000, 1000)).round(6) * 100
    people = [f"p{number}" for number in range(1000)]
    seats = {f"o{number}": 1 for number in range(1000)}
    best = SeatPlanner(points, people, seats, seed="bench").best()
    row, column = linear_sum_assignment(points, maximize=True)
    assert abs(best.total - points[row, column].sum()) < 0.1
    mine, theirs = in_turns(
        lambda: SeatPlanner(points, people, seats, seed="bench").best(),
        lambda: linear_sum_assignment(points, maximize=True),
        repeats=2,
    )
    return Ratio(
        "1,000 people, 1,000 seats, exact", "scipy linear_sum_assignment", mine, theirs, 0.7, None
    )


def _two_processes(whole: Nation, ranker: Ranker) -> list[Ratio]:
    """The job over pieces, with one process and with two, starting them counted."""
    people, openings = whole.citizens[:20_000], whole.openings

    def seconds(scheduler: str | None) -> tuple[float, bytes]:
        with tempfile.TemporaryDirectory() as name:
            began = time.perf_counter()
            done = pairs.run(openings, people, ranker, TOP, Path(name), scheduler=scheduler)
            took = time.perf_counter() - began
            return took, b"".join(file.read_bytes() for file in done.files)

    one, alone = seconds(None)
    two, shared = seconds("2")
    assert alone == shared
    return [
        Ratio(f"{OPENINGS} lists of 20,000 as a job, two processes", "one", two, one, 1 / 1.7, None)
    ]


def _changed(whole: Nation, store: RowStore) -> str:
    """Seconds for one changed citizen and the next list."""
    opening = whole.openings[0]
    store.upsert(whole.citizens[0], "000")
    [seconds] = in_turns(lambda: store.top(opening, TOP, seed="bench"))
    return f"a list with one changed citizen beside 100,000: {1000 * seconds:.1f} ms"


def _has_numba() -> bool:
    try:
        import numba  # noqa: F401
    except ImportError:
        return False
    return True
