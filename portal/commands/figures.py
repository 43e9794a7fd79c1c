"""The command that takes legal figures in for all municipalities, and tells what they change."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from matching.sources.csv_files import ImportProblem
from models.kinds import ObjectType
from models.rules.calendar import COPENHAGEN
from models.rules.errors import Finding
from models.store import writing
from models.tables.law import FigureRow
from models.tables.people import Municipality
from portal.services.law.figures import figures_by_day, load_figures
from portal.services.law.law_preview import Asked, OtherAnswer, answers_by, differences

_NAMES = {ObjectType.PLACEMENT: "placement", ObjectType.OPENING: "opening"}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with what it must be told."""
    said = "Take legal figures in for all municipalities, and tell what they change."
    parser = subparsers.add_parser("figures", help=said, description=said)
    acts = parser.add_subparsers(dest="act", required=True)
    taken = acts.add_parser("import", help=said, description=said)
    taken.add_argument("file", type=Path, help="CSV with the columns of seed/figures.csv")
    taken.add_argument("--dry-run", action="store_true", help="tell it only, and keep nothing")


def run(given: argparse.Namespace, engine: Engine, now: datetime, out: TextIO) -> int:
    """Take the file in; gives 0, or 1 when it cannot be read, and then nothing is kept."""
    with Session(writing(engine)) as session:
        before = _rows(session)
        said = _answers(session, now)
        try:
            changed = load_figures(session, given.file)
        except (ImportProblem, OSError) as problem:
            out.write(f"{problem}\n")
            return 1
        for key in sorted(_rows(session) - before):
            out.write(f"{' '.join(key)}\n")
        out.write(f"{changed} figures are new or changed.\n")
        for name, answers in _answers(session, now).items():
            for other in differences(said[name], answers):
                out.write(f"{name}: {_told(other)}\n")
        if given.dry_run:
            session.rollback()
            out.write("Nothing was kept.\n")
        else:
            session.commit()
    return 0


def _answers(session: Session, now: datetime) -> dict[str, Mapping[Asked, Sequence[Finding]]]:
    on = now.astimezone(COPENHAGEN).date()
    return {
        municipality.name: answers_by(
            session, municipality.id, figures_by_day(session, municipality.id), on
        )
        for municipality in session.exec(select(Municipality).order_by(col(Municipality.code)))
    }


def _rows(session: Session) -> set[tuple[str, str, str]]:
    rows = session.exec(select(FigureRow).where(col(FigureRow.municipality_id).is_(None)))
    return {(row.key, f"from {row.valid_from}", f"= {row.value} {row.unit}") for row in rows}


def _told(other: OtherAnswer) -> str:
    """One line: what it is, and the codes that come and go."""
    codes = [f"+{finding.code}" for finding in other.added]
    codes += [f"-{finding.code}" for finding in other.gone]
    what = _NAMES[other.asked.what]
    return f"{what} {other.asked.number}, starts {other.asked.starts}: {' '.join(codes)}"
