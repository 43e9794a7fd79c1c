"""One line of a CV as a row of the store: known again, new or changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.kinds import ConceptKind, EntryKind, LanguageMastery, ShownBy
from models.tables.people import CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage
from portal.services.citizens.cv_inputs import EntryLine
from portal.services.citizens.cv_lines import length
from portal.services.imports.lines import CvLine

Key = tuple[Any, ...]
Row = CitizenEntry | CitizenSkill | CitizenPermit | CitizenLanguage
Link = Callable[[str, ConceptKind], int | None]

TABLES: tuple[type[Row], ...] = (CitizenEntry, CitizenSkill, CitizenPermit, CitizenLanguage)


def key_of_row(row: Row) -> Key:
    """What a row is known again by, beside whose it is; compared without case."""
    match row:
        case CitizenEntry():
            words = (row.title.casefold(), row.employer.casefold())
            return (CitizenEntry, row.kind, *words, row.from_year)
        case CitizenSkill():
            return (CitizenSkill, row.text.casefold())
        case CitizenPermit():
            return (CitizenPermit, row.kind, row.text.casefold())
        case CitizenLanguage():
            return (CitizenLanguage, row.language.casefold())


def key_of_line(line: CvLine) -> Key:
    """The same of a line of the file."""
    if line.kind.entry is not None:
        words = (line.text.casefold(), (line.employer or "").casefold())
        return (CitizenEntry, line.kind.entry, *words, line.from_year)
    if line.kind.permit is not None:
        return (CitizenPermit, line.kind.permit, line.text.casefold())
    return (CitizenLanguage if line.kind.is_language else CitizenSkill, line.text.casefold())


@dataclass(frozen=True)
class Made:
    """What a line makes of a row: the values it shall have, all that the table holds."""

    table: type[Row]
    values: Mapping[str, Any]


def made_of(line: CvLine, before: Row | None, link: Link, today: date) -> Made:
    """The row as it shall be; what the line does not tell stays as it was."""
    if line.kind.entry is not None:
        return _entry(line, line.kind.entry, before, link, today)
    if line.kind.is_language:
        return _language(line, before)
    told: dict[str, Any] = {"text": line.text}
    if line.kind.permit is not None:
        told |= {"kind": line.kind.permit} | _told(line, "valid_to")
        start: dict[str, Any] = {"valid_to": None}
        return Made(CitizenPermit, _over(before, start, told, link, ConceptKind.SKILL))
    told |= _told(line, "level", "shown_by")
    start = {"shown_by": ShownBy.OWN_WORD, "level": None}
    return Made(CitizenSkill, _over(before, start, told, link, ConceptKind.SKILL))


def _entry(line: CvLine, kind: EntryKind, before: Row | None, link: Link, today: date) -> Made:
    start: dict[str, Any] = {"years": None, "abroad": False, "employer": "", "tasks": ""}
    start |= dict.fromkeys(("from_year", "to_year"))
    told = {"kind": kind, "title": line.text}
    told |= _told(line, "employer", "abroad", "from_year", "to_year", "years", "tasks")
    row = _over(before, start, told, link, ConceptKind.OCCUPATION)
    if "years" not in told and (before is None or "to_year" in told):
        of_years = EntryLine(
            kind=kind, title=line.text, from_year=row["from_year"], to_year=row["to_year"]
        )
        row["years"] = length(of_years, today)
    return Made(CitizenEntry, row)


def _language(line: CvLine, before: Row | None) -> Made:
    # A language that somebody names and tells no more of is known a little.
    start = dict.fromkeys(("speak", "read", "write"), LanguageMastery.SOME)
    values = start | _kept(before) | {"language": line.text} | _told(line, *start)
    return Made(CitizenLanguage, values)


def _told(line: CvLine, *names: str) -> dict[str, Any]:
    return {name: getattr(line, name) for name in names if name in line.model_fields_set}


def _kept(before: Row | None) -> dict[str, Any]:
    return before.model_dump(exclude={"id", "citizen_id"}) if before is not None else {}


def _over(
    before: Row | None,
    start: Mapping[str, Any],
    told: Mapping[str, Any],
    link: Link,
    kind: ConceptKind,
) -> dict[str, Any]:
    """A link that somebody chose stays, because the words are the same."""
    row = {**start, **_kept(before), **told}
    if before is None:
        row["concept_id"] = link(str(told.get("title") or told["text"]), kind)
    return row
