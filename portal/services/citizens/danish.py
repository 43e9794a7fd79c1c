"""A citizen's Danish: levels with their source, course and tests, lessons; and the hints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy import delete
from sqlmodel import Session, col

from matching.sources.csv_files import read_csv
from models.kinds import (
    DanishEducation,
    DanishLevel,
    DanishSkill,
    ObjectType,
    Situation,
)
from models.queries import danish as queries
from models.rules import danish as rules
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.danish import Hints, LevelSaid
from models.rules.errors import NotNow
from models.tables.people import Citizen, CitizenLesson
from models.tables.programme import CitizenProgramme
from models.tables.records import DanishLevelHint, DanishLevelSet, DanishTestPassed
from portal.services.citizens.danish_inputs import DanishCourse, Lessons, LevelHints, LevelsSaid
from portal.services.citizens.record_parts import (
    COURSE,
    LESSONS,
    LEVELS,
    Change,
    changing,
    replace_rows,
)
from portal.services.trail import Happened, record

SHIPPED = Path(__file__).resolve().parents[3] / "seed" / "danish_levels.csv"
COLUMNS = ("education", "module", "level", "source")


@dataclass(frozen=True)
class LevelShown:
    """What counts for one skill; `said` is None when nobody and nothing tells."""

    skill: DanishSkill
    said: LevelSaid | None
    by_name: str = ""  # empty for a test and for the module's hint


def say_levels(
    session: Session, citizen: Citizen, said: LevelsSaid, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Add what a source says; what others have said before stays.

    Raises:
        FasterColleague: a colleague changed the same section since the form was opened.
        NotNow: the day lies in the future.
    """
    _refuse_future([said.set_on], now)
    change = Change(LEVELS, "danish_levels_said", seen)
    with changing(session, citizen, change, by=by, now=now):
        wanted = {**said.levels, **dict.fromkeys(said.taken_back)}
        session.add_all(
            DanishLevelSet(
                citizen_id=citizen.id,
                skill=skill,
                level=level,
                source=said.source,
                set_on=said.set_on,
                by_id=by.user_id,
                at=now,
            )
            for skill, level in wanted.items()
        )
        session.flush()
        work_out_levels(session, [citizen], taken_back=said.taken_back)


