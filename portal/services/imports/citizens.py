"""Importing citizens: who is new, who changes, and writing all of it at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, update
from sqlmodel import Session, col, select

from models.kinds import (
    ImportKind,
    LevelSource,
    ObjectType,
    Role,
)
from models.queries import danish
from models.queries.match_pages import industries
from models.queries.paging import columns
from models.rules.calendar import COPENHAGEN
from models.tables.columns import folded
from models.tables.people import Citizen, CitizenIndustry, CitizenLegal, User
from models.tables.programme import Classification
from models.tables.records import DanishLevelSet, RecordEdition
from models.tables.vocabulary import Place
from portal.services.citizens.aliases import unused, used_in
from portal.services.citizens.danish import hints_of
from portal.services.imports.checking import (
    EVERY,
    Asked,
    Found,
    Tell,
    missing_of_new,
    without_doubles,
)
from portal.services.imports.citizen_changes import (
    Before,
    Change,
    Town,
    change_of,
    key_of,
    problems_of,
)
from portal.services.imports.citizen_editions import editions_of, kept_before
from portal.services.imports.lines import Line
from portal.services.imports.plan import (
    Plan,
    Told,
    add_numbered,
    add_rows,
    bare,
    chunks,
    found_by,
    refuse_if_any_changed,
    tell_trail,
)

# Which no file tells: the version moves in the store.
_KEPT_BY_THE_STORE = {"id", "case_number", "version"}
_CLASSED_BY_IMPORT = "Indlæst fra et andet system."


def plan(session: Session, asked: Asked, found: Found, *, tell: Tell, writing: bool) -> Plan:
    """What becomes of the lines.

    Args:
        writing: the plan is to be carried out, so earlier editions are looked up too.
    """
    lines, doubles = without_doubles(found, _key, "case_number")
    numbers = case_numbers(session, asked.municipality_id)
    before = _as_they_are(session, [numbers[_key(e)] for e in lines if _key(e) in numbers])
    town = _town(session, asked, [line for line in lines if _key(line) not in numbers])
    made = Plan([*found.problems, *doubles])
    changes: list[Change] = []
    for done, line in enumerate(lines):
        if done % EVERY == 0:
            tell(done)
        was = before.get(numbers.get(_key(line), 0))
        missing = missing_of_new(ImportKind.CITIZENS, line) if was is None else []
        wrong = [*missing, *problems_of(line, was, town)]
        made.problems += wrong
        if not wrong:
            changes.append(change_of(line, was, town))
    moved = [change for change in changes if change.changes_something]
    made.counts.new = sum(change.seen == 0 for change in moved)
    made.counts.changed = len(moved) - made.counts.new
    made.counts.unchanged = len(changes) - len(moved)
    if writing and not made.problems:
        kept = kept_before(session, moved, tell)
        ready = _Ready(moved, editions_of(moved, kept, asked))
        made.write = lambda store: _write(store, ready, asked)
    return made


class _Ready:
    """Everything that can be known before the write begins, because it holds the store.

    Args:
        editions: whose it is, and the row; somebody new has her number only in the write.
    """

    def __init__(
        self, changes: Sequence[Change], editions: Sequence[tuple[Change, dict[str, Any]]]
    ) -> None:
        self.changes, self.editions = changes, editions
        self.known = [each for each in changes if each.seen]
        self.new = [each for each in changes if not each.seen]
        names = [name for name in Citizen.model_fields if name not in _KEPT_BY_THE_STORE]
        self.columns = names
        self.known_rows = [_row(each, names) | {"row_id": each.after.id} for each in self.known]
        self.new_rows = [each.after.model_dump(exclude={"id"}) for each in self.new]


def case_numbers(session: Session, municipality_id: int) -> Mapping[str, int]:
    """The number of each of the municipality's citizens, by case number as `key_of` has it."""
    rows = session.execute(
        columns(Citizen.case_number, Citizen.id).where(
            col(Citizen.municipality_id) == municipality_id
        )
    )
    return {key_of(case_number): citizen_id for case_number, citizen_id in rows}


def _key(line: Line) -> str:
    return key_of(str(line.told["case_number"]))


def _as_they_are(session: Session, ids: Sequence[int]) -> Mapping[int, Before]:
    legal = {r.citizen_id: r for r in found_by(session, CitizenLegal.citizen_id, ids, CitizenLegal)}
    wished: dict[int, list[tuple[int, str]]] = {}
    for row in found_by(session, CitizenIndustry.citizen_id, ids, CitizenIndustry):
        wished.setdefault(row.citizen_id, []).append((row.position, row.industry))
    return {
        row.id: Before(
            row=row.model_dump(),
            legal=legal[row.id].model_dump(exclude={"citizen_id"}) if row.id in legal else None,
            industries=[code for _position, code in sorted(wished.get(row.id, []))],
        )
        for row in found_by(session, Citizen.id, ids, Citizen)
    }


