"""How answers are written: JSON lines for programs, a table for people."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

# What a program that calls a command learns.
DONE, STOPPED, WRONG = 0, 1, 2

LONGEST_CELL = 60  # characters; a table is read on one screen


class Telling:
    """Where a command writes.

    Args:
        out: gets the answer.
        told: gets what is said beside it.
        json: True = one object a line; False = tables.
    """

    def __init__(self, out: TextIO, told: TextIO, *, json: bool) -> None:
        self.out = out
        self.told = told
        self.json = json

    def say(self, sentence: str) -> None:
        """Something beside the answer, on a line of its own."""
        self.told.write(f"{sentence}\n")
        self.told.flush()

    def line(self, text: str) -> None:
        """A line of the answer."""
        self.out.write(f"{text}\n")

    def answer(self, value: Mapping[str, Any]) -> None:
        """One object of the answer."""
        self.line(json.dumps(value, ensure_ascii=False))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Rows below their heads, each column as wide as it needs; nothing without rows."""
        if not rows:
            return
        cells = [[_cell(value) for value in row] for row in (heads, *rows)]
        widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
        for row in cells:
            padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            self.line("  ".join(padded).rstrip())

    def progress(self, done: int, whole: int) -> None:
        """How far the work has come, on one line that is written over on a terminal."""
        share = done / whole if whole else 1.0
        bar = ("#" * round(30 * share)).ljust(30, ".")
        begin, end = ("\r", "") if self.told.isatty() else ("", "\n")
        self.told.write(f"{begin}{bar} {share:4.0%} {done} of {whole}{end}")
        self.told.flush()


def _cell(value: object) -> str:
    text = f"{value:.1f}" if isinstance(value, float) else str(value)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
