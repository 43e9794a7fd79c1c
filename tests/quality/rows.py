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
        floor: what a run must not fall behind, where it is not the target: the target is not
            reached yet, or a small run swings.
    """

    what: str
    reference: float | None
    measured: float
    target: float | None = None
    most: bool = False
    floor: float | None = None

    @property
    def ok(self) -> bool:
        """Whether the target is met; a line without a target always is."""
        return self._reaches(self.target)

    @property
    def fell_back(self) -> bool:
        """Whether it is worse than it has been: behind its floor, or else its target."""
        return not self._reaches(self.target if self.floor is None else self.floor)

    def _reaches(self, bound: float | None) -> bool:
        if bound is None:
            return True
        return self.measured <= bound if self.most else self.measured >= bound


def table(rows: Iterable[Row]) -> str:
    """The rows as text, one a line."""
    lines = [f"{'what':<64} {'reference':>9} {'measured':>9} {'target':>9} {'floor':>9}  ok"]
    for row in rows:
        told = (row.reference, row.measured, row.target, row.floor)
        numbers = " ".join(f"{'' if each is None else f'{each:.3f}':>9}" for each in told)
        lines.append(f"{row.what:<64} {numbers}  {_word(row)}".rstrip())
    return "\n".join(lines)


def _word(row: Row) -> str:
    if row.fell_back:
        return "FELL BACK"
    return "" if row.target is None else "yes" if row.ok else "NO"