def set_course(
    session: Session, citizen: Citizen, said: DanishCourse, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Write education, module, first day and tests, and what they say of the levels.

    The first day ends the deadline for beginning on Danish (rule S4-17).

    Raises:
        FasterColleague: a colleague changed the same section since the form was opened.
        NotNow: a test was passed, or Danish begun, in the future.
    """
    begun = [said.danish_enrolled_on] if said.danish_enrolled_on else []
    _refuse_future([*said.passed.values(), *begun], now)
    change = Change(COURSE, "danish_course_changed", seen)
    with changing(session, citizen, change, by=by, now=now):
        before = _hinted(session, citizen)
        citizen.danish_education = said.danish_education
        citizen.danish_module_number = said.danish_module_number
        _begin(session, citizen, said.danish_enrolled_on)
        rows = [
            DanishTestPassed(citizen_id=citizen.id, test=test, passed_on=on)
            for test, on in said.passed.items()
        ]
        replace_rows(session, citizen, DanishTestPassed, rows)
        work_out_levels(session, [citizen], taken_back=tuple(DanishSkill) if before else ())


def _begin(session: Session, citizen: Citizen, on: date | None) -> None:
    """Write the first day of Danish; a programme that nobody has written yet begins with it."""
    programme = session.get(CitizenProgramme, citizen.id)
    if programme is None and on is not None:
        situation = (
            Situation.AFTER_PROGRAMME if citizen.programme_ended_on else Situation.IN_PROGRAMME
        )
        since = citizen.programme_ended_on or citizen.responsibility_from
        programme = CitizenProgramme(
            citizen_id=citizen.id, situation=situation, situation_since=since
        )
    if programme is not None:
        programme.danish_enrolled_on = on
        session.add(programme)


def set_lessons(
    session: Session, citizen: Citizen, week: Lessons, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Write the week of lessons anew; they block hours from now on.

    Raises:
        FasterColleague: a colleague changed the same section since the form was opened.
    """
    change = Change(LESSONS, "lessons_changed", seen)
    with changing(session, citizen, change, by=by, now=now):
        rows = [CitizenLesson(citizen_id=citizen.id, **row.model_dump()) for row in week.lessons]
        replace_rows(session, citizen, CitizenLesson, rows)


def levels_shown(session: Session, citizen: Citizen) -> Sequence[LevelShown]:
    """What counts for each skill, with who said it."""
    names = {row.id: name for row, name in queries.levels_set(session, citizen.id)}
    said = queries.said_of(session, citizen.municipality_id, [citizen.id])
    hinted = _hinted(session, citizen)
    shown = []
    for skill in DanishSkill:
        all_said = [*said.get((citizen.id, skill), ()), *hinted]
        counts = rules.level_that_counts(all_said)
        shown.append(LevelShown(skill, counts, names.get(counts.number, "") if counts else ""))
    return shown


def work_out_levels(
    session: Session, citizens: Sequence[Citizen], *, taken_back: Iterable[DanishSkill] = ()
) -> None:
    """Let each citizen's levels be what counts now; all are of one municipality.

    A level nobody has said anything about stands as it came in, unless its word is taken back.
    """
    if not citizens:
        return
    own, gone = citizens[0].municipality_id, set(taken_back)
    only = [citizen.id for citizen in citizens] if len(citizens) == 1 else None
    hints = hints_of(session, own)
    said, passed = queries.said_of(session, own, only), queries.passed_by(session, own, only)
    for citizen in citizens:
        tests = rules.from_tests(passed.get(citizen.id, ()), hints)
        course = rules.hint(citizen.danish_education, citizen.danish_module_number, hints)
        for skill in DanishSkill:
            all_said = [*said.get((citizen.id, skill), ()), *tests, *course]
            counts = rules.level_that_counts(all_said)
            if all_said or skill in gone:
                setattr(citizen, f"danish_{skill.value}", counts.level if counts else None)


def hints_of(session: Session, municipality_id: int) -> Hints:
    """The municipality's own hints, and the shipped ones where it has none."""
    return {**shipped_hints(), **queries.hints_of(session, municipality_id)}


@lru_cache(maxsize=1)
def shipped_hints() -> Hints:
    """The hints of the file that comes with the product.

    Raises:
        ImportProblem: a line cannot be read.
    """
    file = read_csv(SHIPPED)
    return {
        (DanishEducation(education), int(module)): DanishLevel(level)
        for _line, (education, module, level, _source) in file.rows(COLUMNS)
    }


def set_hints(session: Session, table: LevelHints, *, by: Viewer, now: datetime) -> None:
    """Write the municipality's hints and work out the levels that rest on them anew."""
    own = by.municipality_id
    session.execute(delete(DanishLevelHint).where(col(DanishLevelHint.municipality_id) == own))
    session.add_all(DanishLevelHint(municipality_id=own, **row.model_dump()) for row in table.hints)
    session.flush()
    work_out_levels(session, queries.learners(session, own))
    happened = Happened(ObjectType.MUNICIPALITY, own, "danish_hints_changed")
    record(session, happened, by=by, now=now)


def _hinted(session: Session, citizen: Citizen) -> list[LevelSaid]:
    """What tests and the module say of every skill."""
    hints = hints_of(session, citizen.municipality_id)
    passed = queries.passed_by(session, citizen.municipality_id, [citizen.id])
    return [
        *rules.from_tests(passed.get(citizen.id, ()), hints),
        *rules.hint(citizen.danish_education, citizen.danish_module_number, hints),
    ]


def _refuse_future(days: Iterable[date], now: datetime) -> None:
    if any(day > now.astimezone(COPENHAGEN).date() for day in days):
        raise NotNow("danish_in_the_future")
