"""Driving licences and certificates that a CV names."""

import re
from collections.abc import Iterator

from portal.services.citizens.cv_text.periods import without_years

_LICENCE = re.compile(
    r"kørekort|driving licen[cs]e|driver.?s licen[cs]e|førerbevis|driving permit", re.IGNORECASE
)
_CATEGORY = re.compile(r"(?<![\w.])(AM|A1|A2|A|BE|B|C1E|C1|CE|C|D1E|D1|DE|D|TR|T)(?!\w|\.\w)")
_CAR = re.compile(r"\b(?:til|almindelig|for an?)\s(?:person)?(?:bil|car)\b", re.IGNORECASE)
_TRACTOR = re.compile(r"\btraktor(?:kørekort)?\b|\btractor\b", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:ikke(?! ombyttet)|intet|ingen|nej|no|not(?! exchanged)|none|don't|without|uden)\b",
    re.IGNORECASE,
)
# Nobody else's licence is valid here before it has been exchanged.
_ABROAD = re.compile(
    r"udenlandsk|syrisk|ukrainsk|eritreisk|somalisk|afghansk|iransk|irakisk|tyrkisk|etiopisk"
    r"|foreign|syrian|ukrainian|eritrean|somali|afghan|iranian|iraqi|turkish|ethiopian"
    r"|\b(?:fra|from)\s+(?!20|19)[A-ZÆØÅ]",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(
    r"\b(?:truck|stillads|svejse|hygiejne|kran|gaffeltruck|teleskoplæsser|sprøjte)"
    r"(?:certifikat|bevis|kort|kursus)(?:\s[AB]\b)?"
    r"|\b(?:forklift|(?:food )?hygiene|welding|crane|scaffolding)\s(?:certificate|licen[cs]e|card)"
    r"(?:\s[AB]\b)?"
    r"|\bførstehjælps?(?:kursus|bevis)?\b|\bfirst aid(?:\s(?:certificate|course))?"
    r"|\bADR(?:-bevis|-certifikat)?\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"[,;]\s+")
A_LIST = 3  # parts
SHORTEST_NAME = 3  # letters
LONGEST_NAME = 12  # words; a longer line tells a story


def is_about_driving(line: str) -> bool:
    """Whether the line speaks of a driving licence."""
    return _LICENCE.search(line) is not None


def licences_in(line: str) -> list[str]:
    """The driving licences that a line about them names, as `kørekort B`.

    One from abroad is told apart, because it gives no right to drive for a company here.
    """
    if _NONE.search(line):
        return []
    said = _LICENCE.sub(" ", line)
    kinds = list(dict.fromkeys(_CATEGORY.findall(said)))
    if _CAR.search(said) and "B" not in kinds:
        kinds.append("B")
    if _TRACTOR.search(said) and "T" not in kinds:
        kinds.append("T")
    abroad = " (udenlandsk)" if _ABROAD.search(said) else ""
    if not kinds and is_about_driving(line):
        return [f"kørekort{abroad}"]
    return [f"kørekort {kind}{abroad}" for kind in kinds]


def certificates_named(line: str) -> Iterator[str]:
    """The certificates that everybody knows, wherever they are named."""
    if not _NONE.search(line):
        yield from (found[0] for found in _CERTIFICATE.finditer(line))


def certificates_listed(line: str) -> list[str]:
    """The names of the certificates that a line of their list holds, without their years.

    Of a line with three or more parts each is one; »Brandbekæmpelse, elementær« is a single one.
    """
    parts = _WEAK.split(line)
    names = [
        without_years(part).strip(" .,") for part in (parts if len(parts) >= A_LIST else [line])
    ]
    return [
        name
        for name in names
        if len(name) >= SHORTEST_NAME
        and len(name.split()) <= LONGEST_NAME
        and not _NONE.search(name)
    ]
