"""A municipality's own legal figures: a new value from a day on, or an end to one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zlib import crc32

from pydantic import Field
from pydantic_core import PydanticCustomError
from sqlmodel import Session, col, select

from models.kinds import ObjectType
from models.queries import law
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.figures import DATE_UNIT, Figure, figure_from_row
from models.tables.law import FigureRow
from models.tables.people import Municipality
from portal.services.inputs import DanishDate, Input, ShortText
from portal.services.law.figures import by_day, figures_of
from portal.services.law.law_preview import OtherAnswer, other_answers
from portal.services.trail import Happened, faster_colleague, record
from portal.services.typed import read_date, read_decimal

# From the least to the most a figure may be; the others may be from 0 to 1000.
_BOUNDS: Mapping[str, tuple[float, int]] = {
    "full_time_persons": (0.01, 1000),  # a divisor is never 0
    "switch": (0, 1),
    "kroner": (0, 1_000_000),
    "euro": (0, 1_000_000),
    "percent": (0, 100),
    "courses": (0, 1_000_000),
}
_WITH_FRACTIONS = frozenset({"full_time_persons", "hours_a_week", "kroner_an_hour", "kroner"})


class OwnFigure(Input):
    """A municipal value from a day on; the value is a number, or a day where the figure is one."""

    value: Annotated[ShortText, Field(max_length=40)]
    valid_from: DanishDate
    source: Annotated[ShortText, Field(max_length=300)]
    note: Annotated[str, Field(max_length=300)] = ""
    confirmed: bool = False


class FigureEnd(Input):
    """The last day a municipal value holds."""

    valid_to: DanishDate
    confirmed: bool = False


def version_of(session: Session, municipality_id: int, key: str) -> int:
    """A number that is another as soon as anybody changed the figure in the municipality."""
    rows = sorted(_own(session, municipality_id, key), key=lambda row: row.id)
    told = "|".join(f"{row.id} {row.value} {row.valid_from} {row.valid_to}" for row in rows)
    return crc32(told.encode())


def preview_new(
    session: Session, key: str, own: OwnFigure, *, by: Viewer, now: datetime
) -> list[OtherAnswer]:
    """What the law would answer otherwise with the new value.

    Raises:
        NotNow: as in `add`.
    """
    figure = _checked(session, key, own, by=by, now=now)
    before = figures_of(session, by.municipality_id)
    return _preview(session, before, [*before, figure], by=by, now=now)


def preview_end(
    session: Session, row: FigureRow, end: FigureEnd, *, by: Viewer, now: datetime
) -> list[OtherAnswer]:
    """What the law would answer otherwise when the value ends.

    Raises:
        NotNow: as in `end_own`.
    """
    _refuse_end(row, end, now)
    before = figures_of(session, by.municipality_id)
    old = figure_from_row(row.model_dump())
    after = [replace(one, valid_to=end.valid_to) if one == old else one for one in before]
    return _preview(session, before, after, by=by, now=now)


def write(
    session: Session, key: str, own: OwnFigure, *, seen: int, by: Viewer, now: datetime
) -> FigureRow:
    """Keep a municipal value as a new row; what held before stays as it was.

    Raises:
        FasterColleague: somebody changed the figure since the page was opened.
        NotNow: the value cannot be read, the day has gone by, or a value begins that day already.
    """
    _wait_for_others(session, by.municipality_id)
    _refuse_if_changed(session, key, seen, by=by)
    figure = _checked(session, key, own, by=by, now=now)
    row = FigureRow(
        key=key,
        municipality_id=by.municipality_id,
        value=figure.text,
        unit=figure.unit,
        valid_from=figure.valid_from,
        source=figure.source,
        note=figure.note,
        by_id=by.user_id,
        at=now,
    )
    session.add(row)
    session.flush()
    told = {"key": key, "value": row.value, "from": row.valid_from.isoformat()}
    record(session, Happened(ObjectType.FIGURE, row.id, "figure_set", details=told), by=by, now=now)
    return row


def end_own(
    session: Session, row: FigureRow, end: FigureEnd, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Let a municipal value end; from the day after, the value for all holds again.

    Raises:
        FasterColleague: somebody changed the figure since the page was opened.
        NotNow: the day has gone by, or lies before the value's first day.
    """
    _wait_for_others(session, by.municipality_id)
    _refuse_if_changed(session, row.key, seen, by=by)
    _refuse_end(row, end, now)
    row.valid_to = end.valid_to
    session.add(row)
    session.flush()
    told = {"key": row.key, "value": row.value, "until": end.valid_to.isoformat()}
    happened = Happened(ObjectType.FIGURE, row.id, "figure_ended", details=told)
    record(session, happened, by=by, now=now)


def _preview(
    session: Session,
    before: Sequence[Figure],
    after: Sequence[Figure],
    *,
    by: Viewer,
    now: datetime,
) -> list[OtherAnswer]:
    own = by.municipality_id
    return other_answers(session, own, by_day(before, own), by_day(after, own), now=now)


def _checked(session: Session, key: str, own: OwnFigure, *, by: Viewer, now: datetime) -> Figure:
    """The figure that is meant, in the unit the figure has."""
    if own.valid_from < _today(now):
        raise NotNow("figure_in_the_past")
    rows = [row for row, _name in law.editions_of(session, by.municipality_id, key)]
    mine = [row for row in rows if row.municipality_id == by.municipality_id]
    if any(row.valid_from == own.valid_from for row in mine):
        raise NotNow("figure_begins_that_day")
    return Figure(
        key=key,
        value=_read(own.value, rows[0].unit),
        unit=rows[0].unit,
        source=own.source,
        valid_from=own.valid_from,
        valid_to=None,
        municipality_id=by.municipality_id,
        note=own.note,
    )


def _read(typed: str, unit: str) -> Decimal | date:
    """What was typed, as a value of that unit that a rule can be asked with.

    Raises:
        NotNow: it is no such value: a fraction where there are only whole ones, too much, too
            little.
    """
    try:
        if unit == DATE_UNIT:
            return read_date(typed)
        number = Decimal(str(read_decimal(typed)))
    except PydanticCustomError:
        raise NotNow("figure_not_read") from None
    least, most = _BOUNDS.get(unit, (0, 1000))
    is_whole = unit in _WITH_FRACTIONS or number == number.to_integral_value()
    if not is_whole or not least <= number <= most:
        raise NotNow("figure_not_read")
    return number


def _refuse_end(row: FigureRow, end: FigureEnd, now: datetime) -> None:
    if end.valid_to < max(_today(now), row.valid_from):
        raise NotNow("figure_end_in_the_past")
    if row.valid_to is not None and row.valid_to < _today(now):
        raise NotNow("figure_ended_already")


def _wait_for_others(session: Session, municipality_id: int) -> None:
    session.exec(
        select(Municipality.id).where(Municipality.id == municipality_id).with_for_update()
    ).one()


def _refuse_if_changed(session: Session, key: str, seen: int, *, by: Viewer) -> None:
    if seen != version_of(session, by.municipality_id, key):
        rows = sorted(_own(session, by.municipality_id, key), key=lambda row: row.at or row.id)
        last = rows[-1].id if rows else 0
        raise faster_colleague(session, ObjectType.FIGURE, last)


def _own(session: Session, municipality_id: int, key: str) -> Sequence[FigureRow]:
    return session.exec(
        select(FigureRow)
        .where(FigureRow.municipality_id == municipality_id, FigureRow.key == key)
        .order_by(col(FigureRow.id))
        .execution_options(populate_existing=True)
    ).all()


def _today(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
