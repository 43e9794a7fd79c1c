"""Everything that happened in one case, in one row of time."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import literal, union_all
from sqlmodel import Session, col, select

from models.kinds import ObjectType, PlacementStep, RecordPart, Role
from models.queries import matches, notes, placements
from models.queries.paging import Page, Wanted, columns, count
from models.rules.access import Viewer
from models.tables.case import CaseNote
from models.tables.companies import Company
from models.tables.matches import MatchItem, MatchRun
from models.tables.openings import Opening
from models.tables.people import User
from models.tables.placements import Placement
from models.tables.programme import FollowUp
from models.tables.records import RecordEdition
from models.tables.trail import Event

# What can have happened: a note was written, a placement took a step, the citizen was talked
# with about one, a follow-up was held, a list was made, a part of the record was changed.
Kind = Literal["note", "step", "talk", "follow_up", "list", "edition"]
KINDS: tuple[Kind, ...] = ("note", "step", "talk", "follow_up", "list", "edition")


@dataclass(frozen=True)
class Happening:
    """One thing that happened.

    Args:
        row: (CaseNote, name) · step and talk (Event, name or None, Opening, Company) ·
            (FollowUp, name) · list (MatchItem, MatchRun, Opening, Company) ·
            (RecordEdition, name or None).
    """

    kind: Kind
    at: datetime
    row: Any


def timeline_page(
    session: Session,
    viewer: Viewer,
    citizen_id: int,
    wanted: Wanted,
    kinds: Collection[Kind] = KINDS,
) -> Page[Happening]:
    """One page of what happened, the newest first; two statements and one for each kind on it.

    Whose citizen it is must have been asked before, with `citizen_for`. Follow-ups and the
    programme are left out for those who may not read them (rule B.9).
    """
    found = [_FOUND[kind](viewer, citizen_id) for kind in KINDS if kind in kinds]
    whole = union_all(*found).subquery()
    ordered = columns(whole).order_by(whole.c.at.desc(), whole.c.kind, whole.c.id.desc())
    page = session.execute(ordered.limit(wanted.size).offset(wanted.offset)).all()
    rows: dict[Kind, Mapping[int, Any]] = {
        kind: _READ[kind](session, [row.id for row in page if row.kind == kind])
        for kind in {row.kind for row in page}
    }
    shown = [Happening(row.kind, row.at, rows[row.kind][row.id]) for row in page]
    return Page(shown, count(session, columns(whole)), wanted)


def _keys(kind: Kind, number: Any, at: Any) -> Any:
    return columns(literal(kind).label("kind"), number.label("id"), at.label("at"))


def _notes(viewer: Viewer, citizen_id: int) -> Any:
    return _keys("note", col(CaseNote.id), col(CaseNote.happened_at)).where(
        CaseNote.citizen_id == citizen_id, notes.mine(viewer)
    )


def _events(kind: Kind, viewer: Viewer, citizen_id: int, *which: Any) -> Any:
    own = select(Placement.id).where(Placement.citizen_id == citizen_id, placements.mine(viewer))
    return _keys(kind, col(Event.id), col(Event.at)).where(
        col(Event.object_type) == ObjectType.PLACEMENT, col(Event.object_id).in_(own), *which
    )


def _steps(viewer: Viewer, citizen_id: int) -> Any:
    other = ("read", PlacementStep.HEAR_CITIZEN.value)
    return _events("step", viewer, citizen_id, col(Event.action).not_in(other))


def _talks(viewer: Viewer, citizen_id: int) -> Any:
    heard = PlacementStep.HEAR_CITIZEN.value
    return _events("talk", viewer, citizen_id, col(Event.action) == heard)


def _follow_ups(viewer: Viewer, citizen_id: int) -> Any:
    hers = literal(viewer.role is Role.CASEWORKER)
    return _keys("follow_up", col(FollowUp.id), col(FollowUp.at)).where(
        FollowUp.citizen_id == citizen_id, hers
    )


def _lists(viewer: Viewer, citizen_id: int) -> Any:
    return (
        _keys("list", col(MatchItem.id), col(MatchRun.made_at))
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .where(MatchItem.citizen_id == citizen_id, matches.mine(viewer))
    )


def _editions(viewer: Viewer, citizen_id: int) -> Any:
    found = _keys("edition", col(RecordEdition.id), col(RecordEdition.at)).where(
        RecordEdition.citizen_id == citizen_id
    )
    if viewer.role is Role.CASEWORKER:
        return found
    return found.where(col(RecordEdition.part) != RecordPart.PROGRAMME)


_FOUND: Mapping[Kind, Callable[[Viewer, int], Any]] = {
    "note": _notes,
    "step": _steps,
    "talk": _talks,
    "follow_up": _follow_ups,
    "list": _lists,
    "edition": _editions,
}


def _written(table: Any) -> Callable[[Session, Sequence[int]], Mapping[int, Any]]:
    def read(session: Session, ids: Sequence[int]) -> Mapping[int, Any]:
        rows = session.execute(
            columns(table, User.name)
            .outerjoin(User, col(User.id) == table.by_id)
            .where(table.id.in_(ids))
        )
        return {row[0].id: row for row in rows}

    return read


def _read_events(session: Session, ids: Sequence[int]) -> Mapping[int, Any]:
    rows = session.execute(
        columns(Event, User.name, Opening, Company)
        .join(Placement, col(Placement.id) == Event.object_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .outerjoin(User, col(User.id) == Event.actor_id)
        .where(col(Event.id).in_(ids))
    )
    return {row[0].id: row for row in rows}


def _read_lists(session: Session, ids: Sequence[int]) -> Mapping[int, Any]:
    rows = session.execute(
        columns(MatchItem, MatchRun, Opening, Company)
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .join(Opening, col(Opening.id) == MatchRun.opening_id)
        .join(Company, col(Company.id) == Opening.company_id)
        .where(col(MatchItem.id).in_(ids))
    )
    return {row[0].id: row for row in rows}


_READ: Mapping[Kind, Callable[[Session, Sequence[int]], Mapping[int, Any]]] = {
    "note": _written(CaseNote),
    "step": _read_events,
    "talk": _read_events,
    "follow_up": _written(FollowUp),
    "list": _read_lists,
    "edition": _written(RecordEdition),
}
