"""The stored reasons of a match list, put into words for a page.

Only what was stored with the list is read, so an old list says today what it said then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from models.kinds import Language
from models.tables.matches import MatchItem, MatchRun
from models.tables.vocabulary import Industry
from portal.translate import LazyString, language
from portal.words.formats import filled
from portal.words.matching import (
    ASKED,
    ICONS,
    NOTES,
    NOTHING_ASKED,
    PART_TELLS,
    PARTS,
    STANDINGS,
    UNKNOWNS,
    danish_skill,
    gate_heading,
    gate_in_words,
    gate_source,
    short_level,
)

UNKNOWN = "unknown"
# Where a line of the practical part is called otherwise among what is not known.
_UNKNOWN_NAMES = {"distance": "place"}


@dataclass(frozen=True, slots=True)
class Line:
    """One reason: what was asked, what was found, and what it gave."""

    asked: str
    task: str  # the task a Danish level is for
    must: bool | None  # None where there is neither must nor nice
    found: str
    standing: str
    word: str
    icon: str
    points: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """One of the four parts; `points` of all parts add up to the points of the person."""

    code: str
    name: str
    weight: float
    most: str  # the points it can give
    share: str  # in percent
    filled: float  # the points, for the bar
    points: str
    lines: Sequence[Line]
    nothing_asked: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything a page tells about why one person has her points."""

    points: str
    parts: Sequence[PartShown]
    missing: Sequence[str]
    unknown: Sequence[str]


@dataclass(frozen=True, slots=True)
class GateShown:
    code: str
    heading: LazyString
    sentence: LazyString
    source: LazyString | str


