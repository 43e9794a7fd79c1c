"""Jobs and educations out of the lines of their section, however the CV is laid out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from portal.services.citizens.cv_text.periods import Period, period_in, ranges_in
from portal.services.citizens.cv_text.sections import Line

NamesJob = Callable[[str], bool]
"""Whether a text is surely the name of an occupation."""


@dataclass
class Entry:
    """A job or an education as its lines tell.

    Args:
        words: the lines it came from.
        told: lines about what was done there.
    """

    title: str
    employer: str
    period: Period | None
    words: list[str]
    told: list[str] = field(default_factory=list)


_LABEL = re.compile(
    r"^(?:(?P<title>stilling|stillingsbetegnelse|titel|job title|position|occupation|uddannelse"
    r"|education|qualification)"
    r"|(?P<place>virksomhed|arbejdsgiver|firma|arbejdssted|employer|company|sted|skole|school"
    r"|institution|uddannelsessted)"
    r"|(?P<period>periode|period|dates?|dato|tidsrum)"
    r"|(?P<told>beskrivelse|description|opgaver|arbejdsopgaver|tasks|main activities))\s*:\s*"
    r"(?P<rest>.+)$",
    re.IGNORECASE,
)
# What a CV tells of the time between: true, and neither a job nor an education.
_BETWEEN = re.compile(
    r"(?:gap|barsel|barselsorlov|forældreorlov|orlov|ledig|arbejdsløs|arbejdssøgende|sygdom|syg"
    r"|sygemeldt|ophold|flugt|asyl\w*|ingen|intet|none|no formal|unemployed|maternity|parental"
    r"|sick|sickness|illness|asylum|job seeking|refugee camp|flygtningelejr|hjemmegående)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\(?(?:\d+ (?:years?|yrs?|months?|mos?|år|måneder|mdr\.?),?\s?)+\)?", re.IGNORECASE
)
_TABLE_HEAD = re.compile(
    r"periode|period|år|year|stilling|position|employer|arbejdsgiver|virksomhed|sted|place"
    r"|education|uddannelse|school|skole|job|titel|title|hvornår|hvor|dates|company",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\s*\|\s*|\t+|\s{3,}|\s+[–—-]\s+|\s+·\s+|\s+@\s+|\s+(?:hos|ved|at)\s+(?=[A-ZÆØÅ0-9])"
)
_AT = re.compile(r"\s(?:hos|ved|at|@)\s")
_WEAK = re.compile(r",\s+")
_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-ZÆØÅ])|(?<=;)\s+")
_STORY = re.compile(r"(?<!\bCo)(?<!\bInc)(?<!\bLtd)[.!]$")
LONGEST_HEADER = 9  # words; longer lines tell what was done
HEADER_LINES = 2


def entries_of(lines: Sequence[Line], names_job: NamesJob) -> list[Entry]:
    """The entries of one section, in their order; lines that fit nowhere tell of the last one."""
    rows = [piece for line in lines for piece in _pieces(line) if not _is_frame(piece.text)]
    if any(_opens(row) for row in rows):
        found = _labelled(rows)
    elif any(_period_of(row) for row in rows):
        found = _dated(rows)
    else:
        found = _listed(rows)
    for entry in found:
        _put_right(entry, names_job)
    return [entry for entry in found if len(entry.title) > 1 and not _BETWEEN.match(entry.title)]


def _opens(row: Line) -> bool:
    """Whether a label of the line tells what the entry is; »Opgaver: …« stands under any."""
    match = _LABEL.match(row.text)
    return match is not None and match["told"] is None


def _pieces(line: Line) -> list[Line]:
    """A line, or its sentences when it tells of several periods."""
    if ranges_in(line.text) < 2:
        return [line]
    return [Line(line.section, each, each) for each in _SENTENCE.split(line.text)]


def _is_frame(text: str) -> bool:
    """The head of a table, or how long something took, which its years tell better."""
    return _LENGTH.fullmatch(text.strip()) is not None or _is_table_head(text)


def _is_table_head(text: str) -> bool:
    cells = [cell.strip() for cell in re.split(r"\||\t|\s{2,}", text) if cell.strip()]
    return len(cells) > 1 and all(map(_TABLE_HEAD.fullmatch, cells))


def _labelled(rows: Iterable[Line]) -> list[Entry]:
    """»Stilling: …, Virksomhed: …, Periode: …«; a label that comes again opens the next."""
    found: list[Entry] = []
    seen: set[str] = set()
    for row in rows:
        match = _LABEL.match(row.text)
        label = match.lastgroup if match else None
        name = next((key for key in ("title", "place", "period") if match and match[key]), "told")
        if match is None or label is None or name == "told":
            if found and row.text:
                found[-1].told.append(match["rest"] if match else row.text)
            continue
        if not found or name in seen:
            found.append(Entry("", "", None, []))
            seen = set()
        seen.add(name)
        found[-1].words.append(row.words)
        _fill(found[-1], name, match["rest"])
    return found


def _fill(entry: Entry, name: str, value: str) -> None:
    if name == "title":
        entry.title = value
    elif name == "place":
        entry.employer = value
    else:
        entry.period = period_in(value)


def _listed(rows: Iterable[Line]) -> list[Entry]:
    """No period anywhere: each line is one, and of a line with commas each part."""
    found = []
    for row in rows:
        parts = _WEAK.split(row.text) if len(_WEAK.split(row.text)) < 6 else []
        for part in parts:
            if part.strip(" .") and len(part.split()) <= LONGEST_HEADER:
                found.append(Entry(part.strip(" ."), "", None, [row.words]))
    return found


def _dated(rows: Sequence[Line]) -> list[Entry]:
    """Each period is one entry; its header stands in its line, above it or below."""
    periods = [_period_of(row) for row in rows]
    above = _lines_above(rows, periods)
    owner: dict[int, int] = {}
    for place, period in enumerate(periods):
        if period is not None:
            for line in _header(rows, periods, place, above):
                owner.setdefault(line, place)
    return _gathered(rows, periods, owner)


def _period_of(row: Line) -> Period | None:
    """The period of a line that opens an entry; a year in the middle of a story does not."""
    found = period_in(row.text)
    if found is None:
        return None
    told = len(found.rest.split()) > LONGEST_HEADER + 3 or (
        found.from_year == found.to_year and _STORY.search(row.text) is not None
    )
    return None if told else found


def _lines_above(rows: Sequence[Line], periods: Sequence[Period | None]) -> int:
    """How many lines the header above a lone period takes in this section; 0: it stands below."""
    filled = [place for place, row in enumerate(rows) if row.text]
    first = next(number for number, place in enumerate(filled) if periods[place])
    return min(first, HEADER_LINES)


def _header(
    rows: Sequence[Line], periods: Sequence[Period | None], place: int, above: int
) -> list[int]:
    """The lines that the header of a period stands in, the first with its title."""
    period = periods[place]
    if period is not None and period.rest:
        if period.place_first and place + 1 < len(rows) and _shouts(rows[place + 1].text):
            return [place + 1]
        return [place, *_block_above(rows, periods, place, 1 if above else 0, whole=True)]
    if above:
        return _block_above(rows, periods, place, above)
    below: list[int] = []
    for line in range(place + 1, min(place + 1 + HEADER_LINES, len(rows))):
        if not rows[line].text or periods[line] or (below and _is_story(rows[line].text)):
            break
        below.append(line)
    return below


def _shouts(text: str) -> bool:
    """Whether a title in capitals opens the line, as Europass writes it."""
    return _STRONG.split(text)[0].isupper()


def _block_above(
    rows: Sequence[Line],
    periods: Sequence[Period | None],
    place: int,
    most: int,
    *,
    whole: bool = False,
) -> list[int]:
    """Up to so many lines above, to the next empty one.

    Args:
        whole: only if an empty line stands before them.
    """
    line = place
    while line > 0 and place - line < most and rows[line - 1].text and not periods[line - 1]:
        line -= 1
    if whole and line > 0 and rows[line - 1].text:
        return []
    return list(range(line, place))


def _is_story(text: str) -> bool:
    return len(text.split()) > LONGEST_HEADER or _STORY.search(text) is not None


def _gathered(
    rows: Sequence[Line], periods: Sequence[Period | None], owner: dict[int, int]
) -> list[Entry]:
    headers: dict[int, list[int]] = {}
    for line, place in owner.items():
        headers.setdefault(place, []).append(line)
    found: dict[int, Entry] = {}
    for place, lines in headers.items():
        own = periods[place]
        # The line of the period first, when it holds the title.
        parts = [own.rest if line == place and own else rows[line].text for line in lines]
        words = [rows[line].words for line in sorted({*lines, place})]
        found[place] = Entry(parts[0], "\n".join(parts[1:]), own, words)
        if own and place not in lines and own.rest:
            found[place].employer = own.rest
    _tell(rows, periods, owner, found)
    return [found[place] for place in sorted(found)]


def _tell(
    rows: Sequence[Line],
    periods: Sequence[Period | None],
    owner: dict[int, int],
    found: dict[int, Entry],
) -> None:
    """Give every line that is no header to the entry it follows."""
    current: Entry | None = None
    for place, row in enumerate(rows):
        current = found.get(owner.get(place, place), current)
        if row.text and current is not None and place not in owner and periods[place] is None:
            current.told.append(row.text)


def _put_right(entry: Entry, names_job: NamesJob) -> None:
    """Part title and place; what is surely a job's name is the title."""
    parts = [part.strip(" ,.;") for part in _STRONG.split(entry.title) if part.strip(" ,.;")]
    places = [part for part in entry.employer.split("\n") if part]
    if len(parts) == 1 and not places:
        parts = [part.strip() for part in _WEAK.split(parts[0]) if part.strip()]
    parts = [*parts, *places] or [""]
    told = _AT.search(entry.title) is not None
    if not told and len(parts) > 1 and not names_job(parts[0]) and names_job(parts[1]):
        parts[0], parts[1] = parts[1], parts[0]
    entry.title = _calm(parts[0])
    entry.employer = ", ".join(_calm(part, str.title) for part in parts[1:])


def _calm(text: str, way: Callable[[str], str] = str.capitalize) -> str:
    """Without capitals that only shout."""
    return way(text) if text.isupper() and len(text) > 4 else text
