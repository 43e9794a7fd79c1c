"""Words in an opening that ask for who somebody is instead of what she can (rules B-60 to B-63).

The list is a file that anybody may edit; it only points, and a person decides.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.sources.csv_files import CsvFile, read_csv

LIST = Path(__file__).resolve().parents[3] / "seed" / "forbidden_words.csv"
COLUMNS = ("words", "level", "why", "source")
FORBIDDEN, CARE = "forbidden", "care"


@dataclass(frozen=True)
class Demand:
    """One line of the list.

    Args:
        words: what to look for, in any case; `*` stands for any ending, `#` for a number.
        forbidden: the law leaves no room for it; otherwise it depends on the work.
        why: what is wrong with it and what to write instead.
    """

    words: str
    forbidden: bool
    why: str
    source: str


@dataclass(frozen=True)
class Hit:
    """A demand that was found, as it stands in the text."""

    text: str
    demand: Demand


def demands(path: Path = LIST) -> tuple[Demand, ...]:
    """The list as it is now; read anew when the file has changed.

    Raises:
        ImportProblem: a line cannot be read.
    """
    return _read(path, path.stat().st_mtime_ns)


def pieces(text: str, known: Sequence[Demand]) -> Iterator[tuple[str, Demand | None]]:
    """The whole text in order, in pieces: what stands against a demand, and what lies between.

    Of demands that overlap, the one that begins first counts, and of these the longest.
    """
    found = [
        (match.start(), -match.end(), place)
        for place, demand in enumerate(known)
        for match in _pattern(demand.words).finditer(text)
    ]
    at = 0
    for start, minus_end, place in sorted(found):
        if start < at:
            continue
        if start > at:
            yield text[at:start], None
        at = -minus_end
        yield text[start:at], known[place]
    if at < len(text):
        yield text[at:], None


def hits(texts: Iterable[str], known: Sequence[Demand]) -> list[Hit]:
    """What stands against the list in these texts, what is forbidden first; each once."""
    found = {
        Hit(piece, demand): None
        for text in texts
        for piece, demand in pieces(text, known)
        if demand is not None
    }
    return sorted(found, key=lambda hit: not hit.demand.forbidden)


@lru_cache(maxsize=4)
def _read(path: Path, _changed_at: int) -> tuple[Demand, ...]:
    file = read_csv(path)
    return tuple(_demand(file, line, cells) for line, cells in file.rows(COLUMNS))


def _demand(file: CsvFile, line: int, cells: Sequence[str]) -> Demand:
    words, level, why, source = (" ".join(cell.split()) for cell in cells)
    if not words.strip("*# ") or not why or not source:
        raise file.problem("Linjen mangler ord, grund eller kilde.", line)
    if level not in {FORBIDDEN, CARE}:
        raise file.problem(f"Skriv {FORBIDDEN} eller {CARE}.", line, "level")
    return Demand(words, level == FORBIDDEN, why, source)


@lru_cache(maxsize=1000)
def _pattern(words: str) -> re.Pattern[str]:
    signs = {"*": r"\w*", "#": r"\d{1,3}", " ": r"\s+"}
    inner = "".join(signs.get(sign, re.escape(sign)) for sign in words)
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)
