"""One page of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import func, select
from sqlmodel import Session

Row = TypeVar("Row")
SIZES = (25, 50, 100)


@dataclass(frozen=True)
class Wanted:
    """Which page a person asked for. `number` counts from 1."""

    number: int = 1
    size: int = SIZES[0]

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size


@dataclass(frozen=True)
class Page(Generic[Row]):
    rows: Sequence[Row]
    total: int
    wanted: Wanted

    @property
    def last(self) -> int:
        """The number of the last page; 1 for an empty list."""
        return max(1, -(-self.total // self.wanted.size))


def columns(*what: Any) -> Any:
    """A SELECT over several tables or columns; its rows are tuples, read with `execute`.

    Any on purpose: the typed SELECT of SQLModel knows at most four columns.
    """
    return select(*what)


def count(session: Session, statement: Any) -> int:
    """How many rows the statement finds, its order left aside; none that groups its rows."""
    bare = statement.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    return session.scalar(bare) or 0


def page_of(
    session: Session, statement: Any, wanted: Wanted, *, counted: Any | None = None
) -> Page[Any]:
    """One page of the statement's rows, as tuples; two statements whatever the size.

    Args:
        counted: finds as many rows without the joins that only the shown columns need; looking
            those up for all rows takes longer than the page.
    """
    rows = session.execute(statement.limit(wanted.size).offset(wanted.offset)).all()
    return Page(rows, count(session, statement if counted is None else counted), wanted)
