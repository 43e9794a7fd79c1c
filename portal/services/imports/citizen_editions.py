"""Editions of many citizens' records at once, as `portal.services.matches.editions` keeps one."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import to_jsonable_python
from sqlmodel import Session, col

from models.kinds import RecordPart
from models.queries.paging import columns
from models.tables.people import Citizen
from models.tables.records import RecordEdition
from portal.services.citizens.part_contents import (
    IN_OWN_ROW,
    OF_ROWS,
    from_own_row,
    industries_content,
)
from portal.services.imports.checking import EVERY, Asked, Tell
from portal.services.imports.citizen_changes import Change
from portal.services.imports.plan import chunks
from portal.services.matches.editions import Content, content_of

Kept = Mapping[tuple[int, RecordPart], tuple[Content, bool]]
"""How a part stood before, and whether an edition of it is kept already."""


def kept_before(session: Session, changes: Sequence[Change], tell: Tell) -> Kept:
    """How the parts stand that will change; read before the write begins."""
    wanted = [(each, part) for each in changes if each.seen for part in _parts(each)]
    having = having_editions(session, sorted({each.after.id for each, _part in wanted}))
    kept = {}
    for done, (each, part) in enumerate(wanted):
        if done % EVERY == 0:
            tell(done % max(len(changes), 1))
        citizen = session.get_one(Citizen, each.after.id)
        content = content_of(session, citizen, part)
        kept[citizen.id, part] = (content, (citizen.id, part) in having)
    return kept


def editions_of(
    changes: Sequence[Change], kept: Kept, asked: Asked
) -> list[tuple[Change, dict[str, Any]]]:
    """The rows to keep: the first edition where there is none yet, and how it stands now."""
    rows: list[tuple[Change, dict[str, Any]]] = []
    for each in changes:
        for part in _parts(each):
            before, has_edition = kept.get((each.after.id, part), (_empty(part), True))
            after = before | _as_told(each, part, before)
            if not has_edition and any(before.values()):
                rows.append((each, _edition(each, part, before, None, asked)))
            if after != before:
                by_id = asked.by.user_id if asked.by else None
                rows.append((each, _edition(each, part, after, by_id, asked)))
    return rows


def _as_told(change: Change, part: RecordPart, before: Content) -> Content:
    """The sections that the line makes others."""
    if part is RecordPart.PROGRAMME:
        return {"basis": [_basis(change, row) for row in before["basis"]]}
    told = from_own_row(change.after, part)
    if part is RecordPart.WISHES and change.industries is not None:
        told["industries"] = industries_content(change.industries)
    return told


def _basis(change: Change, before: Mapping[str, object]) -> dict[str, object]:
    """What the programme rests on; a programme that nobody has written keeps none."""
    given = {"responsibility_from": change.after.responsibility_from, **(change.legal or {})}
    told = {name: given.get(name, value) for name, value in before.items()}
    return dict(to_jsonable_python(told))


def _parts(change: Change) -> list[RecordPart]:
    """The parts that become others; of somebody new all that hold something."""
    if not change.seen:
        return list(IN_OWN_ROW)
    touched = [
        part
        for part, sections in IN_OWN_ROW.items()
        if change.columns & frozenset().union(*sections.values())
    ]
    if change.industries is not None and RecordPart.WISHES not in touched:
        touched.append(RecordPart.WISHES)
    if change.legal is not None or "responsibility_from" in change.columns:
        touched.append(RecordPart.PROGRAMME)
    return touched


def _empty(part: RecordPart) -> Content:
    """Of somebody new; her programme is not written yet, so it has no parts to be empty."""
    return {section: [] for section in (*OF_ROWS.get(part, ()), *IN_OWN_ROW.get(part, ()))}


def having_editions(session: Session, ids: Sequence[int]) -> set[tuple[int, RecordPart]]:
    """Of these citizens, the parts of which an edition is kept."""
    found: set[tuple[int, RecordPart]] = set()
    for some in chunks(ids):
        rows = columns(RecordEdition.citizen_id, RecordEdition.part).where(
            col(RecordEdition.citizen_id).in_(some)
        )
        found |= {(citizen_id, part) for citizen_id, part in session.execute(rows)}
    return found


def _edition(
    change: Change, part: RecordPart, content: Content, by_id: int | None, asked: Asked
) -> dict[str, Any]:
    return {
        "citizen_id": change.after.id,
        "part": part,
        "content": content,
        "by_id": by_id,
        "at": asked.now,
    }
