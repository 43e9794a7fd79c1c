"""The list of words a municipality reads openings with: the shipped one, and its own on top.

A shipped line stays in its file; a municipality that wants it otherwise, or not at all, writes a
line of its own with the same words. So a better shipped list reaches everybody who has not.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType
from models.queries.demands import own_demands
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.partners import ForbiddenDemand
from portal.services.inputs import Input, ShortText
from portal.services.openings.wording import Demand, demands
from portal.services.trail import Happened, record, refuse_if_changed


class NewDemand(Input):
    """A line of the list. In the words `*` stands for any ending and `#` for a number."""

    words: Annotated[ShortText, Field(max_length=80, pattern=r"\w")]
    forbidden: bool = False
    why: Annotated[ShortText, Field(min_length=3, max_length=300)]
    source: Annotated[ShortText, Field(max_length=200)]
    active: bool = False


@dataclass(frozen=True)
class Line:
    """One line as the municipality uses it.

    Args:
        own: the municipality's line; None while the shipped one counts.
    """

    demand: Demand
    own: ForbiddenDemand | None

    @property
    def is_active(self) -> bool:
        return self.own is None or self.own.active

    @property
    def version(self) -> int:
        """The version of the municipality's line; 0 while there is none."""
        return self.own.version if self.own else 0


def lines(session: Session, municipality_id: int) -> list[Line]:
    """The whole list, also what is switched off; the shipped lines first."""
    own = {row.words.casefold(): row for row in own_demands(session, municipality_id)}
    found = []
    for demand in demands():
        row = own.pop(demand.words.casefold(), None)
        found.append(Line(_demand(row) if row else demand, row))
    return found + [Line(_demand(row), row) for row in own.values()]


def demands_of(session: Session, municipality_id: int) -> tuple[Demand, ...]:
    """The lines that openings are read with."""
    return tuple(line.demand for line in lines(session, municipality_id) if line.is_active)


def line_of(session: Session, municipality_id: int, words: str) -> Line | None:
    """The line with these words, in any case."""
    wanted = words.casefold()
    known = lines(session, municipality_id)
    return next((line for line in known if line.demand.words.casefold() == wanted), None)


def write(session: Session, new: NewDemand, *, by: Viewer, now: datetime) -> None:
    """Add a line.

    Raises:
        NotNow: the list has these words already.
    """
    if line_of(session, by.municipality_id, new.words) is not None:
        raise NotNow("demand_known")
    _write(
        session, ForbiddenDemand(municipality_id=by.municipality_id, **new.model_dump()), by, now
    )


def change(
    session: Session, line: Line, new: NewDemand, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Let a line be otherwise in this municipality; its words stay.

    Raises:
        FasterColleague: a colleague changed the line since the form was opened.
    """
    municipality_id = by.municipality_id
    refuse_if_changed(
        session, ObjectType.MUNICIPALITY, municipality_id, seen=seen, version=line.version
    )
    given = new.model_dump() | {"words": line.demand.words}
    row = line.own or ForbiddenDemand(municipality_id=municipality_id, **given)
    row.sqlmodel_update(given)
    _write(session, row, by, now)


def _write(session: Session, row: ForbiddenDemand, by: Viewer, now: datetime) -> None:
    session.add(row)
    session.flush()
    told = row.model_dump(include={"words", "forbidden", "why", "source", "active"})
    happened = Happened(ObjectType.MUNICIPALITY, by.municipality_id, "demand_written", details=told)
    record(session, happened, by=by, now=now)


def _demand(row: ForbiddenDemand) -> Demand:
    return Demand(row.words, row.forbidden, row.why, row.source)
