"""The quality report: python -m tests.quality [--quick]; exit 1 when a line fell back."""

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from time import perf_counter

from tests.quality.rows import Row, table

PARTS = ("rankings", "linking_titles", "linking_lines", "congestion", "properties")


def main(arguments: list[str]) -> int:
    """Prints every part and then what was missed.

    A target that is not reached stands in the list as missed, each time; only a line that is
    worse than its floor (without one: its target) is a step back.

    Returns:
        0 when no line fell back, 1 when one did, 2 for words it does not know.
    """
    if unknown := set(arguments) - {"--quick", *PARTS}:
        print(f"unknown: {', '.join(sorted(unknown))}; known: --quick {' '.join(PARTS)}")
        return 2
    chosen = [part for part in PARTS if part in arguments] or PARTS
    rows: list[Row] = []
    for part in chosen:
        begun = perf_counter()
        found = list(_report(part)("--quick" in arguments))
        print(f"\n{part}, {perf_counter() - begun:.0f} s\n{table(found)}", flush=True)
        rows += found
    missed = [row for row in rows if row.fell_back or not row.ok]
    back = sum(row.fell_back for row in rows)
    print(
        f"\n{len(rows)} lines, {sum(not row.ok for row in rows)} targets missed, {back} fell back"
    )
    print(table(missed) if missed else "")
    return 1 if back else 0


def _report(part: str) -> Callable[[bool], Iterable[Row]]:
    report: Callable[[bool], Iterable[Row]] = import_module(f"tests.quality.{part}").report
    return report


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
