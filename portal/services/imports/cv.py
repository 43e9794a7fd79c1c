"""Importing lines of CVs: each goes to the citizen its case number names, and none goes twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import bindparam, update
from sqlmodel import Session

from models.kinds import ConceptKind, ObjectType, RecordPart
from models.rules.calendar import COPENHAGEN
from models.tables.people import Citizen, CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage, RecordEdition
from models.tables.vocabulary import Concept
from portal.services.citizens import cv_content
from portal.services.imports.checking import EVERY, Asked, Found, Tell, without_doubles
from portal.services.imports.citizen_changes import key_of
from portal.services.imports.citizen_editions import having_editions
from portal.services.imports.citizens import case_numbers
from portal.services.imports.cv_rows import (
    TABLES,
    Key,
    Link,
    Made,
    Row,
    key_of_line,
    key_of_row,
    made_of,
)
from portal.services.imports.lines import CvLine, Line, Problem
from portal.services.imports.plan import (
    Plan,
    Told,
    add_numbered,
    add_rows,
    chunks,
    found_by,
    refuse_if_any_changed,
    tell_trail,
)
from portal.services.matches.editions import Content
from portal.services.matches.knowledge import heard

_SECTION: Mapping[type[Row], str] = {
    CitizenEntry: "entries",
    CitizenSkill: "skills",
    CitizenPermit: "permits",
    CitizenLanguage: "languages",
}


@dataclass
class Hers:
    """One citizen's CV: the rows it has, and what the file makes of them."""

    citizen: Citizen
    rows: dict[Key, Row] = field(default_factory=dict)
    new: list[Made] = field(default_factory=list)
    changed: list[tuple[Row, Made]] = field(default_factory=list)
    before: Content = field(default_factory=dict)
    has_edition: bool = False


def plan(session: Session, asked: Asked, found: Found, *, tell: Tell, writing: bool) -> Plan:
    """What becomes of the lines; `writing` as for citizens."""
    lines, doubles = without_doubles(found, _key, "text")
    numbers = case_numbers(session, asked.municipality_id)
    made = Plan([*found.problems, *doubles])
    cvs = _cvs(session, sorted({numbers[_case(e)] for e in lines if _case(e) in numbers}))
    link, today = linker(session, asked.municipality_id), asked.now.astimezone(COPENHAGEN).date()
    for done, line in enumerate(lines):
        if done % EVERY == 0:
            tell(done)
        hers = cvs.get(numbers.get(_case(line), 0))
        wrong = _problems(line, known=hers is not None, today=today)
        made.problems += wrong
        if hers is not None and not wrong:
            _take(hers, _given(line), link, today, made)
    touched = [hers for hers in cvs.values() if hers.new or hers.changed]
    if writing and not made.problems:
        _look_back(session, touched, tell)
        made.write = lambda store: _write(store, touched, asked)
    return made


def linker(session: Session, municipality_id: int) -> Link:
    """Looks up what words surely mean to the municipality; the same words once."""
    known, meant = heard(session, municipality_id), dict[tuple[str, ConceptKind], int | None]()

    def link(text: str, kind: ConceptKind) -> int | None:
        if (text, kind) not in meant:
            found = known.linker.link(text, kind)
            meant[text, kind] = known.id_of[found.code] if found else None
        return meant[text, kind]

    return link


def _given(line: Line) -> CvLine:
    if not isinstance(line.given, CvLine):
        raise TypeError("no line of a CV")
    return line.given


def _case(line: Line) -> str:
    return key_of(_given(line).case_number)


def _key(line: Line) -> Key:
    return (_case(line), *key_of_line(_given(line)))


def _problems(line: Line, *, known: bool, today: date) -> list[Problem]:
    given, wrong = _given(line), []
    if not known:
        wrong.append(Problem(line.number, "case_number", "import_case_unknown"))
    for name in ("from_year", "to_year"):
        if (getattr(given, name) or 0) > today.year:
            wrong.append(Problem(line.number, name, "import_in_the_future"))
    return wrong


def _cvs(session: Session, ids: Sequence[int]) -> dict[int, Hers]:
    found = {row.id: Hers(row) for row in found_by(session, Citizen.id, ids, Citizen)}
    for table in TABLES:
        for row in found_by(session, table.citizen_id, ids, table):
            found[row.citizen_id].rows.setdefault(key_of_row(row), row)
    return found


def _take(hers: Hers, given: CvLine, link: Link, today: date, made: Plan) -> None:
    before = hers.rows.get(key_of_line(given))
    wanted = made_of(given, before, link, today)
    if before is None:
        hers.new.append(wanted)
        made.counts.new += 1
    elif any(getattr(before, name) != value for name, value in wanted.values.items()):
        hers.changed.append((before, wanted))
        made.counts.changed += 1
    else:
        made.counts.unchanged += 1


