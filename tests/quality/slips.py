"""Names as people write them: slips of the pen, words left out, compounds, other forms."""

from collections.abc import Callable

import numpy as np

from matching.words.spelling import STOP_WORDS, fold

_LETTERS = "abcdefghijklmnoprstuvyæøå"
_DANISH_FORMS = ("en", "er", "s", "erne")
_ENGLISH_FORMS = ("s",)


def slip(text: str, rng: np.random.Generator) -> str:
    """One letter lost, doubled, swapped with the next or another one; never the first."""
    if len(text) < 4:
        return text
    at = int(rng.integers(1, len(text) - 1))
    before, letter, after = text[:at], text[at], text[at + 1 :]
    wrong = _LETTERS[int(rng.integers(len(_LETTERS)))]
    ways = (before + after, before + 2 * letter + after, before + after[0] + letter + after[1:])
    return (*ways, before + wrong + after)[int(rng.integers(4))]


def word_left_out(text: str, rng: np.random.Generator) -> str:
    """A text of three words or more without one of them, small words first; others unchanged."""
    words = text.split()
    if len(words) < 3:
        return text
    small = [at for at, word in enumerate(words) if word.lower() in STOP_WORDS]
    at = small[0] if small else int(rng.integers(1, len(words)))
    return " ".join(words[:at] + words[at + 1 :])


def split_or_joined(text: str, rng: np.random.Generator) -> str:
    """Two words written as one, or a long word as two; short single words unchanged."""
    words = text.split()
    if len(words) > 1:
        at = int(rng.integers(len(words) - 1))
        return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])
    if len(text) < 10:
        return text
    at = int(rng.integers(4, len(text) - 4))
    return f"{text[:at]} {text[at:]}"


def danish_form(text: str, rng: np.random.Generator) -> str:
    """The last word with a Danish ending."""
    return text + _DANISH_FORMS[int(rng.integers(len(_DANISH_FORMS)))]


def english_form(text: str, rng: np.random.Generator) -> str:
    """The last word in the plural."""
    return text + _ENGLISH_FORMS[int(rng.integers(len(_ENGLISH_FORMS)))]


def without_danish_letters(text: str, rng: np.random.Generator) -> str:
    """Capitals, and æ, ø, å as another keyboard writes them."""
    return fold(text).upper()


CHANGES: dict[str, Callable[[str, np.random.Generator], str]] = {
    "one slip of the pen": slip,
    "a word left out": word_left_out,
    "split or joined": split_or_joined,
}
