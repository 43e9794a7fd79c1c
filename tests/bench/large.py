"""What takes minutes and gigabytes: a nation's lists as a job, and a million citizens.

`python -m tests.bench.large pairs FOLDER` lists 100,000 citizens for 20,000 openings in their
areas; stopped, the same words go on. `--processes 2` or `--dask 2` spreads it, `--areas no` asks
everybody, `--openings` takes a part. `python -m tests.bench.large growth` builds and asks 10,000,
100,000 and 1,000,000 citizens.
"""

import argparse
import resource
import time
from contextlib import ExitStack
from pathlib import Path

from matching import Ranker, RowStore
from matching.scale import pairs
from tests.bench.nation import Nation, nation
from tests.bench.ratios import in_turns

CITIZENS, OPENINGS, TOP = 100_000, 20_000, 50
SIZES = (10_000, 100_000, 1_000_000)
ASKED, STEPS = 40, 20


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.large", description=__doc__)
    parser.add_argument("what", choices=["pairs", "growth"])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--openings", type=int, default=OPENINGS)
    parser.add_argument("--areas", choices=["yes", "no"], default="yes")
    parser.add_argument("--processes")
    parser.add_argument("--dask", type=int)
    given = parser.parse_args()
    if given.what == "growth":
        growth()
        return
    if given.folder is None:
        parser.error("pairs writes to a folder: name one")
    with ExitStack() as stack:
        scheduler = given.processes
        if given.dask:
            scheduler = _cluster(stack, given.dask)
        all_pairs(given.folder, given.openings, scheduler, areas=given.areas == "yes")


def all_pairs(folder: Path, openings: int, scheduler: str | None, *, areas: bool) -> None:
    """The job; wall time without inventing the nation, processor time of all processes."""
    whole = nation(CITIZENS, openings)
    ranker = Ranker(whole.vocabulary)
    asks_in = {"asks_in": whole.asks_in} if areas else {}
    began, worked = time.perf_counter(), _processor()

    def tell(done: int, of: int) -> None:
        if done % (of // STEPS) < pairs.OPENINGS_IN_A_PIECE or done == of:
            print(f"{done:>6,} of {of:,}: {time.perf_counter() - began:.0f} s", flush=True)

    result = pairs.run(
        whole.openings, whole.citizens, ranker, TOP, folder,
        areas=whole.area_of, progress=tell, scheduler=scheduler, **asks_in,
    )  # fmt: skip
    wall, processor = time.perf_counter() - began, _processor() - worked
    size = sum(each.stat().st_size for each in result.files)
    print(
        f"{result.openings:,} lists, {size / 1e6:.0f} MB, {wall:.1f} s, processor {processor:.1f}"
    )
    print(f"memory at most {_most_memory():.2f} GB, {len(result.files)} files")


def growth() -> None:
    """Building and asking, ten and a hundred times as many."""
    whole = nation(SIZES[-1], ASKED)
    ranker = Ranker(whole.vocabulary)
    for size in SIZES:
        print(_built_and_asked(whole, ranker, size), flush=True)


def _built_and_asked(whole: Nation, ranker: Ranker, size: int) -> str:
    """What the first so many citizens cost."""
    began = time.process_time()
    store = RowStore(ranker, whole.citizens[:size], whole.area_of)
    built = time.process_time() - began
    store.lists(whole.openings, TOP, seed="bench")
    [seconds] = in_turns(lambda: store.lists(whole.openings, TOP, seed="bench"))
    asked = f"{1000 * seconds / ASKED:.2f} ms an opening, {store.nbytes / size:.0f} bytes each"
    return f"{size:>9,}: built {built:.1f} s, {asked}, {_most_memory():.2f} GB at most"


def _cluster(stack: ExitStack, workers: int) -> str:
    """The address of a Dask scheduler of this machine, a process for each worker."""
    from distributed import LocalCluster

    cluster = stack.enter_context(
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    )
    return str(cluster.scheduler_address)


def _processor() -> float:
    """Processor seconds of this process and of those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _most_memory() -> float:
    """The most memory this process has had, GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    main()
