"""A citizen's week and deadlines as they stand: read from the store, worked out by the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import Session, col, select

from models.kinds import Weekday
from models.queries.programme import (
    activities_of,
    circumstances_of,
    facts_of,
    placements_between,
    slots_of,
)
from models.rules import programme
from models.rules.figures import Figures
from models.rules.follow_ups import Window, window
from models.rules.programme_facts import Matter, ProgrammeFacts
from models.rules.schedule import Slot
from models.rules.spans import whole_months
from models.rules.work_duty import (
    Activity,
    DutyWeek,
    Lowered,
    WorkHours,
    duty_hours,
    duty_week,
)
from models.tables.people import Citizen, CitizenLegal, CitizenLesson
from models.tables.programme import CitizenProgramme
from portal.services.law.figures import figures_on

SUNDAY = timedelta(days=6)


@dataclass(frozen=True)
class ProgrammeStands:
    """Where a citizen stands in the programme on one day."""

    facts: ProgrammeFacts
    figures: Figures
    matters: Sequence[Matter]
    window: Window | None
    danish_right_until: date
    may_last_until: date
    may_resume: bool
    months: int  # whole ones the programme has lasted
    work_aimed_at: date


def stands(session: Session, citizen: Citizen, on: date) -> ProgrammeStands:
    """The deadlines of one citizen."""
    facts = facts_of(session, col(Citizen.id) == citizen.id, on)[citizen.id]
    figures = figures_on(session, on, citizen.municipality_id)
    return ProgrammeStands(
        facts=facts,
        figures=figures,
        matters=programme.matters(facts, figures, on),
        window=window(facts, figures),
        danish_right_until=programme.danish_right_until(facts, figures),
        may_last_until=programme.programme_may_last_until(facts, figures),
        may_resume=programme.may_resume(facts, figures, on),
        months=whole_months(facts.responsibility_from, on),
        work_aimed_at=programme.work_aimed_at(facts, figures),
    )


def ready_due(session: Session, citizen: Citizen, on: date) -> date:
    """The day on which she can begin at a workplace at latest (S3-08)."""
    facts = ProgrammeFacts(responsibility_from=citizen.responsibility_from)
    return programme.internship_ready_due(facts, figures_on(session, on, citizen.municipality_id))


def week_of(session: Session, citizen: Citizen, day: date) -> tuple[DutyWeek, Sequence[Slot]]:
    """The week that the day lies in, beside the duty; and the lessons with their hours."""
    monday = day - timedelta(days=day.weekday())
    figures = figures_on(session, monday, citizen.municipality_id)
    facts = facts_of(session, col(Citizen.id) == citizen.id, monday)[citizen.id]
    legal = session.get(CitizenLegal, citizen.id)
    residence = legal.residence_category if legal else None
    lessons = _lessons(session, citizen.id)
    written = circumstances_of(session, citizen.id)
    duty = duty_hours(
        facts, residence, _lowered(written), figures, decided=_is_decided(written, monday)
    )
    return duty_week(
        monday,
        duty,
        _work(session, citizen.id, monday),
        lessons,
        _activities(session, citizen.id),
    ), lessons


def _is_decided(row: CitizenProgramme | None, monday: date) -> bool:
    """Whether the benefit office's decision holds as the week begins."""
    if row is None or row.lab_duty_from is None or row.lab_duty_from > monday:
        return False
    return row.lab_duty_until is None or monday <= row.lab_duty_until


def _lowered(row: CitizenProgramme | None) -> Lowered | None:
    if row is None or row.duty_reason is None:
        return None
    hours = None if row.duty_hours is None else Decimal(str(row.duty_hours))
    return Lowered(row.duty_reason, hours)


def _lessons(session: Session, citizen_id: int) -> tuple[Slot, ...]:
    rows = session.exec(
        select(CitizenLesson)
        .where(CitizenLesson.citizen_id == citizen_id)
        .order_by(col(CitizenLesson.weekday), col(CitizenLesson.starts))
    )
    return tuple(Slot(Weekday(row.weekday), row.starts, row.ends) for row in rows)


def _work(session: Session, citizen_id: int, monday: date) -> Sequence[WorkHours]:
    rows = placements_between(session, citizen_id, monday, monday + SUNDAY)
    slots = slots_of(session, [placement.id for placement, _, _ in rows])
    return [
        WorkHours(
            label=f"{opening.title}, {company.name}",
            starts=placement.starts,
            ends=placement.ended_on or placement.ends,
            hours_a_week=Decimal(str(placement.hours_a_week)),
            slots=tuple(
                Slot(Weekday(slot.weekday), slot.starts, slot.ends)
                for slot in slots.get(placement.id, ())
            ),
        )
        for placement, opening, company in rows
    ]


def _activities(session: Session, citizen_id: int) -> Sequence[Activity]:
    return [
        Activity(row.kind, row.text, row.from_on, row.until_on, Decimal(str(row.hours_a_week)))
        for row in activities_of(session, citizen_id)
    ]
