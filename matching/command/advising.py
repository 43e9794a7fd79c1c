"""The command `whatif`."""

import argparse

from matching.advice.what_if import Bar, Effect, WhatIf, what_if
from matching.command.profiles import Desk
from matching.command.telling import DONE, Telling


def whatif(given: argparse.Namespace, telling: Telling) -> int:
    """What would open more doors for each person of the file, the best change first."""
    desk = Desk(given, telling)
    offers = desk.openings(given.openings)
    people = desk.everybody(given.citizen)
    for citizen in people:
        found = what_if(desk.ranker, citizen, offers, bar=Bar(given.points, given.missing))
        if telling.json:
            about = {"citizen_id": citizen.id} if len(people) > 1 else {}
            for effect in found.effects:
                telling.answer({**about, **_line(effect)})
        else:
            _show(telling, found)
    return DONE


def _line(effect: Effect) -> dict[str, object]:
    told = effect.to_json()
    change = told.pop("change")
    return {"change": change["code"], "facts": change["facts"], **told}


def _show(telling: Telling, found: WhatIf) -> None:
    telling.line(
        f"{found.citizen_id}: on the list of {len(found.on_list)} openings,"
        f" {len(found.fitting)} fit"
        f" ({found.bar.points:g} points, {found.bar.missing} needed things missing)"
    )
    telling.table(
        ["change", "facts", "adds", "opens", "points"],
        [
            (
                effect.change.code,
                ", ".join(f"{name} {value}" for name, value in effect.change.facts.items()),
                len(effect.added),
                len(effect.opened),
                effect.points,
            )
            for effect in found.effects
        ],
    )
