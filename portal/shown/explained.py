"""The stored reasons of a match list, put into words for a page.

Only what was stored with the list is read, so an old list says today what it said then.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import floor
from typing import Any, NamedTuple

from models.kinds import Language
from models.queries.match_lines import LineSeen
from models.tables.matches import MatchRun
from models.tables.vocabulary import Industry
from portal.shown.made_lists import UNKNOWN, LineMade, ListMade, unknown_codes
from portal.translate import LazyString, language
from portal.words.formats import readable
from portal.words.matching import (
    ASKED,
    NOTES,
    NOTHING_ASKED,
    PART_TELLS,
    PARTS,
    PHRASES,
    STANDINGS,
    UNKNOWNS,
    danish_skill,
    gate_heading,
    gate_in_words,
    gate_source,
    short_level,
)

MISSING = "missing"


class Line(NamedTuple):
    """One reason: what was asked, what was found, and what it gave."""

    asked: str
    task: str  # the task a Danish level is for
    must: bool | None  # None where there is neither must nor nice
    found: str
    standing: str
    word: str
    points: str


class PartShown(NamedTuple):
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
    question: str  # "Hvorfor 86,4 point?"
    parts: Sequence[PartShown]
    facts: Sequence[str]  # what a reader should know besides the points
    gaps: Sequence[str]  # what is missing, and what nobody has told
    said: "Said"


class Glance(NamedTuple):
    """What a long list tells of one person's points.

    Args:
        parts: of each its name, its weight in percent, the points for the bar, and "points/most".
    """

    points: str
    question: str
    parts: Sequence[tuple[str, float, float, str]]
    facts: Sequence[str]


@dataclass(frozen=True, slots=True)
class GateShown:
    code: str
    heading: LazyString
    sentence: LazyString
    source: LazyString | str


@dataclass(frozen=True)
class Said:
    """The words of the reasons in one language; a page uses each of them hundreds of times."""

    parts: Mapping[str, str]
    standings: Mapping[str, str]
    asked: Mapping[str, str]
    notes: Mapping[str, str]
    unknowns: Mapping[str, str]
    phrases: Mapping[str, str]
    comma: str


@cache
def said_in(reader: Language) -> Said:
    """The words as they are in the reader's language; made once, for they never change."""
    tables = (PARTS, STANDINGS, ASKED, NOTES, UNKNOWNS, PHRASES)
    read = [{code: str(words) for code, words in table.items()} for table in tables]
    parts, standings, asked, notes, unknowns, phrases = read
    comma = "," if reader is Language.DANISH else "."
    return Said(parts, standings, asked, notes, unknowns, phrases, comma)


