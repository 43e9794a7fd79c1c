"""Those who are expected or have just come, with the list for an early start."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from models.kinds import EarlyStepKind, Regime, ResidenceCategory, Role, StepAnswer
from portal.services.citizens import arrivals, early_start
from portal.services.citizens.arrivals import NewArrival
from portal.services.citizens.early_start import Answered, Clarified
from seed.stage import Stage
from seed.timeline import Story
from seed.words import told


def early_stories(stage: Stage) -> Iterator[Story]:
    """Each of them is written by her caseworker, in the order of seed/names/case.toml."""
    for number, said in enumerate(told("case")["expected"]):
        yield _expected(stage, number, said)


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
