"""What an import would do, worked out before anything is written; and how it is written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, col, select

from models.kinds import Channel, ObjectType
from models.queries.paging import columns
from models.tables.trail import Event
from portal.services.imports.checking import Asked, ChangedMeanwhile, Counts
from portal.services.imports.lines import Problem

AT_ONCE = 500  # rows a statement; SQLite takes no more than some thousand values
Item = TypeVar("Item")
Write = Callable[[Session], None]


def nothing(_session: Session) -> None:
    """Writes nothing."""


@dataclass
class Plan:
    """What is wrong, what will happen, and how to make it so.

    Args:
        write: everything in one go, in the session's transaction. May raise `ChangedMeanwhile`.
    """

    problems: list[Problem] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    write: Write = nothing


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in parts that a statement can take."""
    for begin in range(0, len(items), AT_ONCE):
        yield items[begin : begin + AT_ONCE]


def add_rows(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Write new rows whose numbers nobody asks for."""
    # Past the session, which would take twice as long, and the store is held meanwhile.
    statement, connection = insert(bare(table)), session.connection()
    for part in chunks(rows):
        connection.execute(statement, part)


def bare(table: type[SQLModel]) -> Any:
    """The table itself, without what the session does for each row."""
    return table.__table__  # type: ignore[attr-defined]  # SQLModel's stubs know none


def add_numbered(session: Session, table: Any, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Write new rows; their numbers in the same order."""
    numbers: list[int] = []
    statement = insert(table).returning(col(table.id), sort_by_parameter_order=True)
    for part in chunks(rows):
        numbers += session.execute(statement, part).scalars()
    return numbers


def found_by(session: Session, column: Any, values: Iterable[Any], table: Any) -> list[Any]:
    """The table's rows that have one of the values in the column."""
    found: list[Any] = []
    for part in chunks(list(values)):
        found += session.exec(select(table).where(column.in_(part))).all()
    return found


def refuse_if_any_changed(session: Session, table: Any, seen: dict[int, int]) -> None:
    """Hold the rows until the end of the transaction, if they are still what was read.

    Args:
        seen: the version of each row, by its number.

    Raises:
        ChangedMeanwhile: a colleague was faster.
    """
    now: dict[int, int] = {}
    for part in chunks(list(seen)):
        rows = columns(table.id, table.version).where(table.id.in_(part)).with_for_update()
        now |= {row[0]: row[1] for row in session.execute(rows)}
    if now != seen:
        raise ChangedMeanwhile


@dataclass(frozen=True)
class Told:
    """One thing that the trail will tell of an import."""

    object_type: ObjectType
    object_id: int
    action: str
    company_id: int | None = None


def tell_trail(session: Session, told: Iterable[Told], asked: Asked) -> None:
    """A line in the trail for everybody and everything that was written."""
    by = asked.by
    rows: list[dict[str, Any]] = [
        {
            "at": asked.now,
            "municipality_id": asked.municipality_id,
            "company_id": each.company_id,
            "actor_id": by.user_id if by else None,
            "actor_role": by.role if by else None,
            "object_type": each.object_type,
            "object_id": each.object_id,
            "action": each.action,
            "from_state": "",
            "to_state": "",
            "reason_code": "",
            "details": {},
            "channel": Channel.IMPORT,
        }
        for each in told
    ]
    add_rows(session, Event, rows)
