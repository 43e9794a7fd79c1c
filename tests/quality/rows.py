"""One line of the quality report, whoever measured it."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A measure beside what it is held against.

    Args:
        what: in plain words, with the data it was measured on.
        reference: of the best published or measured other, None when there is none.
        measured: ours, in this run.
        target: what was promised, None when the line is only for comparing.
        most: True = the target is the most it may be, not the least.
    """

    what: str
    reference: float | None
    measured: float
    target: float | None = None
    most: bool = False

    @property
    def ok(self) -> bool:
        """Whether the target is met; a line without a target always is."""
        if self.target is None:
            return True
        return self.measured <= self.target if self.most else self.measured >= self.target


def table(rows: Iterable[Row]) -> str:
    """The rows as text, one a line."""
    lines = [f"{'what':<64} {'reference':>9} {'measured':>9} {'target':>9}  ok"]
    for row in rows:
        reference, target = (
            "" if value is None else f"{value:.3f}" for value in (row.reference, row.target)
        )
        word = "" if row.target is None else "yes" if row.ok else "NO"
        lines.append(f"{row.what:<64} {reference:>9} {row.measured:>9.3f} {target:>9}  {word}")
    return "\n".join(lines)
