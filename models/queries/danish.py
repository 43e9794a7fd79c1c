"""A citizen's Danish: who said which level, tests passed, and what modules hint at."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import DanishEducation, DanishLevel, DanishSkill, DanishTest
from models.queries.paging import columns
from models.rules.danish import Hints, LevelSaid
from models.tables.people import Citizen, CitizenLesson, User
from models.tables.records import DanishLevelHint, DanishLevelSet, DanishTestPassed


def levels_set(session: Session, citizen_id: int) -> Sequence[Any]:
    """Rows (DanishLevelSet, name of who wrote it), the newest first."""
    return session.execute(
        columns(DanishLevelSet, User.name)
        .join(User, col(User.id) == DanishLevelSet.by_id)
        .where(col(DanishLevelSet.citizen_id) == citizen_id)
        .order_by(col(DanishLevelSet.id).desc())
    ).all()


def tests_passed(session: Session, citizen_id: int) -> Sequence[DanishTestPassed]:
    """The tests the citizen has passed, the first one first."""
    return session.exec(
        select(DanishTestPassed)
        .where(DanishTestPassed.citizen_id == citizen_id)
        .order_by(col(DanishTestPassed.passed_on), col(DanishTestPassed.id))
    ).all()


def lessons(session: Session, citizen_id: int) -> Sequence[CitizenLesson]:
    """The weekly lessons, Monday first."""
    return session.exec(
        select(CitizenLesson)
        .where(CitizenLesson.citizen_id == citizen_id)
        .order_by(col(CitizenLesson.weekday), col(CitizenLesson.starts))
    ).all()


def hints_of(session: Session, municipality_id: int) -> Hints:
    """What the municipality has set itself; the rest stands in the file that is shipped."""
    rows = session.exec(
        select(DanishLevelHint).where(DanishLevelHint.municipality_id == municipality_id)
    ).all()
    return {(DanishEducation(row.education), row.module): DanishLevel(row.level) for row in rows}


def learners(session: Session, municipality_id: int) -> Sequence[Citizen]:
    """Citizens with a module or a passed test, whose levels a hint may decide."""
    passed = select(DanishTestPassed.citizen_id)
    return session.exec(
        select(Citizen)
        .where(
            Citizen.municipality_id == municipality_id,
            col(Citizen.danish_education).is_not(None) | col(Citizen.id).in_(passed),
        )
        .order_by(col(Citizen.id))
    ).all()


def said_of(
    session: Session, municipality_id: int, only: Collection[int] | None = None
) -> Mapping[tuple[int, DanishSkill], list[LevelSaid]]:
    """What people have said of each citizen's skills.

    Args:
        only: no others than these citizens, at most some hundred.
    """
    rows = session.execute(
        columns(DanishLevelSet)
        .join(Citizen, col(Citizen.id) == DanishLevelSet.citizen_id)
        .where(*_whose(DanishLevelSet, municipality_id, only))
    ).scalars()
    found: dict[tuple[int, DanishSkill], list[LevelSaid]] = {}
    for row in rows:
        said = LevelSaid(row.level, row.source, row.set_on, row.id)
        found.setdefault((row.citizen_id, row.skill), []).append(said)
    return found


def passed_by(
    session: Session, municipality_id: int, only: Collection[int] | None = None
) -> Mapping[int, list[tuple[DanishTest, date]]]:
    """The tests each citizen has passed, with the day; `only` as in `said_of`."""
    rows = session.execute(
        columns(DanishTestPassed)
        .join(Citizen, col(Citizen.id) == DanishTestPassed.citizen_id)
        .where(*_whose(DanishTestPassed, municipality_id, only))
    ).scalars()
    found: dict[int, list[tuple[DanishTest, date]]] = {}
    for row in rows:
        found.setdefault(row.citizen_id, []).append((row.test, row.passed_on))
    return found


def _whose(table: Any, municipality_id: int, only: Collection[int] | None) -> list[Any]:
    here = [col(Citizen.municipality_id) == municipality_id]
    return here if only is None else [*here, table.citizen_id.in_(only)]