class ListWords:
    """Puts the lines of one list into words; equal lines only once, however many people."""

    def __init__(self, run: MatchRun, industries: Iterable[Industry]) -> None:
        danish = language() is Language.DANISH
        self._comma = "," if danish else "."
        self._industries = {
            row.code: row.label_da if danish else row.label_en for row in industries
        }
        opening: Mapping[str, Any] = run.opening_profile
        self._must: dict[str, bool] = {}
        for wanted in opening["requires"]:
            text = wanted["text"]
            self._must[text] = self._must.get(text, False) or wanted["must"]
        self._tasks = {(need["skill"], need["level"]): need["task"] for need in opening["danish"]}
        self._made: dict[tuple[object, ...], tuple[str, str, bool | None, str]] = {}
        self._words = {code: str(word) for code, word in STANDINGS.items()}
        self._names = {code: str(name) for code, name in PARTS.items()}

    def explained(self, item: MatchItem) -> Explained:
        """The reasons of one person."""
        stored: Sequence[Any] = item.parts
        tenths = in_tenths([part["points"] for part in stored], item.points or 0.0)
        return Explained(
            points=self._number(sum(tenths)),
            parts=[self._part(part, given) for part, given in zip(stored, tenths, strict=True)],
            missing=item.missing,
            unknown=[str(UNKNOWNS[code]) for code in unknown_codes(stored) if code in UNKNOWNS],
        )

    def weights(self, run: MatchRun) -> Sequence[tuple[str, str, float]]:
        """Name, what it looks at, and weight in percent of each part."""
        stored: Mapping[str, Any] = run.weights
        return [
            (self._names[code], str(PART_TELLS[code]), round(100 * stored[code], 1))
            for code in PARTS
            if code in stored
        ]

    def _part(self, part: Mapping[str, Any], tenths: int) -> PartShown:
        code, evidence = part["code"], part["evidence"]
        given = in_tenths([line["points"] for line in evidence], tenths / 10)
        nothing = not evidence and code in NOTHING_ASKED
        return PartShown(
            code=code,
            name=self._names.get(code, code),
            weight=100 * part["weight"],
            most=self._number(round(1000 * part["weight"])).removesuffix(f"{self._comma}0"),
            share=self._number(round(1000 * part["share"])),
            filled=tenths / 10,
            points=self._number(tenths),
            lines=[
                self._line(code, line, points) for line, points in zip(evidence, given, strict=True)
            ],
            nothing_asked=str(NOTHING_ASKED[code]) if nothing else "",
        )

    def _line(self, part: str, line: Mapping[str, Any], tenths: int) -> Line:
        standing = line["standing"]
        key = (part, line["requirement"], line["concept"], line["found"], line["note"], standing)
        if key not in self._made:
            asked, task, must = self._asked(part, line)
            self._made[key] = asked, task, must, self._found(part, line)
        asked, task, must, found = self._made[key]
        word, icon = self._words.get(standing, standing), ICONS.get(standing, "help")
        return Line(asked, task, must, found, standing, word, icon, self._number(tenths))

    def _asked(self, part: str, line: Mapping[str, Any]) -> tuple[str, str, bool | None]:
        """What was looked for, the task it is for, and whether it is a must."""
        wanted, concept = line["requirement"], line["concept"]
        if part == "danish":
            task = self._tasks.get((wanted, concept), "")
            return f"{danish_skill(wanted)}: {short_level(concept)}", task, None
        if part == "industry":
            text = self._industries.get(wanted, wanted)
            return str(filled(ASKED["industry"], {"text": text})), "", None
        if part == "skills":
            if wanted not in self._must or line["note"].startswith("occupation"):
                return str(filled(ASKED["occupation"], {"text": wanted})), "", None
            return wanted, "", self._must[wanted]
        asked = filled(ASKED[wanted], {"asked": concept or ""}) if wanted in ASKED else wanted
        return str(asked), "", None

    def _found(self, part: str, line: Mapping[str, Any]) -> str:
        note, found, standing = line["note"], line["found"], line["standing"]
        place = note.rpartition("_")[2]
        if part == "danish":
            note = "danish_unknown" if standing == UNKNOWN else "danish_level"
            found = short_level(found)
        elif part == "industry":
            found = self._industries.get(found, found)
            note = "wish" if place.isdecimal() else note
        elif note == "occupation_skills" and not found:
            note = "occupation_some"
        if note not in NOTES:
            note = "found" if found else "nothing"
        told = {"found": found or "", "asked": line["concept"] or "", "place": place}
        return str(filled(NOTES[note], told))

    def _number(self, tenths: int) -> str:
        # Babel takes a hundred times as long, and a page shows some thousand numbers.
        return f"{tenths // 10}{self._comma}{tenths % 10}"


def unknown_codes(parts: Iterable[Mapping[str, Any]]) -> list[str]:
    """What nobody has told, once each, in the order of the parts."""
    found: dict[str, None] = {}
    for part in parts:
        for line in part["evidence"]:
            if line["standing"] == UNKNOWN:
                found.setdefault(_unknown_code(part["code"], line["requirement"]))
    return list(found)


def _unknown_code(part: str, requirement: str) -> str:
    if part == "skills":
        return "cv"
    if part == "industry":
        return "industries"
    if part == "danish":
        return f"danish_{requirement}"
    return _UNKNOWN_NAMES.get(requirement, requirement)


def gates_shown(gates: Iterable[Mapping[str, Any]]) -> list[GateShown]:
    """What keeps one person off the list, in words."""
    return [
        GateShown(
            hit["gate"],
            gate_heading(hit["gate"]),
            gate_in_words(hit["gate"], hit["detail"]),
            gate_source(hit["gate"], hit["detail"]),
        )
        for hit in gates
    ]


def in_tenths(points: Sequence[float], total: float) -> list[int]:
    """The points as tenths that add up to the total as it is shown, so that people can add."""
    lowest = [floor(10 * each + 1e-9) for each in points]
    short = round(10 * total) - sum(lowest)
    by_rest = sorted(range(len(points)), key=lambda place: lowest[place] - 10 * points[place])
    for place in by_rest[: max(0, short)]:
        lowest[place] += 1
    return lowest
