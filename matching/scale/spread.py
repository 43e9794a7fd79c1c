"""One job over several processes, of this machine or of a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing import get_all_start_methods, get_context
from threading import active_count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matching.scale.pairs import Job

Finished = Iterator[tuple[int, bytes]]
Cancelled = Callable[[], bool]

HELD_BY_A_WORKER: list[Job] = []


def spread(job: Job, missing: Sequence[int], scheduler: str, cancelled: Cancelled) -> Finished:
    """Number and content of the pieces as the workers finish them.

    Args:
        scheduler: a whole number of processes, or the address of a Dask scheduler.

    Raises:
        ValueError: the number of processes is 0.
    """
    if scheduler.isdecimal():
        return _processes(job, missing, int(scheduler), cancelled)
    return _dask(job, missing, scheduler, cancelled)


def _processes(job: Job, missing: Sequence[int], count: int, cancelled: Cancelled) -> Finished:
    forks = _may_fork()
    if forks and missing:
        job.prepare(missing[0])
    context = get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(count, context, _hold, (job,)) as pool:
        waiting = {pool.submit(_lines, piece): piece for piece in missing}
        while waiting:
            if cancelled():
                pool.shutdown(wait=True, cancel_futures=True)
                return
            done, _ = wait(waiting, timeout=1.0, return_when=FIRST_COMPLETED)
            for future in done:
                yield waiting.pop(future), future.result()


def _may_fork() -> bool:
    """Whether workers may begin as copies of this process, with all that it has laid out.

    A copy has one thread only: what another holds at that moment stays held for ever.
    """
    return "fork" in get_all_start_methods() and active_count() == 1


def _hold(job: Job) -> None:
    HELD_BY_A_WORKER[:] = [job]


def _lines(piece: int) -> bytes:
    return HELD_BY_A_WORKER[0].lines(piece)


def _dask(job: Job, missing: Sequence[int], address: str, cancelled: Cancelled) -> Finished:
    # Not installed unless asked for: extra `spread`.
    from distributed import Client, as_completed

    with Client(address) as client:  # type: ignore[no-untyped-call]  # it has no types
        held = client.scatter(job, broadcast=True)
        waiting = {client.submit(_lines_of, held, piece, pure=False): piece for piece in missing}
        for future in as_completed(list(waiting)):  # type: ignore[no-untyped-call]  # as above
            yield waiting.pop(future), future.result()
            if cancelled():
                client.cancel(list(waiting))
                return


def _lines_of(job: Job, piece: int) -> bytes:
    return job.lines(piece)
