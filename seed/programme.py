"""The invented citizens' programmes: most in time, some due now, some late."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from models.kinds import ActivityKind, DutyReason, FollowUpKind, ReadinessClass, Regime, Situation
from models.rules.calendar import COPENHAGEN
from models.rules.spans import anniversary
from seed.words import told

Row = dict[str, Any]

# After how many days things are done, when they are done as they should be.
_SIGNED, _CLASSED, _ENROLLED, _OFFERED = (10, 29), (40, 89), (7, 27), (8, 30)
_LATER = 25  # so many days more for those who were late
_LONG_ENOUGH_FOR_A_JOB = 200
_FOLLOW_UPS_IN_WINDOW = 4
_YEARS = 5
_HOURS = {"course": 6.0, "paid_hours": 8.0, "mentor": 1.5, "talks": 1.0, "job_search": 5.0}


def programme_of(rng: Random, row: Row, legal: Row, today: date) -> dict[str, list[Row]]:
    """The rows of one citizen's programme by table, as far as it has come today.

    Args:
        row: the citizen's own; legal: the row of the legal facts.
    """
    arrived: date = row["responsibility_from"]
    circumstances = _circumstances(rng, arrived, legal, today)
    signed = _done(rng, arrived, _SIGNED, today)
    classes = list(_classes(rng, arrived, legal["readiness"], today))
    held = list(_held(rng, classes[0]["from_on"], circumstances, today)) if classes else []
    by = row["caseworker_id"]
    return {
        "citizen_programme": [{"version": 1, **circumstances}],
        "contract": [_contract(rng, signed)] if signed else [],
        "contract_activity": _activities(rng, signed) if signed else [],
        "classification": [_told(found, found["from_on"], by) for found in classes],
        "follow_up": [_told(_follow_up(rng, day), day, by) for day in held],
    }


def _done(rng: Random, arrived: date, within: tuple[int, int], today: date) -> date | None:
    """The day it was done; later for some, never for a few, and not when that is to come."""
    drawn = rng.random()
    day = arrived + timedelta(days=rng.randint(*within) + (_LATER if drawn > 0.92 else 0))
    return day if day <= today and drawn < 0.97 else None


def _circumstances(rng: Random, arrived: date, legal: Row, today: date) -> Row:
    situation, since = _situation(rng, arrived, legal, today)
    on_leave = situation is Situation.PARENTAL_LEAVE
    lowered = situation is Situation.IN_PROGRAMME and rng.random() < 0.1
    return {
        "situation": situation,
        "situation_since": since,
        "on_benefit": situation is not Situation.IN_JOB_OR_EDUCATION,
        "duty_reason": DutyReason.ASSESSED_BY_CASEWORKER if lowered else None,
        "duty_hours": rng.choice((20.0, 25.0, 30.0)) if lowered else None,
        "danish_enrolled_on": _done(rng, arrived, _ENROLLED, today),
        "first_offer_on": _done(rng, arrived, _OFFERED, today),
        "child_born_on": since + timedelta(days=5) if on_leave else None,
    }


def _situation(rng: Random, arrived: date, legal: Row, today: date) -> tuple[Situation, date]:
    drawn, days = rng.random(), (today - arrived).days
    if legal["regime"] is Regime.LAB:
        return Situation.AFTER_PROGRAMME, anniversary(arrived, _YEARS)
    if days > _LONG_ENOUGH_FOR_A_JOB and drawn < 0.06:
        return Situation.IN_JOB_OR_EDUCATION, today - timedelta(days=rng.randint(10, days - 60))
    if days > _LONG_ENOUGH_FOR_A_JOB and drawn < 0.10:
        return Situation.PARENTAL_LEAVE, today - timedelta(days=rng.randint(10, 200))
    return Situation.IN_PROGRAMME, arrived


def _contract(rng: Random, signed: date) -> Row:
    words = told("programme")
    agreed, waits = rng.random() < 0.96, rng.random() < 0.04
    return {
        "version": 1,
        "main_goal": rng.choice(words["goals"]),
        "coordinating_department": rng.choice(words["departments"]),
        "agreed": agreed,
        "disagreement_note": "" if agreed else words["disagreement"],
        "signed_by_citizen_on": signed if agreed and not waits else None,
        "signed_by_municipality_on": signed,
        "declaration_signed_on": None if waits else signed,
    }


def _activities(rng: Random, signed: date) -> list[Row]:
    words = told("programme")["activities"]
    return [
        {
            "kind": ActivityKind(kind),
            "text": rng.choice(words[kind]),
            "hours_a_week": _HOURS[kind],
            "from_on": signed,
            "until_on": None,
        }
        for kind in sorted(rng.sample(sorted(words), rng.randint(1, 3)))
    ]


def _classes(rng: Random, arrived: date, holds: ReadinessClass, today: date) -> Iterator[Row]:
    """The class that holds, and for some another one before it."""
    reasons = told("programme")["reasons"]
    first = _done(rng, arrived, _CLASSED, today)
    if first is None:
        return
    again = first + timedelta(days=rng.randint(120, 300))
    if holds is ReadinessClass.JOB_READY and rng.random() < 0.4 and again <= today:
        before = ReadinessClass.ACTIVITY_READY
        yield {"readiness": before, "from_on": first, "reason": rng.choice(reasons[before])}
        first = again
    yield {"readiness": holds, "from_on": first, "reason": rng.choice(reasons[holds])}


def _held(rng: Random, classed: date, circumstances: Row, today: date) -> Iterator[date]:
    """Four in the first six months; of the later ones the last, which may be long ago."""
    day = classed
    for _number in range(_FOLLOW_UPS_IN_WINDOW):
        day += timedelta(days=rng.randint(34, 44))
        if day <= today and rng.random() < 0.96:
            yield day
    often = 330 if circumstances["situation"] is Situation.IN_JOB_OR_EDUCATION else 84
    last = today - timedelta(days=rng.randint(1, often + 14))
    if last > day:
        yield last


def _follow_up(rng: Random, day: date) -> Row:
    words = told("programme")["follow_ups"]
    kind = rng.choice(sorted(words))
    return {
        "kind": FollowUpKind(kind),
        "held_on": day,
        "with_interpreter": rng.random() < 0.3,
        "summary": rng.choice(words[kind]),
    }


def _told(row: Row, day: date, by_id: int) -> Row:
    """The row as the caseworker wrote it, the same day."""
    at = datetime.combine(day, time(8), COPENHAGEN)
    return {**row, "by_id": by_id, "at": at}