def _look_back(session: Session, touched: Sequence[Hers], tell: Tell) -> None:
    having = having_editions(session, [hers.citizen.id for hers in touched])
    for done, hers in enumerate(touched):
        if done % EVERY == 0:
            tell(done)
        hers.before = cv_content.cv_content(session, hers.citizen)
        hers.has_edition = (hers.citizen.id, RecordPart.CV) in having


def _write(session: Session, touched: Sequence[Hers], asked: Asked) -> None:
    seen = {hers.citizen.id: hers.citizen.version for hers in touched}
    refuse_if_any_changed(session, Citizen, seen)
    after = {hers.citizen.id: {k: list(v) for k, v in hers.before.items()} for hers in touched}
    terms = _terms(session, touched)
    for table in TABLES:
        _write_new(session, table, touched, after, terms)
        _write_changed(session, table, touched, after, terms)
    _touch(session, list(seen), asked)
    editions = [row for hers in touched for row in _editions(hers, after, asked)]
    add_rows(session, RecordEdition, editions)
    told = [Told(ObjectType.CITIZEN, citizen_id, "cv_imported") for citizen_id in seen]
    tell_trail(session, told, asked)


def _write_new(
    session: Session,
    table: type[Row],
    touched: Sequence[Hers],
    after: Mapping[int, Content],
    terms: Mapping[int, str],
) -> None:
    rows = [
        {**made.values, "citizen_id": hers.citizen.id}
        for hers in touched
        for made in hers.new
        if made.table is table
    ]
    for row, number in zip(rows, add_numbered(session, table, rows), strict=True):
        content = _content(table(**row, id=number), terms)
        after[row["citizen_id"]].setdefault(_SECTION[table], []).append(content)


def _write_changed(
    session: Session,
    table: type[Row],
    touched: Sequence[Hers],
    after: Mapping[int, Content],
    terms: Mapping[int, str],
) -> None:
    bare: Any = table.__table__  # type: ignore[union-attr]  # SQLModel's stubs know none
    names = [name for name in table.model_fields if name not in {"id", "citizen_id"}]
    statement = update(bare).where(bare.c.id == bindparam("row_id"))
    statement = statement.values({name: bindparam(f"new_{name}") for name in names})
    rows = []
    for hers in touched:
        for row, made in hers.changed:
            if made.table is not table:
                continue
            rows.append({"row_id": row.id} | {f"new_{name}": made.values[name] for name in names})
            section = after[hers.citizen.id][_SECTION[table]]
            new = table(**made.values, id=row.id, citizen_id=hers.citizen.id)
            at = next(place for place, old in enumerate(section) if old["id"] == row.id)
            # Where a skill was shown is kept in rows of its own, which no file changes.
            section[at] = {**section[at], **_content(new, terms, dict(section[at]))}
    for part in chunks(rows):
        session.connection().execute(statement, list(part))


def _content(
    row: Row, terms: Mapping[int, str], before: Mapping[str, object] | None = None
) -> dict[str, object]:
    match row:
        case CitizenLanguage():
            return cv_content.language_content(row)
        case CitizenEntry():
            return cv_content.entry_content(row, terms.get(row.concept_id or 0, ""))
        case CitizenPermit():
            return cv_content.permit_content(row, terms.get(row.concept_id or 0, ""))
        case CitizenSkill():
            told = cv_content.skill_content(row, terms.get(row.concept_id or 0, ""), ())
            return told | {"shown_in": (before or told)["shown_in"]}


def _terms(session: Session, touched: Sequence[Hers]) -> Mapping[int, str]:
    """The Danish name of what lines are linked to, by the concept's number."""
    used = {
        made.values.get("concept_id")
        for hers in touched
        for made in (*hers.new, *(made for _row, made in hers.changed))
    }
    rows = found_by(session, Concept.id, sorted(used - {None}), Concept)
    return {row.id: row.label_da for row in rows}


def _touch(session: Session, ids: Sequence[int], asked: Asked) -> None:
    """As a change by hand does: the CV's date moves, and so does the version."""
    bare: Any = Citizen.__table__  # type: ignore[attr-defined]  # SQLModel's stubs know none
    for part in chunks(ids):
        session.connection().execute(
            update(bare)
            .where(bare.c.id.in_(part))
            .values(cv_updated_at=asked.now, version=bare.c.version + 1)
        )


def _editions(hers: Hers, after: Mapping[int, Content], asked: Asked) -> list[dict[str, Any]]:
    shared = {"citizen_id": hers.citizen.id, "part": RecordPart.CV, "at": asked.now}
    rows: list[dict[str, Any]] = []
    if not hers.has_edition and any(hers.before.values()):
        rows.append({**shared, "content": hers.before, "by_id": None})
    by_id = asked.by.user_id if asked.by else None
    rows.append({**shared, "content": after[hers.citizen.id], "by_id": by_id})
    return rows