class ListWords:
    """Puts the lines of one list into words; equal lines only once, however many people."""

    def __init__(self, run: ListMade, industries: Callable[[], Iterable[Industry]]) -> None:
        """Begin with one list; `industries` is only asked when a line names one."""
        reader = language()
        self.said = said_in(reader)
        self._danish, self._ask = reader is Language.DANISH, industries
        opening: Mapping[str, Any] = run.opening_profile
        self._must: dict[str, bool] = {}
        for wanted in opening["requires"]:
            text = wanted["text"]
            self._must[text] = self._must.get(text, False) or wanted["must"]
        self._tasks = {(need["skill"], need["level"]): need["task"] for need in opening["danish"]}
        self._made: dict[tuple[object, ...], tuple[str, str, bool | None, str]] = {}
        self._weights: Mapping[str, Any] = run.weights

    @cached_property
    def _scale(self) -> Sequence[tuple[str, float, str]]:
        """Name, weight in percent and most points of each part, in the order they are kept in."""
        parts = [(code, self._weights[code]) for code in PARTS if code in self._weights]
        return [(self.said.parts[code], 100 * each, self._most(each)) for code, each in parts]

    @cached_property
    def _industries(self) -> Mapping[str, str]:
        return {row.code: row.label_da if self._danish else row.label_en for row in self._ask()}

    def at_a_glance(self, line: LineSeen) -> "Glance":
        """What a long list shows of one person's points."""
        tenths = in_tenths(line.points_of_parts, line.points)
        points = self._number(sum(tenths))
        return Glance(
            points,
            self.said.phrases["question"] % {"point": points},
            [
                (name, weight, given / 10, f"{self._number(given)}/{most}")
                for (name, weight, most), given in zip(self._scale, tenths, strict=True)
            ],
            self._facts(line),
        )

    def explained(self, item: LineMade) -> Explained:
        """The reasons of one person."""
        stored: Sequence[Any] = item.parts
        tenths = in_tenths([part["points"] for part in stored], item.points or 0.0)
        points = self._number(sum(tenths))
        return Explained(
            points=points,
            question=self.said.phrases["question"] % {"point": points},
            parts=[self._part(part, given) for part, given in zip(stored, tenths, strict=True)],
            facts=self._facts(item),
            gaps=self._gaps(item, stored),
            said=self.said,
        )

    def _facts(self, item: LineMade | LineSeen) -> list[str]:
        phrases, km = self.said.phrases, item.distance_km
        missing = "all_musts" if item.missing_musts == 0 else "musts_missing"
        facts = [phrases[missing] % {"num": item.missing_musts}]
        if item.unknowns:
            facts.append(phrases["things_unknown"] % {"num": item.unknowns})
        facts.append(phrases["no_distance"] if km is None else phrases["away"] % {"km": round(km)})
        return facts

    def _gaps(self, item: LineMade, stored: Iterable[Mapping[str, Any]]) -> list[str]:
        phrases, unknowns = self.said.phrases, self.said.unknowns
        unknown = [unknowns[code] for code in unknown_codes(stored) if code in unknowns]
        told = (("missing", item.missing), ("unknown", unknown))
        return [phrases[what] % {"things": ", ".join(things)} for what, things in told if things]

    def weights(self, run: MatchRun) -> Sequence[tuple[str, str, float]]:
        """Name, what it looks at, and weight in percent of each part."""
        stored: Mapping[str, Any] = run.weights
        return [
            (self.said.parts[code], str(PART_TELLS[code]), round(100 * stored[code], 1))
            for code in PARTS
            if code in stored
        ]

    def _part(self, part: Mapping[str, Any], tenths: int) -> PartShown:
        code, evidence = part["code"], part["evidence"]
        given = in_tenths([line["points"] for line in evidence], tenths / 10)
        nothing = not evidence and code in NOTHING_ASKED
        return PartShown(
            code=code,
            name=self.said.parts.get(code, code),
            weight=100 * part["weight"],
            most=self._most(part["weight"]),
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
        unfit = standing == MISSING and part in {"industry", "practical"}
        word = self.said.standings.get("unfit" if unfit else standing, standing)
        return Line(asked, task, must, found, standing, word, self._number(tenths))

    def _asked(self, part: str, line: Mapping[str, Any]) -> tuple[str, str, bool | None]:
        """What was looked for, the task it is for, and whether it is a must."""
        wanted, concept, asked = line["requirement"], line["concept"], self.said.asked
        if part == "danish":
            task = self._tasks.get((wanted, concept), "")
            return f"{danish_skill(wanted)}: {short_level(concept)}", task, None
        if part == "industry":
            return asked["industry"] % {"text": self._industries.get(wanted, wanted)}, "", None
        if part == "skills" and (wanted not in self._must or line["note"].startswith("occupation")):
            return asked["occupation"] % {"text": wanted}, "", None
        if part == "skills":
            return wanted, "", self._must[wanted]
        return asked.get(wanted, wanted) % readable({"asked": concept or ""}), "", None

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
        if note not in self.said.notes:
            note = "found" if found else "nothing"
        told = {"found": found or "", "asked": line["concept"] or "", "place": place}
        return self.said.notes[note] % readable(told)

    def _most(self, weight: float) -> str:
        return self._number(round(1000 * weight)).removesuffix(f"{self.said.comma}0")

    def _number(self, tenths: int) -> str:
        # Babel takes a hundred times as long, and a page shows some thousand numbers.
        return f"{tenths // 10}{self.said.comma}{tenths % 10}"


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
