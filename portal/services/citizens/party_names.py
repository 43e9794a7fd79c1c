"""Taking other people's names out of a text, before somebody else reads it."""

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"\w+")
ANOTHER_CITIZEN = "[en anden borger]"
LEFT_OUT = "[udeladt]"

Words = tuple[str, ...]


class Names:
    """Names that are to be found in texts, whatever stands between their words.

    A name is found in any case and with a genitive's s. Only whole names are: a first name alone
    may be the reader's own, so a person looks for those.
    """

    def __init__(self, named: Iterable[str], but: Collection[str] = ()) -> None:
        """Learn the names.

        Args:
            but: names that stay although somebody else has them too: the reader's own.
        """
        kept = {words for name in but for words in _forms(name)}
        self._names = {words for name in named for words in _forms(name)} - kept - {()}
        self._longest = max(map(len, self._names), default=0)

    def taken_out(self, text: str, instead: str) -> str:
        """The text with `instead` where a name stood; the longest name counts."""
        found = list(_WORD.finditer(text))
        words = [one[0].casefold() for one in found]
        pieces: list[str] = []
        done = place = 0
        while place < len(words):
            length = self._length_at(words, place)
            if length:
                pieces += [text[done : found[place].start()], instead]
                done = found[place + length - 1].end()
            place += length or 1
        return "".join([*pieces, text[done:]])

    def _length_at(self, words: list[str], place: int) -> int:
        """Of how many words the name is that begins there; 0 when none does."""
        for length in range(min(self._longest, len(words) - place), 0, -1):
            if tuple(words[place : place + length]) in self._names:
                return length
        return 0


def _forms(name: str) -> set[Words]:
    words = tuple(_WORD.findall(name.casefold()))
    return {words, (*words[:-1], f"{words[-1]}s")} if words else {()}
