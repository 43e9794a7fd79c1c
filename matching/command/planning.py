"""The command `assign`."""

import argparse
from collections.abc import Sequence

import numpy as np

from matching.command.points import points_of
from matching.command.profiles import Desk
from matching.command.seat_rules import impossible, seat_rules
from matching.command.telling import DONE, Telling
from matching.fit.gates import gates
from matching.plans.assign import SeatPlanner
from matching.plans.seats import ImpossibleRules, SeatPlan
from matching.profiles import CitizenProfile, OpeningProfile


def assign(given: argparse.Namespace, telling: Telling) -> int:
    """A seat for as many as possible, with the most points for all; beside it the greedy plan.

    With `--changes` also what each person, and all others, would gain or lose elsewhere.

    Raises:
        BadFile: something in a file is wrong, or the rules cannot be kept together.
    """
    desk = Desk(given, telling)
    offers = desk.openings(given.openings)
    people = desk.everybody(given.citizens)
    planner = _planner(given, desk, offers, people)
    found = planner.assignment()
    _tell(telling, "best", found.best)
    _tell(telling, "greedy", found.greedy)
    if given.changes:
        _tell_changes(telling, planner)
    return DONE


def _planner(
    given: argparse.Namespace,
    desk: Desk,
    offers: Sequence[OpeningProfile],
    people: Sequence[CitizenProfile],
) -> SeatPlanner:
    ids, seats = [person.id for person in people], {each.id: each.seats for each in offers}
    rules = seat_rules(given.rules, frozenset(ids), seats.keys())
    points = np.full((len(people), len(offers)), np.nan)
    for column, opening in enumerate(offers):
        rows = [row for row, person in enumerate(people) if not gates(opening, person)]
        points[rows, column] = points_of(desk.ranker, opening, [people[row] for row in rows])
    try:
        return SeatPlanner(points, ids, seats, rules, seed=given.seed)
    except ImpossibleRules as why:
        raise impossible(given.rules, why) from why


def _tell(telling: Telling, name: str, plan: SeatPlan) -> None:
    if telling.json:
        for seat in plan.seated:
            telling.answer({"plan": name, **seat.to_json()})
        for left in plan.unseated:
            telling.answer({"plan": name, **left.to_json()})
        whole = {"points": plan.points, "bonus": plan.bonus, "seated": len(plan.seated)}
        telling.answer({"plan": name, **whole})
        return
    bonus = f" and {plan.bonus:.1f} for being together" if plan.bonus else ""
    telling.line(f"{name}: {len(plan.seated)} seated, {plan.points:.1f} points{bonus}")
    telling.table(
        ["citizen_id", "opening_id", "points"],
        [(each.citizen_id, each.opening_id, each.points) for each in plan.seated],
    )
    telling.table(
        ["without a seat", "reason"], [(each.citizen_id, each.reason) for each in plan.unseated]
    )


def _tell_changes(telling: Telling, planner: SeatPlanner) -> None:
    changes = [each for person in sorted(planner.people) for each in planner.changes(person)]
    if telling.json:
        for each in changes:
            telling.answer({"plan": "change", **each.to_json()})
        return
    telling.line(f"changes: {len(changes)}; all others are then placed in the best way")
    telling.table(
        ["citizen_id", "moved to", "own", "others", "bonus", "seated"],
        [(e.citizen_id, e.opening_id, e.own, e.others, e.bonus, e.seated) for e in changes],
    )
