"""Periods as people write them in a CV, in Danish and English."""

import re
from dataclasses import dataclass

_MONTHS = (
    "januar|january|jan|februar|february|feb|marts|march|mar|april|apr|maj|may|juni|june|jun"
    "|juli|july|jul|august|aug|september|sept|sep|oktober|october|okt|oct|november|nov"
    "|december|dec"
)
_POINT = rf"(?:\d{{1,2}}[./-]){{0,2}}(?:\d{{1,2}}\.?\s*)?(?:(?:{_MONTHS})\b\.?,?\s*)?"
_YEAR = r"(?<!\d)(?:19[4-9]|20[0-4])\d(?!\d)"
_NOW = (
    r"(?:nu|nuværende|d\.\s?d\.?|dd\.?|i\s?dag|present|current|now|today|ongoing|stadig|still)"
    r"(?!\w)"
)
_TO = r"\s*(?:-|–|—|til|to|until|/)\s*"
# »2015-07 to 2020-10«: the month after the year, which would else be the end of a period.
_BY_MONTH = re.compile(
    rf"({_YEAR})-(?:0[1-9]|1[0-2]){_TO}(?:({_YEAR})(?:-(?:0[1-9]|1[0-2]))?|({_NOW}))(?!\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"{_POINT}({_YEAR}){_TO}(?:{_POINT}({_YEAR})|({_NOW})|(\d\d)(?!\d))", re.IGNORECASE
)
_SINCE = re.compile(rf"\b(?:siden|since|fra|from)\s+{_POINT}({_YEAR})", re.IGNORECASE)
_OPEN = re.compile(rf"{_POINT}({_YEAR})\s*[-–—]\s*(?=$|:)", re.IGNORECASE)
_ONE = re.compile(rf"{_POINT}({_YEAR})", re.IGNORECASE)

# What belongs to the period and tells nothing more: "(4 years 5 months)", "ca.", "fra".
_LENGTH = re.compile(
    r"\(\s*\d+\s*(?:years?|yrs?|months?|mos?|år|måneder|mdr)[^)]*\)"
    r"|\b(?:ca\.?|fra|from|i perioden|periode:?|period:?)\s*(?=$|[,(])",
    re.IGNORECASE,
)
_EDGES = " \t,;:|·•-–—()[]"


@dataclass(frozen=True)
class Period:
    """When something was.

    Args:
        from_year, to_year: the last is None while it goes on.
        rest: the line without the period, empty when nothing else stands there.
        place_first: the period opened the line and a dash followed, as Europass writes places.
    """

    from_year: int
    to_year: int | None
    rest: str
    place_first: bool


def period_in(line: str) -> Period | None:
    """The first period of a line: from–to, since, or one year; None without any."""
    found = _BY_MONTH.search(line)
    if found:
        return _period(line, found, int(found[1]), int(found[2]) if found[2] else None)
    found = _RANGE.search(line)
    if found:
        return _period(line, found, int(found[1]), _last(found))
    found = _SINCE.search(line) or _OPEN.search(line)
    if found:
        return _period(line, found, int(found[1]), None)
    found = _ONE.search(line)
    return _period(line, found, int(found[1]), int(found[1])) if found else None


def ranges_in(line: str) -> int:
    """How many periods with a beginning and an end stand in the line."""
    return sum(1 for _each in _RANGE.finditer(line))


def without_years(line: str) -> str:
    """The line without its periods and years."""
    return _bare(_ONE.sub(" ", _RANGE.sub(" ", line)))


def _last(found: re.Match[str]) -> int | None:
    if found[2]:
        return int(found[2])
    return int(found[1][:2] + found[4]) if found[4] else None


def _period(line: str, found: re.Match[str], first: int, last: int | None) -> Period:
    before, after = line[: found.start()], line[found.end() :]
    if last is not None and last < first:
        first, last = last, first
    after = _LENGTH.sub(" ", after)
    opens = not before.strip(_EDGES) and after.lstrip("] ").startswith(("–", "-"))
    return Period(first, last, _bare(f"{_LENGTH.sub(' ', before + ' ')}{after}"), opens)


def _bare(text: str) -> str:
    """Without what a removed period leaves: empty brackets, doubled and dangling separators."""
    text = _LENGTH.sub(" ", re.sub(r"\(\s*[,;]?\s*\)|\[\s*\]", " ", text))
    text = re.sub(r"\b(?:ca|fra|from)\.?\s*$", "", text.strip(" \t,;:|·•-–—[]"), flags=re.I)
    text = text.strip(" \t,;:|·•-–—[]")
    return text if text.count("(") == text.count(")") else text.replace("(", "").replace(")", "")
