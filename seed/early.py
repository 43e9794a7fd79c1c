"""The ends of a case: those who are expected, and a status at permanent residence."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlmodel import col, select

from models.kinds import (
    EarlyStepKind,
    Regime,
    ResidenceCategory,
    Role,
    Situation,
    StepAnswer,
)
from models.rules.access import Viewer
from models.tables.people import Citizen
from models.tables.programme import CitizenProgramme
from portal.services.citizens import arrivals, early_start, residence_reports
from portal.services.citizens.arrivals import NewArrival
from portal.services.citizens.early_start import Answered, Clarified
from portal.services.citizens.programme_inputs import Circumstances
from portal.services.citizens.programmes import write_circumstances
from portal.services.citizens.residence_reports import ReportText
from seed.stage import Stage
from seed.timeline import Story
from seed.words import told


def early_stories(stage: Stage) -> Iterator[Story]:
    """Each of them is written by her caseworker, in the order of seed/names/case.toml."""
    for number, said in enumerate(told("case")["expected"]):
        yield _expected(stage, number, said)
    for number, said in enumerate(told("case")["residence"]):
        yield _resident(stage, stage.rng(f"residence/{number}"), number, said)


def _expected(stage: Stage, number: int, said: dict[str, Any]) -> Story:
    rng = stage.rng(f"expected/{number}")
    caseworkers = stage.viewers(Role.CASEWORKER)
    by = caseworkers[number % len(caseworkers)]
    now = yield stage.workday(said["written_ago"], rng)
    comes_on = stage.days.today + timedelta(days=said["comes_in"])
    new = NewArrival(
        name=said["name"],
        case_number=f"{stage.plan.prefix}-V{number + 1:03d}",
        caseworker_id=by.user_id,
        born_on=stage.days.today - timedelta(days=rng.randint(20 * 365, 50 * 365)),
        residence_from=now.date() - timedelta(days=20),
        residence_category=ResidenceCategory.REFUGEE,
        regime=Regime.INL,
        responsibility_from=comes_on,
        on_benefit=True,
    )
    citizen = arrivals.register(stage.session, new, by=by, now=now)
    # The same world every time: the service draws an alias from nowhere.
    citizen.alias = f"Borger V{number + 1:03d}"
    stage.session.add(citizen)
    known = Clarified(told_on=now.date() - timedelta(days=1), **said["clarified"])
    early_start.clarify(stage.session, citizen, known, by=by, now=now)
    now = yield stage.workday(1, rng)
    for step, answer in said["steps"].items():
        done = Answered(step=EarlyStepKind(step), answer=StepAnswer(answer))
        early_start.answer(stage.session, citizen, done, by=by, now=now)


def _resident(stage: Stage, rng: Random, number: int, said: dict[str, str]) -> Story:
    """Somebody of the first who came; the second one's status is still to be written."""
    now = yield stage.workday(9 - number, rng)
    hers = stage.viewers(Role.CASEWORKER)[0]
    citizen = stage.session.exec(
        select(Citizen)
        .join(CitizenProgramme, col(CitizenProgramme.citizen_id) == Citizen.id)
        .where(
            Citizen.caseworker_id == hers.user_id,
            CitizenProgramme.situation == Situation.AFTER_PROGRAMME,
        )
        .order_by(col(Citizen.responsibility_from), col(Citizen.id))
        .offset(number)
        .limit(1)
    ).one()
    _grant(stage, citizen, hers, now)
    if said:
        text = ReportText(earlier_on=now.date() - timedelta(days=800), finished=True, **said)
        residence_reports.write(stage.session, citizen, text, seen=0, by=hers, now=now)


def _grant(stage: Stage, citizen: Citizen, by: Viewer, now: datetime) -> None:
    row = stage.session.get_one(CitizenProgramme, citizen.id)
    known = row.model_dump(include=set(Circumstances.model_fields))
    known["responsibility_from"] = citizen.responsibility_from
    said = Circumstances(**{**known, "permanent_residence_on": now.date()})
    write_circumstances(stage.session, citizen, said, seen=row.version, by=by, now=now)
