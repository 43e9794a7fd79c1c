"""The command `assign`."""

import argparse

import numpy as np

from matching.command.points import points_of
from matching.command.profiles import Desk
from matching.command.telling import DONE, Telling
from matching.fit.gates import gates
from matching.plans.assign import SeatPlanner
from matching.plans.seats import SeatPlan


def assign(given: argparse.Namespace, telling: Telling) -> int:
    """A seat for as many as possible, with the most points for all; beside it the greedy plan."""
    desk = Desk(given, telling)
    offers = desk.openings(given.openings)
    people = desk.everybody(given.citizens)
    points = np.full((len(people), len(offers)), np.nan)
    for column, opening in enumerate(offers):
        rows = [row for row, person in enumerate(people) if not gates(opening, person)]
        points[rows, column] = points_of(desk.ranker, opening, [people[row] for row in rows])
    seats = {opening.id: opening.seats for opening in offers}
    planner = SeatPlanner(points, [person.id for person in people], seats, seed=given.seed)
    found = planner.assignment()
    _tell(telling, "best", found.best)
    _tell(telling, "greedy", found.greedy)
    return DONE


def _tell(telling: Telling, name: str, plan: SeatPlan) -> None:
    if telling.json:
        for seat in plan.seated:
            telling.answer({"plan": name, **seat.to_json()})
        for left in plan.unseated:
            telling.answer({"plan": name, **left.to_json()})
        telling.answer({"plan": name, "points": plan.points, "seated": len(plan.seated)})
        return
    telling.line(f"{name}: {len(plan.seated)} seated, {plan.points:.1f} points")
    telling.table(
        ["citizen_id", "opening_id", "points"],
        [(each.citizen_id, each.opening_id, each.points) for each in plan.seated],
    )
    telling.table(
        ["without a seat", "reason"], [(each.citizen_id, each.reason) for each in plan.unseated]
    )
