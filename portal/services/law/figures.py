"""The legal figures: loading the list the product ships, and asking what holds on a day."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, or_, select

from matching.sources.csv_files import CsvFile, read_csv
from models.rules.figures import Figure, Figures, figure_from_row, in_force
from models.tables.law import FigureRow

COLUMNS = ("key", "value", "unit", "valid_from", "valid_to", "source", "note")
# As long as the columns of the table are.
LONGEST = {"key": 80, "value": 40, "unit": 40, "source": 300, "note": 300}


def load_figures(session: Session, path: Path) -> int:
    """Store the figures of the file for all municipalities; returns how many are new or changed.

    A figure is known again by its key and first day. One that has left the file stays: what was
    decided by it can still be explained. A municipality's own figures are left alone.

    Raises:
        ImportProblem: a column is missing or a row cannot be read.
    """
    rows = session.exec(select(FigureRow).where(col(FigureRow.municipality_id).is_(None)))
    stored = {(row.key, row.valid_from): row for row in rows}
    changed = 0
    for (key, valid_from), wanted in _read(read_csv(path)).items():
        row = stored.get((key, valid_from))
        if row is not None and row.model_dump(include=set(wanted)) == wanted:
            continue
        session.add(FigureRow(**wanted) if row is None else row.sqlmodel_update(wanted))
        changed += 1
    session.flush()
    return changed


def _read(file: CsvFile) -> dict[tuple[str, date], dict[str, Any]]:
    """The columns of each figure, by its key and first day."""
    found: dict[tuple[str, date], dict[str, Any]] = {}
    for line, cells in file.rows(COLUMNS):
        told = dict(zip(COLUMNS, cells, strict=True))
        for name, longest in LONGEST.items():
            if len(told[name]) > longest:
                raise file.problem(f"Feltet er længere end {longest} tegn.", line, name)
        try:
            figure = figure_from_row(told)
        except ValueError:
            raise file.problem("Tallet eller datoen kan ikke læses.", line) from None
        if (figure.key, figure.valid_from) in found:
            raise file.problem("Tallet står der to gange fra samme dag.", line, "key")
        days = {"valid_from": figure.valid_from, "valid_to": figure.valid_to}
        found[figure.key, figure.valid_from] = {**told, **days, "municipality_id": None}
    return found


def figures_on(session: Session, on: date, municipality_id: int) -> Figures:
    """The figures in force that day in the municipality.

    Raises:
        ValueError: two stored figures claim the same day with the same right.
    """
    return figures_by_day(session, municipality_id)(on)


def figures_by_day(session: Session, municipality_id: int) -> Callable[[date], Figures]:
    """What gives the figures of any day, read from the store once.

    Raises:
        ValueError: as `figures_on`, when a day is asked for.
    """
    return by_day(figures_of(session, municipality_id), municipality_id)


def figures_of(session: Session, municipality_id: int) -> list[Figure]:
    """Every figure that has ever been in force in the municipality, its own beside those of all."""
    rows = session.exec(
        select(FigureRow).where(
            or_(
                col(FigureRow.municipality_id).is_(None),
                col(FigureRow.municipality_id) == municipality_id,
            )
        )
    )
    return [figure_from_row(row.model_dump()) for row in rows]


def by_day(figures: Iterable[Figure], municipality_id: int) -> Callable[[date], Figures]:
    """What gives the edition of any day out of these figures."""
    return cache(partial(in_force, list(figures), municipality_id=municipality_id))
