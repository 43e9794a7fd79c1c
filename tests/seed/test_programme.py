"""The invented programmes: possible, and so different that a front page has something to show."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from models.kinds import ReadinessClass, Regime, Situation
from models.rules.programme import matters
from models.rules.programme_facts import ProgrammeFacts
from seed.programme import programme_of
from tests.rules.facts import figures

TODAY = date(2026, 11, 24)


def one(number):
    """The day of arrival and the rows of one citizen."""
    rng = Random(number)
    arrived = TODAY - timedelta(days=rng.randint(40, 1_700))
    legal = {"regime": Regime.INL, "readiness": rng.choice(list(ReadinessClass))}
    row = {"responsibility_from": arrived, "caseworker_id": 1}
    return arrived, programme_of(rng, row, legal, TODAY)


def test_nothing_is_held_signed_or_decided_before_the_arrival_or_after_today():
    for number in range(200):
        arrived, rows = one(number)
        days = [row["held_on"] for row in rows["follow_up"]]
        days += [row["from_on"] for row in rows["classification"]]
        days += [row["signed_by_municipality_on"] for row in rows["contract"]]
        assert all(arrived <= day <= TODAY for day in days)
        assert len(rows["citizen_programme"]) == 1


def test_most_are_in_time_some_are_due_and_some_are_late():
    standing = Counter()
    for number in range(300):
        arrived, rows = one(number)
        [row] = rows["citizen_programme"]
        contract = (rows["contract"] or [{}])[0]
        facts = ProgrammeFacts(
            responsibility_from=arrived,
            situation=row["situation"],
            situation_since=row["situation_since"],
            on_benefit=row["on_benefit"],
            agreed=contract.get("agreed", True),
            signed_by_citizen_on=contract.get("signed_by_citizen_on"),
            signed_by_municipality_on=contract.get("signed_by_municipality_on"),
            classified_on=min((c["from_on"] for c in rows["classification"]), default=None),
            follow_ups=tuple(held["held_on"] for held in rows["follow_up"]),
            danish_enrolled_on=row["danish_enrolled_on"],
            first_offer_on=row["first_offer_on"],
            child_born_on=row["child_born_on"],
        )
        found = [m for m in matters(facts, figures(TODAY), TODAY) if m.asks(TODAY)]
        late = any(matter.is_late(TODAY) for matter in found)
        standing["late" if late else "due" if found else "in time"] += 1
    assert standing["in time"] > standing["late"] > 20
    assert standing["due"] > 20


def test_who_is_after_the_programme_has_been_in_it_for_five_years():
    legal = {"regime": Regime.LAB, "readiness": ReadinessClass.JOB_READY}
    row = {"responsibility_from": date(2020, 2, 29), "caseworker_id": 1}
    [found] = programme_of(Random(1), row, legal, TODAY)["citizen_programme"]
    assert (found["situation"], found["situation_since"]) == (
        Situation.AFTER_PROGRAMME,
        date(2025, 3, 1),
    )
