"""Words made comparable: letters folded, endings cut, compounds taken apart."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ß": "ss"})
_NOT_WORD = re.compile(r"[^\w]+|_+")

# How job titles are shortened in Danish ads and CVs, always with a dot; also within a compound.
_SHORTENED = {
    "adm": "administrativ",
    "ass": "assistent",
    "asst": "assistent",
    "chf": "chauffør",
    "kons": "konsulent",
    "koord": "koordinator",
    "medarb": "medarbejder",
    "medhj": "medhjælper",
    "mek": "mekaniker",
    "pæd": "pædagogisk",
    "rådg": "rådgiver",
    "sekr": "sekretær",
    "soc": "social",
    "tekn": "teknisk",
    "vejl": "vejleder",
}
_SHORT = re.compile(rf"({'|'.join(sorted(_SHORTENED, key=len, reverse=True))})\.", re.IGNORECASE)

# Words that carry no meaning of their own in the name of a job or a skill.
_STOP_WORDS_DA = "i af og til paa med for ved om en et den det de der som at fra eller samt efter"
_STOP_WORDS_EN = "the a an of in and to with on at by or"
STOP_WORDS = frozenset(f"{_STOP_WORDS_DA} {_STOP_WORDS_EN}".split())

# Danish and English endings, the longest first; a stem keeps at least four letters.
_ENDINGS = (
    *("ernes", "erne", "enes", "ende", "ene", "ens", "ets", "ere", "ers", "er", "en", "et"),
    *("es", "e", "s"),
)
_SHORTEST_STEM = 4
_SHORTEST_PIECE = 3

SAME_WORDS = 92.0  # rapidfuzz points, 0 to 100: from here two texts differ by a slip of the pen
LIKE_WORDS = 80.0  # from here they are mostly the same words; below, the likeness is chance
# In shorter texts one letter makes another word: "maler" (painter) is not "malker" (milker).
LONG_ENOUGH = 8


def fold(text: str) -> str:
    """Small letters a-z and digits in single spaces; æ, ø, å become ae, oe, aa.

    "Kørekort, B" and "koerekort b" fold to the same text. Other marks on letters are dropped.
    """
    if not text.isascii():
        # A ring may stand as a mark of its own; put together first, or å would become a.
        text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def written_out(text: str) -> str:
    """The text with common Danish abbreviations of job titles written out.

    "Rengøringsass." becomes "Rengøringsassistent", "pæd. medhj." "pædagogisk medhjælper".
    """
    return _SHORT.sub(lambda found: f"{_SHORTENED[found[1].casefold()]} ", text)


def fold_in_order(text: str) -> str:
    """The folded words in alphabetical order, so word order does not matter."""
    return " ".join(sorted(fold(text).split()))


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A folded word without its endings: all forms of a word have the same, often a torso.

    "toilet", "toiletter" and "toilettet" all become "toil".
    """
    shorter = _without_ending(word)
    return word if shorter == word else stem(shorter)


def _without_ending(word: str) -> str:
    # butikk -> butik, left over from butikker
    if len(word) >= _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouy":
        return word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def pieces(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The stems a folded word is made of, the whole stem when it is no compound of known ones.

    Args:
        known: stems that may stand alone, so that "toiletrengoering" gives the stems of
            "toilet" and "rengoering".
    """
    return _known_pieces(word, known) or (stem(word),)


def _known_pieces(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The known stems the word is made of; empty when there is no such reading."""
    for cut in range(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE + 1):
        tail = stem(word[cut:])
        if tail in known and (head := _known_head(word[:cut], known)):
            return (*head, tail)
    return (stem(word),) if stem(word) in known else ()


def _known_head(head: str, known: Collection[str]) -> tuple[str, ...]:
    """The first part of a compound, also with the s or e that joins it to the next."""
    if len(head) < _SHORTEST_PIECE:
        return ()
    joined = _known_pieces(head[:-1], known) if head[-1] in "se" else ()
    return _known_pieces(head, known) or joined


def likeness(wanted: Sequence[str], offered: Sequence[str]) -> list[float]:
    """How alike each offered text is to the nearest wanted one, 0 to 100.

    Short words and numbers say which licence or which level is meant, so texts that differ in
    one of them count 0, however alike the rest is: "kørekort B" is not "kørekort C".

    Args:
        wanted: w texts as `fold_in_order` gives them.
        offered: n texts, folded the same way.

    Returns:
        n numbers; 0 for everything below LIKE_WORDS.
    """
    if not wanted or not offered:
        return [0.0] * len(offered)
    points = process.cdist(wanted, offered, scorer=fuzz.ratio, score_cutoff=LIKE_WORDS)
    best = [0.0] * len(offered)
    for row, column in zip(*points.nonzero(), strict=True):
        if _may_be_same(wanted[row], offered[column], float(points[row, column])):
            best[column] = max(best[column], float(points[row, column]))
    return best


def _may_be_same(one: str, other: str, points: float) -> bool:
    if points < SAME_WORDS and min(len(one), len(other)) < LONG_ENOUGH:
        return False
    return telling(one) == telling(other)


def telling(text: str) -> frozenset[str]:
    """The words where a single letter or digit changes the meaning."""
    words = [word for word in text.split() if word not in STOP_WORDS]
    return frozenset(word for word in words if len(word) <= 2 or not word.isalpha())
