"""What one line makes of one citizen: plain values, nothing written yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.kinds import DanishLevel, DanishSkill, DanishTest, LevelSource, ReadinessClass
from models.rules import danish as rules
from models.rules.danish import Hints, LevelSaid
from models.tables.columns import danish_order, folded
from models.tables.people import Citizen
from portal.services.imports.lines import Line, Problem

_LEGAL = ("born_on", "residence_from", "residence_category", "regime", "igu_completed")
_LEVELS = {f"danish_{skill.value}": skill for skill in DanishSkill}
_OWN_ROW = (
    "name",
    "responsibility_from",
    "postcode",
    "district",
    "transport",
    "max_km",
    "hours_a_week",
    "available_from",
    "needs_interpreter",
    "interpreter_language",
    "wish",
    "workplace_wish",
    "danish_education",
    "danish_module_number",
    "cv_source",
)
_INDUSTRIES_APART = ";|/"


@dataclass(frozen=True)
class Town:
    """What the lines of a municipality's citizens may name, and what it already knows.

    Args:
        caseworkers: by e-mail.
        taken: case numbers of other municipalities, folded.
        industries: code by folded name or code.
        said, passed: of Danish, as in `models.queries.danish`.
    """

    municipality_id: int
    own_id: int | None  # the caseworker who imports, for lines that name none
    today: date
    caseworkers: Mapping[str, int]
    postcodes: frozenset[str]
    industries: Mapping[str, str]
    hints: Hints
    taken: frozenset[str] = frozenset()
    said: Mapping[tuple[int, DanishSkill], list[LevelSaid]] = field(default_factory=dict)
    passed: Mapping[int, Sequence[tuple[DanishTest, date]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Before:
    """A citizen as the store has her."""

    row: Mapping[str, Any]
    legal: Mapping[str, Any] | None
    industries: Sequence[str]


@dataclass(frozen=True)
class Change:
    """What will be written about one citizen.

    Args:
        after: her row as it shall be; without a number when she is new.
        seen: the version that was read; 0 when she is new.
        legal: the whole row as it shall be; None = nothing changes.
        industries: all of them in order; None = nothing changes.
        levels: that the line says and nobody has said before.
        classed: the class of somebody new and the day she got it; None when nobody has told.
        columns: of her own row, that become others.
    """

    after: Citizen
    seen: int
    legal: Mapping[str, Any] | None
    industries: Sequence[str] | None
    levels: Mapping[DanishSkill, DanishLevel]
    classed: tuple[ReadinessClass, date] | None
    columns: frozenset[str]

    @property
    def changes_something(self) -> bool:
        """Whether the store would be another afterwards."""
        told = self.legal is not None or self.industries is not None
        return bool(self.seen == 0 or self.columns or self.levels or told)


def key_of(case_number: str) -> str:
    """The case number without case and spaces: as another system might have written it."""
    return folded(case_number).replace(" ", "")


def problems_of(line: Line, before: Before | None, town: Town) -> Iterator[Problem]:
    """What is wrong with a line beside the others and the store."""
    told: dict[str, Any] = line.told
    if before is None and key_of(told["case_number"]) in town.taken:
        yield Problem(line.number, "case_number", "import_case_taken")
    yield from _unknown(line, told, town, is_new=before is None)
    for name in ("born_on", "residence_from", "classified_on"):
        if name in told and told[name] > town.today:
            yield Problem(line.number, name, "import_in_the_future")
    if told.get("residence_from", date.max) < told.get("born_on", date.min):
        yield Problem(line.number, "residence_from", "import_before_birth")
    if told.get("needs_interpreter") is False and told.get("interpreter_language"):
        yield Problem(line.number, "interpreter_language", "interpreter_not_needed")
    education = told.get("danish_education") or (before and before.row["danish_education"])
    if "danish_module_number" in told and not education:
        yield Problem(line.number, "danish_education", "module_alone")


def _unknown(line: Line, told: Mapping[str, Any], town: Town, *, is_new: bool) -> Iterator[Problem]:
    named = told.get("caseworker")
    if named and named.lower() not in town.caseworkers:
        yield Problem(line.number, "caseworker", "import_caseworker_unknown")
    if not named and is_new and town.own_id is None:
        yield Problem(line.number, "caseworker", "import_needed_of_new")
    if "postcode" in told and told["postcode"] not in town.postcodes:
        values = {"postcode": told["postcode"]}
        yield Problem(line.number, "postcode", "import_postcode_unknown", values)
    for name in _industry_names(told):
        if folded(name) not in town.industries:
            yield Problem(line.number, "industries", "import_industry_unknown", {"name": name})


def change_of(line: Line, before: Before | None, town: Town) -> Change:
    """What the line makes of the citizen; a line with problems has none."""
    told: dict[str, Any] = line.told
    row = dict(before.row) if before else _new_row(told, town)
    row |= {name: told[name] for name in _OWN_ROW if name in told}
    if "caseworker" in told:
        row["caseworker_id"] = town.caseworkers[told["caseworker"].lower()]
    if "interpreter_language" in told:
        row["needs_interpreter"] = True
    row["search_key"] = folded(f"{row['name']} {row['case_number']}")
    row["sort_key"] = danish_order(row["name"])
    levels = _levels(told, before, town)
    row |= _levels_that_count(row, levels, town)
    kept = before.row if before else {}
    wanted = list(dict.fromkeys(town.industries[folded(n)] for n in _industry_names(told)))
    return Change(
        after=Citizen(**row),
        seen=before.row["version"] if before else 0,
        legal=_legal(told, before),
        industries=wanted if wanted and (not before or wanted != before.industries) else None,
        levels=levels,
        classed=None if before else _classed(told),
        columns=frozenset(name for name, value in row.items() if kept.get(name) != value),
    )


def _new_row(told: Mapping[str, Any], town: Town) -> dict[str, Any]:
    return {
        "municipality_id": town.municipality_id,
        "caseworker_id": town.own_id,
        "case_number": told["case_number"],
        "alias": "",
        **dict.fromkeys(("danish_education", "danish_module_number"), None),
        **dict.fromkeys(_LEVELS, None),
    }


def _legal(told: Mapping[str, Any], before: Before | None) -> Mapping[str, Any] | None:
    """Readiness has a history of its own, so that of somebody known is not changed by a file."""
    given = {name: told[name] for name in _LEGAL if name in told}
    if before is None:
        return {"igu_completed": False, **given, "readiness": _readiness(told)}
    if before.legal is None:
        return None
    after = {**before.legal, **given}
    return after if after != before.legal else None


def _readiness(told: Mapping[str, Any]) -> ReadinessClass:
    """Until somebody writes a class, the law begins with ready for a job (rule S3-02)."""
    given: ReadinessClass = told.get("readiness", ReadinessClass.JOB_READY)
    return given


def _classed(told: Mapping[str, Any]) -> tuple[ReadinessClass, date] | None:
    return (_readiness(told), told["classified_on"]) if "classified_on" in told else None


def _levels(
    told: Mapping[str, Any], before: Before | None, town: Town
) -> Mapping[DanishSkill, DanishLevel]:
    """What a caseworker's file says anew; what she has said already is not said again."""
    found = {}
    for name, skill in _LEVELS.items():
        said = _said(before.row["id"], skill, town) if before else []
        own = [each for each in said if each.source is LevelSource.CASEWORKER]
        last = max(own, key=lambda each: (each.said_on or date.min, each.number), default=None)
        known = last.level if last else before and before.row[name] if not said else None
        if name in told and told[name] != known:
            found[skill] = told[name]
    return found


def _levels_that_count(
    row: Mapping[str, Any], levels: Mapping[DanishSkill, DanishLevel], town: Town
) -> dict[str, DanishLevel | None]:
    """Her four levels: a teacher's and a test's go before what a file says."""
    course = rules.hint(row["danish_education"], row["danish_module_number"], town.hints)
    citizen_id, found = row.get("id"), {}
    tests = rules.from_tests(town.passed.get(citizen_id or 0, ()), town.hints)
    for name, skill in _LEVELS.items():
        said = [*_said(citizen_id, skill, town), *tests, *course]
        if skill in levels:
            # Above every number there is: said on the same day, it is the newest.
            said.append(LevelSaid(levels[skill], LevelSource.CASEWORKER, town.today, 2**62))
        counts = rules.level_that_counts(said)
        if said:
            found[name] = counts.level if counts else None
    return found


def _said(citizen_id: int | None, skill: DanishSkill, town: Town) -> list[LevelSaid]:
    return town.said.get((citizen_id or 0, skill), [])


def _industry_names(told: Mapping[str, Any]) -> list[str]:
    text = str(told.get("industries", ""))
    for sign in _INDUSTRIES_APART:
        text = text.replace(sign, ",")
    return [name.strip() for name in text.split(",") if name.strip()]
