"""How fast it is: `python3 start.py bench`. Ends with 1 when a stated limit is broken.

The pages, the lists of a whole nation (`matching`), and how well CVs are read (`cv`).

Every page is asked for over a connection that stays open, by somebody who has signed in with a
password, in turns with a bare page of Flask and Jinja, so that a busy machine slows both. What
counts is therefore the ratio, not the milliseconds.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tests.bench import cv, law, matching
from tests.bench.client import Person
from tests.bench.servers import HOST, serving
from tests.bench.town import CONSULTANTS, LARGE, SECRET, SMALL, Built, build, statements

BARE = "bare page"
# These may take so many times as long as 25 rows of plain words, however much there is.
MOST_TIMES_BARE = 10
LIMITED = frozenset({"match list", "promise board"})
LISTS_MADE = 3
PARTS = ("pages", "matching", "cv", "law")


@dataclass(frozen=True)
class Line:
    """One row of the table that is printed."""

    page: str
    citizens: int | None
    times: list[float]  # milliseconds

    @property
    def half(self) -> float:
        return median(self.times)

    @property
    def most(self) -> float:
        return quantiles(self.times, n=20)[-1]


def main() -> int:
    """Build, measure, print, judge."""
    parser = argparse.ArgumentParser(prog="python3 start.py bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=list(PARTS), help="without it, all")
    parser.add_argument("--requests", type=int, default=200, help="for each page (200)")
    parser.add_argument("--warm-up", type=int, default=20, help="before them, not counted (20)")
    given = parser.parse_args()
    measures: dict[str, Callable[[], int]] = {
        "pages": lambda: _pages(given.warm_up, given.requests),
        "matching": matching.main,
        "cv": cv.main,
        "law": law.main,
    }
    return max(measures[part]() for part in PARTS if given.part in {None, part})


def _pages(warm_up: int, requests: int) -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = Path(name)
        built = [_built(size, folder) for size in (SMALL, LARGE)]
        counts = [statements(one) for one in built]
        bare = Person.over(HOST, stack.enter_context(serving("tests.bench.bare:app", folder)))
        ports = [stack.enter_context(_served(one, folder)) for one in built]
        asking: dict[tuple[str, int | None], Callable[[int], object]] = {
            (BARE, None): lambda _turn: bare.get("/maalestok")
        }
        for one, port in zip(built, ports, strict=True):
            for page in one.pages:
                person = Person.over(HOST, port)
                person.sign_in(one.reader(page))
                asking[page, one.size.citizens] = _ask(person, one, page)
        lines = _measured(asking, warm_up, requests)
        made = [_lists_made(one, port) for one, port in zip(built, ports, strict=True)]
    _print(lines, built, counts, made)
    return _judge(lines, counts)


def _built(size, folder: Path) -> Built:
    began = time.perf_counter()
    one = build(size, folder)
    seconds = time.perf_counter() - began
    print(f"built {size.citizens:,} citizens, {size.promises:,} open promises: {seconds:.0f} s")
    return one


def _served(one: Built, folder: Path):
    settings = {"DATABASE_URL": one.url, "FODFAESTE_ENV": "demo", "SECRET_KEY": SECRET}
    return serving("portal.wsgi:app", folder, **settings)


def _ask(person: Person, one: Built, page: str) -> Callable[[int], object]:
    return lambda turn: person.get(one.address(page, turn))


def _measured(
    asking: dict[tuple[str, int | None], Callable[[int], object]], warm_up: int, requests: int
) -> list[Line]:
    """Each page once, then each once more: what slows the machine slows them all."""
    times: dict[tuple[str, int | None], list[float]] = {what: [] for what in asking}
    for turn in range(warm_up + requests):
        for what, ask in asking.items():
            began = time.perf_counter()
            ask(turn)
            if turn >= warm_up:
                times[what].append((time.perf_counter() - began) * 1000)
    return [Line(*what, times[what]) for what in asking]


def _lists_made(one: Built, port: int) -> list[float]:
    """Seconds for a new match list over everybody; the first also reads the vocabulary."""
    seconds = []
    # A second click of the same person makes no second list.
    for email in CONSULTANTS[1 : LISTS_MADE + 1]:
        person = Person.over(HOST, port)
        person.sign_in(email)
        token = person.token(f"/aabninger/{one.opening_id}")
        began = time.perf_counter()
        person.post(f"/aabninger/{one.opening_id}/matchliste", {"csrf_token": token})
        seconds.append(time.perf_counter() - began)
    return seconds


def _print(
    lines: list[Line], built: list[Built], counts: list[dict[str, int]], made: list[list[float]]
) -> None:
    bare = lines[0].half
    sizes = [one.size.citizens for one in built]
    print(f"\nPython {platform.python_version()}, {os.cpu_count()} cores, granian, one worker")
    print(f"\n{'page':24}{'citizens':>10}{'median ms':>12}{'p95 ms':>10}{'x bare':>9}{'SQL':>6}")
    for line in lines:
        asked = counts[sizes.index(line.citizens)][line.page] if line.citizens else 0
        size = f"{line.citizens:,}" if line.citizens else ""
        ratio = line.half / bare
        print(f"{line.page:24}{size:>10}{line.half:12.1f}{line.most:10.1f}{ratio:9.1f}{asked:6}")
    print()
    for one, seconds in zip(built, made, strict=True):
        first, rest = seconds[0], min(seconds[1:])
        said = f"first {first:.2f} s, then {rest:.2f} s"
        print(f"making a match list over {one.size.citizens:,} citizens: {said}")


def _judge(lines: list[Line], counts: list[dict[str, int]]) -> int:
    broken = []
    small, large = counts
    for page in small:
        if small[page] != large[page]:
            broken.append(f"{page}: {small[page]} statements, and {large[page]} when it is large")
    bare = lines[0].half
    for line in lines:
        times = line.half / bare
        held = line.page in LIMITED and line.citizens == LARGE.citizens
        if held and times > MOST_TIMES_BARE:
            broken.append(f"{line.page}: {times:.1f} times a bare page, not {MOST_TIMES_BARE}")
    print("\n" + "\n".join(f"Too slow: {why}" for why in broken) if broken else "\nWithin limits.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