def _town(session: Session, asked: Asked, new: Sequence[Line]) -> Town:
    own, by = asked.municipality_id, asked.by
    workers = session.execute(
        columns(User.email, User.id).where(
            col(User.municipality_id) == own, col(User.role) == Role.CASEWORKER, col(User.active)
        )
    )
    named = [str(line.told["case_number"]) for line in new]
    elsewhere = found_by(session, Citizen.case_number, named, Citizen)
    codes = {
        folded(name): row.code
        for row in industries(session)
        for name in (row.code, row.label_da, row.label_en)
    }
    return Town(
        municipality_id=own,
        own_id=by.user_id if by and by.role is Role.CASEWORKER else None,
        today=asked.now.astimezone(COPENHAGEN).date(),
        caseworkers=dict(map(tuple, workers)),
        postcodes=frozenset(session.exec(select(Place.postcode))),
        industries=codes,
        hints=hints_of(session, own),
        taken=frozenset(key_of(row.case_number) for row in elsewhere),
        said=danish.said_of(session, own),
        passed=danish.passed_by(session, own),
    )


def _write(session: Session, ready: _Ready, asked: Asked) -> None:
    refuse_if_any_changed(session, Citizen, {each.after.id: each.seen for each in ready.known})
    _write_known(session, ready)
    _write_new(session, ready, asked)
    _write_levels(session, ready.changes, asked)
    for each, row in ready.editions:
        row["citizen_id"] = each.after.id
    add_rows(session, RecordEdition, [row for _each, row in ready.editions])
    told = [Told(ObjectType.CITIZEN, each.after.id, "imported") for each in ready.known]
    told += [Told(ObjectType.CITIZEN, each.after.id, "added") for each in ready.new]
    tell_trail(session, told, asked)


def _write_known(session: Session, ready: _Ready) -> None:
    # The bare tables: the version was compared above, and moves here once for each citizen.
    table = bare(Citizen)
    row = update(table).where(table.c.id == bindparam("row_id"))
    values: dict[str, Any] = {name: bindparam(name) for name in ready.columns}
    row = row.values(version=table.c.version + 1, **values)
    connection = session.connection()
    for part in chunks(ready.known_rows):
        connection.execute(row, part)
    legal = bare(CitizenLegal)
    for each in ready.known:
        if each.legal is not None:
            hers = update(legal).where(legal.c.citizen_id == each.after.id)
            connection.execute(hers.values(**each.legal))
    _write_industries(session, ready.known)


def _row(change: Change, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(change.after, name) for name in names}


def _write_new(session: Session, ready: _Ready, asked: Asked) -> None:
    new, used = ready.new, used_in(session, asked.municipality_id)
    for row in ready.new_rows:
        row["alias"] = unused(used)
    for change, number in zip(new, add_numbered(session, Citizen, ready.new_rows), strict=True):
        change.after.id = number
    legal = [{"citizen_id": each.after.id, **(each.legal or {})} for each in new]
    add_rows(session, CitizenLegal, legal)
    classed = [
        {
            "citizen_id": each.after.id,
            "readiness": each.classed[0],
            "from_on": each.classed[1],
            "reason": _CLASSED_BY_IMPORT,
            "by_id": _who(each, asked),
            "at": asked.now,
        }
        for each in new
        if each.classed
    ]
    add_rows(session, Classification, classed)
    _write_industries(session, new)


def _write_industries(session: Session, changes: Sequence[Change]) -> None:
    moved = [each for each in changes if each.industries is not None]
    for part in chunks([each.after.id for each in moved if each.seen]):
        session.execute(delete(CitizenIndustry).where(col(CitizenIndustry.citizen_id).in_(part)))
    rows = [
        {"citizen_id": each.after.id, "position": position, "industry": code}
        for each in moved
        for position, code in enumerate(each.industries or (), start=1)
    ]
    add_rows(session, CitizenIndustry, rows)


def _write_levels(session: Session, changes: Sequence[Change], asked: Asked) -> None:
    rows = [
        {
            "citizen_id": each.after.id,
            "skill": skill,
            "level": level,
            "source": LevelSource.CASEWORKER,
            "set_on": asked.now.astimezone(COPENHAGEN).date(),
            "by_id": _who(each, asked),
            "at": asked.now,
        }
        for each in changes
        for skill, level in each.levels.items()
    ]
    add_rows(session, DanishLevelSet, rows)


def _who(change: Change, asked: Asked) -> int:
    """Who answers for what the file says; without a name on the terminal her caseworker."""
    return asked.by.user_id if asked.by else change.after.caseworker_id
