"""A text taken apart: words with their places, and the clauses they stand in."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from matching.words.spelling import STOP_WORDS, fold

_WORD = re.compile(r"[^\W_]+")
# What ends a clause: nothing is read across it.
_END = re.compile(r"[\n\r;:|•·●▪!?()\[\]]|\s[-–—]+\s|\.(?=\s|$)")
# What stands between the members of a list: a verb before it may belong to what follows.
_BETWEEN = re.compile(r"[,/+&]|\b(?:og|samt|eller|and|or)\b", re.IGNORECASE)
_PARTS = re.compile(r"[.;:,|!?()\n]|\s[-–—]\s|\b(?:og|samt|and)\b")
SHORTEST_PART = 3  # letters
# Nobody writes longer ones; a text without any full stop is cut, so that it is read in time.
LONGEST_CLAUSE = 80  # words
LONGEST_ORDINAL = 2  # digits
# After these a full stop ends nothing.
_SHORTENED_DA = "ca kl f eks fx bl m mm t nr tlf inkl evt pga mht dvs osv hr fr skt ass"
_SHORTENED_EN = "mr mrs dr no approx incl tel e g i st jan feb mar apr jun jul aug sep okt nov dec"
_SHORTENED = frozenset(f"{_SHORTENED_DA} {_SHORTENED_EN}".split())

# Words of every CV and every ad: they name no work, and a name of one of them alone is chance.
_FRAME_DA = (
    "jeg du vi han hun min mit mine din dit dine vores jer os mig dig sig sin sit deres har havde"
    " haft er var vaeret bliver blev kan kunne skal skulle vil ville faar fik maa hvor hvis naar"
    " saa ogsaa ikke mere meget flere andre andet alle alt gerne god godt ny nye nyt bl fra under"
    " dag dage uge uger maaned maaneder aar t timer time ca lidt mange snarest ind ud op ned"
    " arbejdede arbejdet arbejder soeger soeges erfaring fordel krav opgaver opgaverne kunne"
)
_FRAME_EN = (
    "i you we he she my your our us me his her their have had has is was were been be are will"
    " can could must shall should may not more very other all good new from under day days week"
    " weeks month months year years hours hour wanted needed worked working experience required"
    " for as is that this who years"
)
FRAME = frozenset(f"{_FRAME_DA} {_FRAME_EN}".split()) | STOP_WORDS


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Args:
        folded: as `fold` gives it.
        start, end: its place in the text, end not included.
        item: which member of a list it stands in, counted from 0 in its clause.
        named: whether it is written like the name of a place or a person.
    """

    folded: str
    start: int
    end: int
    item: int
    named: bool

    @property
    def tells(self) -> bool:
        """Whether it can name anything: no small word, no number."""
        return self.folded not in FRAME and not self.folded.isdigit()

    def moved(self, by: int) -> "Word":
        """The word in a longer text that has so many letters before this one."""
        return replace(self, start=self.start + by, end=self.end + by)


def clauses(text: str) -> Iterator[tuple[Word, ...]]:
    """The words of each clause, in order, at most LONGEST_CLAUSE; none without words."""
    start = 0
    for end, begin in (*_ends(text), (len(text), len(text))):
        words = tuple(_words(text, start, end))
        for first in range(0, len(words), LONGEST_CLAUSE):
            yield words[first : first + LONGEST_CLAUSE]
        start = begin


def parts(text: str) -> list[str]:
    """The members of lists and clauses, as written, in order; none of less than three letters."""
    found = (part.strip() for part in _PARTS.split(text))
    return [part for part in found if len(part) >= SHORTEST_PART]


def _ends(text: str) -> Iterator[tuple[int, int]]:
    for found in _END.finditer(text):
        if found[0] != "." or not _is_shortened(text[: found.start()]):
            yield found.span()


def _is_shortened(before: str) -> bool:
    word = re.search(r"[^\W_]+$", before)
    if word is None:
        return False
    # "15. januar" goes on, "2021." does not.
    is_ordinal = word[0].isdigit() and len(word[0]) <= LONGEST_ORDINAL
    return is_ordinal or word[0].casefold() in _SHORTENED


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    between = [found.start() for found in _BETWEEN.finditer(text, start, end)]
    first = True
    for found in _WORD.finditer(text, start, end):
        item = bisect_right(between, found.start())
        named = not first and found[0].istitle() and len(found[0]) > 1
        yield Word(_folded(found[0]), found.start(), found.end(), item, named)
        first = False


def _folded(word: str) -> str:
    """Folded, but letters that stand for a class, as in licence B or BE, stay capitals."""
    is_class = len(word) <= 2 and word.isupper() or (len(word) == 1 and word not in STOP_WORDS)
    return word.upper() if is_class else fold(word)
